"""How a one-time link is shown."""

from __future__ import annotations

import asyncio

from bot.commands.saying import say
from bot.invitations import link_for
from bot.settings import Settings
from db.records import Role
from handlers.staff.admins import PATIENCE


def show_link(settings: Settings, role: Role, code: str) -> None:
    """Print the link, and where the staff bot's name could not be had, why."""
    link = asyncio.run(link_for(settings, code))
    hours = int(PATIENCE.total_seconds() // 3600)
    say(role, link.url)
    say("", f"Good once, for {hours} hours. Open it in Telegram, or send the staff bot: /start {code}")
    if link.why_unnamed:
        say("", f"The bot's own name is to be put in the link: {link.why_unnamed}")
