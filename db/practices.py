"""Conversations that somebody on the staff practises with a made-up seeker. None of them is a case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import bindparam, delete, insert, select, update

from db import tables
from db.errors import NoSuchRecord
from db.packing import Packing
from db.scope import Row, Scope
from db.vault import fields

PracticeState = Literal["talking", "interrupted", "aside", "looking", "done"]
"""The conversation goes on; a real message has come in between; it was put aside; it is over and the
trainee looks back; or all of it is done."""

GUARDED: tuple[PracticeState, ...] = ("talking", "interrupted")
"""In these a message could be meant for the made-up seeker or for a real one."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing the trainee did: at which step, which answer it was, and their own words if any."""

    step: str
    answer: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """What a coach said of it: who, and when."""

    by: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Follower:
    """A coach who looks on, and the message on their phone that is kept up to date."""

    by: str
    message_id: int


@dataclass(frozen=True, slots=True)
class Practice:
    """One practice conversation.

    `screen` is the message on the trainee's phone in which it stands. `words` are the trainee's own, while
    they have not said yet what they did with them. `ticks` are the points that they think they did. `step` is
    where the made-up seeker is.
    """

    id: str
    staff_id: str
    at: datetime
    scenario: str
    step: str
    screen: int
    state: PracticeState = "talking"
    turns: tuple[Turn, ...] = ()
    words: str = ""
    ticks: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()
    followers: tuple[Follower, ...] = ()
    touched_at: datetime | None = None


_t = tables.practices.c
_PLAIN = ("id", "staff_id", "at")
_PACKING = Packing(Practice, *_PLAIN)
_ADD = insert(tables.practices)
_GET = select(tables.practices).where(_t.id == bindparam("practice"))
_OF = select(tables.practices).where(_t.staff_id == bindparam("member")).order_by(_t.at.desc(), _t.id)
_SAVE = update(tables.practices).where(_t.id == bindparam("practice")).values(record=bindparam("sealed"))
_DROP = delete(tables.practices).where(_t.id == bindparam("practice"))


class Practices:
    """They go with the staff member whose they are."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def new(self, staff_id: str, scenario: str, step: str, screen: int) -> Practice:
        """Begin one."""
        now = self._scope.now
        made = Practice(self._scope.new_id(), staff_id, now, scenario, step, screen, touched_at=now)
        plain = {name: getattr(made, name) for name in _PLAIN}
        self._scope.do(_ADD, {**plain, "record": self._sealed(made)})
        return made

    def get(self, practice_id: str) -> Practice | None:
        """The one with this id."""
        row = self._scope.one(_GET, {"practice": practice_id})
        return self._opened(row) if row else None

    def of(self, staff_id: str) -> Iterator[Practice]:
        """All of somebody's, the newest first."""
        return (self._opened(row) for row in self._scope.all(_OF, {"member": staff_id}))

    def save(self, practice: Practice) -> None:
        """Keep what has changed; NoSuchRecord when it is gone."""
        if not self._scope.do(_SAVE, {"practice": practice.id, "sealed": self._sealed(practice)}):
            raise NoSuchRecord

    def drop(self, practice_id: str) -> None:
        """Destroy one."""
        self._scope.do(_DROP, {"practice": practice_id})

    def _sealed(self, practice: Practice) -> bytes:
        place = _place(practice.id, practice.staff_id)
        return fields.PRACTICE.seal(self._scope.vault.field, _PACKING.pack(practice), place)

    def _opened(self, row: Row) -> Practice:
        packed = fields.PRACTICE.unseal(self._scope.vault.field, row.record, _place(row.id, row.staff_id))
        return _PACKING.unpack(packed, **{name: getattr(row, name) for name in _PLAIN})


def _place(practice_id: str, staff_id: str) -> str:
    """What a record is bound to: it opens under nobody else's name."""
    return f"{practice_id} {staff_id}"
