"""What is to be done about an intervention is brought to mind on its day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from db.letters import Button, Send
from db.records import Case, FollowUp, Intervention, Staff
from handlers import coordinators, interventions, rounds
from handlers.actions import action
from handlers.clock import days
from handlers.desk import Desk, voice_of
from handlers.phrases import phrase
from locales.texts import intervening as texts


def remind(desk: Desk) -> None:
    """Once, in opening hours, on the day or the first open day after it."""
    if desk.line.hours.is_open(desk.now):
        rounds.one_by_one(desk, rounds.due(desk, "open"), _look)


def due(desk: Desk, case: Case) -> datetime | None:
    """When the first day begins on which something is to be brought to mind."""
    ahead = (due.day for one in case.interventions for due in one.follow_ups if _is_ahead(one, due))
    first = min(ahead, default="")
    return days.start_of(desk, date.fromisoformat(first)) if first else None


def _is_ahead(one: Intervention, due: FollowUp) -> bool:
    return one.state == "agreed" and not (due.done or due.reminded)


def _look(desk: Desk, case: Case) -> None:
    today = days.today(desk).isoformat()
    for one in case.interventions:
        for due in one.follow_ups:
            if _is_ahead(one, due) and due.day <= today:
                case = _remind(desk, case, interventions.of(case, one.id) or one, due)


def _remind(desk: Desk, case: Case, one: Intervention, due: FollowUp) -> Case:
    for member in _whom(desk, one):
        say = voice_of(member)
        words = phrase(say, texts.REMINDER, case=case.name, words=due.words)
        done = (Button(say(texts.B_DONE), action("ud", case.id, one.id, due.id)),)
        later = (Button(say(texts.B_LATER), action("ul", case.id, one.id, due.id)),)
        desk.tell_beside(member, Send(words, buttons=(done, later), protect=True), case)
    return interventions.put(
        desk, case, interventions.followed(one, due.id, lambda each: replace(each, reminded=True))
    )


def _whom(desk: Desk, one: Intervention) -> list[Staff]:
    """Who proposed it, while they coordinate and can be reached; else all coordinators."""
    by = desk.work.staff.get(one.by)
    there = by and "coordinator" in by.roles and not by.unreachable
    return [by] if by and there else coordinators.answering(desk)
