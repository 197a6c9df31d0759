"""The cases a confidant holds, and which one a message is for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from db.letters import Button, Edit, Send, Words
from db.records import Assignment, Case, Left, Staff
from handlers import standing, triaging
from handlers.actions import action
from handlers.clock import turns
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import join, phrase
from handlers.staff import strays
from locales.dates import day
from locales.text import Text
from locales.texts import staff as texts, waiting as waiting_texts

JUST_GONE = timedelta(minutes=10)
"""How long after a case went somebody may still be writing to its seeker."""


def held_by(desk: Desk, member: Staff) -> list[Case]:
    """The open cases of a confidant, oldest first."""
    return sorted(desk.work.cases.held_by(member.id), key=lambda case: case.opened_at)


def show(desk: Desk, member: Staff, letter: Letter) -> None:
    """/cases and /switch: the list; a button makes a case the current one."""
    list_cases(desk, member, texts.CASES, letter)


def list_cases(desk: Desk, member: Staff, heading: Text, asked: Letter | None = None) -> None:
    """The member's cases as buttons under `heading`."""
    say, held = voice_of(member), held_by(desk, member)
    if not held:
        desk.answer_here(member, asked, Send(phrase(say, texts.CASES_NONE)))
        return
    there = sorted(held, key=lambda case: _pressing(desk, member, case))
    rows = tuple((Button(_label(desk, member, case), action("sw", case.id)),) for case in there)
    words = join((phrase(say, heading), *_lines(desk, member, there)))
    desk.answer_here(member, asked, Send(words, buttons=rows, protect=True))


def _lines(desk: Desk, member: Staff, there: list[Case]) -> Iterator[Words]:
    for case in there:
        if held := _current(desk, member, case.id):
            yield standing.line(desk, member, case, held)


def _pressing(desk: Desk, member: Staff, case: Case) -> tuple[bool, bool, bool, datetime]:
    """Alarms first, then who has waited longest for an answer, urgent ones before others."""
    held = _current(desk, member, case.id)
    turn = turns.turn(case, held) if held else turns.Turn("seeker", case.opened_at)
    owes = turn.whose == "confidant" and not case.asleep_until
    return case.alarm is None, not owes, not triaging.is_urgent(case), turn.since


def _label(desk: Desk, member: Staff, case: Case) -> str:
    say = voice_of(member)
    line = say(texts.CASE_LINE, case=case.name)
    if case.asleep_until:
        until = day(case.asleep_until, say.code, desk.line.zone)
        line = say(waiting_texts.CASE_LINE_ASLEEP, case=case.name, day=until)
    return f"✔ {line}" if case.id == member.current_case else line


def switched(desk: Desk, member: Staff, press: Press) -> None:
    """A case was pressed: what is written without a reply goes there, unless it has a topic for that."""
    case = desk.work.cases.get(press.given(1)[0])
    if not case or case not in held_by(desk, member):
        strays.old_button(desk, member, press)
        return
    desk.work.staff.save(replace(member, current_case=case.id, chosen_at=desk.now))
    held = _current(desk, member, case.id)
    what = texts.CURRENT_CASE if held and held.plain else texts.IN_ITS_TOPIC
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(phrase(voice_of(member), what, case=case.name), press.message_id))


def meant(desk: Desk, member: Staff, letter: Letter) -> Assignment | None:
    """The assignment a letter is for: its topic's, else the one replied to, else the current one.

    None when that is not certain: a message is never sent on a guess.
    """
    answered = (
        desk.work.messages.entry_at("staff", letter.chat_id, letter.reply_to) if letter.reply_to else None
    )
    if letter.thread:
        held = desk.work.assignments.by_thread(member.id, letter.thread)
        elsewhere = held and answered and answered.case_id != held.case_id
        return None if elsewhere else held
    if letter.reply_to:
        return _current(desk, member, answered.case_id) if answered else None
    held_here = [
        one for case in held_by(desk, member) if (one := _current(desk, member, case.id)) and one.plain
    ]
    chosen = next((one for one in held_here if one.case_id == member.current_case), None)
    if len(held_here) == 1 and not desk.line.topics:
        chosen = held_here[0]
    elif chosen and _another_has_written(desk, member, chosen, held_here):
        return None
    return None if chosen and _another_has_just_gone(desk, member, chosen) else chosen


def _another_has_just_gone(desk: Desk, member: Staff, chosen: Assignment) -> bool:
    """Whether another case went a moment ago, to whose seeker this may have been written.

    It was the current one, or its seeker wrote last; and nothing has been chosen since.
    """
    gone = member.left
    if gone is None or gone.case_id == chosen.case_id or desk.now - gone.at > JUST_GONE:
        return False
    if member.current_case != chosen.case_id:
        return True
    newest = desk.work.messages.newest_in("staff", member.chat_id)
    since = member.chosen_at or chosen.since
    return newest is not None and newest.ref.case_id == gone.case_id and newest.at > since


def _another_has_written(desk: Desk, member: Staff, chosen: Assignment, there: list[Assignment]) -> bool:
    """Whether the last thing in the plain chat is of another seeker, later than the case was chosen.

    Who reads that and writes on without a reply may mean either.
    """
    newest = desk.work.messages.newest_in("staff", member.chat_id)
    others = {one.case_id for one in there} - {chosen.case_id}
    if newest is None or newest.ref.case_id not in others or newest.ref.seq <= 0:
        return False
    entry = desk.work.transcript.get(newest.ref)
    since = member.chosen_at or chosen.since
    return entry is not None and entry.side == "seeker" and newest.at > since


def _current(desk: Desk, member: Staff, case_id: str) -> Assignment | None:
    return desk.work.assignments.of_member(case_id, member.id)


def made_current(desk: Desk, member: Staff, case: Case) -> Staff:
    """The case just accepted becomes the current one."""
    member = replace(member, current_case=case.id, chosen_at=desk.now)
    desk.work.staff.save(member)
    return member


def mine(desk: Desk, member: Staff, case_id: str) -> Case | None:
    """The open case with this id, when the member holds it; whoever has joined it does not."""
    case, held = desk.work.cases.get(case_id), desk.work.assignments.current(case_id)
    return case if case and case.state == "open" and held and held.staff_id == member.id else None


def ours(desk: Desk, member: Staff, case_id: str) -> Case | None:
    """The open case with this id, when the member is on it, holding it or joined."""
    case = desk.work.cases.get(case_id)
    return case if case and case.state == "open" and _current(desk, member, case_id) else None


def leave(desk: Desk, member: Staff, case: Case) -> None:
    """The case is no longer the member's current one; one that was open until now has just gone from them."""
    member = desk.work.staff.get(member.id) or member
    current = None if member.current_case == case.id else member.current_case
    left = Left(case.id, desk.now) if case.state == "open" else member.left
    if (current, left) != (member.current_case, member.left):
        desk.work.staff.save(replace(member, current_case=current, left=left))
