"""Lanes: what belongs to one bot's chat goes strictly one after another.

Of the rows in a lane exactly one, the oldest, has its turn (`place` NEXT, or PRESSING while anything
urgent waits in the lane); the rest are BEHIND it. So finding whose turn it is never means looking at all
that wait. A finished row leaves its lane. Rows beside the queue (FLEETING) are in no lane.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Table, bindparam, case, func, select, update

from db.scope import Scope
from db.tables import BEHIND, NEXT, PRESSING


class LaneStatements:
    """The statements for one table, built once; with `urgent` some of its rows press for their lane."""

    def __init__(self, table: Table, *, urgent: bool = False) -> None:
        rows = table.c
        in_lane = rows.lane == bindparam("in_lane")
        oldest = select(func.min(rows.id)).where(in_lane).scalar_subquery()
        self.taken = select(rows.id).where(in_lane).limit(1)
        place = case((_presses(table), PRESSING), else_=NEXT) if urgent else NEXT
        self.advance = update(table).where(rows.id == oldest).values(place=place)


def _presses(table: Table) -> ColumnElement[bool]:
    """Whether anything urgent is in the lane: looked up in an index that holds what is urgent alone."""
    there = table.alias("there")
    return select(there.c.id).where(there.c.lane == bindparam("in_lane"), there.c.urgent).exists()


class Lanes:
    """The lanes of the inbox or of the outbox."""

    def __init__(self, scope: Scope, statements: LaneStatements) -> None:
        self._scope = scope
        self._statements = statements

    def place_at_end(self, lane: bytes, *, urgent: bool = False) -> int:
        """The place of a row that now joins the lane. An urgent one that is BEHIND then needs `advance`."""
        if self._scope.one(self._statements.taken, {"in_lane": lane}):
            return BEHIND
        return PRESSING if urgent else NEXT

    def advance(self, lanes: Iterable[bytes | None]) -> None:
        """Give the turn to the oldest row in each of these lanes, after others have left or joined it."""
        for lane in {lane for lane in lanes if lane is not None}:
            self._scope.do(self._statements.advance, {"in_lane": lane})
