"""The seekers the line knows."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, delete, exists, insert, select, update

from db import tables
from db.errors import AlreadyKnown, NoSuchRecord
from db.packing import Packing
from db.records import Seeker
from db.scope import Row, Scope
from db.vault import fields

_t = tables.seekers.c
_PACKING = Packing(Seeker, "id")
_ADD = insert(tables.seekers)
_BY_CHAT = select(_t.id, _t.record).where(_t.chat == bindparam("lookup"))
_BY_ID = select(_t.id, _t.record).where(_t.id == bindparam("seeker"))
_ALL = select(_t.id, _t.record).order_by(_t.id)
_IDS = select(_t.id).order_by(_t.id)
_SAVE_QUIETLY = (
    update(tables.seekers)
    .where(_t.id == bindparam("seeker"))
    .values(chat=bindparam("lookup"), tidy=bindparam("is_tidy"), record=bindparam("sealed"))
)
_SAVE = _SAVE_QUIETLY.values(touched_at=bindparam("now"))
_TIDY = select(_t.id, _t.record).where(_t.tidy).order_by(_t.id)
_IDLE = select(_t.id, _t.record).where(
    _t.touched_at < bindparam("before"), ~exists().where(tables.cases.c.seeker_id == _t.id)
)
_FORGET = delete(tables.seekers).where(_t.id == bindparam("seeker"))
_SEATS = delete(tables.seats).where(tables.seats.c.seeker_id == bindparam("seeker"))
_CONSENTS = delete(tables.consents).where(tables.consents.c.seeker_id == bindparam("seeker"))


class Seekers:
    """Found by the keyed hash of their chat with the seeker bot."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def find(self, chat_id: int) -> Seeker | None:
        """The seeker behind a chat."""
        return self._opened(self._scope.one(_BY_CHAT, {"lookup": self._scope.vault.lookup.seeker(chat_id)}))

    def get(self, seeker_id: str) -> Seeker | None:
        """The seeker with this id."""
        return self._opened(self._scope.one(_BY_ID, {"seeker": seeker_id}))

    def new(self, chat_id: int) -> Seeker:
        """Remember somebody who wrote for the first time; AlreadyKnown if not."""
        if self.find(chat_id):
            raise AlreadyKnown
        seeker = Seeker(self._scope.new_id(), chat_id)
        values = {
            "id": seeker.id,
            "chat": self._scope.vault.lookup.seeker(chat_id),
            "touched_at": self._scope.now,
            "tidy": False,
            "record": self._sealed(seeker),
        }
        self._scope.do(_ADD, values)
        return seeker

    def save(self, seeker: Seeker, *, quietly: bool = False) -> None:
        """Keep what has changed; NoSuchRecord if the seeker was forgotten.

        `quietly`: the clock did it, and the time after which they are forgotten does not begin anew.
        """
        values = {
            "seeker": seeker.id,
            "lookup": self._scope.vault.lookup.seeker(seeker.chat_id),
            "now": self._scope.now,
            "is_tidy": _is_tidy(seeker),
            "sealed": self._sealed(seeker),
        }
        if quietly:
            del values["now"]
        if not self._scope.do(_SAVE_QUIETLY if quietly else _SAVE, values):
            raise NoSuchRecord

    def everyone(self) -> list[Seeker]:
        """All of them."""
        return [seeker for row in self._scope.all(_ALL) if (seeker := self._opened(row))]

    def ids(self) -> list[str]:
        """The ids of all of them: for whoever goes past them in parts."""
        return [row.id for row in self._scope.all(_IDS)]

    def tidy(self) -> list[Seeker]:
        """Those whose chat is cleared by the clock, all of it or what is shown for a short while."""
        return [seeker for row in self._scope.all(_TIDY) if (seeker := self._opened(row))]

    def hashed(self, seeker: Seeker, word: str) -> str:
        """A seeker's own word as it is kept: without the vault nobody can try words against it."""
        return self._scope.vault.lookup.word(seeker.id, word).hex()

    def idle(self, before: datetime) -> list[Seeker]:
        """Those without any case whom nothing was changed of since `before`."""
        found = [self._opened(row) for row in self._scope.all(_IDLE, {"before": before})]
        return [seeker for seeker in found if seeker]

    def forget(self, seeker_id: str) -> None:
        """Destroy the record, the consents and the sign-ups for meetings.

        Cases are erased one by one before (`Cases.of_seeker`); a case left behind keeps an id
        that means nobody any more.
        """
        self._scope.do(_SEATS, {"seeker": seeker_id})
        self._scope.do(_CONSENTS, {"seeker": seeker_id})
        if self._scope.do(_FORGET, {"seeker": seeker_id}):
            self._scope.erases("seeker", seeker_id)

    def _sealed(self, seeker: Seeker) -> bytes:
        return fields.SEEKER.seal(self._scope.vault.field, _PACKING.pack(seeker), seeker.id)

    def _opened(self, row: Row | None) -> Seeker | None:
        if row is None:
            return None
        return _PACKING.unpack(fields.SEEKER.unseal(self._scope.vault.field, row.record, row.id), id=row.id)


def _is_tidy(seeker: Seeker) -> bool:
    """Whether something of the chat can go by the clock; a word's own screens go soon, too."""
    chosen = seeker.clears_after is not None or seeker.news == "discreet"
    return chosen or bool(seeker.word or seeker.awaits)
