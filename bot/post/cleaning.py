"""What the porter asks of whoever cleans files."""

from __future__ import annotations

from typing import Protocol

from db.disguise import Disguise
from db.letters import FileKind


class CleaningFailed(Exception):
    """A file could not be cleaned. `problem` is a Parcel's: what is wrong with the file."""

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
    @property
    def disguise(self) -> Disguise | None: ...


class Cleaner(Protocol):
    """Cleans one file, or raises CleaningFailed."""

    async def __call__(
        self, kind: FileKind, data: bytes, mime: str, name: str, disguise: Disguise | None = None
    ) -> Clean:
        """The same file without anything that tells where it comes from.

        With a disguise the voice in it is changed, or nothing comes back.
        """
        ...
