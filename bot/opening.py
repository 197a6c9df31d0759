"""From settings to an opened home, for everything that stands beside a running line."""

from __future__ import annotations

import random

from bot.settings import Settings, SettingsError
from db.clock import Clock
from db.errors import DatabaseUnknown
from db.home import Home
from db.store import Store


def home_of(settings: Settings) -> Home:
    """Where the line lives, and where its root key comes from."""
    return Home(settings.home, settings.root_key_file, ledger_copy=settings.ledger_file)


def only_our_database(settings: Settings) -> None:
    """Raise SettingsError where another database is named than the one in the home."""
    if settings.database_url:
        kind = settings.database_url.get_secret_value().partition(":")[0]
        raise SettingsError(f"AMANA_DATABASE_URL: {DatabaseUnknown(kind)}")


def open_store(settings: Settings, clock: Clock | None = None, rng: random.Random | None = None) -> Store:
    """Open the store; it closes itself as a context manager.

    Raises SettingsError where the database's address is not one that is known, and every
    StoreError that `Store.open` names.
    """
    only_our_database(settings)
    return Store.open(home_of(settings), clock=clock, rng=rng)
