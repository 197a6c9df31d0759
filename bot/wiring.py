"""Where everything is put together: one line, from its settings to its running loops."""

from __future__ import annotations

import asyncio
import gc
import logging
import random
import signal
import time
from collections.abc import AsyncIterator, Callable, Collection, Coroutine
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from functools import partial

from bot.announcing import announced
from bot.bad_news import hooks, set_aside
from bot.introduction import Introduction, NotIntroduced
from bot.line import line_of
from bot.moving import destroys_outdated
from bot.network import Network, internet
from bot.opening import open_store
from bot.organisations import organisation_of, settings_of
from bot.own_bots import check_bots, end_when_replaced
from bot.post.backoff import Backoff
from bot.post.bell import Bell, Sleep
from bot.post.clerk import Clerk, Edge
from bot.post.courier import Courier
from bot.post.driver import Driver, Van
from bot.post.ear import listen
from bot.post.elected import Elected
from bot.post.fetcher import Fetcher
from bot.post.housekeeper import Duty, Housekeeper
from bot.post.limits import Pace, Spacing
from bot.post.meter import Meter
from bot.post.office import Loop, Office
from bot.post.outcomes import PostError
from bot.post.pickup import Pickup
from bot.post.porter import Porter
from bot.post.quiet import quiet_frameworks
from bot.post.repeating import repeat_line
from bot.post.settling import Settling
from bot.post.wire import Wire
from bot.present import present
from bot.raw import ALLOWED_UPDATES
from bot.receiving import Poller, brought, polled
from bot.seeker.carrier import seeker_carrier
from bot.seeker.edge import SeekerEdge
from bot.seeker.signboard import Signboard
from bot.settings import Settings
from bot.staff.carrier import staff_carrier
from bot.staff.edge import StaffEdge
from bot.timetable import SOON, timetable
from bot.web.watch import Watch
from db.clock import Clock, SystemClock
from db.letters import BotName
from db.store import Store
from handlers.desk import Line
from handlers.luggage import disguising, wanted
from locales.organisation import in_force

BOTS: tuple[BotName, ...] = ("seeker", "staff")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Chance:
    """What comes from outside and is passed in: the time, waiting, and randomness."""

    clock: Clock
    sleep: Sleep
    tick: Callable[[], float]
    rng: random.Random


def real_chance() -> Chance:
    """The machine's own clock, and randomness from the operating system."""
    return Chance(SystemClock(), asyncio.sleep, time.monotonic, random.SystemRandom())


@dataclass(frozen=True, slots=True)
class Running:
    """A line that is running."""

    store: Store
    line: Line


@asynccontextmanager
async def running(
    settings: Settings,
    *,
    bots: Collection[BotName] = BOTS,
    chance: Chance | None = None,
    pace: Pace | None = None,
    hooked: bool = False,
) -> AsyncIterator[Running]:
    """Run a line until the block ends; then what is in hand is finished.

    With `hooked` Telegram brings the updates, otherwise they are polled for.
    """
    quiet_frameworks()
    chance = chance or real_chance()
    organisation = organisation_of(settings)
    settings = settings_of(settings, organisation)
    async with AsyncExitStack() as stack:
        stack.enter_context(in_force(organisation))
        store = stack.enter_context(open_store(settings, chance.clock, chance.rng))
        stack.enter_context(present(settings.home))
        await check_bots(store, settings, bots)
        network = await stack.enter_async_context(internet(settings))
        yield await stack.enter_async_context(
            serving(settings, store, network, chance, bots=bots, pace=pace, hooked=hooked)
        )


