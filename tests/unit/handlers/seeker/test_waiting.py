"""Waiting, and the hours in which somebody mostly answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from zoneinfo import ZoneInfo

import pytest

from handlers.desk import Line
from handlers.seeker import waiting
from tests.unit.db.house import HandClock
from tests.unit.handlers.room import Room


@pytest.mark.parametrize(
    ("opens", "closes", "closed"),
    [
        (time(9), time(22), False),
        (time(10), time(22), True),
        (time(9), time(0), False),
        (time(18), time(2), True),
        (time(18), time(10), False),
        (time(0), time(0), False),
    ],
)
def test_hours_may_reach_past_midnight(
    room: Room, clock: HandClock, opens: time, closes: time, closed: bool
) -> None:
    """A line that closes at midnight or later is not called closed all day; equal hours mean always open."""
    assert clock.now().time() == time(9, 30)
    line = replace(Line(), zone=ZoneInfo("UTC"), opens=opens, closes=closes)
    assert waiting.is_closed(replace(room, line=line).desk) is closed
