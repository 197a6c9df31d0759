"""/delete on the staff's side: in answer to a message of one's own, or from a list of the last ones."""

from __future__ import annotations

from db.letters import Edit, EntryRef, Remove, Send
from db.records import Assignment, Case, Entry, Staff
from handlers import copies, retracting
from handlers.company import asides
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.personal import shelf
from handlers.phrases import phrase
from handlers.staff import cases, strays
from handlers.voices import notes
from handlers.voices.speaker import Speaker
from locales.text import Text
from locales.texts import retraction as texts, staff as staff_texts


def command(desk: Desk, member: Staff, letter: Letter) -> None:
    """/delete: the command itself leaves the chat too."""
    desk.tell_staff(member, Remove((letter.message_id,), _listed_before(desk, member, letter)))
    if letter.reply_to:
        _answered(desk, member, letter, letter.reply_to)
    elif held := cases.meant(desk, member, letter):
        _offer(desk, member, held)
    else:
        cases.list_cases(desk, member, staff_texts.WHICH_CASE, letter)


def _listed_before(desk: Desk, member: Staff, letter: Letter) -> tuple[EntryRef, ...]:
    held = cases.meant(desk, member, letter)
    case = desk.work.cases.get(held.case_id) if held else None
    return (retracting.listed(case),) if case else ()


def _answered(desk: Desk, member: Staff, letter: Letter, message_id: int) -> None:
    meant = _meant(desk, member, message_id)
    if meant:
        case, entry = meant
        told = texts.ALREADY if entry.taken_back else retracting.take_back(desk, case, entry).told
        _say(desk, member, letter, told)
    elif _is_locked(desk, member, message_id):
        _say(desk, member, letter, texts.LOCKED)
    elif _unsent(desk, member, letter.chat_id, message_id):
        desk.tell_staff(member, Remove((message_id,)))
        _say(desk, member, letter, texts.NEVER_SENT)
    else:
        _say(desk, member, letter, texts.NOT_YOURS)


def pressed(desk: Desk, member: Staff, press: Press) -> None:
    """One of the last messages was chosen."""
    ref = retracting.named(press)
    entry = _own(desk, member, ref) if ref else None
    case = desk.work.cases.get(ref.case_id) if ref and entry else None
    if not case or not entry:
        strays.old_button(desk, member, press)
        return
    if entry.taken_back:
        desk.answer_staff(press, voice_of(member)(texts.ALREADY))
        return
    desk.answer_staff(press)
    told = phrase(voice_of(member), retracting.take_back(desk, case, entry).told)
    desk.tell_staff(member, Edit(told, press.message_id), desk.work.assignments.of_member(case.id, member.id))


def _offer(desk: Desk, member: Staff, held: Assignment) -> None:
    case = desk.work.cases.get(held.case_id)
    if case is None or held.until or desk.work.cases.is_sealed(case.id):
        desk.tell_staff(member, Send(phrase(voice_of(member), staff_texts.NO_CASE)))
        return
    say, last = voice_of(member), retracting.own(desk, case, member)
    rows = retracting.buttons(desk, say, case, last)
    words = phrase(say, texts.WHICH if last else texts.NOTHING)
    shown = Send(words, buttons=rows, entry=retracting.listed(case), protect=True)
    desk.tell_staff(member, shown, held)


def _meant(desk: Desk, member: Staff, message_id: int) -> tuple[Case, Entry] | None:
    ref = desk.work.messages.entry_at("staff", member.chat_id, message_id)
    entry = _own(desk, member, ref) if ref else None
    case = desk.work.cases.get(ref.case_id) if ref and entry else None
    return (case, entry) if case and entry else None


def _is_locked(desk: Desk, member: Staff, message_id: int) -> bool:
    """Whether the message is of a conversation that has ended, and cannot be read any more."""
    ref = desk.work.messages.entry_at("staff", member.chat_id, message_id)
    return ref is not None and desk.work.cases.is_sealed(ref.case_id)


def _own(desk: Desk, member: Staff, ref: EntryRef) -> Entry | None:
    """The member's own words in a case they still have to do with: on it, or asked about it."""
    case = desk.work.cases.get(ref.case_id) if ref.seq > 0 else None
    if case is None or desk.work.cases.is_sealed(case.id):
        return None
    entry = desk.work.transcript.get(ref)
    if entry is None or not copies.is_of(entry, member):
        return None
    there = desk.work.assignments.of_member(case.id, member.id) is not None
    return entry if there or (entry.side == "aside" and asides.takes_part(desk, case, member)) else None


def _unsent(desk: Desk, member: Staff, chat_id: int, message_id: int) -> bool:
    """Let go of what waits for the member's own word, in whichever case, if this message is one of those."""
    for case in cases.held_by(desk, member):
        one = shelf.shelf_of(case).written_in("confidant", Letter(chat_id, message_id, "text"))
        if one and not one.edit:
            shelf.let_go(desk, case, one)
            return True
        held = desk.work.assignments.of_member(case.id, member.id)
        if held and notes.taken_back(Speaker(desk, member, case, held), case, message_id):
            return True
    return False


def _say(desk: Desk, member: Staff, letter: Letter, what: Text) -> None:
    desk.answer_here(member, letter, Send(phrase(voice_of(member), what)))
