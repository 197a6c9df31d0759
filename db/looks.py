"""When the clock looks at a case next: all that its duties read of cases in which nothing is due.

Whatever changes a case, or who is on it, has it looked at again at once; whoever has looked says until when
it can be put off. What stands in the clear is coarse, and one moment for everything that may come due in a
case, so that it does not tell what that is.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache

from sqlalchemy import bindparam, or_, select, update

from db import tables
from db.moment import AT_ONCE
from db.prepared import Statement
from db.records import CaseState
from db.scope import Scope

LONGEST = timedelta(days=7)
"""No case is put off for longer than this, whatever is said of it."""
DAY, FINE = timedelta(days=1), timedelta(minutes=5)
"""What lies more than a day ahead is kept as its day, in UTC, anything nearer in steps of five minutes."""

_t = tables.cases.c
_PUT_OFF = update(tables.cases).where(_t.id == bindparam("case")).values(look_at=bindparam("until"))
ANEW = update(tables.cases).where(_t.id == bindparam("case")).values(look_at=AT_ONCE)
_ALL_ANEW = update(tables.cases).where(_t.look_at > AT_ONCE).values(look_at=AT_ONCE)


@cache
def ids_due(states: tuple[CaseState, ...]) -> Statement:
    """The statement for these states, in each of which an index leads to what is due."""
    due = [(_t.state == state) & (_t.look_at <= bindparam("now")) for state in states]
    due += [(_t.state == state) & (_t.look_at > bindparam("never")) for state in states]
    return select(_t.id).where(or_(*due)).order_by(_t.opened_at, _t.id)


class Looks:
    """Every case has such a moment; a new one is looked at at once."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def due(self, *states: CaseState) -> list[str]:
        """The ids of the cases in these states that have to be looked at now, oldest first.

        One that was put off for longer than any can be is among them: the clock was wrong then.
        """
        moments = {"now": self._scope.now, "never": self._scope.now + LONGEST}
        found = self._scope.all(ids_due(tuple(sorted(set(states)))), moments)
        return [row.id for row in found]

    def put_off(self, case_id: str, until: datetime | None) -> None:
        """There is nothing to do about a case before this moment; nothing at all that is known of for None.

        It is looked at a little earlier. Whatever changes it until then has it looked at again at once.
        """
        moment = coarse(self._scope.now, until)
        if moment > self._scope.now:
            self._scope.do(_PUT_OFF, {"case": case_id, "until": moment})

    def all_anew(self) -> None:
        """Look at every case: how long something may wait has changed."""
        self._scope.do(_ALL_ANEW)


def coarse(now: datetime, until: datetime | None) -> datetime:
    """The moment that is kept for one until which a case is put off: never a later one."""
    latest = now + LONGEST
    until = latest if until is None else min(until, latest)
    step = DAY if until - now > DAY else FINE
    return until - (until - datetime(1970, 1, 1, tzinfo=UTC)) % step
