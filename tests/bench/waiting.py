"""What the clock asks of a busy line: two hundred cases wait, a hundred confidants are there."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import AsyncIterator
from pathlib import Path

from bot.founding import default_questionnaire
from db.home import Home
from db.store import Store
from handlers import duties
from handlers.intake.answers import Chosen
from handlers.staff.card import Card
from matching.places.gazetteer import load
from tests.bench.timing import Row, milliseconds
from tests.unit.handlers.room import Room

SPOKEN = ("nl", "ar", "rif", "tr")


async def waiting(cases: int = 200, confidants: int = 100) -> AsyncIterator[Row]:
    """The queue is solved, and looked at again and again while half of it waits for somebody to be free."""
    with tempfile.TemporaryDirectory(prefix="amana-bench-") as folder:
        home = Home(Path(folder) / "home")
        home.create()
        with Store.open(home) as store:
            async with store.transaction() as work:
                work.questionnaires.publish(default_questionnaire(), "default")
                room = Room(work)
                _fill(room, 10, 10)
                duties.match_waiting(room.desk)  # what is loaded once, at the first case of all
                _fill(room, cases, confidants)
                began = time.perf_counter()
                duties.match_waiting(room.desk)
                first = (time.perf_counter() - began) * 1000
                yield Row(f"{cases} waiting cases offered to {confidants} confidants", first, "ms")
                again = milliseconds(lambda: duties.match_waiting(room.desk), 5)
                yield Row("looking again at those that still wait", again, "ms", 500)
                others = milliseconds(lambda: _others(room), 5)
                yield Row("the other duties of every other second", others, "ms", 50)


def _fill(room: Room, cases: int, confidants: int) -> None:
    rng, places = random.Random(1), tuple(load().places)
    for _ in range(confidants):
        room.member(
            Card(rng.choice(("woman", "man")), tuple(rng.sample(SPOKEN, 2)), (), rng.choice(places), 1),
        )
    for _ in range(cases):
        asks = {"languages": Chosen((rng.choice(SPOKEN),)), "gender": Chosen((rng.choice(("woman", "man")),))}
        room.case(room.seeker(), waiting_since=room.work.now, asks=asks)


def _others(room: Room) -> None:
    duties.expire_offers(room.desk)
    duties.seal_closed(room.desk)
