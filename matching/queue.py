"""Cases that wait for a confidant, and who of them goes first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from matching.wish import Wish


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case without a confidant. `level` is how pressing it is, 0 the most; `since` is when it
    began to wait.
    """

    wish: Wish
    level: int
    since: datetime

    @property
    def turn(self) -> tuple[int, datetime, str]:
        """Sorts a queue: the most pressing first, then who has waited longest (Crisis Text Line keeps
        this order); the case id only makes it the same every time.
        """
        return self.level, self.since, self.wish.case_id


def in_turn(waiting: Iterable[Waiting]) -> list[Waiting]:
    """The queue in the order in which it is served."""
    return sorted(waiting, key=lambda one: one.turn)
