"""An admin gives somebody a role or takes it away."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Button, Edit, Send, ShowCommands
from db.records import Case, Role, Staff
from handlers.actions import action
from handlers.company import asides
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.match import matchmaking, offering, rematching
from handlers.phrases import phrase
from handlers.staff import admins, inviting, joining, person, promotions, strays
from handlers.staff.naming import ROLES, called
from handlers.staff.questions import waiting
from locales.text import Text
from locales.texts import common, people as texts


def show(desk: Desk, member: Staff, press: Press) -> None:
    """A button for each role, ticked where the person has it."""
    if one := person.other(desk, member, press):
        desk.answer_staff(press)
        _show(desk, member, press, one)


def _show(desk: Desk, member: Staff, press: Press, one: Staff) -> None:
    say = voice_of(member)
    rows = [
        (Button(("☑ " if role in one.roles else "☐ ") + say(label), action("pw", one.id, role)),)
        for role, label in ROLES.items()
    ]
    back = (Button(say(common.BACK), action("pn", one.id)),)
    words = phrase(say, texts.ROLES_OF, name=called(say, one))
    desk.tell_staff(member, Edit(words, press.message_id, buttons=(*rows, back)))


def pressed(desk: Desk, member: Staff, press: Press) -> None:
    """A role was pressed: it is given, or taken away."""
    one = person.other(desk, member, press)
    role = next((known for known in ROLES if known == press.given(2)[1]), None)
    if one is None:
        return
    if role is None:
        strays.old_button(desk, member, press)
    elif role in one.roles:
        _take(desk, member, press, one, role)
    else:
        _give(desk, member, press, one, role)


def _give(desk: Desk, member: Staff, press: Press, one: Staff, role: Role) -> None:
    if role == "admin" and admins.others(desk, member):
        promotions.ask(desk, member, one)
        desk.answer_staff(press, voice_of(member)(texts.ADMIN_WAITS), alert=True)
        return
    desk.work.audit.note("role_given", member.id, about=f"{one.id} {role}")
    joining.add_role(desk, one, role)
    _done(desk, member, press, one)


def _take(desk: Desk, member: Staff, press: Press, one: Staff, role: Role) -> None:
    if why := _why_not(desk, one, role):
        desk.answer_staff(press, voice_of(member)(why), alert=True)
        return
    one = without(desk, one, role)
    desk.work.audit.note("role_taken", member.id, about=f"{one.id} {role}")
    say = voice_of(one)
    desk.tell_staff(one, Send(phrase(say, texts.ROLE_LOST, role=say(ROLES[role]))))
    desk.tell_staff(one, ShowCommands(joining.commands(one)))
    _done(desk, member, press, one)


def _why_not(desk: Desk, one: Staff, role: Role) -> Text | None:
    if one.roles == (role,):
        return texts.LAST_ROLE
    if any(_needs(case, role) for case in desk.work.cases.held_by(one.id)):
        return texts.HAS_CASES
    return None


def _needs(case: Case, role: Role) -> bool:
    """Whether a case is held in this role: professionals' requests are coordinators'."""
    return role == ("coordinator" if case.kind == "professionals" else "confidant")


def without(desk: Desk, one: Staff, role: Role) -> Staff:
    """The person without the role, and without all that only the role allowed."""
    one = replace(one, roles=tuple(each for each in one.roles if each != role))
    if role == "confidant":
        one = replace(one, available=False, paused_until=None, stage="ready" if one.language else one.stage)
    if role == "admin":
        one = replace(one, awaits="", reading="")
        waiting.wait_for(desk, one, None)
        promotions.forget(desk, one)
    desk.work.staff.save(one)
    if role == "coordinator":
        _out_of_cases(desk, one)
    if role != "confidant":
        inviting.withdraw_all_of(desk, one)
    _offers_go_on(desk, one, role)
    return one


def _out_of_cases(desk: Desk, one: Staff) -> None:
    """What they joined as a coordinator, and what coordinators were asked or told of, leaves the phone."""
    for held in desk.work.assignments.for_staff(one.id):
        joined = held.until is None and held.part == "beside" and not held.reasons
        case = desk.work.cases.get(held.case_id) if joined else None
        if case and case.state == "open":
            rematching.let_go(desk, one, case)
            desk.work.audit.note("part", one.id, case.id)
    for case in desk.work.cases.in_state("waiting", "open"):
        asides.take_off(desk, case, one)


def _offers_go_on(desk: Desk, one: Staff, role: Role) -> None:
    for made in desk.work.offers.open_to(one.id):
        case = desk.work.cases.get(made.case_id)
        if case and _needs(case, role):
            offering.expire(desk, made)
    matchmaking.solve(desk)


def _done(desk: Desk, member: Staff, press: Press, one: Staff) -> None:
    desk.answer_staff(press)
    _show(desk, member, press, desk.work.staff.get(one.id) or one)
