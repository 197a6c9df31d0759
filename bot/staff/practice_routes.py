"""Routes to practice with made-up seekers, and to what colleagues ask one another."""

from __future__ import annotations

from collections.abc import Callable

from db.records import Role, Staff
from handlers.desk import Desk
from handlers.incoming import Letter, Press
from handlers.intervision import reading, sharing, writing
from handlers.practice import coaching, playing, progress

LISTENERS: tuple[Role, ...] = ("confidant", "coordinator")
COORDINATOR: tuple[Role, ...] = ("coordinator",)

COMMANDS: dict[str, tuple[tuple[Role, ...], Callable[[Desk, Staff, Letter], object]]] = {
    "practice": (LISTENERS, playing.command),
    "intervision": (LISTENERS, reading.command),
}
"""Each command, the roles that may use it, and its handler."""

PRESSES: dict[str, tuple[tuple[Role, ...], Callable[[Desk, Staff, Press], object]]] = {
    "zh": (LISTENERS, playing.home_pressed),
    "zl": (LISTENERS, playing.language_pressed),
    "zs": (LISTENERS, playing.started),
    "za": (LISTENERS, playing.answered),
    "zd": (LISTENERS, playing.classified),
    "zp": (LISTENERS, playing.put_aside),
    "zr": (LISTENERS, playing.resumed),
    "zt": (LISTENERS, playing.ticked),
    "zf": (LISTENERS, playing.compared),
    "zm": (LISTENERS, progress.mine),
    "zv": (LISTENERS, progress.opened),
    "zx": (LISTENERS, progress.dropped),
    "zc": (COORDINATOR, coaching.trainees),
    "zo": (COORDINATOR, coaching.trainee_pressed),
    "zk": (COORDINATOR, coaching.followed),
    "zu": (COORDINATOR, coaching.left),
    "zq": (COORDINATOR, coaching.comment_pressed),
    "wl": (LISTENERS, reading.list_pressed),
    "wo": (LISTENERS, reading.opened),
    "wx": (LISTENERS, reading.removed),
    "ww": (LISTENERS, writing.pressed),
    "wa": (LISTENERS, sharing.without_name),
    "wn": (LISTENERS, sharing.with_name),
    "wd": (LISTENERS, sharing.dropped),
}
"""Each button's action, the roles that may press it, and its handler."""
