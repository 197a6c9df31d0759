"""One-time links that let people into the staff bot."""

from __future__ import annotations

from dataclasses import dataclass

from bot.introduction import NotIntroduced, introduce
from bot.opening import open_store
from bot.settings import Settings, SettingsError
from db.records import Role
from handlers.staff import inviting
from handlers.staff.admins import PATIENCE

UNKNOWN_BOT = "YOUR_STAFF_BOT"


@dataclass(frozen=True, slots=True)
class Link:
    """A link that works once. `why_unnamed` says why the bot's name is not in it; empty when it is."""

    url: str
    why_unnamed: str = ""


async def invite(settings: Settings, role: Role) -> str:
    """Make a code, approved beforehand: whoever can run this may let anybody in."""
    with open_store(settings) as store:
        async with store.transaction() as work:
            work.audit.note("invited", "", about=role)
            return work.invites.new(role, work.now + PATIENCE, approved=True)


async def link_for(settings: Settings, code: str) -> Link:
    """The link that opens the staff bot with this code.

    When nobody tells the bot's name, a placeholder stands for it; the code is good all the same.
    """
    try:
        bot = await introduce(settings.api_url, settings.token("staff"))
    except (SettingsError, NotIntroduced) as error:
        return Link(inviting.link(UNKNOWN_BOT, code), str(error))
    return Link(inviting.link(bot.username, code))
