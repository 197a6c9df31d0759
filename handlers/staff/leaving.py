"""A confidant leaves the line: each of their cases begins a hand-over."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Button, Edit, Send
from db.records import Staff
from handlers.actions import action
from handlers.company import handover, leaving, replies
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.match import matchmaking, rematching
from handlers.phrases import phrase
from handlers.staff import strays
from handlers.staff.naming import called
from locales.texts import common, handover as texts


def command(desk: Desk, member: Staff, _: Letter) -> None:
    """/leave: is it meant? Whoever is leaving already hears how far it is."""
    say = voice_of(member)
    if member.leaving:
        leaving.tell(desk, member, len(leaving.still_leads(desk, member)))
        return
    yes = (Button(say(texts.LEAVE_YES), action("hoally", member.id)),)
    no = (Button(say(common.CANCEL), action("hoalln", member.id)),)
    desk.tell_staff(member, Send(phrase(say, texts.LEAVE_SURE), buttons=(yes, no)))


def asked(desk: Desk, member: Staff, press: Press) -> None:
    """A coordinator wants to hand over all cases of somebody: is it meant?"""
    one = _about(desk, member, press)
    if one is None:
        return
    say = voice_of(member)
    yes = (Button(say(texts.HAND_ALL_YES), action("hoally", one.id)),)
    no = (Button(say(common.CANCEL), action("hoalln", one.id)),)
    count = len(leaving.still_leads(desk, one))
    words = phrase(say, texts.HAND_ALL_SURE, name=called(say, one), count=count)
    desk.answer_staff(press)
    desk.tell_staff(member, Send(words, buttons=(yes, no)))


def meant(desk: Desk, member: Staff, press: Press) -> None:
    """Yes: no new offers from now on, and every seeker of theirs is asked."""
    one = _about(desk, member, press)
    if one is None:
        return
    if one.leaving:
        strays.old_button(desk, member, press)
        return
    say = voice_of(member)
    desk.answer_staff(press)
    words = phrase(say, texts.LEAVING_BEGUN, name=called(say, one))
    desk.tell_staff(member, Edit(words, press.message_id))
    begin(desk, member, one)


def begin(desk: Desk, by: Staff, one: Staff) -> None:
    """They get no new offers, those they have go to others, and each case begins its hand-over."""
    one = replace(one, leaving=True, available=False)
    desk.work.staff.save(one)
    desk.work.audit.note("leaving", by.id, about=one.id)
    for made in desk.work.offers.open_to(one.id):
        replies.expire(desk, made)
    matchmaking.solve(desk)
    for case in desk.work.cases.held_by(one.id):
        held = desk.work.assignments.of_member(case.id, one.id)
        if held and held.part == "beside":
            rematching.let_go(desk, one, case)
    left = leaving.still_leads(desk, one)
    for case in left:
        handover.begin(desk, by, case, leaves=True)
    leaving.tell(desk, one, len(left))
    if not left:
        leaving.done(desk, one)


def not_meant(desk: Desk, member: Staff, press: Press) -> None:
    """No: nothing has happened."""
    if _about(desk, member, press):
        desk.answer_staff(press)
        desk.tell_staff(member, Edit(phrase(voice_of(member), texts.NOBODY_LEAVES), press.message_id))


def _about(desk: Desk, member: Staff, press: Press) -> Staff | None:
    """Whom it is about: the member themself, or for coordinators and admins anybody."""
    one = desk.work.staff.get(press.given(1)[0]) if press.args else None
    leads = {"coordinator", "admin"} & set(member.roles)
    if one is None or not (leads or one.id == member.id):
        strays.old_button(desk, member, press)
        return None
    return one
