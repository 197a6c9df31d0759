"""Those who lead the line are reminded that nobody has opened the archive for a quarter."""

from __future__ import annotations

from datetime import timedelta

from handlers.clock import proofs
from locales import tongue
from locales.texts import staff as texts
from tests.unit.handlers.room import Room

NL = tongue("nl")


def told(room: Room) -> int:
    """How many letters say so."""
    return sum(NL(texts.ARCHIVE_UNPROVEN) in str(letter) for letter in room.post("staff"))


def passes(room: Room, **much: float) -> None:
    """Time passes, and the clock strikes."""
    room.work._scope.now += timedelta(**much)
    proofs.remind(room.desk)


def test_they_are_reminded_once_a_week(room: Room) -> None:
    """Coordinators and admins, and no confidant; not before a quarter is over."""
    room.member(roles=("admin",))
    room.member(roles=("coordinator",))
    room.member()
    passes(room, days=90)
    assert told(room) == 0
    passes(room, days=3)
    assert told(room) == 2
    passes(room, days=1)
    assert told(room) == 0
    passes(room, days=6)
    assert told(room) == 2


def test_never_at_night(room: Room) -> None:
    """It waits until the line is open."""
    room.member(roles=("admin",))
    passes(room, days=93, hours=14)
    assert told(room) == 0
    passes(room, hours=10)
    assert told(room) == 1
