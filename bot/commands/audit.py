"""amana audit"""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.settings import Settings


@click.group()
def audit() -> None:
    """The audit log: who did what, in a chain."""


@audit.command()
def verify() -> None:
    """Say whether the audit log is as it was written; ends with 1 when it is not.

    It only reads, and may be run beside a running line.
    """
    from bot.commands.saying import say
    from bot.settings import load

    broken = asyncio.run(_broken_at(load()))
    if broken is not None:
        say("audit", f"line {broken} is missing or not as it was written")
        sys.exit(1)
    say("audit", "whole: every line is as it was written")


async def _broken_at(settings: Settings) -> int | None:
    from bot.opening import open_store

    with open_store(settings) as store:
        async with store.transaction() as work:
            return work.audit.broken_at()
