"""A confidant writes something that tells who somebody is: held to the rules of the organisation."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Edit, Send, Words
from db.records import Assignment, Case, Entry, Side, Staff
from handlers import relaying
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.personal import shelf
from handlers.personal.asking import found_in, is_late, last_entry, outcome, question, things
from handlers.personal.blotting import blotted
from handlers.personal.found import Found
from handlers.personal.rules import ruled
from handlers.personal.shelf import Waiting, shelf_of
from handlers.phrases import phrase
from handlers.staff import cases, strays, talking
from locales import dates
from locales.texts import delivery, personal as texts

STAFF_SIDES: tuple[Side, ...] = ("confidant", "aside")
"""On which side of a case a colleague's words are."""

Held = tuple[Case, Assignment]


def taken(desk: Desk, member: Staff, letter: Letter) -> bool:
    """Refuse or ask about what the rules do not allow; False when the letter may go to its seeker."""
    mine = _meant(desk, member, letter)
    return mine is not None and stopped(desk, member, mine, letter)


def stopped(desk: Desk, member: Staff, mine: Held, letter: Letter) -> bool:
    """The same for a letter of which it is certain for which case it is, such as a prepared answer."""
    found = found_in(desk, letter.words)
    if not found or relaying.refusal(voice_of(member), letter):
        return False
    one = Waiting(0, "confidant", letter, desk.now, last_entry(desk, mine[0]))
    return _stopped(desk, member, mine, one, found)


def _meant(desk: Desk, member: Staff, letter: Letter) -> Held | None:
    """The open case that a letter would go to, if it is the member's."""
    held = None if talking.is_answer(member, letter) else cases.meant(desk, member, letter)
    return _open(desk, held)


def _open(desk: Desk, held: Assignment | None) -> Held | None:
    case = desk.work.cases.get(held.case_id) if held and held.until is None else None
    return (case, held) if case and held and case.state == "open" else None


def _stopped(desk: Desk, member: Staff, mine: Held, one: Waiting, found: tuple[Found, ...]) -> bool:
    """Whether the rules stop a letter; its writer is told, or asked."""
    return _refused(desk, member, mine, one, found) or _asked(desk, member, mine, one, found)


def _refused(desk: Desk, member: Staff, mine: Held, one: Waiting, found: tuple[Found, ...]) -> bool:
    say, (case, held) = voice_of(member), mine
    refused = ruled(desk, found, "refuse")
    if refused:
        shelf.drop_file(desk, case, one)
        why = texts.REFUSED_EDIT if one.edit else texts.REFUSED
        desk.tell_staff(member, Send(phrase(say, why, things=things(say, refused))), held)
    return bool(refused)


def _asked(desk: Desk, member: Staff, mine: Held, one: Waiting, found: tuple[Found, ...]) -> bool:
    say, (case, held) = voice_of(member), mine
    asked = ruled(desk, found, "ask")
    if asked and len(shelf_of(case).of("confidant")) >= shelf.LIMIT:
        desk.tell_staff(member, Send(phrase(say, texts.TOO_MANY, limit=shelf.LIMIT)), held)
    elif asked:
        desk.tell_staff(member, question(say, shelf.put(desk, case, one), asked, case.id), held)
    return bool(asked)


def edited(desk: Desk, member: Staff, letter: Letter) -> None:
    """A changed message: one that waits is looked at anew, and so is what a change adds."""
    mine, one = _waiting(desk, member, letter)
    if mine and one and shelf.has_another_file(one, letter):
        shelf.let_go(desk, mine[0], one)
        desk.tell_staff(member, Send(phrase(voice_of(member), texts.DROPPED)), mine[1])
        return
    _say_if_file_stays(desk, member, letter)
    if mine and one and one.letter.words == letter.words:
        return
    if mine and one and not one.edit:
        _changed(desk, member, mine, one, letter.words)
        return
    if mine and one:
        shelf.let_go(desk, mine[0], one)
    shown = _shown(desk, member, letter)
    if shown:
        case, held, entry = shown
        found = found_in(desk, letter.words, entry.words)
        changed = Waiting(0, "confidant", letter, desk.now, edit=True)
        if found and _stopped(desk, member, (case, held), changed, found):
            return
    talking.edited(desk, member, letter)


