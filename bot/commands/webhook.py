"""amana webhook"""

from __future__ import annotations

import asyncio

import click


@click.group()
def webhook() -> None:
    """Have Telegram bring updates to this line (`amana run --webhook`), or poll for them."""


@webhook.command()
def off() -> None:
    """Go back to polling: delete both bots' webhooks. What waits at Telegram stays and is polled for.

    A running line begins to poll within half a minute; start it without --webhook the next time.
    """
    from bot import webhooks
    from bot.commands.saying import say
    from bot.settings import load

    for bot, was in asyncio.run(webhooks.delete_all(load())):
        say(
            bot,
            "is polled for its updates from now on" if was else "had no webhook: it is polled",
        )
