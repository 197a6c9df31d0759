"""Several processes over one PostgreSQL share the line's work, and any of them may die."""

from __future__ import annotations

import asyncio
import random

from tests.faults.killing import talking
from tests.server import server

WITHIN = 120.0
"""Seconds that a test waits for another process to take over. That takes one or two, a cold start more."""


ALL = {
    "fetch for the seeker bot",
    "fetch for the staff bot",
    "send for the seeker bot",
    "send for the staff bot",
    "keep house",
}
"""What one process at a time does for all of them."""


async def _are_done(duties, victims):
    async with asyncio.timeout(WITHIN):
        while not duties <= set().union(*(victim.duties() for victim in victims)):  # noqa: ASYNC110 - elsewhere
            await asyncio.sleep(0.05)


async def test_nothing_is_lost_whichever_process_is_killed(tmp_path):
    """Each of three is killed in turn, first the one that fetches: others take over what was its duty,
    and everything arrives, in order, at the right person.
    """
    database = server().new_database()
    async with talking(tmp_path, processes=3, database_url=server().url(database)) as scene:
        for victim in scene.victims:
            await victim.is_open()
        await _are_done(ALL, scene.victims)
        first = next(victim for victim in scene.victims if "fetch for the seeker bot" in victim.duties())
        died = set()
        async with scene.writing(random.Random(20161201)):
            for victim in (first, *(one for one in scene.victims if one is not first)):
                duties = victim.duties()
                await victim.is_killed()
                await _are_done(duties, [one for one in scene.victims if one is not victim])
                died |= duties
                await victim.starts()
        found = await scene.ends()
    server().drop(database)
    assert found.sound, found
    assert found.written
    assert died == ALL
    assert not [line for line in scene.log if "Traceback" in line or "CRITICAL" in line]
