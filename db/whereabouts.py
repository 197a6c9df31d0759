"""Where a line lives: in the file in its home, or in a database on a server that it was moved to.

A small file in the home says so. It comes and goes in one step, and every unit of work looks for it once
nobody else can begin one: no two databases are ever one line's at the same time.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from db.vault.files import replace, settle


@dataclass(frozen=True, slots=True)
class Moved:
    """A line lives on a server since then.

    `copy` is the random id of the copy that it lives in, which stands sealed in that database; `where` says
    for people which database that is; `stood` tells whether anything was written there since, and `erased` is
    how much stood in the ledger of erasures then.
    """

    copy: str
    where: str
    at: datetime
    stood: str = ""
    erased: int = 0


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What a home says of it."""

    home: Path

    @property
    def _moved(self) -> Path:
        return self.home / "moved"

    @property
    def _moving(self) -> Path:
        return self.home / "moving"

    @property
    def is_moved(self) -> bool:
        """Whether the line was moved to a server, and not back."""
        return self._moved.exists()

    def moved(self) -> Moved | None:
        """Where to; None where it was not."""
        try:
            kept = json.loads(self._moved.read_bytes())
        except FileNotFoundError:
            return None
        return Moved(**{**kept, "at": datetime.fromisoformat(kept["at"])})

    def begun(self) -> frozenset[str]:
        """The ids of copies that were begun and never lived in."""
        try:
            return frozenset(self._moving.read_text("ascii").split())
        except FileNotFoundError:
            return frozenset()

    def begin(self, copy: str) -> None:
        """A copy of this id is about to be made. Raises OSError."""
        replace(self._moving, "".join(f"{one}\n" for one in sorted({*self.begun(), copy})).encode())

    def move(self, moved: Moved) -> None:
        """From now on the line lives there. Raises OSError."""
        replace(self._moved, json.dumps({**asdict(moved), "at": moved.at.isoformat()}).encode())
        self._moving.unlink(missing_ok=True)

    def move_back(self) -> None:
        """From now on the line lives in its file. Of copies elsewhere nothing is known any more."""
        self._moving.unlink(missing_ok=True)
        self._moved.unlink(missing_ok=True)
        settle(self.home)
