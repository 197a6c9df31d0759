"""The numbers under which the line itself speaks in a case; entries count from 1, so none has them."""

from __future__ import annotations

from enum import IntEnum, unique

from db.letters import EntryRef
from db.records import Case


@unique
class Own(IntEnum):
    """One number for each thing that is found again to be changed or taken away."""

    WHOLE = 0
    """A case as a whole: offers, and whatever goes when the case goes."""
    ASIDES = -1
    """What the line says of what the staff say among one another."""
    ALARM = -2
    """What those on duty are shown of an alarm."""
    SUMMARY = -3
    """The first message of a case on somebody's phone, which is kept up to date."""
    LATE = -4
    """What it says to somebody of theirs that is late."""
    UNSHOWN = -5
    """The line below which very many messages wait, with the button that shows them."""
    LISTED = -6
    """The list of somebody's last messages, of which they can take one back."""


def lines_own(case: Case, number: Own) -> EntryRef:
    """Where the line speaks of this in a case. A plain number, which every database and file takes."""
    return EntryRef(case.id, number.value)
