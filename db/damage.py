"""What is refused is named in the audit log, once, whoever met it and whatever they did about it.

Every sealed value is opened through `db.vault.fields`, which tells the unit of work at hand of each one
that does not open, or that is an older value of its place (`db/standing.py`). It is noted when that unit
ends, also one that failed: else a value that breaks its own reader would never be heard of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
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


Stands = Callable[[str, str | int, bytes], bool]
"""Whether a value of this column and row is the one that the line put there last."""

_STANDS: ContextVar[Stands | None] = ContextVar("stands", default=None)


@contextmanager
def held_against(stands: Stands | None) -> Iterator[None]:
    """While the block lasts, what opens in this task must stand too; None for whatever opens."""
    token = _STANDS.set(stands)
    try:
        yield
    finally:
        _STANDS.reset(token)


def stands(place: str, row: str | int, sealed: bytes) -> bool:
    """Whether a value that opened is not an older one of its place."""
    asked = _STANDS.get()
    return asked is None or asked(place, row, sealed)


def refused(place: str, row: str | int, case: str, seq: int) -> SealBroken:
    """A value did not open: it is gathered, and the error for it comes back."""
    met = _MET.get()
    if met is not None:
        met[Broken(place, str(row), case, seq)] = None
    return SealBroken(place)
