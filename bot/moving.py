"""Moving the line to another database while it stands still."""

from __future__ import annotations

import logging
import random
from collections.abc import Iterator
from contextlib import contextmanager

from bot.opening import home_of
from bot.post.housekeeper import Duty
from bot.present import absent
from bot.settings import Settings
from bot.timetable import SOON
from db import moving
from db.clock import Clock
from db.errors import HomeMissing
from db.home import Home
from db.moving import Report

log = logging.getLogger(__name__)


async def to_server(settings: Settings, url: str, clock: Clock, rng: random.Random) -> Report:
    """From the file in the home to a server. Raises StillRunning, and what `db.moving.to_server` does."""
    with _standing_still(settings) as home:
        return await moving.to_server(home, url, clock, rng)


async def to_file(settings: Settings, clock: Clock, rng: random.Random) -> Report:
    """From the server that the settings name to the file. Raises StillRunning, and what `to_file` does."""
    with _standing_still(settings) as home:
        return await moving.to_file(home, clock, rng)


def back_as_it_was(settings: Settings) -> None:
    """To the file as it was left. Raises StillRunning, and what `db.moving.back_as_it_was` does."""
    with _standing_still(settings) as home:
        moving.back_as_it_was(home)


def destroy_left(settings: Settings) -> bool:
    """Destroy the file that the line has left; whether there was one."""
    return moving.destroy_left(home_of(settings))


def destroys_outdated(settings: Settings) -> Duty:
    """See to it that nothing erased goes on lying in a file that the line has left."""
    home = home_of(settings)

    async def destroy() -> None:
        if moving.destroy_outdated(home):
            log.info("the file that the line has left was destroyed: something in it was erased")

    return Duty("destroy_outdated", SOON, destroy)


@contextmanager
def _standing_still(settings: Settings) -> Iterator[Home]:
    home = home_of(settings)
    if not home.ring_file.is_file():
        raise HomeMissing(home.path)
    with absent(home.path):
        yield home
