"""amana bot"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from db.letters import BotName


@click.group()
def bot() -> None:
    """The line's two bots."""


@bot.command()
@click.argument("which", type=click.Choice(["seeker", "staff"]))
@click.option("--yes", is_flag=True, help="Do not ask.")
def replace(which: BotName, yes: bool) -> None:
    """Put another bot in the place of one that was banned or lost. No case goes.

    Stop the line, set the new bot's token, run this, and start the line. Nobody can be reached before they
    have opened the new bot; what is for them waits until then.
    """
    from bot.commands.failing import Refused
    from bot.commands.loading import loaded
    from bot.commands.saying import say
    from bot.replacing import replaced

    if not yes and not click.confirm("Is the line stopped, and is this to be its new bot?", err=True):
        raise Refused("nothing was replaced")
    name, people = asyncio.run(replaced(loaded(), which))
    say(which, f"@{name} from now on; {people} people have to open it before they can be reached")
    say("next", "amana run; make the new name known where people look for the line")
