"""Looking the whole line over: what `amana doctor` says, one finding a line."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta

from bot import service
from bot.finding import Finding
from bot.introduction import Introduction, NotIntroduced, introduce
from bot.opening import home_of, open_store
from bot.organisations import examine as examine_folder
from bot.settings import Settings, SettingsError
from db import proving
from db.clock import Clock
from db.errors import DatabaseAhead, DatabaseBehind, StoreError
from db.home import Home
from db.letters import BOTS, BotName
from db.settings import CLEAN_UP
from db.store import Store
from db.vault.archive import ArchivePublicKey
from db.vault.archive_private import is_private_key_file
from db.vault.files import is_private
from db.whereabouts import Moved
from locales import manage

LEAST_SPACE = 200 * 1024 * 1024
"""Bytes that should be free where the home is: about ten of the largest files Telegram passes on."""

LONGEST_CLEAN_UP = timedelta(minutes=10)
"""How long a running line may take to empty its log; longer means that another process reads on and on."""

LONGEST_LEFT = timedelta(days=1)
"""How long the file may stay that a line has left."""

MOST_SKEW = timedelta(seconds=60)
"""How far this clock may be from the Bot API server's before deadlines and day keys go wrong."""

_NOTHING_LEFT = "nothing is left of the keys of sealed and erased cases"
_LEFT = (
    "the table of case keys was rewritten; what the server's log and archives hold of it opens nothing "
    "once that day's key is destroyed"
)


async def examine(settings: Settings, clock: Clock) -> AsyncIterator[Finding]:
    """Look at everything, in the order of the design."""
    yield Finding("settings", well=True, words=f"home {settings.home}, Bot API {settings.api_url}")
    yield _organisation(settings)
    home = home_of(settings)
    yield _keys(home)
    yield _ledger(home)
    if moved := home.whereabouts.moved():
        yield _left(home, moved, clock)
    async for finding in _database(settings, home):
        yield finding
    async for finding in _bots(settings, clock):
        yield finding
    for bot in BOTS:
        if found := await service.webhook(settings, bot):
            yield found
    yield _catalogs()
    yield _disk(home)


def _organisation(settings: Settings) -> Finding:
    if settings.organisation is None:
        return Finding("whose line", well=True, words="the line as it comes: AMANA_ORGANISATION is not set")
    faults = examine_folder(settings.organisation)
    more = f"; {len(faults)} in all: amana organisation check {settings.organisation}"
    words = f"{faults[0]}{more}" if faults else f"{settings.organisation} has all it needs"
    return Finding("whose line", well=not faults, words=words)


def _keys(home: Home) -> Finding:
    try:
        home.vault()
        public = ArchivePublicKey.from_file(home.archive_public)
    except StoreError as error:
        return Finding("keys", well=False, words=str(error))
    if not is_private(home.path):
        return Finding("keys", well=False, words=f"others can look into {home.path}; `chmod 700` it")
    left = next(_private_keys(home), None)
    if left:
        return Finding("keys", well=False, words=f"{left} opens every closed case; take it off this machine")
    two = ", any two of three open it" if public.takes_two else ""
    return Finding("keys", well=True, words=f"the ring opens; archive key {public.fingerprint}{two}")


def _private_keys(home: Home) -> Iterator[str]:
    for path in sorted(home.path.rglob("*")):
        if path.is_file() and is_private_key_file(path):
            yield str(path)


def _ledger(home: Home) -> Finding:
    try:
        count = len(home.ledger.erased())
        home.ledger.check()
    except StoreError as error:
        return Finding("ledger", well=False, words=str(error))
    if not home.ledger.caught_up():
        return Finding("ledger", well=False, words=f"its copy {home.ledger.copy} cannot be written")
    where = f"copied to {home.ledger.copy}" if home.ledger.copy else "keep a copy beside the backups"
    return Finding("ledger", well=True, words=f"{count} erasures; {where}")


def _left(home: Home, moved: Moved, clock: Clock) -> Finding:
    """What a line left when it moved is no copy of it any more: erasures do not reach it."""
    where = f"the line lives in {moved.where} since {moved.at.date()}"
    if not home.database.exists():
        return Finding("left", well=True, words=where)
    fresh = clock.now() - moved.at < LONGEST_LEFT
    words = f"{where}; the file that it left waits for amana migrate-to --destroy-left"
    return Finding("left", well=fresh, words=words)


