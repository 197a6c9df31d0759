"""The ledger of erasures: which random ids are gone for good, so that no backup brings them back.

A file of lines beside the database: when, of what kind, which id. It is written to the disk before the
erasure itself, in the same act; a crash between the two leaves an erasure that is repeated or was asked
for, and never one that the ledger does not know. The ids mean nothing outside;
of what was said in a case it is a mark that only the entry itself gives.

A second copy can lie where the backups are. What could not be added there is made up for the next time.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, cast

from db.errors import LedgerMalformed, LedgerMissing, LedgerUnwritable
from db.vault.files import settle

Kind = Literal["case", "seeker", "staff", "said", "seat"]
"""What can be erased: `said` is one entry of a transcript, by `db.transcript.mark`;
`seat` a sign-up for a meeting that its owner gave up."""

_TITLE = b"amana-erased-1\n"
_LINE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ (case|seeker|staff|said|seat) ([0-9a-f]{32})")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Erased:
    """Something that was erased."""

    kind: Kind
    id: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The ledger at `path`, and its copy elsewhere when there is to be one."""

    path: Path
    copy: Path | None = None

    def check(self) -> None:
        """Raise LedgerUnwritable when nothing could be added now."""
        if not os.access(self.path if self.path.exists() else self.path.parent, os.W_OK):
            raise LedgerUnwritable(self.path)

    def add(self, erased: Iterable[Erased], at: datetime) -> None:
        """Write down what is about to be erased; it is on the disk when this returns.

        Raises LedgerUnwritable: then nothing may be erased. That the copy could not be written is
        logged, and holds up no erasure.
        """
        lines = b"".join(f"{at:%Y-%m-%dT%H:%M:%SZ} {each.kind} {each.id}\n".encode() for each in erased)
        try:
            _append(self.path, lines)
        except OSError as fault:
            raise LedgerUnwritable(self.path) from fault
        if not self.caught_up():
            log.warning("the copy of the ledger of erasures could not be written")

    def caught_up(self) -> bool:
        """Bring the copy up to date; whether it is."""
        if self.copy is None or not self.path.exists():
            return True
        try:
            there = set(_lines(self.copy)) if self.copy.exists() else set()
            missing = [line for line in _lines(self.path) if line not in there]
            if missing or not self.copy.exists():
                _append(self.copy, b"".join(line + b"\n" for line in missing))
        except OSError:
            return False
        return True

    def erased(self) -> frozenset[Erased]:
        """Everything it names; nothing when nothing was ever erased. Raises LedgerMalformed."""
        return read_ledger(self.path) if self.path.exists() else frozenset()

    def content(self) -> bytes:
        """The whole of it, as it goes into a backup."""
        return _TITLE + b"".join(line + b"\n" for line in _lines(self.path)) if self.path.exists() else _TITLE


def read_ledger(path: Path) -> frozenset[Erased]:
    """What a ledger names. Raises LedgerMissing or LedgerMalformed."""
    if not path.is_file():
        raise LedgerMissing(path)
    return erased_in(path.read_bytes())


def erased_in(content: bytes) -> frozenset[Erased]:
    """What a ledger of this content names. Raises LedgerMalformed with the first line that is none.

    A last line without its end is one whose erasure never came to be.
    """
    if not content.startswith(_TITLE):
        raise LedgerMalformed("line 1")
    lines = content[: content.rfind(b"\n") + 1].decode("ascii", errors="replace").splitlines()
    return frozenset(_read(number, line) for number, line in enumerate(lines[1:], 2))


def merged(*contents: bytes) -> bytes:
    """Several ledgers as one, each line once."""
    lines = {line for content in contents for line in _whole_lines(content)}
    return _TITLE + b"".join(line + b"\n" for line in sorted(lines))


def _read(number: int, line: str) -> Erased:
    found = _LINE.fullmatch(line)
    if found is None:
        raise LedgerMalformed(f"line {number}")
    return Erased(cast("Kind", found[1]), found[2])


def _lines(path: Path) -> list[bytes]:
    return _whole_lines(path.read_bytes())


def _whole_lines(content: bytes) -> list[bytes]:
    return content[: content.rfind(b"\n") + 1].splitlines()[1:]


def _append(path: Path, lines: bytes) -> None:
    """Add whole lines. What a crash has left of a line is cut off first: nothing came of it."""
    new = not path.exists()
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    with os.fdopen(handle, "r+b", buffering=0) as file:
        content = file.read()
        whole = content.rfind(b"\n") + 1
        file.truncate(whole)
        file.seek(whole)
        _all_of(file.fileno(), lines if whole else _TITLE + lines)
        os.fsync(file.fileno())
    if new:
        settle(path.parent)


def _all_of(handle: int, data: bytes) -> None:
    while data:
        data = data[os.write(handle, data) :]