def _say_if_file_stays(desk: Desk, member: Staff, letter: Letter) -> None:
    """Another file in a message is not followed: the seeker still has the one that was passed on."""
    ref = desk.work.messages.entry_at("staff", letter.chat_id, letter.message_id)
    held = desk.work.assignments.of_member(ref.case_id, member.id) if ref else None
    if held and any(relaying.has_another_file(desk, side, letter) for side in STAFF_SIDES):
        desk.tell_staff(member, Send(phrase(voice_of(member), delivery.FILE_STAYS)), held)


def _waiting(desk: Desk, member: Staff, letter: Letter) -> tuple[Held | None, Waiting | None]:
    for case in cases.held_by(desk, member):
        one = shelf_of(case).written_in("confidant", letter)
        if one:
            return _open(desk, desk.work.assignments.of_member(case.id, member.id)), one
    return None, None


def _shown(desk: Desk, member: Staff, letter: Letter) -> tuple[Case, Assignment, Entry] | None:
    """The member's entry that a changed message shows, in a case that is open and theirs."""
    ref = desk.work.messages.entry_at("staff", letter.chat_id, letter.message_id)
    held = desk.work.assignments.of_member(ref.case_id, member.id) if ref else None
    mine = _open(desk, held)
    entry = desk.work.transcript.get(ref) if mine and ref else None
    return (*mine, entry) if mine and entry and entry.side == "confidant" else None


def _changed(desk: Desk, member: Staff, mine: Held, one: Waiting, words: Words) -> None:
    """A message that waits has other words now: the rules are asked again."""
    case = shelf.take(desk, mine[0], one)
    one = replace(one, letter=replace(one.letter, words=words))
    found = found_in(desk, words)
    if _stopped(desk, member, (case, mine[1]), one, found):
        return
    desk.tell_staff(member, Send(phrase(voice_of(member), texts.SENT_CHANGED)), mine[1])
    _go_on(desk, member, (case, mine[1]), one)


def pressed(desk: Desk, member: Staff, press: Press) -> None:
    """Send it anyway, send it without what was found, or do not send it."""
    mine, one = _pressed(desk, member, press)
    if not mine or not one:
        strays.old_button(desk, member, press)
        return
    case, held = mine
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(phrase(voice_of(member), outcome(press.verb)), press.message_id), held)
    if press.verb == "hx":
        shelf.let_go(desk, case, one)
        return
    case = shelf.take(desk, case, one)
    one = _without(desk, member, one) if press.verb == "hw" else one
    _go_on(desk, member, (case, held), one)


def _pressed(desk: Desk, member: Staff, press: Press) -> tuple[Held | None, Waiting | None]:
    case_id, number = (*press.args, "", "")[:2]
    mine = _open(desk, desk.work.assignments.of_member(case_id, member.id))
    one = shelf_of(mine[0]).numbered("confidant", number) if mine else None
    return mine, one if one and one.letter.chat_id == press.chat_id else None


def _without(desk: Desk, member: Staff, one: Waiting) -> Waiting:
    """The letter without anything that the rules ask about or refuse."""
    found = _added(desk, member, one)
    stopped = (*ruled(desk, found, "ask"), *ruled(desk, found, "refuse"))
    return replace(one, letter=replace(one.letter, words=blotted(one.letter.words, stopped)))


def _added(desk: Desk, member: Staff, one: Waiting) -> tuple[Found, ...]:
    """What is found in a letter; in a change, only what it adds."""
    shown = _shown(desk, member, one.letter) if one.edit else None
    return found_in(desk, one.letter.words, shown[2].words if shown else Words())


def _go_on(desk: Desk, member: Staff, mine: Held, one: Waiting) -> None:
    """On to the seeker; the rules may have become stricter since the question."""
    case, held = mine
    if _refused(desk, member, mine, one, _added(desk, member, one)):
        return
    if one.edit:
        talking.edited(desk, member, one.letter)
    else:
        _say_when(desk, case, one)
        talking.to_seeker(desk, member, case, held, one.letter)


def _say_when(desk: Desk, case: Case, one: Waiting) -> None:
    """The seeker is told when it was written, where that is not plain from where it stands."""
    seeker = desk.work.seekers.get(case.seeker_id)
    if seeker and is_late(desk, case, one):
        say = voice_of(seeker)
        when = dates.day_and_hour(one.at, say.code, desk.line.zone)
        desk.tell_seeker(seeker, Send(phrase(say, texts.EARLIER, when=when)), case)
