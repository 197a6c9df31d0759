"""What is promised to happen by itself is on the timetable, and often enough."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.founding import default_questionnaire
from bot.timetable import timetable
from db import tables
from db.settings import CLEAN_UP
from db.store import Store
from db.vault.fields import Sealed
from handlers.desk import Line
from tests.unit.handlers.room import Room

MINUTE, HOUR = 60, 3600
PROMISED = {
    "roll_day": MINUTE,
    "clean_up": MINUTE,
    "anchor": MINUTE,
    "seal_closed": MINUTE,
    "let_go_overdue": MINUTE,
    "end_over": MINUTE,
    "look_over": HOUR,
    "forget": HOUR,
    "retain": HOUR,
    "forget_intakes": HOUR,
    "forget_post": HOUR,
    "forget_seekers": HOUR,
}
"""Seconds within which SECURITY.md, PRIVACY.md and what seekers read say that it is done."""


@pytest.mark.parametrize("duty", PROMISED)
async def test_what_is_promised_is_done_often_enough(store, duty):
    """A minute is a minute, and nothing stays for a day longer than was said."""
    found = [one.every for one in timetable(store, Line(), random.Random(1)) if one.name == duty]
    assert found
    assert max(found) <= PROMISED[duty]


async def test_the_clock_alone_leaves_nothing_of_anybody(store, home, clock):
    """A year on: a closed case, an intake nobody went on with, a block, whose they were; only today's key."""
    async with store.transaction() as work:
        work.questionnaires.publish(default_questionnaire(), "default")
        room = Room(work)
        room.case(room.seeker(), "intake")
        talked = room.seeker()
        case = room.case(talked, "open")
        work.cases.save(replace(case, state="closed", closed_at=work.now))
        work.seekers.save(replace(room.again(talked), stage="menu", case_id=None))
        room.seeker()
        work.blocks.put(77, work.now + timedelta(days=90), "x", "threat", "nl")
        work.settings.put(CLEAN_UP, work.now.isoformat())
        assert [len(rows(work, one)) for one in LEFT] == [2, 3, 1]
    for days in (1, 100, 265, 1):
        clock.move(days=days)
        for duty in timetable(store, Line(), random.Random(1)):
            await duty.do()
    async with store.transaction() as work:
        assert [len(rows(work, one)) for one in LEFT] == [0, 0, 0]
        assert not work.settings.get(CLEAN_UP)
    assert len(home.vault().days.days()) <= 1


LEFT = (tables.cases, tables.seekers, tables.blocks)


def rows(work, table):
    return list(work._scope.all(select(table)))


PASSING = ("follow_up", "forget_known", "look_over")
"""Once an hour, and some at a time: they go past everybody, or past every sealed value."""


async def test_duties_open_no_case_and_nobody_for_whom_nothing_is_due(home, clock, monkeypatch):
    """With six cases, their seekers and their confidants every duty opens as much as with three."""
    opened: list[str] = []
    unseal = Sealed.unseal
    monkeypatch.setattr(Sealed, "unseal", lambda *args: (opened.append(args[0].place), unseal(*args))[1])
    counted = []
    with Store.open(home, clock=clock) as store:
        for _ in range(2):
            await three_more(store)
            counted.append(await opened_by_each(store, opened))
            clock.move(minutes=1)
    assert counted[0] == counted[1]
    assert {"sound_again", "ask_silent", "withhold_idle", "renew", "clear_away"} <= set(counted[0])


async def three_more(store):
    async with store.transaction() as work:
        known = len(work.cases.ids_in_state("open"))
        if not known:
            work.questionnaires.publish(default_questionnaire(), "default")
        room = Room(work, _numbers=itertools.count(1000 + 1000 * known))
        for _ in range(3):
            room.held(room.case(room.seeker(), "open"), room.member())


async def opened_by_each(store, opened):
    """What each duty opens once every case was put off, by column, without the sums and the anchor's."""
    duties = timetable(store, Line(), random.Random(1))
    await duties[0].do()
    found = {}
    for duty in duties:
        opened.clear()
        await duty.do()
        found[duty.name] = sorted(one for one in opened if one != "settings.value")
    return {name: places for name, places in found.items() if name not in PASSING}
