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


@audit.command()
@click.option("--reason", required=True, help="What had happened; it stands in the audit log.")
def accept(reason: str) -> None:
    """Take what is stored now for what the line put there, after `amana doctor` has named something.

    It may be done beside a running line.
    """
    from bot.commands.saying import say
    from bot.settings import load

    asyncio.run(_accepted(load(), reason))
    say("audit", "what is stored now is what will be compared with")


async def _accepted(settings: Settings, reason: str) -> None:
    from bot.opening import open_store

    with open_store(settings) as store:
        await store.accept(reason)


async def _broken_at(settings: Settings) -> int | None:
    from bot.opening import open_store

    with open_store(settings) as store:
        async with store.transaction() as work:
            return work.audit.broken_at()