@asynccontextmanager
async def serving(
    settings: Settings,
    store: Store,
    network: Network,
    chance: Chance,
    *,
    bots: Collection[BotName] = BOTS,
    pace: Pace | None = None,
    hooked: bool = False,
) -> AsyncIterator[Running]:
    """Run a line over an opened store and a network, until the block ends."""
    async with AsyncExitStack() as stack:
        watch = await _watched(stack, settings, store, bots)
        known = {bot: await _introduced(network, bot, chance, watch) for bot in bots}
        line = line_of(settings, known, chance.clock.now().year)
        office = await _furnished(
            stack, settings, network, store, line, bots, chance, pace, watch.gauges, hooked=hooked
        )
        await stack.enter_async_context(office)
        log.info("the line is open")
        yield Running(store, line)


async def _watched(
    stack: AsyncExitStack, settings: Settings, store: Store, bots: Collection[BotName]
) -> Watch:
    """What is watched from this machine; it is served where the settings say so."""
    watch = Watch(store, bots)
    if settings.metrics_listen:
        await watch.open(settings.metrics_listen)
        stack.push_async_callback(watch.close)
    return watch


async def _introduced(network: Network, bot: BotName, chance: Chance, watch: Watch) -> Introduction:
    """Who a bot is; while the Bot API cannot be reached, ask again."""
    backoff, tries = Backoff(chance.rng), 0
    while True:
        try:
            met = await network.introduced(bot)
        except NotIntroduced as fault:
            log.warning("the %s bot: %s", bot, fault)
            await chance.sleep(backoff.pause(tries))
            tries += 1
        else:
            watch.introduced(bot)
            return met


async def _furnished(
    stack: AsyncExitStack,
    settings: Settings,
    network: Network,
    store: Store,
    line: Line,
    bots: Collection[BotName],
    chance: Chance,
    pace: Pace | None,
    meter: Meter,
    *,
    hooked: bool,
) -> Office:
    backoff = Backoff(chance.rng)
    wires = {bot: network.wire(bot) for bot in bots}
    edges, vans = await _edges(stack, network, store, line, bots, chance, pace)
    driver = Driver(store, vans, backoff=backoff, sleep=chance.sleep)
    settling = Settling(hooks(line, chance.rng), backoff, meter)
    courier = Courier(store, driver, settling, repeat_line(), backoff=backoff, sleep=chance.sleep)
    clerk = Clerk(
        store,
        edges,
        set_aside(line, chance.rng),
        wakes=courier.bell,
        sender=None if store.shared else courier,  # where there are others, another may be the one to send
        sleep=chance.sleep,
        meter=meter,
        tick=chance.tick,
    )
    pickup = Pickup(wires, network.clean, backoff=backoff, sleep=chance.sleep)
    porter = Porter(
        store, pickup, wanted, disguising(line), announced(line), wakes=clerk.bell, sleep=chance.sleep
    )
    clerk.wakes_too(porter.bell)
    bells, for_files = (clerk.bell,), (porter.bell,)
    pollers = {
        bot: _poller(bot, wire, store, bells, for_files, backoff, chance) for bot, wire in wires.items()
    }
    elected = partial(Elected, store=store, sleep=chance.sleep)
    receiving = polled(list(pollers.values()), elected if store.shared else None)
    if hooked:
        if store.shared:
            pollers = {bot: one.among_others(elected) for bot, one in pollers.items()}
        receiving = await brought(
            stack, settings, store, wires, pollers, bells, for_files, backoff, chance.sleep, chance.tick
        )
    housekeeper = Housekeeper(
        [
            *timetable(store, line, chance.rng, receiving.unheard),
            _ends_when_replaced(store, settings, bots),
            destroys_outdated(settings),
        ],
        wakes=(courier.bell,),
        tick=chance.tick,
        sleep=chance.sleep,
        hears=receiving.hears,
        meter=meter,
    )
    stages: list[list[Loop]] = [*receiving.stages, [porter], [clerk, housekeeper], [courier]]
    if store.shared:
        ears = listen(store, {"inbox": (*bells, *for_files), "outbox": (courier.bell,)}, chance.sleep)
        await stack.enter_async_context(_meanwhile(ears))
        stages = [
            *receiving.stages,
            [porter],
            [
                clerk,
                elected(["keep house"], [housekeeper], beside=receiving.duties),
            ],  # it heeds what is heard
            [elected([f"send for the {bot} bot" for bot in bots], [courier])],
        ]
    return Office(stages, backoff=backoff, sleep=chance.sleep)


