"""What the post office counts. Every label is one of a few words out of the code, never a person or case."""

from __future__ import annotations

from typing import Protocol

from db.letters import BotName


class Meter(Protocol):
    """Counts for whoever watches the line. Nothing here may raise, wait, or remember anybody."""

    def handled(self, bot: BotName, seconds: float, ended: str) -> None:
        """An update went through its handler: "done" or "failed"."""
        ...

    def delivered(self, bot: BotName, outcome: str) -> None:
        """A letter's try ended: the outcome's class in lower case, such as "receipt" or "unknown"."""
        ...

    def duty(self, name: str, seconds: float, ended: str) -> None:
        """A duty was done: "done" or "failed"."""
        ...


class NoMeter:
    """Counts nothing."""

    def handled(self, bot: BotName, seconds: float, ended: str) -> None:
        """Nobody watches."""

    def delivered(self, bot: BotName, outcome: str) -> None:
        """Nobody watches."""

    def duty(self, name: str, seconds: float, ended: str) -> None:
        """Nobody watches."""


UNWATCHED = NoMeter()
