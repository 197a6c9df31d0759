"""The line's own labels: a few words that admins choose, put on cases by whoever is on them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from db.records import Case
from handlers.desk import Desk
from handlers.staff.naming import tidy

SETTING = "case.labels"
MOST = 12
"""Labels of a line: they are chosen from buttons."""
LONGEST = 24
"""Characters of a label."""


def every(desk: Desk) -> Mapping[str, str]:
    """The line's labels by their ids, in the order in which they were made."""
    stored = desk.work.settings.get(SETTING)
    found: dict[str, str] = json.loads(stored) if stored else {}
    return found


def add(desk: Desk, called: str) -> bool:
    """Make a label; False when it has no name, is too long, is there already, or there are enough."""
    called, there = tidy(called), dict(every(desk))
    taken = {one.casefold() for one in there.values()}
    if not 0 < len(called) <= LONGEST or called.casefold() in taken or len(there) >= MOST:
        return False
    there[f"{desk.rng.getrandbits(32):08x}"] = called
    desk.work.settings.put(SETTING, json.dumps(there))
    return True


def drop(desk: Desk, label: str) -> bool:
    """Take a label away, from every case too; False when there is none."""
    there = dict(every(desk))
    if there.pop(label, None) is None:
        return False
    desk.work.settings.put(SETTING, json.dumps(there))
    return True


def of_case(desk: Desk, case: Case) -> list[str]:
    """What a case is labelled, in the order of the line's labels; nothing of labels that are gone."""
    return [called for label, called in every(desk).items() if label in case.labels] if case.labels else []


def turn(desk: Desk, case: Case, label: str) -> Case:
    """Put a label on a case, or take it off."""
    kept = tuple(one for one in case.labels if one != label)
    case = replace(case, labels=kept if label in case.labels else (*kept, label))
    desk.work.cases.save(case)
    return case
