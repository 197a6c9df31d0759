"""Cases destroyed from the command line, beside a running line or without one."""

from __future__ import annotations

import random

from bot.commands.failing import Refused
from bot.line import line_of
from bot.opening import open_store
from bot.settings import Settings
from db.clock import SystemClock
from db.work import Work
from handlers import destroying, duties, holds, rounds
from handlers.desk import Desk
from handlers.wordings import Wordings


async def destroyed(settings: Settings, named: str) -> None:
    """Destroy the one case of this name or id. Raises Refused when it is not certain which that is."""
    with open_store(settings) as store:
        async with store.transaction() as work:
            desk = _desk(settings, work)
            with Wordings().in_force(work):
                cases = rounds.readable(_ids(work), work.cases.get)
                found = [case for case in cases if named in (case.id, case.name)]
                if len(found) != 1:
                    raise Refused(f"{len(found)} cases are called {named}; a sealed one has only its id")
                destroying.destroy(desk, found[0])
        await store.clean_up()


async def retained(settings: Settings) -> int:
    """Do what the clock does; how many cases are gone."""
    with open_store(settings) as store:
        async with store.transaction() as work:
            before = len(_ids(work))
            desk = _desk(settings, work)
            with Wordings().in_force(work):
                holds.end_over(desk)
                duties.retain(desk)
                duties.forget_intakes(desk)
            gone = before - len(_ids(work))
        await store.clean_up()
    return gone


def _ids(work: Work) -> list[str]:
    return work.cases.ids_in_state("intake", "waiting", "open", "closed")


def _desk(settings: Settings, work: Work) -> Desk:
    return Desk(work, line_of(settings, {}, SystemClock().now().year), random.SystemRandom())
