"""A confidant who may be offered a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from matching.profile import Profile


@dataclass(frozen=True, slots=True)
class Candidate:
    """A confidant as things stand now.

    `load` counts open cases and open offers. `last_case_at` is when the newest case began,
    None before the first. `available` is false in a pause, on holiday, or outside their hours.
    `excluded` are cases they must never hear of again ("I know this family", a conflict);
    `declined` are cases they have said no to.
    """

    staff_id: str
    profile: Profile
    load: int = 0
    last_case_at: datetime | None = None
    available: bool = True
    excluded: frozenset[str] = frozenset()
    declined: frozenset[str] = frozenset()

    @property
    def has_room(self) -> bool:
        """Whether one more case stays within the confidant's own limit."""
        return self.load < self.profile.limit
