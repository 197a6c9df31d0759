"""Cases that are kept longer than others: with more time, or by a legal hold."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select, true, update

from db import tables
from db.errors import NoSuchRecord
from db.packing import Packing
from db.records import Keeping, KeepingKind
from db.scope import Row, Scope
from db.vault import fields

_t = tables.keepings.c
_PLAIN = ("id", "case_id", "kind", "agreed", "until")
_PACKING = Packing(Keeping, *_PLAIN)
_ADD = insert(tables.keepings)
_GET = select(tables.keepings).where(_t.id == bindparam("keeping"))
_OF = select(tables.keepings).where(_t.case_id == bindparam("case")).order_by(_t.until, _t.id)
_IDS = select(_t.id).order_by(_t.until, _t.id)
_OVER = select(_t.id).where(_t.until <= bindparam("now")).order_by(_t.until, _t.id)
_LASTS = select(_t.id).where(
    _t.case_id == bindparam("case"), _t.agreed == true(), _t.until > bindparam("now")
)
_HELD = _LASTS.where(_t.kind == "hold")
_SAVE = (
    update(tables.keepings)
    .where(_t.id == bindparam("keeping"))
    .values(agreed=bindparam("is_agreed"), until=bindparam("ends"), record=bindparam("sealed"))
)
_DROP = delete(tables.keepings).where(_t.id == bindparam("keeping"))


class Keepings:
    """Whether a case may be destroyed is told without opening anything: a hold that does not open holds."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def new(self, case_id: str, kind: KeepingKind, until: datetime, by: str, ground: str) -> Keeping:
        """Keep a case until then. More time counts at once, a hold when it is agreed."""
        agreed = kind == "longer"
        made = Keeping(self._scope.new_id(), case_id, kind, until, self._scope.now, by, ground, agreed=agreed)
        plain = {name: getattr(made, name) for name in _PLAIN}
        self._scope.do(_ADD, {**plain, "record": self._sealed(made)})
        return made

    def get(self, keeping_id: str) -> Keeping | None:
        """The one with this id."""
        row = self._scope.one(_GET, {"keeping": keeping_id})
        return self._opened(row) if row else None

    def save(self, keeping: Keeping) -> None:
        """Keep what has changed; NoSuchRecord when it is gone."""
        values = {
            "keeping": keeping.id,
            "is_agreed": keeping.agreed,
            "ends": keeping.until,
            "sealed": self._sealed(keeping),
        }
        if not self._scope.do(_SAVE, values):
            raise NoSuchRecord

    def drop(self, keeping_id: str) -> None:
        """It is over, or came to nothing."""
        self._scope.do(_DROP, {"keeping": keeping_id})

    def of_case(self, case_id: str) -> list[Keeping]:
        """All that were made for a case, agreed or not, the one that ends first in front."""
        return [self._opened(row) for row in self._scope.all(_OF, {"case": case_id})]

    def ids(self) -> list[str]:
        """The ids of all of them, the one that ends first in front."""
        return [row.id for row in self._scope.all(_IDS)]

    def ids_over(self) -> list[str]:
        """The ids of those whose time is over."""
        return [row.id for row in self._scope.all(_OVER, {"now": self._scope.now})]

    def is_held(self, case_id: str) -> bool:
        """Whether a legal hold is on a case now."""
        return self._scope.one(_HELD, self._now(case_id)) is not None

    def lasts(self, case_id: str) -> bool:
        """Whether a case is kept beyond its time now, for whatever reason."""
        return self._scope.one(_LASTS, self._now(case_id)) is not None

    def _now(self, case_id: str) -> dict[str, object]:
        return {"case": case_id, "now": self._scope.now}

    def _sealed(self, keeping: Keeping) -> bytes:
        packed = _PACKING.pack(keeping)
        return fields.KEEPING.seal(self._scope.vault.field, packed, keeping.id, keeping.case_id)

    def _opened(self, row: Row) -> Keeping:
        packed = fields.KEEPING.unseal(self._scope.vault.field, row.record, row.id, row.case_id)
        return _PACKING.unpack(packed, **{name: getattr(row, name) for name in _PLAIN})