def _ends_when_replaced(store: Store, settings: Settings, bots: Collection[BotName]) -> Duty:
    look = end_when_replaced(store, settings, bots, partial(signal.raise_signal, signal.SIGTERM))
    return Duty("end_when_replaced", SOON, look)


def _poller(
    bot: BotName,
    wire: Wire,
    store: Store,
    wakes: Collection[Bell],
    for_files: Collection[Bell],
    backoff: Backoff,
    chance: Chance,
) -> Poller:
    fetcher = Fetcher(
        bot,
        wire,
        store,
        wanted=ALLOWED_UPDATES,
        wakes=wakes,
        for_files=for_files,
        backoff=backoff,
        sleep=chance.sleep,
        tick=chance.tick,
    )
    return Poller(bot, fetcher, lambda: fetcher.hears)


async def _edges(
    stack: AsyncExitStack,
    network: Network,
    store: Store,
    line: Line,
    bots: Collection[BotName],
    chance: Chance,
    pace: Pace | None,
) -> tuple[dict[BotName, Edge], dict[BotName, Van]]:
    edges: dict[BotName, Edge] = {}
    vans: dict[BotName, Van] = {}
    if "seeker" in bots:
        public = network.public()
        await stack.enter_async_context(_meanwhile(Signboard(public, store, chance.sleep).keep()))
        edges["seeker"] = SeekerEdge(public, line, chance.rng)
        vans["seeker"] = Van(seeker_carrier(public), Spacing(chance.tick, chance.sleep, pace))
    if "staff" in bots:
        inner = network.inner()
        edge = StaffEdge(inner, line, chance.rng)
        await _started(edge, chance)
        stack.push_async_callback(edge.stop)
        edges["staff"] = edge
        vans["staff"] = Van(staff_carrier(inner), Spacing(chance.tick, chance.sleep, pace))
    return edges, vans


async def _started(edge: StaffEdge, chance: Chance) -> None:
    """Start the staff bot's framework; while the Bot API cannot be reached, try again."""
    backoff, tries = Backoff(chance.rng), 0
    while True:
        try:
            return await edge.start()
        except PostError as fault:
            log.warning("the staff bot could not start: %s", type(fault).__name__)
            await chance.sleep(backoff.pause(tries))
            tries += 1


@asynccontextmanager
async def _meanwhile(errand: Coroutine[None, None, None]) -> AsyncIterator[None]:
    """Run an errand beside the block, and not beyond it."""
    task = asyncio.create_task(errand)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def run(
    settings: Settings,
    only: BotName | None = None,
    *,
    hooked: bool = False,
    chance: Chance | None = None,
    pace: Pace | None = None,
) -> None:
    """Run until SIGTERM or SIGINT, then finish what is in hand."""
    stopped, is_open = asyncio.Event(), asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stopped.set)
    bots: Collection[BotName] = (only,) if only else BOTS
    opened = running(settings, bots=bots, chance=chance, pace=pace, hooked=hooked)
    serving = asyncio.create_task(_serve(opened, is_open, stopped))
    stopping = asyncio.create_task(stopped.wait())
    await asyncio.wait((serving, stopping), return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if not is_open.is_set() and not serving.done():
        serving.cancel()
    with suppress(asyncio.CancelledError):
        await serving


async def _serve(
    opened: AbstractAsyncContextManager[Running], is_open: asyncio.Event, stopped: asyncio.Event
) -> None:
    async with opened:
        _here_to_stay()
        is_open.set()
        await stopped.wait()


def _here_to_stay() -> None:
    """What was loaded until now lives as long as the process: its garbage collector passes it by.

    The frameworks alone are half a million objects, and messages would wait while they are walked through.
    """
    gc.freeze()
