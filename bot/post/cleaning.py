"""What the porter asks of whoever cleans files."""

from __future__ import annotations

from typing import Protocol

from db.letters import FileKind


class CleaningFailed(Exception):
    """A file could not be cleaned. `problem` is a Parcel's: "uncleanable", "broken" or "too_big"."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class Clean(Protocol):
    """A cleaned file."""

    @property
    def data(self) -> bytes: ...
    @property
    def name(self) -> str: ...
    @property
    def mime(self) -> str: ...


class Cleaner(Protocol):
    """Cleans one file, or raises CleaningFailed."""

    async def __call__(self, kind: FileKind, data: bytes, mime: str, name: str) -> Clean:
        """The same file without anything that tells where it comes from."""
        ...
