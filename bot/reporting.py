"""The line's figures from the command line, beside a running line or without one."""

from __future__ import annotations

import random

from bot.commands.failing import Refused
from bot.line import line_of
from bot.opening import open_store
from bot.settings import Settings
from db.clock import SystemClock
from handlers.desk import Desk
from handlers.figures import showing
from handlers.figures.months import NoMonth
from handlers.figures.reports import Report
from handlers.figures.showing import TimeCrossed
from handlers.wordings import Wordings
from locales import Tongue, tongue


async def reported(settings: Settings, code: str, first: str, last: str) -> tuple[Tongue, Report]:
    """The report from a month to a month, in a language; empty ones for the usual time.

    Raises Refused where there is no such time.
    """
    with open_store(settings) as store:
        async with store.transaction() as work:
            desk = Desk(work, line_of(settings, {}, SystemClock().now().year), random.SystemRandom())
            with Wordings().in_force(work):
                say = tongue(code)
                try:
                    return say, showing.report(desk, say, first, last)
                except (NoMonth, TimeCrossed) as wrong:
                    raise Refused(str(wrong)) from None
