"""Bringing a line's database to what this program expects, and back for an older one."""

from __future__ import annotations

from bot.opening import home_of
from bot.settings import Settings
from db.schema import HEAD, KNOWN
from db.store import Store


class NoSuchMigration(Exception):
    """There is no migration of this number. The message names those that there are."""

    def __init__(self) -> None:
        super().__init__(f"there is no such migration; this program knows {', '.join(KNOWN)}")


def upgraded(settings: Settings, back_to: str | None = None) -> tuple[str, str]:
    """Migrate, in one transaction; from which migration, and to which.

    Raises NoSuchMigration, and what `Store.open` and `Store.bring_up_to_date` raise.
    """
    if back_to is not None and back_to not in KNOWN:
        raise NoSuchMigration
    with Store.open(home_of(settings), check=False) as store:
        before = store.revision() or "empty"
        if back_to is None:
            store.bring_up_to_date()
        elif back_to < before:
            store.downgrade(back_to)
        return before, store.revision() or HEAD
