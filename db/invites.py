"""One-time codes, of which only a keyed hash is stored."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select

from db import tables
from db.ids import new_code
from db.packing import Packing
from db.records import Invite, Role
from db.scope import Scope
from db.vault import fields

_t = tables.invites.c
_PACKING = Packing(Invite, "expires_at")
_ADD = insert(tables.invites)
_FIND = select(tables.invites).where(_t.code == bindparam("hashed"))
_TAKE = delete(tables.invites).where(_t.code == bindparam("hashed"))
_FORGET = delete(tables.invites).where(_t.expires_at <= bindparam("now"))


class Invites:
    """A code is good once, and only until it expires."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def new(self, role: Role, expires_at: datetime, *, approved: bool) -> str:
        """Make a code: 128 random bits, 22 characters that fit a Telegram deep link."""
        code = new_code(self._scope.rng)
        hashed = self._scope.vault.lookup.invite(code)
        packed = _PACKING.pack(Invite(role, expires_at, approved))
        sealed = fields.INVITE.seal(self._scope.vault.field, packed, hashed.hex())
        self._scope.do(_ADD, {"code": hashed, "expires_at": expires_at, "record": sealed})
        return code

    def take(self, code: str, now: datetime) -> Invite | None:
        """Use a code up; None for one that is unknown, used or expired. Expired ones are cleared."""
        self._scope.do(_FORGET, {"now": now})
        hashed = self._scope.vault.lookup.invite(code)
        row = self._scope.one(_FIND, {"hashed": hashed})
        if row is None:
            return None
        self._scope.do(_TAKE, {"hashed": hashed})
        packed = fields.INVITE.unseal(self._scope.vault.field, row.record, hashed.hex())
        return _PACKING.unpack(packed, expires_at=row.expires_at)
