"""Information meetings: what is planned, and what is left of one that is over, as counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import bindparam, delete, insert, select, update

from db import tables
from db.errors import NoSuchRecord
from db.packing import Packing
from db.scope import Row, Scope
from db.vault import fields

MeetingState = Literal["draft", "open", "cancelled", "over"]
"""How far a meeting is: being planned, shown to everybody, called off, or over, its sign-ups destroyed."""

Audience = Literal["", "mixed", "women", "men"]
"""For whom it is; empty while nobody has said."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """A meeting's title and text in one language."""

    language: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """An information meeting. `town` is a place's id; `address` is for those alone who have a seat.

    `minutes` is how long it takes, `capacity` how many seats there are. `languages` are those spoken there.
    `by` planned it; `leader` is who of the staff leads it and notes who came. `changed_at`: those who signed
    up are yet to hear that it changed; `told_start` is when it begins as far as they know.
    `answers` are counts of what was answered afterwards, by the word of each answer; `signed` and `came` are
    what was counted when its sign-ups were destroyed.
    """

    id: str
    by: str
    state: MeetingState = "draft"
    starts_at: datetime | None = None
    texts: tuple[Announcement, ...] = ()
    town: str = ""
    address: str = ""
    minutes: int = 120
    capacity: int = 0
    audience: Audience = ""
    languages: tuple[str, ...] = ()
    leader: str = ""
    changed_at: datetime | None = None
    told_start: datetime | None = None
    answers: tuple[tuple[str, int], ...] = ()
    signed: int = 0
    came: int = 0

    @property
    def ends_at(self) -> datetime | None:
        """When it ends; None while it has no date."""
        return self.starts_at + timedelta(minutes=self.minutes) if self.starts_at else None


_t = tables.meetings.c
_PLAIN = ("id", "state", "starts_at")
_PACKING = Packing(Meeting, *_PLAIN)
_ADD = insert(tables.meetings)
_GET = select(_t.id, _t.state, _t.starts_at, _t.record).where(_t.id == bindparam("meeting"))
_IDS = select(_t.id).order_by(_t.starts_at, _t.id)
_IN_STATE = _IDS.where(_t.state == bindparam("wanted"))
_SAVE = (
    update(tables.meetings)
    .where(_t.id == bindparam("meeting"))
    .values(state=bindparam("is_at"), starts_at=bindparam("starts"), record=bindparam("sealed"))
)
_DROP = delete(tables.meetings).where(_t.id == bindparam("meeting"))


class Meetings:
    """A handful of rows: lists are read whole, one by one, so that an unreadable one hides no other."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def new(self, by: str) -> Meeting:
        """Begin to plan one."""
        made = Meeting(self._scope.new_id(), by)
        plain = {name: getattr(made, name) for name in _PLAIN}
        self._scope.do(_ADD, {**plain, "last_number": 0, "record": self._sealed(made)})
        return made

    def get(self, meeting_id: str) -> Meeting | None:
        """The one with this id."""
        row = self._scope.one(_GET, {"meeting": meeting_id})
        return self._opened(row) if row else None

    def save(self, meeting: Meeting) -> None:
        """Keep what has changed; NoSuchRecord when it is gone."""
        values = {
            "meeting": meeting.id,
            "is_at": meeting.state,
            "starts": meeting.starts_at,
            "sealed": self._sealed(meeting),
        }
        if not self._scope.do(_SAVE, values):
            raise NoSuchRecord

    def drop(self, meeting_id: str) -> None:
        """Destroy it, with every sign-up there still is."""
        self._scope.do(_DROP, {"meeting": meeting_id})

    def ids(self, state: MeetingState | None = None) -> list[str]:
        """The ids of all of them, or of those in a state, the one that begins first in front."""
        rows = self._scope.all(_IN_STATE, {"wanted": state}) if state else self._scope.all(_IDS)
        return [row.id for row in rows]

    def _sealed(self, meeting: Meeting) -> bytes:
        return fields.MEETING.seal(self._scope.vault.field, _PACKING.pack(meeting), meeting.id)

    def _opened(self, row: Row) -> Meeting:
        packed = fields.MEETING.unseal(self._scope.vault.field, row.record, row.id)
        return _PACKING.unpack(packed, **{name: getattr(row, name) for name in _PLAIN})