async def _database(settings: Settings, home: Home) -> AsyncIterator[Finding]:
    try:
        with open_store(settings) as store:
            yield await _contents(store)
            yield await _cleaned(store)
            yield await _proven(store)
            yield await _unlike(store)
            async for finding in service.examine(settings, store, home):
                yield finding
    except (DatabaseBehind, DatabaseAhead) as error:
        yield Finding("database", well=True, words="opens")
        yield Finding("migrations", well=False, words=str(error))
    except (StoreError, SettingsError) as error:
        yield Finding("database", well=False, words=str(error))
        yield Finding("migrations", well=False, words="not looked at: the database does not open")
    else:
        yield Finding("migrations", well=True, words="the database is what this program expects")


async def _contents(store: Store) -> Finding:
    async with store.transaction() as work:
        version, _ = work.questionnaires.latest()
        waiting = work.outbox.waiting()
    weak = await store.weakness()
    but = f", but can lose what was written: {weak}" if weak else ""
    where = " on PostgreSQL" if store.shared else ""
    words = f"opens{where}{but}; questionnaire {version}; {waiting} letters wait to go out"
    return Finding("database", well=not weak, words=words)


async def _cleaned(store: Store) -> Finding:
    """Whether the pages that held the keys of sealed and erased cases have been overwritten."""
    async with store.transaction() as work:
        pending, now = work.settings.get(CLEAN_UP), work.now
    if not pending:
        return Finding("clean-up", well=True, words=_LEFT if store.shared else _NOTHING_LEFT)
    waits = now - datetime.fromisoformat(pending)
    words = f"pending since {pending}: sealed, and what held the keys is not overwritten yet"
    return Finding("clean-up", well=waits < LONGEST_CLEAN_UP, words=words)


async def _proven(store: Store) -> Finding:
    """Whether somebody has shown lately that the archive's private key still opens what is sealed to it."""
    async with store.transaction() as work:
        last, due = proving.last(work), proving.is_due(work)
    when = f"last proven on {last.date()}" if last else "never proven"
    how = "; amana keys challenge FILE begins" if due else ""
    return Finding("archive", well=not due, words=when + how)


async def _unlike(store: Store) -> Finding:
    """Whether sealed columns hold what the line put there, and no older values."""
    unlike = await store.unlike()
    if not unlike:
        return Finding("contents", well=True, words="every sealed column holds what the line put there")
    words = f"changed from outside: {', '.join(unlike)}; see SECURITY.md, then `amana audit accept`"
    return Finding("contents", well=False, words=words)


async def _bots(settings: Settings, clock: Clock) -> AsyncIterator[Finding]:
    seeker, staff = await _met(settings, "seeker"), await _met(settings, "staff")
    yield _token("seeker", seeker)
    yield _token("staff", staff)
    yield _topics(staff)
    yield _skew(staff if isinstance(staff, Introduction) else seeker, clock)


async def _met(settings: Settings, bot: BotName) -> Introduction | str:
    """Who the bot is, or why that is not known."""
    try:
        return await introduce(settings.api_url, settings.token(bot))
    except SettingsError as error:
        return str(error)
    except NotIntroduced as error:
        return f"the {bot} bot: {error}"


def _token(bot: BotName, met: Introduction | str) -> Finding:
    if isinstance(met, str):
        return Finding("tokens", well=False, words=met)
    return Finding("tokens", well=True, words=f"the {bot} bot is @{met.username}")


def _topics(staff: Introduction | str) -> Finding:
    if isinstance(staff, str):
        return Finding("topics", well=False, words="not known: the staff bot does not answer")
    if staff.topics:
        return Finding("topics", well=True, words="on: each case has a topic of its own")
    words = "off: confidants switch between cases; BotFather turns topics on for the staff bot"
    return Finding("topics", well=True, words=words)


def _skew(bot: Introduction | str, clock: Clock) -> Finding:
    if isinstance(bot, str) or bot.date is None:
        return Finding("clock", well=False, words="not compared: the Bot API told no time")
    skew = abs(clock.now() - bot.date)
    words = f"{skew.total_seconds():.0f} s from the Bot API's"
    return Finding("clock", well=skew <= MOST_SKEW, words=words)


def _catalogs() -> Finding:
    found = manage.check()
    words = f"{len(found)} things to put right, first: {found[0]}" if found else "complete in every language"
    return Finding("catalogs", well=not found, words=words)


def _disk(home: Home) -> Finding:
    place = next(path for path in (home.path.resolve(), *home.path.resolve().parents) if path.is_dir())
    free = shutil.disk_usage(place).free
    return Finding("disk", well=free >= LEAST_SPACE, words=f"{free // 1024**2} MB free")
