"""The anchor: a file beside the database that knows by a mark which state of it was the last.

Everything in the database can be put back together, and then nothing in it contradicts anything. So it gets
a new random mark every minute, and this file knows it: a database whose mark it does not know is one from
before. It knows two marks while one takes the other's place, so that no crash looks like an attack.

What was put back whole within the minute, or along with this file, is out of its sight.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from db.vault.files import replace


@dataclass(frozen=True, slots=True)
class Anchor:
    """The file at `path`. The marks mean nothing to anybody else."""

    path: Path

    def marks(self) -> frozenset[str]:
        """The marks it knows; none where there is no file."""
        try:
            return frozenset(self.path.read_text("ascii", errors="replace").split())
        except FileNotFoundError:
            return frozenset()

    def put(self, *marks: str) -> None:
        """Know these and no others; on the disk when this returns. Raises OSError."""
        replace(self.path, "".join(f"{mark}\n" for mark in marks if mark).encode())
