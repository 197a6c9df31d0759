"""What did not arrive: the side that wrote it hears so, in plain words."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Address, BotName, Edit, EntryRef, Outgoing, Send
from db.records import Case, Entry
from handlers.company import present as company
from handlers.delivery import again, senders, ways
from handlers.desk import Desk, voice_of
from handlers.phrases import phrase
from handlers.seeker import presence as seeker_presence, tongues
from handlers.staff import presence as staff_presence
from handlers.voices import notes
from handlers.voices.speaker import Speaker
from locales.texts import delivery as texts, seeker as seeker_texts, staff as staff_texts


def unreachable(desk: Desk, bot: BotName, chat_id: int) -> None:
    """Somebody cannot be reached: what is for them stays queued for whoever holds the case.

    What is for somebody who is not known, or no longer, waits for nobody and is dropped: with it
    goes the chat's number.
    """
    seeker = desk.work.seekers.find(chat_id) if bot == "seeker" else None
    member = desk.work.staff.find(chat_id) if bot == "staff" else None
    if seeker:
        seeker_presence.changed(desk, seeker, here=False)
    elif member:
        staff_presence.changed(desk, member, here=False)
    else:
        desk.work.outbox.cancel(chat_id=chat_id, bot=bot)


def refused(desk: Desk, where: Address, letter: Outgoing, reason: str = "other") -> None:
    """Telegram refused a letter of a case for good: whoever said what it shows is told, and why, also when
    the case has ended meanwhile and can still be read.

    `reason` is the post office's word for it. Of what the staff say among one another a seeker hears
    nothing, not even this; of a letter that shows nothing anybody said, nobody does.
    """
    case = desk.work.cases.get(where.case_id) if where.case_id else None
    if case is None or _to_its_sender(desk, where.bot, case, letter):
        return
    for ref in _shown_by(letter):
        found = senders.find(desk, ref, over=True)
        speaker = senders.of(desk, *found) if found else None
        if found and speaker and _is_missed(desk, where, *found):
            _tell(speaker, ref, reason, edit=isinstance(letter, Edit))


def _shown_by(letter: Outgoing) -> tuple[EntryRef, ...]:
    """What was said that this letter shows, item by item."""
    if isinstance(letter, Send) and letter.album:
        return tuple(piece.entry for piece in letter.album)
    return (letter.entry,) if isinstance(letter, Send | Edit) and letter.entry else ()


def _is_missed(desk: Desk, where: Address, case: Case, entry: Entry) -> bool:
    """Whether the side it was said to lacks it; a colleague's copy is no reason to trouble anybody."""
    colleagues = ways.is_colleagues(desk, case, entry, where.assignment_id)
    return ways.is_for(entry, where.bot) and not colleagues


def _tell(speaker: Speaker, ref: EntryRef, reason: str, *, edit: bool) -> None:
    if not edit:
        speaker.desk.work.transcript.missed(ref, reason)
    case, entry = speaker.case, speaker.desk.work.transcript.get(ref)
    if case is None or entry is None:
        return
    why = speaker.say(texts.REASONS.get(reason, texts.WHY_TELEGRAM))
    not_there = phrase(speaker.say, texts.NOT_DELIVERED, reason=why)
    words = phrase(speaker.say, texts.EDIT_NOT_SHOWN) if edit else not_there
    helps = case.state == "open" and (edit or again.helps(entry))
    rows = again.button(speaker.say, case, entry) if helps else ()
    speaker.tell(Send(words, buttons=rows, reply_to=ref))


def _to_its_sender(desk: Desk, bot: BotName, case: Case, letter: Outgoing) -> bool:
    """Whether it was somebody's own changed voice, of which the other side knows nothing yet."""
    seeker = desk.work.seekers.get(case.seeker_id) if bot == "seeker" else None
    speakers = [Speaker(desk, seeker, case)] if seeker else []
    if bot == "staff":
        speakers = [Speaker(desk, one.member, case, one.held) for one in company.of(desk, case.id)]
    theirs = [notes.not_shown(speaker, letter) for speaker in speakers]
    return any(theirs)


def topic_gone(desk: Desk, assignment_id: str | None) -> None:
    """Somebody deleted a case's topic: the case goes on in the plain chat, named from here on.

    The message that met the missing topic has just been shown there without a name.
    """
    held = desk.work.assignments.get(assignment_id) if assignment_id else None
    case = desk.work.cases.get(held.case_id) if held else None
    member = desk.work.staff.get(held.staff_id) if held else None
    if not held or not case or not member or held.plain:
        return
    held = replace(held, thread_id=None, plain=True)
    desk.work.assignments.save(held)
    if held.until is None:
        desk.work.staff.save(replace(member, current_case=case.id))
        desk.tell_staff(member, Send(phrase(voice_of(member), staff_texts.TOPIC_GONE, case=case.name)), held)


def topic_twice(desk: Desk, assignment_id: str | None) -> None:
    """A topic may have been opened once before: no bot can look for it, so whose phone it is hears so."""
    held = desk.work.assignments.get(assignment_id) if assignment_id else None
    case = desk.work.cases.get(held.case_id) if held else None
    member = desk.work.staff.get(held.staff_id) if held else None
    if held and case and member and held.until is None:
        told = phrase(voice_of(member), staff_texts.TOPIC_TWICE, case=case.name)
        desk.tell_staff(member, Send(told), held)


def set_aside(desk: Desk, bot: BotName, chat_id: int) -> None:
    """An update could not be handled, even after several tries: its sender is asked to send it again."""
    if bot == "seeker":
        seeker = desk.work.seekers.find(chat_id)
        what = tongues.said(seeker, seeker_texts.MESSAGE_FAILED) if seeker else None
    else:
        member = desk.work.staff.find(chat_id)
        what = phrase(voice_of(member), staff_texts.MESSAGE_FAILED) if member else None
    if what:
        desk.work.outbox.put(Address(bot, chat_id), Send(what))
