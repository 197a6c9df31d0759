"""Silence in an open case: whoever owes a word is asked, never at night and never in a case that sleeps."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from db.letters import Buttons, Send
from db.records import Case, Seeker, Staff
from handlers import coordinators, rounds
from handlers.actions import action
from handlers.clock import holders, turns
from handlers.company import present as company
from handlers.desk import Desk, voice_of
from handlers.phrases import labelled
from handlers.seeker import tongues
from locales.texts import seeker as seeker_texts, staff as staff_texts, waiting as texts

CLOSE_AFTER = timedelta(days=14)
"""After the seeker was asked, until the confidant may end the case; and each time after that."""
ALARM = 2
"""After so many times the time to remind, coordinators hear of a confidant's silence."""


def ask_silent(desk: Desk) -> None:
    """Look after every open case, in opening hours."""
    if desk.line.hours.is_open(desk.now):
        rounds.one_by_one(desk, rounds.due(desk, "open"), _look_after)


def due(desk: Desk, case: Case) -> datetime | None:
    """The first moment at which anybody may have to be asked, as long as nobody writes."""
    held = desk.work.assignments.current(case.id)
    if not held or case.asleep_until:
        return None
    owes = turns.turn(case, held)
    nudged = case.nudged_at if case.nudged_at and case.nudged_at >= owes.since else None
    if owes.whose == "seeker":
        return nudged + CLOSE_AFTER if nudged else owes.since + desk.line.silent
    done = _step(desk, owes.since, nudged) if nudged else 0
    if done == ALARM:
        return None
    return desk.now + (done + 1) * desk.line.remind - desk.line.hours.open_time(owes.since, desk.now)


def _look_after(desk: Desk, case: Case) -> None:
    held = desk.work.assignments.current(case.id)
    seeker = desk.work.seekers.get(case.seeker_id)
    if not held or not seeker or case.asleep_until:
        return
    owes = turns.turn(case, held)
    if owes.whose == "confidant":
        _confidant(desk, case, seeker, owes.since)
    else:
        _seeker(desk, case, seeker, owes.since)


def _confidant(desk: Desk, case: Case, seeker: Seeker, since: datetime) -> None:
    """Each step is taken once: what was due when last reminded is done."""
    due = _step(desk, since, desk.now)
    done = _step(desk, since, case.nudged_at) if case.nudged_at and case.nudged_at >= since else 0
    if due <= done:
        return
    desk.work.cases.save(replace(case, nudged_at=desk.now))
    holders.tell(desk, case, texts.REMIND_CONFIDANT)
    if due >= ALARM:
        coordinators.tell(desk, case, texts.CONFIDANT_SILENT)
        _sorry(desk, case, seeker)


def is_long(desk: Desk, since: datetime) -> bool:
    """Whether somebody has waited so long for an answer that the confidant is reminded."""
    return _step(desk, since, desk.now) > 0


def _step(desk: Desk, since: datetime, until: datetime) -> int:
    """How often the time to remind has passed, in open time."""
    if until - since < desk.line.remind:
        return 0
    return min(ALARM, desk.line.hours.open_time(since, until) // desk.line.remind)


def _sorry(desk: Desk, case: Case, seeker: Seeker) -> None:
    if not seeker.unreachable:
        what = texts.NO_ANSWER_YET if coordinators.answering(desk) else texts.NO_ANSWER_ASKED
        desk.tell_seeker(seeker, Send(tongues.said(seeker, what)), case)


def _seeker(desk: Desk, case: Case, seeker: Seeker, since: datetime) -> None:
    """A seeker who cannot be reached is not asked; the confidant may end the case all the same."""
    asked = case.nudged_at is not None and case.nudged_at >= since
    if asked and case.nudged_at and desk.now - case.nudged_at >= CLOSE_AFTER:
        desk.work.cases.save(replace(case, nudged_at=desk.now))
        _offer_to_end(desk, case)
    elif not asked and desk.now - since >= desk.line.silent:
        desk.work.cases.save(replace(case, nudged_at=desk.now))
        if not seeker.unreachable:
            _ask_seeker(desk, case, seeker)


def _ask_seeker(desk: Desk, case: Case, seeker: Seeker) -> None:
    say = voice_of(seeker)
    rows = (
        (labelled(say, texts.HERE, action("here")),),
        (labelled(say, texts.NOT_NOW, action("notnow")),),
        (labelled(say, seeker_texts.END_CONVERSATION, action("end")),),
    )
    desk.tell_seeker(seeker, Send(tongues.said(seeker, texts.STILL_THERE), buttons=rows), case)


def _offer_to_end(desk: Desk, case: Case) -> None:
    if lead := company.lead(desk, case.id):
        holders.tell(desk, case, texts.SEEKER_SILENT, _end_buttons(case, lead.member))


def _end_buttons(case: Case, member: Staff) -> Buttons:
    say = voice_of(member)
    return (
        (labelled(say, staff_texts.OUTCOME_SILENT, action("end", case.id, "silent")),),
        (labelled(say, staff_texts.END_CANCEL, action("endno", case.id)),),
    )
