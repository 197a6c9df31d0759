"""One case on a coordinator's board, and all that can be done about it."""

from __future__ import annotations

from db.letters import Button, Buttons, Send, Words
from db.records import Case, CaseState, Staff
from handlers import closing
from handlers.actions import action
from handlers.company import handed, present as company
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.match import matchmaking, offering
from handlers.phrases import phrase
from handlers.staff import handing, joining_in, offers, queue, strays
from handlers.staff.ending import OUTCOMES
from handlers.staff.naming import called
from locales.texts import (
    alarm,
    common,
    handover,
    seeker as seeker_texts,
    staff as staff_texts,
    watch as texts,
)

SHORT = 12
"""Characters of a colleague's id in a button: beside a case's there is no room for all."""


def may_see(desk: Desk, member: Staff, case: Case) -> bool:
    """Not a case of a seeker of whom they must not hear."""
    seeker = desk.work.seekers.get(case.seeker_id)
    return seeker is not None and member.id not in seeker.barred


def seen(desk: Desk, member: Staff, press: Press, *states: CaseState) -> Case | None:
    """The case that a button names, while it is in one of these states; else the button is old.

    Without any: while it waits or is open.
    """
    case = desk.work.cases.get(press.given(1)[0]) if press.args else None
    if case and case.state in (states or ("waiting", "open")) and may_see(desk, member, case):
        return case
    strays.old_button(desk, member, press)
    return None


def drawn(desk: Desk, member: Staff, case: Case) -> tuple[Words, Buttons]:
    """What was chosen, who was asked or has it, and the buttons; never anybody's words."""
    say = voice_of(member)
    rows = [
        *_alarm(member, case),
        *(_waiting(desk, member, case) if case.state == "waiting" else _open(desk, member, case)),
    ]
    rows = rows if "coordinator" in member.roles else []
    return queue.about(desk, member, case), (*rows, (Button(say(common.BACK), action("bb")),))


def _alarm(member: Staff, case: Case) -> Buttons:
    if case.alarm is None:
        return ()
    say = voice_of(member)
    if case.alarm.taken_by:
        return ((Button(say(alarm.B_OVER), action("rz", case.id)),),)
    return ((Button(say(alarm.B_TAKE), action("ra", case.id)),),)


def _waiting(desk: Desk, member: Staff, case: Case) -> Buttons:
    say = voice_of(member)
    take, offer = (
        Button(say(texts.B_TAKE), action("bt", case.id)),
        Button(say(texts.B_OFFER), action("bo", case.id)),
    )
    return ((take,), (offer,)) if case.kind != "professionals" else ((take,),)


def _open(desk: Desk, member: Staff, case: Case) -> Buttons:
    say, lead = voice_of(member), desk.work.assignments.current(case.id)
    if lead and lead.staff_id == member.id:
        return ()
    there = desk.work.assignments.of_member(case.id, member.id) is not None
    join_it = () if there else ((Button(say(texts.B_JOIN), action("bj", case.id)),),)
    return (
        *join_it,
        (
            Button(say(texts.B_TRANSFER), action("bh", case.id)),
            Button(say(texts.B_SECOND), action("bs", case.id)),
        ),
        (Button(say(texts.B_REMIND), action("br", case.id)), Button(say(texts.B_END), action("bx", case.id))),
    )


def take_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """A coordinator takes a case that waits, when no wish of the seeker's forbids it."""
    case = seen(desk, member, press, "waiting")
    if case is None:
        return
    if case.kind != "professionals" and not matchmaking.may_have(desk, member, case):
        desk.answer_staff(press, voice_of(member)(texts.CANNOT_TAKE), alert=True)
        return
    desk.answer_staff(press)
    made = desk.work.offers.new(case.id, member.id, offering.until(desk, case), "")
    desk.work.audit.note("taken", member.id, case.id)
    offers.take(desk, member, made, case)


