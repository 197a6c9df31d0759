from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.home import Home
from db.store import Store
from tests.unit.db.house import HandClock, new_home, opened


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return new_home(tmp_path / "home")


@pytest.fixture
def store(home: Home, clock: HandClock) -> Iterator[Store]:
    with opened(home, clock) as store:
        yield store
