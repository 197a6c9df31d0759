"""Cases shown to confidants who can accept or decline them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from db import tables
from db.errors import NoSuchRecord
from db.keychain import Keychain
from db.packing import Packing
from db.records import Offer, OfferPart
from db.scope import Row, Scope
from db.vault import fields

_t = tables.offers.c
_PACKING = Packing(Offer, "id", "case_id", "staff_id", "state", "made_at", "expires_at", "reasons")
_COLUMNS = select(tables.offers).order_by(_t.made_at, _t.id)
_OPEN = _COLUMNS.where(_t.state == "open")
_ADD = insert(tables.offers)
_BY_ID = select(tables.offers).where(_t.id == bindparam("offer"))
_OPEN_FOR = _OPEN.where(_t.case_id == bindparam("case"))
_OPEN_TO = _OPEN.where(_t.staff_id == bindparam("member"))
_PAST = _COLUMNS.where(_t.case_id == bindparam("case"), _t.state != "open")
_EXPIRED = _OPEN.where(_t.expires_at <= bindparam("now"))
_SAVE = (
    update(tables.offers)
    .where(_t.id == bindparam("offer"))
    .values(
        state=bindparam("now_state"),
        expires_at=bindparam("until"),
        reasons=bindparam("sealed"),
        record=bindparam("packed"),
    )
)
_STATE = update(tables.offers).where(_t.id == bindparam("offer")).values(state=bindparam("now_state"))


class Offers:
    """What is said of an offer lies under the case's key; once that is sealed it reads as nothing."""

    def __init__(self, scope: Scope, keychain: Keychain) -> None:
        self._scope = scope
        self._keychain = keychain

    def new(
        self,
        case_id: str,
        staff_id: str,
        expires_at: datetime,
        reasons: str = "",
        part: OfferPart = "lead",
        by: str = "",
    ) -> Offer:
        """Offer a case to a staff member. Raises NoSuchCase or CaseSealed."""
        now = self._scope.now
        offer = Offer(self._scope.new_id(), case_id, staff_id, "open", now, expires_at, reasons, part, by)
        values = {
            "id": offer.id,
            "case_id": case_id,
            "staff_id": staff_id,
            "state": offer.state,
            "made_at": offer.made_at,
            "expires_at": expires_at,
            "reasons": self._sealed(offer),
            "record": self._packed(offer),
        }
        self._scope.do(_ADD, values)
        return offer

    def get(self, offer_id: str) -> Offer | None:
        """The offer with this id."""
        row = self._scope.one(_BY_ID, {"offer": offer_id})
        return self._opened(row) if row else None

    def save(self, offer: Offer) -> None:
        """Keep what has changed; of a sealed case only the state."""
        values: dict[str, Any] = {"offer": offer.id, "now_state": offer.state}
        if self._keychain.maybe(offer.case_id):
            values |= {
                "until": offer.expires_at,
                "sealed": self._sealed(offer),
                "packed": self._packed(offer),
            }
            saved = self._scope.do(_SAVE, values)
        else:
            saved = self._scope.do(_STATE, values)
        if not saved:
            raise NoSuchRecord

    def open_for(self, case_id: str) -> Offer | None:
        """The oldest open offer of a case."""
        row = self._scope.one(_OPEN_FOR, {"case": case_id})
        return self._opened(row) if row else None

    def all_open_for(self, case_id: str) -> list[Offer]:
        """Every open offer of a case, oldest first."""
        return self._every(self._scope.all(_OPEN_FOR, {"case": case_id}))

    def all_open(self) -> list[Offer]:
        """Every offer that waits for an answer, oldest first."""
        return self._every(self._scope.all(_OPEN))

    def open_to(self, staff_id: str) -> list[Offer]:
        """What a staff member has been offered and not answered, oldest first."""
        return self._every(self._scope.all(_OPEN_TO, {"member": staff_id}))

    def past(self, case_id: str) -> list[Offer]:
        """The offers of a case that are no longer open, oldest first."""
        return self._every(self._scope.all(_PAST, {"case": case_id}))

    def ids_open(self) -> list[str]:
        """The ids of these, for whoever must not stumble over one that is unreadable."""
        return [row.id for row in self._scope.all(_OPEN)]

    def ids_expired(self, now: datetime) -> list[str]:
        """The ids of the open offers whose time is over, oldest first."""
        return [row.id for row in self._scope.all(_EXPIRED, {"now": now})]

    def _every(self, rows: Sequence[Row]) -> list[Offer]:
        return [self._opened(row) for row in rows]

    def _sealed(self, offer: Offer) -> bytes:
        key = self._keychain.of(offer.case_id)
        return fields.OFFER_REASONS.seal(key, offer.reasons.encode(), offer.id, offer.case_id)

    def _packed(self, offer: Offer) -> bytes:
        return fields.OFFER.seal(
            self._keychain.of(offer.case_id), _PACKING.pack(offer), offer.id, offer.case_id
        )

    def _opened(self, row: Row) -> Offer:
        key = self._keychain.maybe(row.case_id)
        reasons = fields.OFFER_REASONS.unseal(key, row.reasons, row.id, row.case_id).decode() if key else ""
        packed = b"{}"
        if key and row.record is not None:
            packed = fields.OFFER.unseal(key, row.record, row.id, row.case_id)
        return _PACKING.unpack(
            packed,
            id=row.id,
            case_id=row.case_id,
            staff_id=row.staff_id,
            state=row.state,
            made_at=row.made_at,
            expires_at=row.expires_at,
            reasons=reasons,
        )
