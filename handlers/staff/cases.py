"""The cases a confidant holds, and which one a message is for."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Button, Edit, Send
from db.records import Assignment, Case, Staff
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import phrase
from handlers.staff import strays
from locales.dates import day
from locales.text import Text
from locales.texts import staff as texts, waiting as waiting_texts


def held_by(desk: Desk, member: Staff) -> list[Case]:
    """The open cases of a confidant, oldest first."""
    return sorted(desk.work.cases.held_by(member.id), key=lambda case: case.opened_at)


def show(desk: Desk, member: Staff, _: Letter) -> None:
    """/cases and /switch: the list; a button makes a case the current one."""
    list_cases(desk, member, texts.CASES)


def list_cases(desk: Desk, member: Staff, heading: Text) -> None:
    """The member's cases as buttons under `heading`."""
    say, held = voice_of(member), held_by(desk, member)
    if not held:
        desk.tell_staff(member, Send(phrase(say, texts.CASES_NONE)))
        return
    rows = tuple((Button(_label(desk, member, case), action("sw", case.id)),) for case in held)
    desk.tell_staff(member, Send(phrase(say, heading), buttons=rows))


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
    desk.work.staff.save(replace(member, current_case=case.id))
    held = _current(desk, member, case.id)
    what = texts.CURRENT_CASE if held and held.plain else texts.IN_ITS_TOPIC
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(phrase(voice_of(member), what, case=case.name), press.message_id))


def meant(desk: Desk, member: Staff, letter: Letter) -> Assignment | None:
    """The assignment a letter is for: its topic's, else the one replied to, else the current one.

    None when that is not certain: a message is never sent on a guess.
    """
    if letter.thread:
        return desk.work.assignments.by_thread(member.id, letter.thread)
    if letter.reply_to:
        answered = desk.work.messages.entry_at("staff", letter.chat_id, letter.reply_to)
        return _current(desk, member, answered.case_id) if answered else None
    held = [one for case in held_by(desk, member) if (one := _current(desk, member, case.id)) and one.plain]
    if len(held) == 1 and not desk.line.topics:
        return held[0]
    return next((one for one in held if one.case_id == member.current_case), None)


def _current(desk: Desk, member: Staff, case_id: str) -> Assignment | None:
    return desk.work.assignments.of_member(case_id, member.id)


def made_current(desk: Desk, member: Staff, case: Case) -> Staff:
    """The case just accepted becomes the current one."""
    member = replace(member, current_case=case.id)
    desk.work.staff.save(member)
    return member


def mine(desk: Desk, member: Staff, case_id: str) -> Case | None:
    """The open case with this id, when the member holds it; whoever has joined it does not."""
    case, held = desk.work.cases.get(case_id), desk.work.assignments.current(case_id)
    return case if case and case.state == "open" and held and held.staff_id == member.id else None


def leave(desk: Desk, member: Staff, case: Case) -> None:
    """The case is no longer the member's current one."""
    if member.current_case == case.id:
        desk.work.staff.save(replace(member, current_case=None))
