"""A PIN on the staff bot: locked, it takes nothing but the PIN and shows nothing of any case."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

from db.claiming import TAKES_AWAY
from db.letters import Address, Remove, Send
from db.records import Assignment, Case, Staff
from handlers import relaying, rounds, withdrawing
from handlers.company import briefing, present as company
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import phrase
from handlers.staff import person
from handlers.staff.naming import called
from locales.dates import hour
from locales.text import Text
from locales.texts import pin as texts

DIGITS = re.compile(r"[0-9]{4,8}")
SETS = re.compile(r"/pin(?:@\w+)?\s+(?P<pin>[0-9]{4,8})(?:\s+(?P<minutes>[0-9]{1,3}))?")
OFF = re.compile(r"/pin(?:@\w+)?\s+off", re.IGNORECASE)
MINUTES = 30
"""Without anybody there until the lock, when nothing else was said."""
LEAST, MOST = 5, 240
"""Minutes that can be chosen."""
FREE = 3
"""Wrong tries until each next one has to wait, twice as long each time."""
LONGEST = timedelta(hours=1)
"""The longest wait between two tries."""


def present(desk: Desk, member: Staff) -> Staff:
    """Somebody with a PIN does something while it is open: the time until the lock begins anew."""
    if not member.pin or desk.is_locked(member) or member.active_at == _minute(desk):
        return member
    member = replace(member, active_at=_minute(desk))
    desk.work.staff.save(member)
    return member


def _minute(desk: Desk) -> datetime:
    return desk.now.replace(second=0, microsecond=0)


def stopped(desk: Desk, member: Staff, letter: Letter) -> bool:
    """Whether the lock takes a message: it is a try at the PIN, or it goes to nobody."""
    if not desk.is_locked(member):
        return False
    typed = letter.words.text.strip().removeprefix("/pin").strip()
    if not DIGITS.fullmatch(typed):
        _say(desk, member, texts.LOCKED if member.pin else texts.ASK_COORDINATOR)
        return True
    _forget(desk, member, letter)
    if member.pin:
        _tried(desk, member, typed)
    else:
        _say(desk, member, texts.ASK_COORDINATOR)
    return True


def stopped_press(desk: Desk, member: Staff, press: Press) -> bool:
    """Whether the lock takes a press."""
    locked = desk.is_locked(member)
    if locked:
        what = texts.LOCKED_SHORT if member.pin else texts.ASK_COORDINATOR
        desk.answer_staff(press, voice_of(member)(what), alert=True)
    return locked


def stopped_edit(desk: Desk, member: Staff, letter: Letter) -> bool:
    """Whether the lock takes a change of a message; when that would have changed something, it is said."""
    if not desk.is_locked(member):
        return False
    ref = desk.work.messages.entry_at("staff", letter.chat_id, letter.message_id)
    case = desk.work.cases.get(ref.case_id) if ref and ref.seq > 0 else None
    entry = desk.work.transcript.get(ref) if ref and case and case.state == "open" else None
    if entry and entry.by == member.id and entry.words.text != letter.words.text:
        _say(desk, member, texts.LOCKED if member.pin else texts.ASK_COORDINATOR)
    return True


def _tried(desk: Desk, member: Staff, typed: str) -> None:
    """After too many wrong ones even the right one is not looked at until the wait is over."""
    if member.pin_wait and member.pin_wait > desk.now:
        _say(desk, member, texts.WAIT, time=hour(member.pin_wait, desk.line.zone))
    elif desk.work.pins.fits(member.id, typed, member.pin):
        _say(desk, member, texts.OPEN)
        unlock(desk, member)
    else:
        _wrong(desk, member)


def _wrong(desk: Desk, member: Staff) -> None:
    tries = member.pin_tries + 1
    wait = min(LONGEST, timedelta(minutes=2 ** min(tries - FREE, 10))) if tries >= FREE else None
    desk.work.staff.save(replace(member, pin_tries=tries, pin_wait=desk.now + wait if wait else None))
    _say(desk, member, texts.WRONG)


def command(desk: Desk, member: Staff, letter: Letter) -> None:
    """/pin DIGITS MINUTES sets it, /pin off takes it away; what was typed is deleted at once."""
    text = letter.words.text.strip()
    _forget(desk, member, letter)
    found = SETS.fullmatch(text)
    minutes = int(found["minutes"] or MINUTES) if found else 0
    if OFF.fullmatch(text):
        desk.work.staff.save(replace(member, pin="", active_at=None))
        _say(desk, member, texts.OFF)
    elif found and LEAST <= minutes <= MOST:
        kept = desk.work.pins.kept(member.id, found["pin"])
        member = replace(member, pin=kept, pin_minutes=minutes, pin_tries=0, active_at=_minute(desk))
        desk.work.staff.save(member)
        _say(desk, member, texts.SET, minutes=minutes)
    else:
        _say(desk, member, texts.HOW, example="/pin 2580 30")


def panic(desk: Desk, member: Staff, letter: Letter) -> None:
    """/panic: everything of any case leaves this chat at once, and the bot is locked. The cases stay theirs.

    Without a PIN somebody else has to open it; where there is nobody else, a PIN comes first.
    """
    if not member.pin and not [one for one in _leaders(desk) if one.id != member.id]:
        _say(desk, member, texts.HOW, example="/pin 2580 30")
        return
    desk.work.audit.note("panic", member.id)
    _forget(desk, member, letter)
    for held in _held(desk, member):
        if case := desk.work.cases.get(held.case_id):
            withdrawing.take_from(desk, case, member, held)
            desk.work.outbox.cancel(assignment_id=held.id, but=TAKES_AWAY)
            desk.work.assignments.save(replace(held, thread_id=None, plain=not desk.line.topics))
    there = desk.work.messages.cases_in("staff", member.chat_id)
    for case in rounds.readable(there, desk.work.cases.get):
        withdrawing.remove_messages(desk, case, member)
    member = desk.work.staff.get(member.id) or member
    desk.work.staff.save(replace(member, locked=True, cleared=True))
    _say(desk, member, texts.PANIC if member.pin else texts.PANIC_NO_PIN)


def _leaders(desk: Desk) -> list[Staff]:
    return [one for one in desk.work.staff.everyone() if {"coordinator", "admin"} & set(one.roles)]


def unlock(desk: Desk, member: Staff) -> None:
    """Open again: what came meanwhile is shown, and after /panic every case is shown anew."""
    cleared = member.cleared
    member = replace(member, locked=False, cleared=False, pin_tries=0, pin_wait=None, active_at=_minute(desk))
    desk.work.staff.save(member)
    for held in _held(desk, member) if cleared else []:
        case = desk.work.cases.get(held.case_id)
        if case and not desk.work.cases.is_sealed(case.id):
            # What was held back of it stands in the transcript, and is shown with that.
            desk.work.outbox.cancel(assignment_id=held.id, but=TAKES_AWAY)
            _show_anew(desk, member, case, held)
    desk.work.outbox.let_through("staff", member.chat_id)


def _show_anew(desk: Desk, member: Staff, case: Case, held: Assignment) -> None:
    """The case's topic and all that was said, their own words too, which went with the topic."""
    briefing.open_on(desk, member, case, held)
    for entry in desk.work.transcript.read(case.id):
        if entry.side in relaying.STAFF_READS and company.reaches(held, entry):
            relaying.show_confidant(desk, case, entry, member, held)


def _held(desk: Desk, member: Staff) -> list[Assignment]:
    return [one for one in desk.work.assignments.for_staff(member.id) if one.until is None]


def reset(desk: Desk, member: Staff, press: Press) -> None:
    """A coordinator opens a colleague's bot, whose PIN is gone with that."""
    one = person.other(desk, member, press)
    if one is None:
        return
    if one.pin or one.locked:
        desk.work.audit.note("pin_reset", member.id, about=one.id)
        one = replace(one, pin="")
        unlock(desk, one)
        _say(desk, one, texts.WAS_RESET, name=called(voice_of(one), member))
    desk.answer_staff(press)
    person.show(desk, member, press, desk.work.staff.get(one.id) or one)


def _forget(desk: Desk, member: Staff, letter: Letter) -> None:
    desk.tell_staff(member, Remove((letter.message_id,)))


def _say(desk: Desk, member: Staff, what: Text, **inserted: object) -> None:
    """Words of the lock itself, which the lock lets through."""
    words = phrase(voice_of(member), what, **inserted)
    desk.work.outbox.put(Address("staff", member.chat_id), Send(words, language=voice_of(member).code))
