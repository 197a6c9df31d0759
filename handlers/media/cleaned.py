"""A file that may be passed on."""

from __future__ import annotations

from dataclasses import dataclass

from db.disguise import Disguise


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A rebuilt file under a name that says nothing.

    `width` and `height` in pixels as shown, `duration` in whole seconds, at least one; None
    where the file has no such thing. `disguise` is how the voice in it was changed.
    """

    data: bytes
    mime: str
    name: str
    width: int | None = None
    height: int | None = None
    duration: int | None = None
    disguise: Disguise | None = None


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a cleaner hands back: a file that has no name yet, only an extension."""

    data: bytes
    mime: str
    extension: str
    width: int | None = None
    height: int | None = None
    duration: float | None = None
