"""What becomes of a meeting: shown to everybody, called off, deleted, copied, repeated."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import cast

from db.letters import Button
from db.meetings import Meeting
from db.records import Staff
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.meetings import repeating, seating, telling
from handlers.phrases import phrase
from handlers.staff import listing, strays
from handlers.staff.meetings import asking, form, home
from locales.texts import common, planning as texts

WEEKS, MONTHS = (1, 3, 5, 9), (1, 2, 5, 11)
"""How often more it can be: weekly, monthly."""


def opened(desk: Desk, member: Staff, press: Press) -> None:
    """*Show it to everybody*."""
    meeting = home.found(desk, member, press)
    if meeting is None:
        return
    if meeting.state != "draft" or form.missing(meeting) or not _is_to_come(desk, meeting):
        desk.answer_staff(press, voice_of(member)(texts.NOT_READY), alert=True)
        return
    meeting = replace(meeting, state="open", told_start=meeting.starts_at)
    desk.work.meetings.save(meeting)
    desk.work.audit.note("meeting_opened", member.id, about=meeting.id[:8])
    listing.turn(desk, member, press, *form.drawn(desk, member, meeting))


def _is_to_come(desk: Desk, meeting: Meeting) -> bool:
    return meeting.starts_at is not None and meeting.starts_at > desk.now


def _ahead(desk: Desk, member: Staff, press: Press) -> Meeting | None:
    """The meeting that a button is about, while it can still be called off."""
    meeting = home.found(desk, member, press)
    if meeting is None or seating.is_ahead(desk, meeting):
        return meeting
    strays.old_button(desk, member, press)
    return None


def cancel_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """*Call it off*: asked once, with how many people it concerns."""
    meeting = _ahead(desk, member, press)
    if meeting is None:
        return
    say = voice_of(member)
    rows = (
        (Button(say(texts.B_CANCEL_YES), action("gy", meeting.id)),),
        (Button(say(common.BACK), action("gc", meeting.id)),),
    )
    count = len(desk.work.seats.of_meeting(meeting.id))
    listing.turn(desk, member, press, phrase(say, texts.CANCEL_SURE, count=count), rows)


def cancelled(desk: Desk, member: Staff, press: Press) -> None:
    """Yes: everybody who signed up hears it, those on the waiting list too, and their sign-ups go."""
    meeting = _ahead(desk, member, press)
    if meeting is None:
        return
    for seat in desk.work.seats.of_meeting(meeting.id):
        telling.cancelled(desk, meeting, seat)
    desk.work.seats.drop_of_meeting(meeting.id)
    meeting = replace(meeting, state="cancelled", changed_at=None)
    desk.work.meetings.save(meeting)
    desk.work.audit.note("meeting_cancelled", member.id, about=meeting.id[:8])
    listing.turn(desk, member, press, *form.drawn(desk, member, meeting))


def dropped(desk: Desk, member: Staff, press: Press) -> None:
    """*Delete*: one that nobody can have signed up for, or not any more."""
    meeting = home.found(desk, member, press)
    if meeting is None:
        return
    if meeting.state == "open":
        strays.old_button(desk, member, press)
        return
    desk.work.meetings.drop(meeting.id)
    desk.work.audit.note("meeting_dropped", member.id, about=meeting.id[:8])
    home.pressed(desk, member, press)


def copied(desk: Desk, member: Staff, press: Press) -> None:
    """*Copy*: a new one like it, without a date."""
    meeting = home.found(desk, member, press)
    if meeting is None:
        return
    made = _like(desk, member, meeting, None)
    listing.turn(desk, member, press, *asking.asked(desk, member, made, form.missing(made)[0]))


def _like(desk: Desk, member: Staff, meeting: Meeting, starts: datetime | None) -> Meeting:
    """One with the same words, place and seats. What was counted, and who signed up, stays with the first."""
    new = desk.work.meetings.new(member.id)
    made = replace(
        meeting,
        id=new.id,
        by=new.by,
        state="open" if starts else "draft",
        starts_at=starts,
        told_start=starts,
        changed_at=None,
        answers=(),
        signed=0,
        came=0,
    )
    desk.work.meetings.save(made)
    return made


def repeat_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """*Repeat*: how often more? With an answer, they are made and shown to everybody."""
    meeting = home.found(desk, member, press)
    if meeting is None:
        return
    _, every, times = press.given(3)
    choices = {"week": map(str, WEEKS), "month": map(str, MONTHS)}
    if not every:
        listing.turn(desk, member, press, *_how_often(member, meeting))
    elif meeting.starts_at is None or times not in choices.get(every, ()):
        strays.old_button(desk, member, press)
    else:
        how = cast("repeating.Every", every)
        _repeat(desk, member, meeting, repeating.later(meeting.starts_at, how, int(times), desk.line.zone))
        home.pressed(desk, member, press)


def _how_often(member: Staff, meeting: Meeting) -> asking.Shown:
    say = voice_of(member)
    weeks = [Button(say(texts.B_WEEKS, count=n), action("gr", meeting.id, "week", str(n))) for n in WEEKS]
    months = [Button(say(texts.B_MONTHS, count=n), action("gr", meeting.id, "month", str(n))) for n in MONTHS]
    back = (Button(say(common.BACK), action("gc", meeting.id)),)
    return phrase(say, texts.ASK_REPEAT), (*zip(weeks, months, strict=True), back)


def _repeat(desk: Desk, member: Staff, meeting: Meeting, moments: repeating.Moments) -> None:
    """Those that still lie ahead."""
    for starts in moments:
        if starts > desk.now:
            made = _like(desk, member, meeting, starts)
            desk.work.audit.note("meeting_repeated", member.id, about=made.id[:8])
