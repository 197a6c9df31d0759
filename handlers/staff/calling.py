"""A roll-call: whether everybody who coordinates is reached, at whatever hour, and how soon."""

from __future__ import annotations

from datetime import datetime, timedelta

from db.letters import Button, Send
from db.records import Staff
from db.work import Work
from handlers import coordinators
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.phrases import phrase
from locales.texts import operations as texts

CALL = "drill.call"
"""The setting that holds when the last one began, and then who was called and when they answered."""


def call(desk: Desk) -> int:
    """Call all coordinators, or all admins where there is none; how many. An earlier roll-call is over."""
    called = coordinators.everyone(desk)
    _keep(desk.work, desk.now, {one.id: None for one in called})
    for one in called:
        say = voice_of(one)
        rows = ((Button(say(texts.B_HERE), action("dr", _mark(desk.now))),),)
        desk.tell_staff(one, Send(phrase(say, texts.CALL), buttons=rows))
    return len(called)


def here(desk: Desk, member: Staff, press: Press) -> None:
    """Somebody who was called has read it; the first press counts."""
    began, called = answered(desk.work)
    say = voice_of(member)
    if began is None or member.id not in called or press.args[:1] != (_mark(began),):
        desk.answer_staff(press, say(texts.CALL_OVER))
        return
    if called[member.id] is None:
        _keep(desk.work, began, {**called, member.id: desk.now - began})
    desk.answer_staff(press, say(texts.NOTED))


def answered(work: Work) -> tuple[datetime | None, dict[str, timedelta | None]]:
    """When the last roll-call began, and after what time everybody called answered; None: not yet."""
    kept = (work.settings.get(CALL) or "").split()
    if not kept:
        return None, {}
    began, *called = kept
    pairs = (one.split(":") for one in called)
    return datetime.fromisoformat(began), {
        who: timedelta(seconds=int(after)) if after else None for who, after in pairs
    }


def _keep(work: Work, began: datetime, called: dict[str, timedelta | None]) -> None:
    after = {who: "" if time is None else str(int(time.total_seconds())) for who, time in called.items()}
    work.settings.put(CALL, " ".join([began.isoformat(), *(f"{who}:{time}" for who, time in after.items())]))


def _mark(began: datetime) -> str:
    return str(int(began.timestamp()))
