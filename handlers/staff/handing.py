"""A confidant, or a coordinator for any case, asks that a case goes to somebody else."""

from __future__ import annotations

from db.letters import Button, Buttons, Edit, Send, Words
from db.records import Case, Staff
from handlers.actions import action
from handlers.company import handed, handover
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import phrase
from handlers.staff import cases, listing, strays
from handlers.staff.naming import called
from locales.texts import common, handover as texts, staff as staff_texts

MOST = 20
"""Colleagues shown at once, those who fit best."""

SHORT = 12
"""Characters of a colleague's id in a button: beside a case's there is no room for all."""


def command(desk: Desk, member: Staff, letter: Letter) -> None:
    """/transfer in a case: to whom? Where the case is not certain, ask which."""
    held = cases.meant(desk, member, letter)
    case = may_hand_over(desk, member, held.case_id) if held and not held.until else None
    if not held or not case:
        cases.list_cases(desk, member, staff_texts.WHICH_CASE)
        return
    words, buttons = how(member, case)
    desk.tell_staff(member, Send(words, buttons=buttons), held)


def may_hand_over(desk: Desk, member: Staff, case_id: str) -> Case | None:
    """The open case, when the member leads it or coordinates."""
    case, lead = desk.work.cases.get(case_id), desk.work.assignments.current(case_id)
    leads = lead is not None and lead.staff_id == member.id
    may = leads or (case and "coordinator" in member.roles and not listing.is_barred(desk, member, case))
    return case if case and case.state == "open" and may else None


def how(member: Staff, case: Case) -> tuple[Words, Buttons]:
    say = voice_of(member)
    if case.handover:
        back = (Button(say(texts.TAKE_BACK), action("hk", case.id)),)
        return phrase(say, texts.TRANSFER_ASKED, case=case.name), (back,)
    rows = (
        (Button(say(texts.TO_WHO_FITS), action("hf", case.id)),),
        (Button(say(texts.TO_NAMED), action("hn", case.id)),),
    )
    return phrase(say, texts.TRANSFER_HOW, case=case.name), rows


def how_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """A coordinator's button under a case, and the way back from the list: to whom?"""
    if case := _case(desk, member, press):
        _turn(desk, member, press, *how(member, case))


def names_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """To a colleague by name: all whom no rule forbids the case."""
    case = _case(desk, member, press)
    if case is None:
        return
    say = voice_of(member)
    rows = names(desk, member, case, "ht")
    back = (Button(say(common.BACK), action("hq", case.id)),)
    what = texts.TRANSFER_WHOM if rows else texts.NOBODY_FITS
    _turn(desk, member, press, phrase(say, what, case=case.name), (*rows, back))


def names(desk: Desk, member: Staff, case: Case, verb: str) -> Buttons:
    """A button for each colleague who can have the case, whoever fits best first."""
    say, found = voice_of(member), handed.fitting(desk, case)[:MOST]
    people = [one.member for one in found]
    return tuple((Button(called(say, one), action(verb, case.id, one.id[:SHORT])),) for one in people)


def named(desk: Desk, case: Case, press: Press) -> handed.Fitting | None:
    """The colleague whom a button names, while no rule forbids them the case."""
    short = press.given(2)[1]
    return next((one for one in handed.fitting(desk, case) if one.member.id.startswith(short)), None)


def best_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """To somebody who fits: the seeker is asked."""
    if case := _case(desk, member, press):
        _begin(desk, member, press, case, None)


def name_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """To the colleague who was pressed: the seeker is asked."""
    case = _case(desk, member, press)
    one = named(desk, case, press) if case else None
    if case and one:
        _begin(desk, member, press, case, one.member)
    elif case:
        strays.old_button(desk, member, press)


def _begin(desk: Desk, member: Staff, press: Press, case: Case, to: Staff | None) -> None:
    if not handover.begin(desk, member, case, to):
        strays.old_button(desk, member, press)
        return
    say = voice_of(member)
    back = ((Button(say(texts.TAKE_BACK), action("hk", case.id)),),)
    _turn(desk, member, press, phrase(say, texts.TRANSFER_ASKED, case=case.name), back)
    _tell_lead(desk, member, case)


def ask_for(desk: Desk, by: Staff, case: Case, to: Staff | None = None) -> bool:
    """Ask, as a coordinator, that a case goes to somebody else; False when it cannot begin now."""
    begun = handover.begin(desk, by, case, to)
    if begun:
        _tell_lead(desk, by, case)
    return begun


def _tell_lead(desk: Desk, by: Staff, case: Case) -> None:
    """A coordinator asked: whoever holds the case hears it."""
    lead = desk.work.assignments.current(case.id)
    holder = desk.work.staff.get(lead.staff_id) if lead else None
    if lead and holder and holder.id != by.id:
        say = voice_of(holder)
        words = phrase(say, texts.COORDINATOR_HANDS_OVER, case=case.name, name=called(say, by))
        desk.tell_staff(holder, Send(words), lead)


def back_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """Taken back: everything stays as it is. Not for who leaves; their case has to go on."""
    case = _case(desk, member, press)
    if case is None:
        return
    if case.handover is None or case.handover.leaving:
        strays.old_button(desk, member, press)
        return
    handover.taken_back(desk, case)
    _turn(desk, member, press, phrase(voice_of(member), texts.TAKEN_BACK, case=case.name), ())


def _case(desk: Desk, member: Staff, press: Press) -> Case | None:
    case = may_hand_over(desk, member, press.given(1)[0]) if press.args else None
    if case is None:
        strays.old_button(desk, member, press)
    return case


def _turn(desk: Desk, member: Staff, press: Press, words: Words, buttons: Buttons) -> None:
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(words, press.message_id, buttons=buttons))
