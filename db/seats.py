"""Sign-ups for meetings: a number instead of a name, and the order in which they came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import bindparam, delete, func, insert, select, update

from db import tables
from db.errors import NoSuchRecord
from db.packing import Packing
from db.scope import Row, Scope
from db.vault import fields

SeatState = Literal["seated", "waiting"]
"""Whether somebody who signed up has a seat, or waits until one is free."""

Answered = Literal["", "asked", "half", "done"]
"""How far the evaluation is: not asked yet, asked, one of two questions answered, both."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody's sign-up. `number` says who came first, and is all that is said at the door.

    `reminded` is how many of the reminders are behind them, `came` what was noted at the meeting, and
    `answered` how far their evaluation is; what they answered is counted with the meeting and not kept here.
    """

    id: str
    meeting_id: str
    seeker_id: str
    number: int
    state: SeatState
    reminded: int = 0
    came: bool | None = None
    answered: Answered = ""


_t = tables.seats.c
_m = tables.meetings.c
_PLAIN = ("id", "meeting_id", "seeker_id", "number", "state")
_PACKING = Packing(Seat, *_PLAIN)
_COUNT_ON = (
    update(tables.meetings)
    .where(_m.id == bindparam("meeting"))
    .values(last_number=_m.last_number + bindparam("more"))
)
_NUMBER = select(_m.last_number).where(_m.id == bindparam("meeting"))
_ADD = insert(tables.seats)
_BY_ID = select(tables.seats).where(_t.id == bindparam("seat"))
_OF_MEETING = select(tables.seats).where(_t.meeting_id == bindparam("meeting")).order_by(_t.number)
_OF_SEEKER = select(tables.seats).where(_t.seeker_id == bindparam("seeker")).order_by(_t.id)
_SEATED = select(func.count().label("seats")).where(
    _t.meeting_id == bindparam("meeting"), _t.state == "seated"
)
_SAVE = (
    update(tables.seats)
    .where(_t.id == bindparam("seat"))
    .values(state=bindparam("is_at"), record=bindparam("sealed"))
)
_DROP = delete(tables.seats).where(_t.id == bindparam("seat"))
_DROP_ALL = delete(tables.seats).where(_t.meeting_id == bindparam("meeting"))


class Seats:
    """Of one meeting, by number: the lowest is who signed up first."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def hold_still(self, meeting_id: str) -> None:
        """Nobody else gives or frees a seat of this meeting before this unit of work ends.

        Say it before counting: where several processes write, its row is what they wait for.
        """
        self._scope.do(_COUNT_ON, {"meeting": meeting_id, "more": 0})

    def new(self, meeting_id: str, seeker_id: str, state: SeatState) -> Seat:
        """Sign somebody up, under the next number; a number is never given twice. NoSuchRecord."""
        self._scope.do(_COUNT_ON, {"meeting": meeting_id, "more": 1})
        row = self._scope.one(_NUMBER, {"meeting": meeting_id})
        if row is None:
            raise NoSuchRecord
        made = Seat(self._scope.new_id(), meeting_id, seeker_id, row.last_number, state)
        plain = {name: getattr(made, name) for name in _PLAIN}
        self._scope.do(_ADD, {**plain, "record": self._sealed(made)})
        return made

    def get(self, seat_id: str) -> Seat | None:
        """The one with this id."""
        row = self._scope.one(_BY_ID, {"seat": seat_id})
        return self._opened(row) if row else None

    def of_meeting(self, meeting_id: str) -> list[Seat]:
        """Everybody who has signed up, in that order."""
        return [self._opened(row) for row in self._scope.all(_OF_MEETING, {"meeting": meeting_id})]

    def of_seeker(self, seeker_id: str) -> list[Seat]:
        """All that somebody has signed up for."""
        return [self._opened(row) for row in self._scope.all(_OF_SEEKER, {"seeker": seeker_id})]

    def seated(self, meeting_id: str) -> int:
        """How many have a seat; told without opening anything."""
        row = self._scope.one(_SEATED, {"meeting": meeting_id})
        return int(row.seats) if row else 0

    def save(self, seat: Seat) -> None:
        """Keep what has changed; NoSuchRecord when it is gone."""
        values = {"seat": seat.id, "is_at": seat.state, "sealed": self._sealed(seat)}
        if not self._scope.do(_SAVE, values):
            raise NoSuchRecord

    def drop(self, seat_id: str) -> None:
        """Somebody does not want it any more; no backup brings it back."""
        if self._scope.do(_DROP, {"seat": seat_id}):
            self._scope.erases("seat", seat_id)

    def drop_of_meeting(self, meeting_id: str) -> None:
        """Their time is over: nothing leads to those who signed up any more."""
        self._scope.do(_DROP_ALL, {"meeting": meeting_id})

    def _sealed(self, seat: Seat) -> bytes:
        packed = _PACKING.pack(seat)
        return fields.SEAT.seal(self._scope.vault.field, packed, seat.id, seat.meeting_id, seat.number)

    def _opened(self, row: Row) -> Seat:
        sealed = (row.record, row.id, row.meeting_id, row.number)
        packed = fields.SEAT.unseal(self._scope.vault.field, *sealed)
        return _PACKING.unpack(packed, **{name: getattr(row, name) for name in _PLAIN})
