"""Where transcripts are read from, which cases there are, and which one is meant."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.opening import open_store
from bot.settings import Settings
from db.backup.reading import unpack
from db.clock import Clock
from db.errors import CaseAmbiguous, DayKeyMissing, NoSuchCase, SealBroken, WrongArchiveKey
from db.records import Case
from db.store import Store
from db.vault.archive_private import ArchiveKeys, ArchivePrivateKey
from db.vault.files import OWNER_ONLY_FOLDER
from db.work import Work

Keys = Sequence[ArchivePrivateKey]


@dataclass(frozen=True, slots=True)
class Found:
    """A case; `sealed` to the archive, and `readable` with the keys at hand."""

    case: Case
    sealed: bool
    readable: bool


@contextmanager
def store_of(settings: Settings, backup: Path | None, keys: Keys, clock: Clock) -> Iterator[Store]:
    """The store to read from: a backup's, or this home's own.

    A backup is opened in a temporary folder, which holds nothing in the clear and is gone afterwards.
    Raises what `unpack` and `open_store` raise.
    """
    if backup is None:
        with open_store(settings, clock) as store:
            yield store
        return
    with tempfile.TemporaryDirectory(prefix="amana-") as folder:
        Path(folder).chmod(OWNER_ONLY_FOLDER)
        with unpack(backup, keys, Path(folder)).store(clock, random.SystemRandom()) as store:
            yield store


def every(work: Work, keys: Keys) -> list[Found]:
    """All cases, oldest first."""
    ids = work.cases.ids_in_state("intake", "waiting", "open", "closed")
    return [found for case_id in ids if (found := _found(work, keys, case_id))]


def find(work: Work, keys: Keys, wanted: str) -> str:
    """The id of the case with this id or name.

    Raises NoSuchCase, or CaseAmbiguous where several have the name.
    """
    if work.cases.exists(wanted):
        return wanted
    name = _folded(wanted)
    there = [found.case.id for found in every(work, keys) if name and _folded(found.case.name) == name]
    if len(there) > 1:
        raise CaseAmbiguous(", ".join(there))
    if not there:
        raise NoSuchCase
    return there[0]


def unlock(work: Work, keys: Keys, case_id: str) -> None:
    """Make a sealed case readable in this unit of work; an open one is already.

    Raises CaseSealed without keys and WrongArchiveKey when none of them opens it.
    """
    if not work.cases.is_sealed(case_id) or not keys:
        return
    try:
        work.cases.unlock(case_id, ArchiveKeys(keys))
    except SealBroken:
        raise WrongArchiveKey from None


def _found(work: Work, keys: Keys, case_id: str) -> Found | None:
    sealed = work.cases.is_sealed(case_id)
    try:
        unlock(work, keys, case_id)
        readable = not sealed or bool(keys)
    except WrongArchiveKey:
        readable = False
    try:
        case = work.cases.get(case_id)
    except (SealBroken, DayKeyMissing, ValueError):
        return None
    return Found(case, sealed, readable) if case else None


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
