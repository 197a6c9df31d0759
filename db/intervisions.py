"""What confidants ask one another about their work. None of it leads to a case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Select, bindparam, delete, insert, or_, select, update

from db import tables
from db.packing import Packing
from db.scope import Row, Scope
from db.vault import fields

Contribution = Literal["note", "question", "answer"]
"""A note that asks colleagues to think along, a question about one, or an answer to it."""


@dataclass(frozen=True, slots=True)
class Intervision:
    """One contribution; `about` is the note that a question or an answer belongs to.

    `by` wrote it, and `named` says whether colleagues see their working name. While `draft` nobody else
    sees it. After `until` it is destroyed, with whatever belongs to it.
    """

    id: str
    by: str
    at: datetime
    until: datetime
    about: str | None
    kind: Contribution
    text: str
    named: bool = False
    draft: bool = True


_t = tables.intervisions.c
_PLAIN = ("id", "by", "at", "until", "about")
_PACKING = Packing(Intervision, *_PLAIN)
_ADD = insert(tables.intervisions)
_GET = select(tables.intervisions).where(_t.id == bindparam("one"))
_NOTES = select(tables.intervisions).where(_t.about.is_(None)).order_by(_t.at.desc(), _t.id)
_ABOUT = select(tables.intervisions).where(_t.about == bindparam("note")).order_by(_t.at, _t.id)
_BY = select(tables.intervisions).where(_t.by == bindparam("member"))
_SAVE = (
    update(tables.intervisions)
    .where(_t.id == bindparam("one"))
    .values(until=bindparam("ends"), record=bindparam("sealed"))
)
_DROP = delete(tables.intervisions).where(or_(_t.id == bindparam("one"), _t.about == bindparam("one")))
_notes = tables.intervisions.alias("notes").c
_TO_THEIRS = delete(tables.intervisions).where(
    _t.about.in_(select(_notes.id).where(_notes.by == bindparam("member")))
)
_OVER = delete(tables.intervisions).where(_t.until <= bindparam("now"))


class Intervisions:
    """They go at their time, and with whoever wrote them; questions and answers go with their note too."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def draft(
        self, by: str, until: datetime, kind: Contribution, text: str, about: str | None = None
    ) -> Intervision:
        """Keep something for its writer alone; an earlier draft of theirs goes."""
        for one in self._all(_BY, {"member": by}):
            if one.draft:
                self.drop(one.id)
        made = Intervision(self._scope.new_id(), by, self._scope.now, until, about, kind, text)
        plain = {name: getattr(made, name) for name in _PLAIN}
        self._scope.do(_ADD, {**plain, "record": self._sealed(made)})
        return made

    def get(self, one_id: str) -> Intervision | None:
        """The one with this id."""
        row = self._scope.one(_GET, {"one": one_id})
        return self._opened(row) if row else None

    def notes(self) -> list[Intervision]:
        """Every note that is shared, the newest first."""
        return [one for one in self._all(_NOTES) if not one.draft]

    def about(self, note_id: str) -> list[Intervision]:
        """The questions and answers that belong to a note, the oldest first."""
        return [one for one in self._all(_ABOUT, {"note": note_id}) if not one.draft]

    def save(self, one: Intervision) -> bool:
        """Keep what has changed; False when it is gone."""
        values = {"one": one.id, "ends": one.until, "sealed": self._sealed(one)}
        return bool(self._scope.do(_SAVE, values))

    def drop(self, one_id: str) -> None:
        """Destroy one, with whatever belongs to it."""
        self._scope.do(_DROP, {"one": one_id})

    def leave(self, staff_id: str) -> None:
        """Somebody goes: with their notes goes what others said about them."""
        self._scope.do(_TO_THEIRS, {"member": staff_id})

    def forget_over(self) -> int:
        """Destroy those whose time is over; how many."""
        return self._scope.do(_OVER, {"now": self._scope.now})

    def _all(self, statement: Select[Any], values: dict[str, str] | None = None) -> Iterator[Intervision]:
        return (self._opened(row) for row in self._scope.all(statement, values))

    def _sealed(self, one: Intervision) -> bytes:
        return fields.INTERVISION.seal(
            self._scope.vault.field, _PACKING.pack(one), _place(one.id, one.by, one.about)
        )

    def _opened(self, row: Row) -> Intervision:
        packed = fields.INTERVISION.unseal(
            self._scope.vault.field, row.record, _place(row.id, row.by, row.about)
        )
        return _PACKING.unpack(packed, **{name: getattr(row, name) for name in _PLAIN})


def _place(one_id: str, by: str, about: str | None) -> str:
    """What a record is bound to: it opens under nobody else's name and belongs to no other note."""
    return f"{one_id} {by} {about or ''}"
