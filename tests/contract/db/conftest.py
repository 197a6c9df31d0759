"""Every promise of the database room, over every backend."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from db.store import Store
from tests.unit.db.house import HandClock, home_on_server, in_a_loop_of_its_own, new_home, opened

Backend = Callable[[Path, HandClock], AbstractContextManager[Store]]


def sqlite_file(folder: Path, clock: HandClock) -> AbstractContextManager[Store]:
    return opened(new_home(folder / "home"), clock)


@contextmanager
def postgres_server(folder: Path, clock: HandClock) -> Iterator[Store]:
    with home_on_server(folder / "home") as home, opened(home, clock) as store:
        yield store


BACKENDS: dict[str, Backend] = {"sqlite": sqlite_file, "postgres": postgres_server}


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture(params=BACKENDS)
def store(request: pytest.FixtureRequest, tmp_path: Path, clock: HandClock) -> Iterator[Store]:
    with BACKENDS[request.param](tmp_path, clock) as store:
        yield store
        tampers = request.node.get_closest_marker("tampers")
        assert tampers or in_a_loop_of_its_own(store.unlike) == []
