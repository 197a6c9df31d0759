"""A staff member writes: to the seeker of a case, or in answer to a profile question."""

from __future__ import annotations

from db.letters import Send
from db.records import Assignment, Case, Entry, Seeker, Staff
from handlers import albums, relaying
from handlers.clock import writers
from handlers.company import asides, present as company
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter
from handlers.phrases import phrase
from handlers.staff import cases, joining, profile
from handlers.voices import choosing, notes
from handlers.voices.speaker import Speaker
from locales.text import Text
from locales.texts import retraction, staff as texts


def written(desk: Desk, member: Staff, letter: Letter) -> None:
    """Pass the message on to the one case it is for, or say that it went to nobody.

    The name or town that the profile has just asked for is never a message to a seeker.
    """
    if is_answer(member, letter):
        profile.written(desk, member, letter)
        return
    held = cases.meant(desk, member, letter)
    case = desk.work.cases.get(held.case_id) if held else None
    if held and held.until:
        # The case is with somebody else by now; only its topic has not been taken away yet.
        _say(desk, member, texts.NO_CASE)
    elif held and case:
        to_seeker(desk, member, case, held, letter)
    elif member.language is None:
        joining.choose_language(desk, member, letter)
    elif member.stage != "ready" and not letter.thread:
        profile.written(desk, member, letter)
    else:
        _to_nobody(desk, member)


def is_answer(member: Staff, letter: Letter) -> bool:
    """Whether the letter answers the profile's question for a name or a town."""
    asked = member.language is not None and member.stage in ("name", "town")
    return asked and letter.kind == "text" and not letter.thread and not letter.reply_to


def _to_nobody(desk: Desk, member: Staff) -> None:
    if cases.held_by(desk, member):
        cases.list_cases(desk, member, texts.WHICH_CASE)
    else:
        _say(desk, member, texts.NO_CASE)


def to_seeker(desk: Desk, member: Staff, case: Case, held: Assignment, letter: Letter) -> None:
    """Pass the message on to the seeker of this case, or say why it cannot be."""
    seeker = desk.work.seekers.get(case.seeker_id)
    say, speaker = voice_of(member), Speaker(desk, member, case, held)
    reason = notes.refusal(speaker, letter)
    if case.state != "open" or not seeker:
        _say(desk, member, texts.CASE_CLOSED_HERE, held)
    elif reason:
        _skipped(desk, member, case, letter, seeker)
        told = phrase(say, texts.NOT_PASSED_ON, reason=reason)
        desk.tell_staff(member, Send(told, language=say.code), held)
    elif on := notes.heard(speaker, case, letter):
        pass_on(desk, member, on, held, relaying.keep(desk, on, "confidant", letter, by=member.id), seeker)
        choosing.offer_after(speaker, letter)


def _skipped(desk: Desk, member: Staff, case: Case, letter: Letter, seeker: Seeker) -> None:
    """What is refused of an album holds up nothing of it, on no phone."""
    albums.skipped(desk, desk.at_seeker(seeker, case), case, letter)
    for one in company.of(desk, case.id):
        if one.member.id != member.id:
            albums.skipped(desk, desk.at_staff(one.member, one.held), case, letter)


def pass_on(desk: Desk, member: Staff, case: Case, held: Assignment, entry: Entry, seeker: Seeker) -> None:
    """Show what was kept to the seeker and to colleagues, and say so when it cannot reach the seeker."""
    relaying.show_seeker(desk, case, entry, seeker)
    writers.confidant_wrote(desk, desk.work.cases.get(case.id) or case, held)
    company.show(desk, case, entry)
    if seeker.unreachable:
        _say(desk, member, texts.SEEKER_UNREACHABLE, held, case)


def _never_sent(desk: Desk, member: Staff, letter: Letter) -> None:
    """Whoever corrects a message that was refused should know that it went nowhere, corrected or not."""
    held = cases.meant(desk, member, letter) if letter.thread else None
    said = letter.words.text.strip()
    if held and not held.until and said and not said.startswith("/"):
        _say(desk, member, texts.EDIT_OF_UNSENT, held)


def _too_late(desk: Desk, member: Staff, letter: Letter, what: Text) -> None:
    """Whoever corrects what can no longer be changed should know that it still reads as it was."""
    held = cases.meant(desk, member, letter)
    if letter.words.text:
        _say(desk, member, what, held if held and not held.until else None)


def _say(
    desk: Desk, member: Staff, what: Text, held: Assignment | None = None, case: Case | None = None
) -> None:
    inserted = {"case": case.name} if case else {}
    desk.tell_staff(member, Send(phrase(voice_of(member), what, **inserted)), held)


def edited(desk: Desk, member: Staff, letter: Letter) -> None:
    """Somebody on a case changed a message: the seeker's copy changes too, and everybody else's."""
    ref = desk.work.messages.entry_at("staff", letter.chat_id, letter.message_id)
    if ref is None:
        _never_sent(desk, member, letter)
        return
    if relaying.is_over(desk, ref):
        _too_late(desk, member, letter, retraction.LOCKED)
        return
    if asides.edited(desk, member, letter, ref):
        return
    if not desk.work.assignments.of_member(ref.case_id, member.id):
        _too_late(desk, member, letter, texts.NO_CASE)
        return
    amended = relaying.amend(desk, "confidant", letter)
    seeker = desk.work.seekers.get(amended[0].seeker_id) if amended else None
    if amended and seeker:
        relaying.show_edit_to_seeker(desk, *amended, seeker)
        company.show_edit(desk, *amended)
