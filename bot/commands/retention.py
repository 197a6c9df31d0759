"""amana retention"""

from __future__ import annotations

import asyncio

import click


@click.group()
def retention() -> None:
    """Closed cases whose time is over."""


@retention.command("run")
def run_now() -> None:
    """Destroy now what the running line destroys every hour: cases past AMANA_RETENTION_DAYS, old intakes."""
    from bot.commands.loading import loaded
    from bot.commands.saying import say
    from bot.destroying import retained

    say("destroyed", f"{asyncio.run(retained(loaded()))} cases")
