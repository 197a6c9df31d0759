"""How was it? Two taps and a word after the end, none of which leads back to whoever gave it.

What was tapped is one more in a counter. The seeker's record keeps only what may still be asked.
"""

from __future__ import annotations

from dataclasses import replace

from db.letters import Buttons, Edit, Send, Words
from db.records import Case, Seeker
from handlers import triaging
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.figures import counting
from handlers.figures.catalogue import ANSWERS
from handlers.incoming import Letter, Press
from handlers.personal.blotting import blotted
from handlers.personal.finding import find
from handlers.phrases import labelled
from handlers.seeker import strays, tongues
from handlers.seeker.awaiting import let_go
from locales.organisation import ours
from locales.text import Text
from locales.texts import rating as texts

NEXT = {"heard": "helped", "helped": "word", "word": ""}
"""What is asked after what."""

QUESTIONS: dict[str, Text] = {"heard": texts.HEARD, "helped": texts.HELPED, "word": texts.WORD}
SCREEN = "rate"
AWAITS = "remark"
"""What `Seeker.awaits` says while the next message is to be the word."""

MOST = 500
"""Characters of the word."""


def may_ask(case: Case) -> bool:
    """After a conversation, and not after danger: whoever has been through that is not asked how it was."""
    return case.state == "open" and not (triaging.is_urgent(case) or case.alarm or case.alarmed)


def row(seeker: Seeker) -> Buttons:
    """The button that begins it, while there is something to be asked."""
    return ((labelled(voice_of(seeker), texts.B_RATE, action("how")),),) if seeker.rates else ()


def pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """*Say how it was*: the first thing that was not asked yet."""
    if not seeker.rates or seeker.stage != "farewell":
        strays.old_button(desk, seeker, press)
        return
    desk.answer_seeker(press)
    seeker = _awaiting(desk, seeker)
    words, buttons = drawn(seeker)
    desk.tell_seeker(seeker, Send(words, buttons=buttons))


def drawn(seeker: Seeker) -> tuple[Words, Buttons]:
    """The question and its buttons, each of which says which question it answers."""
    say, asked = voice_of(seeker), seeker.rates
    answers = tuple(labelled(say, label, action("rv", asked, value)) for value, label in ANSWERS.items())
    leave = labelled(say, texts.B_DONE if asked == "word" else texts.B_SKIP, action("rx", asked))
    rows = ((leave,),) if asked == "word" else (answers, (leave,))
    return tongues.said(seeker, QUESTIONS[asked]), (*rows, tongues.row(seeker, SCREEN))


def again(desk: Desk, seeker: Seeker) -> tuple[Words, Buttons]:
    """The same in other languages: a word is awaited still."""
    return drawn(_awaiting(desk, seeker))


def answered(desk: Desk, seeker: Seeker, press: Press) -> None:
    """One of the answers: counted once, whatever is pressed again."""
    asked, value = press.given(2)
    if asked not in counting.RATED or asked != seeker.rates or value not in ANSWERS:
        strays.old_button(desk, seeker, press)
        return
    counting.rated(desk, asked, value)
    _go_on(desk, seeker, press)


def skipped(desk: Desk, seeker: Seeker, press: Press) -> None:
    """Nothing is said to this one, and nothing is counted."""
    if not seeker.rates or press.given(1)[0] != seeker.rates:
        strays.old_button(desk, seeker, press)
        return
    _go_on(desk, seeker, press)


def _go_on(desk: Desk, seeker: Seeker, press: Press) -> None:
    seeker = _awaiting(desk, replace(seeker, rates=NEXT[seeker.rates]))
    words, buttons = drawn(seeker) if seeker.rates else tongues.note(seeker, texts.THANKS)
    desk.answer_seeker(press)
    desk.tell_seeker(seeker, Edit(words, press.message_id, buttons=buttons))


def _awaiting(desk: Desk, seeker: Seeker) -> Seeker:
    """Asked for a word, what is written next is it."""
    seeker = replace(seeker, awaits=AWAITS if seeker.rates == "word" else "")
    desk.work.seekers.save(seeker)
    return seeker


def expected(seeker: Seeker) -> bool:
    """Whether the seeker's next message is to be the word."""
    return seeker.awaits == AWAITS and seeker.rates == "word" and seeker.stage == "farewell"


def no_longer(desk: Desk, seeker: Seeker) -> Seeker:
    """The seeker did something else: what comes next is no word for the coordinators."""
    return let_go(desk, seeker) if seeker.awaits == AWAITS else seeker


def written(desk: Desk, seeker: Seeker, letter: Letter) -> None:
    """The word. Numbers, addresses and account names in it are blotted out: they would say whose it is."""
    text = blotted(letter.words, find(letter.words)).text.strip()
    if letter.kind != "text" or not 0 < len(text) <= MOST:
        desk.tell_seeker(seeker, Send(tongues.said(seeker, texts.WORD_NOT, most=MOST)))
        return
    desk.work.remarks.add(counting.month(desk), seeker.language or ours().local, text)
    desk.work.seekers.save(replace(seeker, rates="", awaits=""))
    words, buttons = tongues.note(seeker, texts.WORD_KEPT)
    desk.tell_seeker(seeker, Send(words, buttons=buttons))
