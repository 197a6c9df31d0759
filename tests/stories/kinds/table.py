"""The README's table of kinds, as it is read by people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

README = Path(__file__).parents[3] / "README.md"
HEADING = "| kind | from the seeker | from the confidant |"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its kinds, and what becomes of them in each direction."""

    kinds: tuple[str, ...]
    from_seeker: str
    from_confidant: str


def rows() -> list[Row]:
    """All rows of the table."""
    lines = README.read_text().split(HEADING)[1].split("\n\n")[0].splitlines()[2:]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [
        Row(tuple(re.findall(r"`(\w+)`", kinds)), seeker, confidant) for kinds, seeker, confidant in cells
    ]
