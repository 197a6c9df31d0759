"""What `amana doctor` says of one thing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, whether it is well, and a line about it."""

    what: str
    well: bool
    words: str
