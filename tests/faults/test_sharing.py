"""Several processes over one PostgreSQL share the line's work, and any of them may die."""

from __future__ import annotations

import asyncio

from tests.faults.points import Aims
from tests.faults.round import Plan, round_in
from tests.faults.victim import hangman
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
    database, plan = server().new_database(), Plan("20161201", processes=3)
    url = server().url(database)
    async with hangman() as executioner, round_in(tmp_path, plan, executioner, Aims(), url) as one:
        running = [await one.starts("run") for _ in range(3)]
        await _are_done(ALL, running)
        first = next(victim for victim in running if "fetch for the seeker bot" in victim.duties())
        died = set()
        async with one.crowded():
            await one.talk()
            for victim in (first, *(other for other in running if other is not first)):
                duties = victim.duties()
                await one.kills(victim)
                running.remove(victim)
                await _are_done(duties, running)
                died |= duties
                running.append(await one.starts("run"))
        for victim in running:
            await one.kills(victim)
        found = await one.ends()
    server().drop(database)
    assert found.wrong == []
    assert found.written
    assert died == ALL
