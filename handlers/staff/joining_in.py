"""A coordinator joins a case, a lead invites a second person, and whoever joined leaves again."""

from __future__ import annotations

from db.letters import Button, Buttons, Edit, Send, Words
from db.records import Case, Staff
from handlers import triaging
from handlers.actions import action
from handlers.company import beside, handed
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.match import rematching
from handlers.phrases import phrase
from handlers.staff import cases, handing, strays
from handlers.staff.naming import called
from locales.texts import common, handover as texts, staff as staff_texts
from locales.texts.intake import LEVELS


def command(desk: Desk, member: Staff, _: Letter) -> None:
    """/join: the open cases that a coordinator may step into, by name and level."""
    words, buttons = _listed(desk, member)
    desk.tell_staff(member, Send(words, buttons=buttons))


def _listed(desk: Desk, member: Staff) -> tuple[Words, Buttons]:
    say = voice_of(member)
    there = sorted(
        (case for case in desk.work.cases.in_state("open") if may_join(desk, member, case)),
        key=lambda case: (triaging.turn(case), case.opened_at),
    )
    rows = tuple((Button(_label(member, case), action("jn", case.id)),) for case in there)
    return phrase(say, texts.JOIN_WHICH if rows else texts.JOIN_NONE), rows


def _label(member: Staff, case: Case) -> str:
    return f"{case.name} – {voice_of(member)(LEVELS[case.level])}" if case.level else case.name


def may_join(desk: Desk, member: Staff, case: Case) -> bool:
    """Not a case they are on already, nor one of a seeker they must not hear of."""
    seeker = desk.work.seekers.get(case.seeker_id)
    barred = seeker is None or member.id in seeker.barred
    return not barred and desk.work.assignments.of_member(case.id, member.id) is None


def case_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """A case was pressed: nobody joins without a reason."""
    case = _open_case(desk, press)
    if case is None or not may_join(desk, member, case):
        strays.old_button(desk, member, press)
        return
    words, why = reasons(member, case)
    back = (Button(voice_of(member)(common.BACK), action("jl")),)
    _turn(desk, member, press, words, (*why, back))


def reasons(member: Staff, case: Case) -> tuple[Words, Buttons]:
    """Why do they join? Each reason joins."""
    say = voice_of(member)
    why = tuple(
        (Button(say(label), action("jr", case.id, key)),) for key, label in texts.JOIN_REASONS.items()
    )
    return phrase(say, texts.JOIN_WHY, case=case.name), why


def list_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """Back to the list."""
    _turn(desk, member, press, *_listed(desk, member))


def reason_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """The reason is in the audit log, and the coordinator in the case."""
    case, reason = _open_case(desk, press), press.given(2)[1]
    if case is None or reason not in texts.JOIN_REASONS or not may_join(desk, member, case):
        strays.old_button(desk, member, press)
        return
    _turn(desk, member, press, phrase(voice_of(member), texts.YOU_JOINED, case=case.name), ())
    beside.join(desk, member, case, reason)


def together(desk: Desk, member: Staff, letter: Letter) -> None:
    """/together in a case: the lead invites a colleague by name."""
    held = cases.meant(desk, member, letter)
    case = desk.work.cases.get(held.case_id) if held and not held.until else None
    if not held or not case or case.state != "open":
        cases.list_cases(desk, member, staff_texts.WHICH_CASE)
        return
    say = voice_of(member)
    if held.part != "lead":
        desk.tell_staff(member, Send(phrase(say, texts.LEAD_ONLY, case=case.name)), held)
        return
    rows = handing.names(desk, member, case, "jt")
    what = texts.TOGETHER_WHOM if rows else texts.NOBODY_FITS
    desk.tell_staff(member, Send(phrase(say, what, case=case.name), buttons=rows), held)


def invited(desk: Desk, member: Staff, press: Press) -> None:
    """The colleague gets an offer to join."""
    case = _open_case(desk, press)
    lead = desk.work.assignments.current(case.id) if case else None
    one = handing.named(desk, case, press) if case and lead and lead.staff_id == member.id else None
    if case is None or one is None or _is_invited(desk, case, one.member):
        strays.old_button(desk, member, press)
        return
    handed.make(desk, case, one, "beside", member.id)
    say = voice_of(member)
    words = phrase(say, texts.INVITED, case=case.name, name=called(say, one.member))
    _turn(desk, member, press, words, ())


def _is_invited(desk: Desk, case: Case, member: Staff) -> bool:
    return any(made.staff_id == member.id for made in desk.work.offers.all_open_for(case.id))


def part(desk: Desk, member: Staff, letter: Letter) -> None:
    """/part: whoever joined leaves; the lead cannot, and hears how it goes for a lead."""
    held = cases.meant(desk, member, letter)
    case = desk.work.cases.get(held.case_id) if held and not held.until else None
    say = voice_of(member)
    if not held or not case or case.state != "open":
        cases.list_cases(desk, member, staff_texts.WHICH_CASE)
    elif held.part == "lead":
        desk.tell_staff(member, Send(phrase(say, texts.LEAD_CANNOT_PART, case=case.name)), held)
    else:
        rematching.let_go(desk, member, case)
        desk.work.audit.note("part", member.id, case.id)
        desk.tell_staff(member, Send(phrase(say, texts.PARTED, case=case.name)))


def _open_case(desk: Desk, press: Press) -> Case | None:
    case = desk.work.cases.get(press.given(1)[0]) if press.args else None
    return case if case and case.state == "open" else None


def _turn(desk: Desk, member: Staff, press: Press, words: Words, buttons: Buttons) -> None:
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(words, press.message_id, buttons=buttons))
