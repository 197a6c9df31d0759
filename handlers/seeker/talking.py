"""A seeker writes while a case is waiting or open."""

from __future__ import annotations

from db.letters import Buttons, Send, Words
from db.records import Case, Seeker
from handlers import company, relaying, writers
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter
from handlers.phrases import phrase
from handlers.seeker import conversation, tongues
from locales.texts import seeker as texts


def written(desk: Desk, seeker: Seeker, case: Case, letter: Letter) -> None:
    """Keep what the seeker wrote and show it to the confidant, or say why it cannot be."""
    if relaying.refusal(voice_of(seeker), letter):
        desk.tell_seeker(seeker, Send(not_passed_on(seeker, letter)), case)
        return
    entry = relaying.keep(desk, case, "seeker", letter)
    if held := desk.work.assignments.current(case.id):
        writers.seeker_wrote(desk, case, held)
        company.show(desk, case, entry)
    elif not _was_told(desk, case):
        desk.work.transcript.add(case.id, "line", phrase(voice_of(seeker), texts.KEPT_FOR_CONFIDANT))
        words, buttons = tongues.note(seeker, texts.KEPT_FOR_CONFIDANT)
        desk.tell_seeker(seeker, Send(words, buttons=buttons), case)


def not_passed_on(seeker: Seeker, letter: Letter) -> Words:
    """Why the relay does not take this."""
    return tongues.both(
        seeker, lambda say: phrase(say, texts.NOT_PASSED_ON, reason=relaying.refusal(say, letter))
    )


def _was_told(desk: Desk, case: Case) -> bool:
    return any(entry.side == "line" for entry in desk.work.transcript.read(case.id))


def edited(desk: Desk, seeker: Seeker, letter: Letter) -> None:
    """A seeker changed a message: the confidant's copy changes too. An answer is not changed this way."""
    if seeker.stage == "intake" and letter.words.text:
        words, buttons = tongues.note(seeker, texts.EDIT_NOT_TAKEN)
        desk.tell_seeker(seeker, Send(words, buttons=buttons))
        return
    amended = relaying.amend(desk, "seeker", letter)
    if amended:
        company.show_edit(desk, *amended)


def still_talking(desk: Desk, seeker: Seeker, case: Case) -> None:
    """/start in a conversation: say where we are, and how to end it."""
    words, buttons = drawn(seeker)
    desk.tell_seeker(seeker, Send(words, buttons=buttons), case)


def drawn(seeker: Seeker) -> tuple[Words, Buttons]:
    """Where we are, and what can be done about it."""
    buttons = (*conversation.buttons(seeker), tongues.row(seeker, "chat"))
    return tongues.said(seeker, texts.TALKING), buttons
