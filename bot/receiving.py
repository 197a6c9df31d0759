"""How updates come in: polled for, or brought to a webhook."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
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

Elect = Callable[[Sequence[str], Sequence[Loop]], Loop]
"""Makes one loop of several that run here only while this process is elected for these duties."""


@dataclass(frozen=True, slots=True)
class Poller:
    """What fetches one bot's updates, and whether it hears Telegram."""

    bot: BotName
    loop: Loop
    hears: Callable[[], bool]

    @property
    def duty(self) -> str:
        """What one of several processes is elected for."""
        return f"fetch for the {self.bot} bot"

    def among_others(self, elected: Elect) -> Poller:
        """The same where several processes share a database, and one of them fetches."""
        return Poller(self.bot, elected([self.duty], [self.loop]), self.hears)


@dataclass(frozen=True, slots=True)
class Receiving:
    """The first stages of the post office, and whether every bot hears Telegram.

    `unheard` is for how many seconds Telegram has had something that it cannot bring, 0 when it has nothing.
    Of several processes whoever heeds what is heard has to have `duties`.
    """

    stages: list[list[Loop]]
    hears: Callable[[], bool]
    unheard: Callable[[], float] = lambda: 0.0
    duties: tuple[str, ...] = ()


def polled(pollers: Sequence[Poller], elected: Elect | None = None) -> Receiving:
    """Ask for updates; with `elected` one of several processes does, for every bot."""
    loops, duties = [one.loop for one in pollers], [one.duty for one in pollers]
    return Receiving(
        [[elected(duties, loops)] if elected else loops],
        lambda: all(one.hears() for one in pollers),
        duties=tuple(duties),
    )


async def brought(
    stack: AsyncExitStack,
    settings: Settings,
    store: Store,
    wires: Mapping[BotName, Wire],
    pollers: Mapping[BotName, Poller],
    wakes: Collection[Bell],
    for_files: Collection[Bell],
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
    letterbox = Letterbox(store, wakes=wakes, for_files=for_files, sleep=sleep)
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
