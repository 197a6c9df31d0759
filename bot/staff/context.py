"""What a route of the staff bot has at hand: the desk of the one update that is being handled."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from telegram.ext import Application, CallbackContext, ExtBot

from db.letters import Parcel
from handlers.desk import Desk
from handlers.staff.knocking import Knocks


@dataclass(slots=True)
class Handling:
    """One update's handling. python-telegram-bot swallows what a route raises; it is kept here."""

    desk: Desk
    parcel: Parcel | None
    knocks: Knocks
    file: str = ""
    failures: list[Exception] = field(default_factory=list)


HANDLING: ContextVar[Handling] = ContextVar("handling")
"""Set around one `process_update` in the same task, so no other update can ever see it."""


class StaffContext(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """python-telegram-bot's context, with the open unit of work. Its own data stores are not used."""

    @property
    def desk(self) -> Desk:
        """The desk of this update."""
        return HANDLING.get().desk

    @property
    def knocks(self) -> Knocks:
        """Who has tried which number of wrong codes lately."""
        return HANDLING.get().knocks

    @property
    def parcel(self) -> Parcel | None:
        """The file that came with this update, as the porter left it."""
        return HANDLING.get().parcel

    @property
    def file(self) -> str:
        """The mark of the file that is in a changed message now."""
        return HANDLING.get().file


StaffApplication = Application[Any, StaffContext, dict[Any, Any], dict[Any, Any], dict[Any, Any], Any]
