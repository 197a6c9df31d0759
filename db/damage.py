"""What does not open is named in the audit log, once, whoever met it and whatever they did about it.

Every sealed value is opened through `db.vault.fields`, which tells the unit of work at hand of each one
that was refused. It is noted when that unit ends, also one that failed: else a value that breaks its
own reader would never be heard of.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from db.errors import SealBroken

KNOWN = "audit.damaged"
"""The setting that holds, as keyed hashes, what has been noted already."""

MOST = 1000
"""Values remembered there; older ones would be noted again."""


@dataclass(frozen=True, slots=True)
class Broken:
    """One sealed value that did not open: its column, its row, and its case when it has one."""

    place: str
    row: str
    case: str
    seq: int


_MET: ContextVar[dict[Broken, None] | None] = ContextVar("met", default=None)


@contextmanager
def watched() -> Iterator[dict[Broken, None]]:
    """While the block lasts, what does not open in this task is gathered, each value once."""
    met: dict[Broken, None] = {}
    token = _MET.set(met)
    try:
        yield met
    finally:
        _MET.reset(token)


def refused(place: str, row: str | int, case: str, seq: int) -> SealBroken:
    """A value did not open: it is gathered, and the error for it comes back."""
    met = _MET.get()
    if met is not None:
        met[Broken(place, str(row), case, seq)] = None
    return SealBroken(place)
