"""One-time codes, of which only a keyed hash is stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select, update

from db import tables
from db.ids import new_code
from db.packing import Packing
from db.records import Invite, Role
from db.scope import Row, Scope
from db.vault import fields

ID = 32
"""Hexadecimal characters of the hash that an invite is named by: 128 bits, which fit a button."""

_t = tables.invites.c
_PACKING = Packing(Invite, "expires_at", "id")
_ADD = insert(tables.invites)
_FIND = select(tables.invites).where(_t.code == bindparam("hashed"))
_EVERY = select(tables.invites).where(_t.expires_at > bindparam("now")).order_by(_t.expires_at, _t.code)
_SAVE = update(tables.invites).where(_t.code == bindparam("hashed")).values(record=bindparam("sealed"))
_TAKE = delete(tables.invites).where(_t.code == bindparam("hashed"))
_REVOKE = delete(tables.invites)
_FORGET = delete(tables.invites).where(_t.expires_at <= bindparam("now"))


class Invites:
    """A code is good once, only until it expires, and only when it is approved."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def new(self, role: Role, expires_at: datetime, *, approved: bool, by: str = "") -> str:
        """Make a code: 128 random bits, 22 characters that fit a Telegram deep link."""
        code = new_code(self._scope.rng)
        hashed = self._scope.vault.lookup.invite(code)
        sealed = self._sealed(hashed, Invite(role, expires_at, approved, by))
        self._scope.do(_ADD, {"code": hashed, "expires_at": expires_at, "record": sealed})
        return code

    def id_of(self, code: str) -> str:
        """What the invite of a code is named by."""
        return self._scope.vault.lookup.invite(code).hex()[:ID]

    def take(self, code: str, now: datetime) -> Invite | None:
        """Use a code up; None for one that is unknown, used or expired. Expired ones are cleared.

        One that is not approved yet is given back as it is, and is not used up.
        """
        self._scope.do(_FORGET, {"now": now})
        hashed = self._scope.vault.lookup.invite(code)
        row = self._scope.one(_FIND, {"hashed": hashed})
        found = self._opened(row) if row else None
        if found and found.approved:
            self._scope.do(_TAKE, {"hashed": hashed})
        return found

    def every(self) -> list[Invite]:
        """All that can still be used or approved, the one that expires first in front."""
        return [self._opened(row) for row in self._rows()]

    def get(self, invite_id: str) -> Invite | None:
        """The invite of this name, while it is neither used nor expired."""
        return next((one for one in self.every() if one.id == invite_id), None)

    def approve(self, invite_id: str) -> None:
        """From now on its code lets somebody in."""
        for row in self._rows_of(invite_id):
            sealed = self._sealed(row.code, replace(self._opened(row), approved=True))
            self._scope.do(_SAVE, {"hashed": row.code, "sealed": sealed})

    def revoke(self, invite_id: str) -> None:
        """Its code is worth nothing any more."""
        for row in self._rows_of(invite_id):
            self._scope.do(_TAKE, {"hashed": row.code})

    def revoke_all(self) -> None:
        """No code that was ever given out is worth anything any more."""
        self._scope.do(_REVOKE)

    def _rows(self) -> list[Row]:
        return list(self._scope.all(_EVERY, {"now": self._scope.now}))

    def _rows_of(self, invite_id: str) -> list[Row]:
        return [row for row in self._rows() if row.code.hex()[:ID] == invite_id]

    def _sealed(self, hashed: bytes, invite: Invite) -> bytes:
        return fields.INVITE.seal(self._scope.vault.field, _PACKING.pack(invite), hashed.hex())

    def _opened(self, row: Row) -> Invite:
        packed = fields.INVITE.unseal(self._scope.vault.field, row.record, row.code.hex())
        return _PACKING.unpack(packed, expires_at=row.expires_at, id=row.code.hex()[:ID])
