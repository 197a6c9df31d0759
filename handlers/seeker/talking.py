"""A seeker writes while a case is waiting or open."""

from __future__ import annotations

from db.letters import Button, Send
from db.records import Case, Seeker
from handlers import albums, relaying
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter
from handlers.phrases import phrase
from locales.texts import seeker as texts


def written(desk: Desk, seeker: Seeker, case: Case, letter: Letter) -> None:
    """Keep what the seeker wrote and show it to the confidant, or say why it cannot be."""
    say = voice_of(seeker)
    reason = relaying.refusal(say, letter)
    held = desk.work.assignments.current(case.id)
    member = desk.work.staff.get(held.staff_id) if held else None
    if reason:
        if held and member:
            albums.skipped(desk, desk.at_staff(member, held), case, letter)
        told = phrase(say, texts.NOT_PASSED_ON, reason=reason)
        desk.tell_seeker(seeker, Send(told, language=say.code), case)
        return
    entry = relaying.keep(desk, case, "seeker", letter)
    if held and member:
        relaying.show_confidant(desk, case, entry, member, held)
    elif not _was_told(desk, case):
        desk.work.transcript.add(case.id, "line", phrase(voice_of(seeker), texts.KEPT_FOR_CONFIDANT))
        desk.tell_seeker(seeker, Send(phrase(voice_of(seeker), texts.KEPT_FOR_CONFIDANT)), case)


def _was_told(desk: Desk, case: Case) -> bool:
    return any(entry.side == "line" for entry in desk.work.transcript.read(case.id))


def edited(desk: Desk, seeker: Seeker, letter: Letter) -> None:
    """A seeker changed a message: the confidant's copy changes too. An answer is not changed this way."""
    if seeker.stage == "intake" and letter.words.text:
        desk.tell_seeker(seeker, Send(phrase(voice_of(seeker), texts.EDIT_NOT_TAKEN)))
        return
    amended = relaying.amend(desk, "seeker", letter)
    if not amended:
        return
    case, entry = amended
    held = desk.work.assignments.current(case.id)
    member = desk.work.staff.get(held.staff_id) if held else None
    if held and member:
        relaying.show_edit_to_confidant(desk, case, entry, member, held)


def still_talking(desk: Desk, seeker: Seeker, case: Case) -> None:
    """/start in a conversation: say where we are, and how to end it."""
    say = voice_of(seeker)
    button = (Button(say(texts.END_CONVERSATION), action("end")),)
    desk.tell_seeker(seeker, Send(phrase(say, texts.TALKING), buttons=(button,)), case)
