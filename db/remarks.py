"""What seekers say of the line after the end, with nothing that says whose words they are."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, insert, select, update

from db import tables
from db.packing import Packing
from db.records import Remark
from db.scope import Row, Scope
from db.vault import fields

NUMBERS = 2**31
"""Out of how many a number is drawn: as many as any database takes for one."""

_t = tables.remarks.c
_PACKING = Packing(Remark, "id", "month")
_ADD = insert(tables.remarks)
_DUE = select(_t.id).where(_t.out.is_(False), _t.month < bindparam("now"))
_OUT = select(tables.remarks).where(_t.out.is_(True)).order_by(_t.id)
_LET_OUT = update(tables.remarks).where(_t.id == bindparam("remark")).values(out=True)
_DROP = delete(tables.remarks).where(_t.id == bindparam("remark"))
_FORGET = delete(tables.remarks).where(_t.month < bindparam("before"))


class Remarks:
    """Only the month is kept of when. The numbers are drawn, and everything lies and is listed by them: no
    order of coming is left.
    """

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def add(self, month: str, language: str, text: str) -> None:
        """Keep one, which nobody sees before the month is over."""
        remark = Remark(self._scope.rng.randrange(NUMBERS), month, language, text)
        sealed = fields.REMARK.seal(self._scope.vault.field, _PACKING.pack(remark), remark.id)
        self._scope.do(_ADD, {"id": remark.id, "month": month, "out": False, "record": sealed})

    def let_out(self, month: str, fewest: int) -> None:
        """Show those of earlier months than this one, as soon as there are so many of them together."""
        due = self._scope.all(_DUE, {"now": month})
        if len(due) >= fewest:
            self._scope.do_each(_LET_OUT, [{"remark": row.id} for row in due])

    def shown(self) -> list[Remark]:
        """Those that may be read, in an order that says nothing."""
        return [self._opened(row) for row in self._scope.all(_OUT)]

    def drop(self, remark_id: int) -> bool:
        """Destroy one; whether there was one."""
        return 0 <= remark_id < NUMBERS and bool(self._scope.do(_DROP, {"remark": remark_id}))

    def forget_before(self, month: str) -> int:
        """Destroy what is of an earlier month; how many."""
        return self._scope.do(_FORGET, {"before": month})

    def _opened(self, row: Row) -> Remark:
        packed = fields.REMARK.unseal(self._scope.vault.field, row.record, row.id)
        return _PACKING.unpack(packed, id=row.id, month=row.month)
