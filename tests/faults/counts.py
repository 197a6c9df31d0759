"""What a run of kills came to: so many kills, and what became of every message."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Self

from tests.faults.points import ALL, over

KINDS = ("lost", "unmarked", "misplaced", "misdelivered")
"""What may be wrong with a message: lost, twice without a mark, out of order, at somebody else's."""


@dataclass(slots=True)
class Counts:
    """Of one round, or of many. `wrong` holds a sentence for each fault."""

    kills: int = 0
    cold: int = 0
    at: Counter[str] = field(default_factory=Counter)
    errands: int = 0
    struck: int = 0
    written: int = 0
    seen: int = 0
    told: int = 0
    marked: int = 0
    cases: int = 0
    sealed: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def __iadd__(self, other: Self) -> Self:
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        return self

    @property
    def sound(self) -> bool:
        return not self.wrong

    def lines(self) -> list[str]:
        """For whoever reads it."""
        named = sum(self.at.values())
        rows = {
            "kills": self.kills,
            "at named points": named,
            "at random moments": self.kills - named,
            "of cold starts": self.cold,
            "errands beside it": self.errands,
            "calls that failed": self.struck,
            "messages": self.written,
            "delivered": self.seen,
            "told of instead": self.told,
            "marked repeats": self.marked,
            "cases sealed": self.sealed,
            **{kind: self.kinds[kind] for kind in KINDS},
            "other faults": len(self.wrong) - sum(self.kinds.values()),
        }
        return [f"{name:<20}{count:>9}" for name, count in rows.items()]

    def points(self) -> list[str]:
        """How often each named point was the end of a process."""
        return [f"{self.at[name]:>6}  {name}" for name in ALL]

    def never(self, database: str) -> list[str]:
        """The points at which no process has ended, of those that are come by over this kind of database."""
        return [one.name for one in over(database) if not self.at[one.name]]
