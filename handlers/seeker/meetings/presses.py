"""What each button about meetings does, for a seeker."""

from __future__ import annotations

from collections.abc import Callable

from db.records import Seeker
from handlers.desk import Desk
from handlers.incoming import Press
from handlers.seeker.meetings import calendars, listing, near, one, rating

PRESSES: dict[str, Callable[[Desk, Seeker, Press], object]] = {
    "meetings": listing.pressed,
    "near": near.pressed,
    "meeting": one.pressed,
    "attend": one.sign_pressed,
    "attendyes": one.agreed,
    "unattend": one.leave_pressed,
    "unattendyes": one.left,
    "calendar": calendars.pressed,
    "ics": calendars.way_pressed,
    "rate": rating.rated,
    "use": rating.used,
}
"""The first part of a button's action, and its handler."""
