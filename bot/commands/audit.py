"""amana audit"""

from __future__ import annotations

import asyncio
import re
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.settings import Settings

_LINE = re.compile(r"\d{1,15}:[0-9a-f]{32}")


@click.group()
def audit() -> None:
    """The audit log: who did what, in a chain."""


@audit.command()
@click.option("--since", default="", metavar="NUMBER:LINK", help="A last line that was kept elsewhere.")
def verify(since: str) -> None:
    """Say whether the audit log is as it was written; ends with 1 when it is not.

    With --since also whether it still goes on from a line that this command or `amana backup` once
    named as the last: not so where the end is missing, or another history was written with every
    key. It only reads, and may be run beside a running line.
    """
    from bot.commands.saying import say
    from bot.settings import load

    if since and not _LINE.fullmatch(since):
        raise click.BadParameter("a number, a colon and 32 characters, as `amana backup` says them")
    broken, found, last = asyncio.run(_verified(load(), since))
    if broken is not None:
        say("audit", f"line {broken} is missing or not as it was written")
    if not found:
        say("audit", f"line {since} is not in it: what is here is not what went on from there")
    if broken is not None or not found:
        sys.exit(1)
    say("audit", f"whole: every line is as it was written; the last is {last or 'still to come'}")


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


async def _verified(settings: Settings, since: str) -> tuple[int | None, bool, str]:
    """The first wrong line, whether the log has the one that was kept, and its last."""
    from bot.opening import open_store

    with open_store(settings) as store:
        async with store.transaction() as work:
            found = not since or work.audit.has(since)
            return work.audit.broken_at(), found, work.audit.last_line()
