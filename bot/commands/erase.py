"""amana erase"""

from __future__ import annotations

import asyncio

import click


@click.command()
@click.argument("case")
@click.option("--yes", is_flag=True, help="Do not ask.")
def erase(case: str, yes: bool) -> None:
    """Destroy CASE, by its name or id: its key, words and files. Safe beside a running line.

    Its seeker and whoever is on it hear so; phones are cleared as far as Telegram lets.
    """
    from bot.commands.failing import Refused
    from bot.commands.loading import loaded
    from bot.commands.saying import say
    from bot.destroying import destroyed

    if not yes and not click.confirm(f"Destroy {case}? This cannot be undone", err=True):
        raise Refused("nothing was erased")
    asyncio.run(destroyed(loaded(), case))
    say("erased", case)
