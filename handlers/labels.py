"""The line's own labels: a few words that admins choose, put on cases by whoever is on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from db.records import Case
from handlers.desk import Desk
from handlers.word_list import WordList

MOST = 12
"""Labels of a line: they are chosen from buttons."""
LONGEST = 24
"""Characters of a label."""

_LIST = WordList("case.labels", MOST, LONGEST)


def every(desk: Desk) -> Mapping[str, str]:
    """The line's labels by their ids, in the order in which they were made."""
    return _LIST.every(desk)


def add(desk: Desk, called: str) -> bool:
    """Make a label; False when it has no name, is too long, is there already, or there are enough."""
    return _LIST.add(desk, called)


def drop(desk: Desk, label: str) -> bool:
    """Take a label away, from every case too; False when there is none."""
    return _LIST.drop(desk, label)


def of_case(desk: Desk, case: Case) -> list[str]:
    """What a case is labelled, in the order of the line's labels; nothing of labels that are gone."""
    return [called for label, called in every(desk).items() if label in case.labels] if case.labels else []


def turn(desk: Desk, case: Case, label: str) -> Case:
    """Put a label on a case, or take it off."""
    kept = tuple(one for one in case.labels if one != label)
    case = replace(case, labels=kept if label in case.labels else (*kept, label))
    desk.work.cases.save(case)
    return case
