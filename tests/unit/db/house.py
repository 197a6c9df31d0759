"""A house for tests: a clock that is moved by hand, and homes that are made once and copied."""

from __future__ import annotations

import asyncio
import atexit
import random
import shutil
import tempfile
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

from db.home import Home
from db.store import Store
from tests.server import server

T = TypeVar("T")

MORNING = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)


class HandClock:
    """Stands still until it is moved."""

    def __init__(self, start: datetime = MORNING) -> None:
        self.moment = start

    def now(self) -> datetime:
        return self.moment

    def move(self, **much: float) -> datetime:
        self.moment += timedelta(**much)
        return self.moment


@cache
def _template() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="amana-test-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / "home"
    Home(path).create(clock=HandClock())
    Home(path).archive_private.rename(path.with_name("private.key"))
    with opened(Home(path)) as store:
        in_a_loop_of_its_own(partial(store.anchor, anew=True))
    return path


def in_a_loop_of_its_own(do: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Run something to its end, also while a test's own loop is running."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(do())).result()


def new_home(at: Path) -> Home:
    """A fresh home; its archive's private key lies beside it, as it would away from the server."""
    shutil.copytree(_template(), at)
    return Home(at)


@cache
def _template_on_server() -> tuple[Path, str]:
    folder = Path(tempfile.mkdtemp(prefix="amana-test-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    database = server().new_database()
    home = Home(folder / "home", database_url=server().url(database))
    home.create(Home(_template()).archive_public, clock=HandClock())
    with opened(home) as store:
        in_a_loop_of_its_own(partial(store.anchor, anew=True))
    return folder / "home", database


@contextmanager
def home_on_server(at: Path) -> Iterator[Home]:
    """A fresh home whose database is on the test server, and goes when this ends."""
    folder, template = _template_on_server()
    shutil.copytree(folder, at)
    database = server().new_database(template)
    yield Home(at, database_url=server().url(database))
    server().drop(database)


def archive_key_file() -> Path:
    """The archive private key that opens what every `new_home` seals."""
    return _template().with_name("private.key")


def opened(home: Home, clock: HandClock | None = None, seed: int = 1) -> Store:
    return Store.open(home, clock=clock or HandClock(), rng=random.Random(seed))
