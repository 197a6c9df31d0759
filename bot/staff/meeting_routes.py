"""Routes to meetings: planned by admins, led by whoever they name."""

from __future__ import annotations

from collections.abc import Callable

from db.records import Role, Staff
from handlers.desk import Desk
from handlers.incoming import Letter, Press
from handlers.staff.meetings import asking, attendance, choosing, deciding, form, home

ADMIN: tuple[Role, ...] = ("admin",)
ALL: tuple[Role, ...] = ("confidant", "coordinator", "admin")

COMMANDS: dict[str, tuple[tuple[Role, ...], Callable[[Desk, Staff, Letter], object]]] = {
    "meetings": (ALL, home.command),
}
"""The command; whoever leads no meeting sees an empty list."""

PRESSES: dict[str, tuple[tuple[Role, ...], Callable[[Desk, Staff, Press], object]]] = {
    "gl": (ALL, home.pressed),
    "gc": (ALL, form.pressed),
    "ga": (ALL, attendance.pressed),
    "gm": (ALL, attendance.noted),
    "gn": (ADMIN, asking.new),
    "gf": (ADMIN, asking.pressed),
    "gg": (ADMIN, asking.language_pressed),
    "gs": (ADMIN, choosing.pressed),
    "gt": (ADMIN, choosing.town_pressed),
    "gv": (ADMIN, form.preview),
    "gu": (ADMIN, deciding.opened),
    "gx": (ADMIN, deciding.cancel_pressed),
    "gy": (ADMIN, deciding.cancelled),
    "gz": (ADMIN, deciding.dropped),
    "gk": (ADMIN, deciding.copied),
    "gr": (ADMIN, deciding.repeat_pressed),
}
"""Each button's action, the roles that may press it, and its handler."""
