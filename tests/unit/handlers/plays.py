"""Plays: a room of its own for each example of a property, so that none finds what another left behind."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.founding import default_questionnaire
from tests.unit.db.house import HandClock, new_home, opened
from tests.unit.handlers.room import Room

_numbers = itertools.count(1)


@contextmanager
def own_room(folder: Path, clock: HandClock | None = None) -> Iterator[Room]:
    """A room in a home of its own under `folder`; chance begins anew in it, and nothing is kept."""
    home = new_home(folder / f"home{next(_numbers)}")
    with asyncio.Runner() as runner, opened(home, clock) as store:
        transaction = store.transaction()
        work = runner.run(transaction.__aenter__())
        work.questionnaires.publish(default_questionnaire(), "default")
        try:
            yield Room(work)
        finally:
            runner.run(transaction.__aexit__(None, None, None))
