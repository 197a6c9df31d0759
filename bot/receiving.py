"""How updates come in: polled for, or brought to a webhook."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.post.backoff import Backoff
from bot.post.bell import Bell, Sleep
from bot.post.hooked import Hooked
from bot.post.letterbox import Letterbox
from bot.post.limits import Tick
from bot.post.office import Loop
from bot.post.webhook import Address, address_of
from bot.post.wire import Wire
from bot.raw import ALLOWED_UPDATES
from bot.settings import Settings, SettingsError
from bot.web.door import Door
from db.letters import BotName
from db.store import Store


@dataclass(frozen=True, slots=True)
class Poller:
    """What fetches one bot's updates, and whether it hears Telegram."""

    loop: Loop
    hears: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Receiving:
    """The first stages of the post office, and whether every bot hears Telegram.

    `unheard` is for how many seconds Telegram has had something that it cannot bring, 0 when it has nothing.
    """

    stages: list[list[Loop]]
    hears: Callable[[], bool]
    unheard: Callable[[], float] = lambda: 0.0


def polled(pollers: Mapping[BotName, Poller]) -> Receiving:
    """Ask for updates."""
    return Receiving(
        [[one.loop for one in pollers.values()]], lambda: all(one.hears() for one in pollers.values())
    )


async def brought(
    stack: AsyncExitStack,
    settings: Settings,
    store: Store,
    wires: Mapping[BotName, Wire],
    pollers: Mapping[BotName, Poller],
    wakes: Collection[Bell],
    backoff: Backoff,
    sleep: Sleep,
    tick: Tick,
) -> Receiving:
    """Have updates brought; the door is open when this returns. Raises SettingsError and AddressTaken.

    The door closes first, then what was brought is stored.
    """
    addresses = await webhook_addresses(settings, store, wires.keys())
    hooked = {
        one.bot: Hooked(
            one,
            wires[one.bot],
            pollers[one.bot].loop,
            pollers[one.bot].hears,
            wanted=ALLOWED_UPDATES,
            backoff=backoff,
            sleep=sleep,
            tick=tick,
        )
        for one in addresses
    }
    letterbox = Letterbox(store, wakes=wakes, sleep=sleep)
    door = Door(addresses, letterbox, wanted=ALLOWED_UPDATES, on_taken=lambda bot: hooked[bot].taken())
    await door.open(settings.webhook_listen)
    stack.push_async_callback(door.close)
    return Receiving(
        [[door, *hooked.values()], [letterbox]],
        lambda: all(one.hears for one in hooked.values()),
        lambda: max((one.unheard for one in hooked.values()), default=0.0),
    )


async def webhook_addresses(settings: Settings, store: Store, bots: Collection[BotName]) -> list[Address]:
    """Where each bot's updates are brought. Raises SettingsError when no public address is set."""
    if settings.webhook_url is None:
        raise SettingsError(
            "AMANA_WEBHOOK_URL is missing: the public address that the reverse proxy passes on to this line"
        )
    url = urlsplit(settings.webhook_url)
    base = f"{url.scheme}://{url.netloc}"
    async with store.transaction() as work:
        return [address_of(work, base, url.path, bot, settings.token(bot)) for bot in bots]
