"""amana run"""

from __future__ import annotations

import asyncio
import gc
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from db.letters import BotName


@click.command()
@click.option("--only", type=click.Choice(["seeker", "staff"]), help="Run one of the two bots.")
@click.option("--webhook/--polling", default=None, help="How updates come in; AMANA_RECEIVE else.")
def run(only: BotName | None, webhook: bool | None) -> None:
    """Run both bots. SIGTERM finishes what is in hand and ends with 0."""
    from bot.logs import set_up
    from bot.post.quiet import quiet_frameworks
    from bot.settings import load

    settings = load()
    for bot in ("seeker", "staff"):
        if only in {None, bot}:
            settings.token(bot)
    set_up(settings.log_level, as_json=settings.log_format == "json")
    quiet_frameworks()

    gc.disable()  # half a million objects come, and none goes: to look for garbage then takes a second
    from bot import wiring

    gc.enable()
    hooked = settings.receive == "webhook" if webhook is None else webhook
    asyncio.run(wiring.run(settings, only=only, hooked=hooked))
