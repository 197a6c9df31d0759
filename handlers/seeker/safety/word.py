"""A seeker's own word: chosen, kept as a keyed hash, recognised, taken away."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from db.letters import Buttons, Edit, Remove, Send, Words
from db.records import Seeker
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.intake.folding import fold
from handlers.phrases import join, labelled
from handlers.seeker import tongues
from handlers.seeker.awaiting import let_go
from handlers.seeker.safety import buttons as rows
from locales.texts import safety as texts

AWAITS = "word"
"""What `Seeker.awaits` begins with while the next message is to be the word; behind it since when."""

PATIENCE = timedelta(minutes=15)
"""After this long a message is for the confidant again: nobody remembers the question of so long ago."""

LEAST, MOST = 4, 64
"""Characters of a word once its spelling is folded."""

TRIES = 5
"""So many wrong words are looked at, and then none for a while."""

PAUSE = timedelta(minutes=10)
"""How long none is looked at after that; each wrong one then begins it anew."""

FORGIVEN = timedelta(days=1)
"""After this long without a wrong word the count begins anew."""


def pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """*A word of your own*: what it does and does not, before anything is chosen."""
    _turn(desk, replace(seeker, awaits=""), press)


def show(desk: Desk, seeker: Seeker, before: Words = Words()) -> None:
    """The same as a new message, `before` above it. It goes again soon: it gives the hiding away."""
    words, buttons = drawn(seeker)
    desk.tell_seeker(seeker, Send(join((before, words)), buttons=buttons, stay="brief"))


def drawn(seeker: Seeker) -> tuple[Words, Buttons]:
    """What a word does, whether there is one, and what can be done."""
    say = voice_of(seeker)
    told = tongues.said(seeker, texts.WORD, tries=TRIES, minutes=PAUSE.seconds // 60)
    choose = (labelled(say, texts.WORD_CHOOSE, action("newword")),)
    there = (
        (labelled(say, texts.HIDE_NOW, action("hide")),),
        (labelled(say, texts.WORD_FORGET, action("noword")),),
    )
    state = tongues.said(seeker, texts.WORD_SET) if seeker.word else Words()
    back = (labelled(say, texts.SETTINGS, action("safety")),)
    return join((told, state)), (rows.clear(seeker), choose, *(there if seeker.word else ()), back)


def asked(desk: Desk, seeker: Seeker, press: Press) -> None:
    """*Choose a word*: the next message is it."""
    since = str(int(desk.now.timestamp()))
    desk.work.seekers.save(replace(seeker, awaits=action(AWAITS, since)))
    desk.answer_seeker(press)
    desk.tell_seeker(seeker, Send(tongues.said(seeker, texts.WORD_WRITE), stay="brief"))


def expected(desk: Desk, seeker: Seeker) -> bool:
    """Whether the seeker's next message is to be the word."""
    verb, _, since = seeker.awaits.partition(":")
    if verb != AWAITS or not since.isdecimal():
        return False
    return desk.now - datetime.fromtimestamp(int(since), UTC) < PATIENCE


def no_longer(desk: Desk, seeker: Seeker) -> Seeker:
    """The seeker did something else than write a word: what comes next is no word."""
    return let_go(desk, seeker) if seeker.awaits.startswith(f"{AWAITS}:") else seeker


def chosen(desk: Desk, seeker: Seeker, letter: Letter) -> None:
    """The word, or something that cannot be one. It leaves the chat either way, and reaches nobody."""
    word = fold(letter.words.text)
    desk.tell_seeker(seeker, Remove((letter.message_id,)))
    if not _can_be(letter, word):
        desk.tell_seeker(seeker, Send(tongues.said(seeker, texts.WORD_NOT), stay="brief"))
        return
    seeker = replace(seeker, word=desk.work.seekers.hashed(seeker, word), awaits="", tries=0, tried_at=None)
    desk.work.seekers.save(seeker)
    show(desk, seeker, tongues.said(seeker, texts.WORD_KEPT))


def _can_be(letter: Letter, word: str) -> bool:
    one_line = "\n" not in letter.words.text.strip()
    return letter.kind == "text" and one_line and LEAST <= len(word) <= MOST


def forgotten(desk: Desk, seeker: Seeker, press: Press) -> None:
    """*No word any more*."""
    seeker = replace(seeker, word="", awaits="")
    desk.answer_seeker(press, voice_of(seeker)(texts.WORD_GONE))
    _turn(desk, seeker, press, answered=True)


def _turn(desk: Desk, seeker: Seeker, press: Press, *, answered: bool = False) -> None:
    desk.work.seekers.save(seeker)
    if not answered:
        desk.answer_seeker(press)
    words, buttons = drawn(seeker)
    desk.tell_seeker(seeker, Edit(words, press.message_id, buttons=buttons))
    desk.work.onscreen.mark(seeker.chat_id, press.message_id, "brief")


def is_said(desk: Desk, seeker: Seeker, text: str) -> bool:
    """Whether a message is the seeker's word, however it is spelt. What is long is not even folded."""
    if not seeker.word or len(text) > 4 * MOST:
        return False
    word = fold(text)
    return len(word) <= MOST and desk.work.seekers.hashed(seeker, word) == seeker.word


def tried(desk: Desk, seeker: Seeker, text: str) -> bool:
    """The same while the line is hidden: wrong words are counted, and after some none is looked at."""
    last = seeker.tried_at
    tries = seeker.tries if last and desk.now - last < FORGIVEN else 0
    if tries >= TRIES and last and desk.now - last < PAUSE:
        return False
    if is_said(desk, seeker, text):
        return True
    desk.work.seekers.save(replace(seeker, tries=tries + 1, tried_at=desk.now))
    return False
