"""amana run"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from db.letters import BotName


@click.command()
@click.option("--only", type=click.Choice(["seeker", "staff"]), help="Run one of the two bots.")
def run(only: BotName | None) -> None:
    """Run both bots by long polling. SIGTERM finishes what is in hand and ends with 0."""
    from bot.logs import set_up
    from bot.post.quiet import quiet_frameworks
    from bot.settings import load

    settings = load()
    for bot in ("seeker", "staff"):
        if only in {None, bot}:
            settings.token(bot)
    set_up(settings.log_level)
    quiet_frameworks()

    from bot import wiring

    asyncio.run(wiring.run(settings, only=only))
