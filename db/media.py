"""Files: parked beside the update they came with, then kept in a case or gone."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select, update

from db import tables
from db.errors import MediaMissing
from db.keepings import Keepings
from db.keychain import Keychain
from db.scope import Scope
from db.vault import fields

_t = tables.media.c
_ADD = insert(tables.media)
_PARKED = select(_t.data).where(_t.id == bindparam("parcel"), _t.case_id.is_(None))
_KEPT = select(_t.data).where(_t.id == bindparam("file"), _t.case_id == bindparam("case"))
_KEEP = (
    update(tables.media)
    .where(_t.id == bindparam("parcel"))
    .values(case_id=bindparam("case"), arrival_id=None, data=bindparam("sealed"))
)
_REMOVE = delete(tables.media).where(_t.id == bindparam("file"), _t.case_id == bindparam("case"))
_FORGET = delete(tables.media).where(_t.case_id.is_(None), _t.at < bindparam("before"))
_OF_ARRIVAL = delete(tables.media).where(_t.case_id.is_(None), _t.arrival_id == bindparam("arrival"))


class Media:
    """Parked bytes lie under the inbox key; kept ones under their case's key."""

    def __init__(self, scope: Scope, keychain: Keychain, keepings: Keepings) -> None:
        self._scope = scope
        self._keepings = keepings
        self._keychain = keychain

    def park(self, arrival_id: int, data: bytes) -> str:
        """Put cleaned bytes aside until their update is handled; the parcel's id."""
        parcel_id = self._scope.new_id()
        sealed = fields.MEDIA.seal(self._scope.vault.inbox, data, parcel_id)
        values = {"id": parcel_id, "arrival_id": arrival_id, "at": self._scope.now, "data": sealed}
        self._scope.do(_ADD, values)
        return parcel_id

    def peek(self, parcel_id: str) -> bytes:
        """Parked bytes, left where they are; MediaMissing if they are not there."""
        row = self._scope.one(_PARKED, {"parcel": parcel_id})
        if row is None:
            raise MediaMissing
        return fields.MEDIA.unseal(self._scope.vault.inbox, row.data, parcel_id)

    def add(self, case_id: str, data: bytes) -> str:
        """Put bytes of the line's own into a case; the file's id there. Raises NoSuchCase, CaseSealed."""
        return self.keep(self.park(0, data), case_id)

    def keep(self, parcel_id: str, case_id: str) -> str:
        """Move parked bytes into a case; the file's id there. Raises MediaMissing, NoSuchCase, CaseSealed."""
        data = self.peek(parcel_id)
        sealed = fields.MEDIA.seal(self._keychain.of(case_id), data, parcel_id, case_id)
        self._scope.do(_KEEP, {"parcel": parcel_id, "case": case_id, "sealed": sealed})
        return parcel_id

    def read(self, case_id: str, media_id: str) -> bytes:
        """The bytes of a case's file. Raises MediaMissing, NoSuchCase, CaseSealed."""
        key = self._keychain.of(case_id)
        row = self._scope.one(_KEPT, {"file": media_id, "case": case_id})
        if row is None:
            raise MediaMissing
        return fields.MEDIA.unseal(key, row.data, media_id, case_id)

    def remove(self, case_id: str, media_id: str, *, even_held: bool = False) -> None:
        """Destroy a case's file; while a legal hold is on the case it stays, unless `even_held`."""
        if even_held or not self._keepings.is_held(case_id):
            self._scope.do(_REMOVE, {"file": media_id, "case": case_id})

    def unpark(self, arrival_id: int) -> None:
        """Destroy what an update brought and nobody kept."""
        self._scope.do(_OF_ARRIVAL, {"arrival": arrival_id})

    def forget_before(self, time: datetime) -> int:
        """Destroy what was parked before `time` and never kept; how many files."""
        return self._scope.do(_FORGET, {"before": time})
