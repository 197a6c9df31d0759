"""Whose turn it is to write in an open case, and since when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from db.records import Assignment, Case, Owing
from handlers.desk import Desk


@dataclass(frozen=True, slots=True)
class Turn:
    """Who owes a word, and since when."""

    whose: Owing
    since: datetime


def turn(case: Case, held: Assignment) -> Turn:
    """Whose turn it is. A confidant who has just got the case owes the first word."""
    if case.owing and case.owing_since and case.owing_since >= held.since:
        return Turn(case.owing, case.owing_since)
    return Turn("confidant", held.since)


def given(desk: Desk, case: Case, whose: Owing) -> Case:
    """The case with somebody's turn beginning now."""
    return replace(case, owing=whose, owing_since=desk.now)
