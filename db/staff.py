"""The confidants, coordinators and admins."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import bindparam, delete, insert, select, update

from db import tables
from db.errors import AlreadyKnown, NoSuchRecord
from db.intervisions import Intervisions
from db.opened import Opened
from db.packing import Packing
from db.records import Board, Role, Staff
from db.scope import Row, Scope
from db.vault import fields

_t = tables.staff.c
_PACKING = Packing(Staff, "id", "joined_at")
_COLUMNS = select(_t.id, _t.joined_at, _t.record)
_ADD = insert(tables.staff)
_BY_CHAT = _COLUMNS.where(_t.chat == bindparam("lookup"))
_BY_ID = _COLUMNS.where(_t.id == bindparam("member"))
_EVERYONE = _COLUMNS.order_by(_t.joined_at, _t.id)
_TENDED = _EVERYONE.where(_t.tended)
_SAVE = (
    update(tables.staff)
    .where(_t.id == bindparam("member"))
    .values(chat=bindparam("lookup"), tended=bindparam("is_tended"), record=bindparam("sealed"))
)
_LEFT = update(tables.staff).where(_t.id == bindparam("member")).values(tended=False)
_REMOVE = delete(tables.staff).where(_t.id == bindparam("member"))


class StaffMembers:
    """Found by the keyed hash of their chat with the staff bot."""

    def __init__(self, scope: Scope, intervisions: Intervisions) -> None:
        self._scope = scope
        self._intervisions = intervisions
        self._records = Opened(self._opened)

    def find(self, chat_id: int) -> Staff | None:
        """The staff member behind a chat."""
        row = self._scope.one(_BY_CHAT, {"lookup": self._scope.vault.lookup.staff(chat_id)})
        return self._records.of(row, self._scope.vault.field) if row else None

    def get(self, staff_id: str) -> Staff | None:
        """The staff member with this id."""
        row = self._scope.one(_BY_ID, {"member": staff_id})
        return self._records.of(row, self._scope.vault.field) if row else None

    def everyone(self) -> list[Staff]:
        """All of them, in the order they joined."""
        return [self._opened(row) for row in self._scope.all(_EVERYONE)]

    def tended(self) -> list[Staff]:
        """Those who have anything that goes by the clock: a pause, a lock or a board.

        Of who was there before the column was, that is found out here, once.
        """
        found = [self._opened(row) for row in self._scope.all(_TENDED)]
        self._scope.do_each(_LEFT, [{"member": one.id} for one in found if not _is_tended(one)])
        return [one for one in found if _is_tended(one)]

    def new(self, chat_id: int, roles: tuple[Role, ...]) -> Staff:
        """Take somebody on; AlreadyKnown if they are here already."""
        if self.find(chat_id):
            raise AlreadyKnown
        member = Staff(self._scope.new_id(), chat_id, tuple(roles), self._scope.now)
        values = {
            "id": member.id,
            "chat": self._scope.vault.lookup.staff(chat_id),
            "joined_at": member.joined_at,
            "tended": False,
            "record": self._sealed(member),
        }
        self._scope.do(_ADD, values)
        return member

    def save(self, member: Staff) -> None:
        """Keep what has changed; NoSuchRecord if they were removed."""
        values = {
            "member": member.id,
            "lookup": self._scope.vault.lookup.staff(member.chat_id),
            "is_tended": _is_tended(member),
            "sealed": self._sealed(member),
        }
        if not self._scope.do(_SAVE, values):
            raise NoSuchRecord

    def put_up_board(self, chat_id: int, message_id: int) -> None:
        """Keep where a coordinator's board stands from now on; somebody who is gone has none."""
        if member := self.find(chat_id):
            self.save(replace(member, board=Board(message_id, self._scope.now)))

    def remove(self, staff_id: str) -> None:
        """Destroy the record, with what they practised and asked; their cases are handed over before."""
        self._intervisions.leave(staff_id)
        if self._scope.do(_REMOVE, {"member": staff_id}):
            self._scope.erases("staff", staff_id)

    def _sealed(self, member: Staff) -> bytes:
        return fields.STAFF.seal(self._scope.vault.field, _PACKING.pack(member), member.id)

    def _opened(self, row: Row) -> Staff:
        packed = fields.STAFF.unseal(self._scope.vault.field, row.record, row.id)
        return _PACKING.unpack(packed, id=row.id, joined_at=row.joined_at)


def _is_tended(member: Staff) -> bool:
    """Whether anything of theirs goes by the clock: however many others there are, it opens only these."""
    return bool(member.paused_until or member.pin or member.board)