def offer_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """Those who fit a case that waits, by name, the best first; in a message of its own."""
    case = seen(desk, member, press, "waiting")
    if case is None:
        return
    say = voice_of(member)
    found = handed.fitting(desk, case)[: handing.MOST]
    rows = tuple(
        (Button(called(say, one.member), action("bn", case.id, one.member.id[:SHORT])),) for one in found
    )
    what = texts.OFFER_WHOM if rows else handover.NOBODY_FITS
    desk.answer_staff(press)
    desk.tell_staff(member, Send(phrase(say, what, case=case.name), buttons=rows))


def offered(desk: Desk, member: Staff, press: Press) -> None:
    """It is offered to the one who was pressed, beside whoever has been asked already."""
    case = seen(desk, member, press, "waiting")
    one = handing.named(desk, case, press) if case else None
    if case is None:
        return
    if one is None:
        strays.old_button(desk, member, press)
        return
    say = voice_of(member)
    offering.make(desk, case, one.member, offering.until(desk, case), one.reasons)
    desk.work.audit.note("offered", member.id, case.id, about=one.member.id)
    told = say(texts.OFFERED, case=case.name, name=called(say, one.member))
    desk.answer_staff(press, told, alert=True)


def join_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """Join: the reason is asked in a message of its own."""
    case = seen(desk, member, press)
    if case is None:
        return
    if case.state != "open" or not joining_in.may_join(desk, member, case):
        strays.old_button(desk, member, press)
        return
    _beside(desk, member, press, *joining_in.reasons(member, case))


def hand_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """To somebody else: the seeker is asked first, as always."""
    if case := seen(desk, member, press, "open"):
        _beside(desk, member, press, *handing.how(member, case))


def second_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """A second person: those who fit, by name."""
    if case := seen(desk, member, press, "open"):
        rows = handing.names(desk, member, case, "b2")
        what = texts.SECOND_WHOM if rows else handover.NOBODY_FITS
        _beside(desk, member, press, phrase(voice_of(member), what, case=case.name), rows)


def second_chosen(desk: Desk, member: Staff, press: Press) -> None:
    """They are asked to join."""
    case = seen(desk, member, press, "open")
    one = handing.named(desk, case, press) if case else None
    if case is None:
        return
    if one is None or any(made.staff_id == one.member.id for made in desk.work.offers.all_open_for(case.id)):
        strays.old_button(desk, member, press)
        return
    say = voice_of(member)
    handed.make(desk, case, one, "beside", member.id)
    desk.answer_staff(press, say(texts.OFFERED, case=case.name, name=called(say, one.member)), alert=True)


def remind_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """Whoever has the case is asked to answer, and by whom."""
    case = seen(desk, member, press, "open")
    lead = company.lead(desk, case.id) if case else None
    if case and lead:
        say = voice_of(lead.member)
        words = phrase(say, texts.PLEASE_ANSWER, name=called(say, member), case=case.name)
        desk.tell_staff(lead.member, Send(words), lead.held)
        desk.work.audit.note("reminded", member.id, case.id)
        desk.answer_staff(press, voice_of(member)(texts.REMINDED), alert=True)


def end_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """How does it end? In a message of its own."""
    if case := seen(desk, member, press, "open"):
        say = voice_of(member)
        rows = tuple((Button(say(label), action("bz", case.id, key)),) for key, label in OUTCOMES.items())
        _beside(desk, member, press, phrase(say, texts.END_HOW, case=case.name), rows)


def ended(desk: Desk, member: Staff, press: Press) -> None:
    """The case closes; the seeker and all on it hear that."""
    case, outcome = seen(desk, member, press, "open"), press.given(2)[1]
    if case is None or outcome not in OUTCOMES:
        return
    desk.answer_staff(press, voice_of(member)(OUTCOMES[outcome]))
    closing.close(desk, case, member.id, outcome, seeker_texts.ENDED_BY_CONFIDANT, staff_texts.ENDED)


def _beside(desk: Desk, member: Staff, press: Press, words: Words, rows: Buttons) -> None:
    """Below the board, which goes on being kept up to date."""
    desk.answer_staff(press)
    desk.tell_staff(member, Send(words, buttons=rows))
