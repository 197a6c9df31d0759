"""Coordinators hear when messages wait for too long, once an hour at most, and when it is over."""

from __future__ import annotations

from datetime import timedelta

import pytest

from db.letters import Address, Send, Words
from handlers.clock import stuck
from locales import tongue
from locales.texts import operations as texts
from tests.unit.handlers.room import Room

NL = tongue("nl")
QUARTER = timedelta(minutes=15)


def strikes(room: Room, unheard: timedelta = timedelta(0), **much: float) -> list[str]:
    """Time passes, the clock strikes; what the staff are sent."""
    room.work._scope.now += timedelta(**much)
    stuck.alert_waiting(room.desk, unheard)
    return [letter.words.text for letter in room.post("staff") if isinstance(letter, Send)]


def head(of: object) -> str:
    return NL.words(of).text  # type: ignore[arg-type]


def arrives(room: Room, number: int = 1) -> None:
    room.work.inbox.add("seeker", number, 77, b"{}", carries=False)


@pytest.fixture
def coordinator(room: Room) -> Room:
    room.member(roles=("coordinator",))
    room.member()
    room.post("staff")
    return room


def test_what_is_not_handled_in_time_is_told(coordinator: Room) -> None:
    """After the time that is set and not before, to coordinators alone, and nothing of the message."""
    arrives(coordinator)
    assert strikes(coordinator, minutes=14) == []
    said = strikes(coordinator, minutes=2)
    assert len(said) == 1
    assert said[0].startswith(head(texts.WAIT))
    assert "verwerkt" in said[0]


def test_what_is_not_sent_in_time_is_told(coordinator: Room) -> None:
    """Letters that are due and do not go."""
    coordinator.work.outbox.put(Address("seeker", 77), Send(Words("words of somebody")))
    said = strikes(coordinator, minutes=16)
    assert "weggegaan" in said[0]
    assert "somebody" not in said[0]


def test_what_telegram_cannot_bring_is_told(coordinator: Room) -> None:
    """A webhook that is cut off."""
    assert strikes(coordinator, unheard=QUARTER - timedelta(seconds=1)) == []
    assert "Telegram" in strikes(coordinator, unheard=QUARTER)[0]


def test_it_is_told_once_an_hour(coordinator: Room) -> None:
    """However often the clock strikes."""
    arrives(coordinator)
    assert len(strikes(coordinator, minutes=16)) == 1
    assert strikes(coordinator, minutes=59) == []
    assert len(strikes(coordinator, minutes=2)) == 1


def test_when_it_is_over_that_is_told(coordinator: Room) -> None:
    """Once; and to nobody who has heard of nothing."""
    assert strikes(coordinator) == []
    arrives(coordinator)
    strikes(coordinator, minutes=16)
    for arrival in coordinator.work.inbox.ready(9):
        coordinator.work.inbox.done(arrival.id)
    for letter in coordinator.work.outbox.claim(9):
        coordinator.work.outbox.sent(letter.id, (1,))
    assert strikes(coordinator, minutes=1) == [head(texts.WAIT_OVER)]
    assert strikes(coordinator, minutes=1) == []


def test_whoever_cannot_be_reached_is_nobodys_delay(coordinator: Room) -> None:
    """What rests for somebody who has blocked the bot is no reason to wake a coordinator."""
    coordinator.work.outbox.put(Address("seeker", 77), Send(Words("x")))
    for letter in coordinator.work.outbox.claim(9):
        coordinator.work.outbox.unreachable(letter.id)
    assert strikes(coordinator, hours=2) == []
