"""Who has had which case, from when to when, and in which topic."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, func, insert, select, update

from db import tables
from db.errors import DayKeyMissing, NoSuchRecord, SealBroken
from db.keychain import Keychain
from db.looks import ANEW
from db.moment import AT_ONCE
from db.opened import Opened
from db.packing import Packing
from db.records import Assignment, Part
from db.scope import Row, Scope
from db.vault import fields

_t = tables.assignments.c
_PACKING = Packing(Assignment, "id", "case_id", "staff_id", "since", "until", "reasons")
_COLUMNS = select(tables.assignments)
_NEWEST = _COLUMNS.order_by(_t.since.desc(), _t.id)
_ADD = insert(tables.assignments)
_BY_ID = _COLUMNS.where(_t.id == bindparam("held"))
_CURRENT = _NEWEST.where(_t.case_id == bindparam("case"), _t.until.is_(None))
_BY_TOPIC = _NEWEST.where(_t.staff_id == bindparam("member"), _t.topic == bindparam("lookup"))
_FOR_STAFF = _COLUMNS.where(_t.staff_id == bindparam("member")).order_by(_t.since, _t.id)
_OF_CASE = _COLUMNS.where(_t.case_id == bindparam("case")).order_by(_t.since, _t.id)
_LOADS = (
    select(_t.staff_id, func.count().label("cases"))
    .join_from(tables.assignments, tables.cases, tables.cases.c.id == _t.case_id)
    .where(_t.until.is_(None), tables.cases.c.state != "closed")
    .group_by(_t.staff_id)
)
_NEWEST_OF_EACH = select(_t.staff_id, func.max(_t.since, type_=_t.since.type).label("since")).group_by(
    _t.staff_id
)
_SAVE = (
    update(tables.assignments)
    .where(_t.id == bindparam("held"))
    .values(until=bindparam("ended"), topic=bindparam("lookup"), record=bindparam("sealed"))
)
_REASON = update(tables.assignments).where(_t.id == bindparam("held")).values(reasons=bindparam("sealed"))
_END = (
    update(tables.assignments)
    .where(_t.id == bindparam("held"), _t.until.is_(None))
    .values(until=bindparam("now"))
)
_CASE_ANEW = (
    update(tables.cases)
    .where(
        tables.cases.c.id
        == select(_t.case_id).where(_t.id == bindparam("held")).correlate(None).scalar_subquery()
    )
    .values(look_at=AT_ONCE)
)


class Assignments:
    """The topic outlives the case's sealing, so that it can be deleted; the reasons do not."""

    def __init__(self, scope: Scope, keychain: Keychain) -> None:
        self._scope = scope
        self._keychain = keychain
        self._records = Opened(self._opened)

    def new(self, case_id: str, staff_id: str, reasons: str = "", part: Part = "lead") -> Assignment:
        """Give a case to a staff member. Raises NoSuchCase or CaseSealed."""
        held = Assignment(
            self._scope.new_id(), case_id, staff_id, self._scope.now, reasons=reasons, part=part
        )
        values = {
            "id": held.id,
            "case_id": case_id,
            "staff_id": staff_id,
            "since": held.since,
            "record": self._sealed(held),
            "reasons": self._sealed_reasons(held),
        }
        self._scope.do(_ADD, values)
        self._scope.do(ANEW, {"case": case_id})
        return held

    def get(self, assignment_id: str) -> Assignment | None:
        """The assignment with this id, ended or not."""
        row = self._scope.one(_BY_ID, {"held": assignment_id})
        return self._known(row) if row else None

    def thread_of(self, assignment_id: str) -> int | None:
        """The topic that an assignment is shown in."""
        row = self._scope.one(_BY_ID, {"held": assignment_id})
        return self._unreasoned(row, "").thread_id if row else None

    def current(self, case_id: str) -> Assignment | None:
        """Who has the case now."""
        return next((held for held in self.present(case_id) if held.part == "lead"), None)

    def present(self, case_id: str) -> list[Assignment]:
        """Everybody who is on the case now, whoever came last first."""
        return [self._known(row) for row in self._scope.all(_CURRENT, {"case": case_id})]

    def of_member(self, case_id: str, staff_id: str) -> Assignment | None:
        """This staff member's own assignment while they are on the case."""
        return next((held for held in self.present(case_id) if held.staff_id == staff_id), None)

    def by_thread(self, staff_id: str, thread_id: int) -> Assignment | None:
        """The newest assignment shown in this topic, ended or not."""
        lookup = self._scope.vault.lookup.topic(staff_id, thread_id)
        row = self._scope.one(_BY_TOPIC, {"member": staff_id, "lookup": lookup})
        return self._known(row) if row else None

    def for_staff(self, staff_id: str) -> list[Assignment]:
        """Everything a staff member has had, oldest first."""
        return [self._opened(row) for row in self._scope.all(_FOR_STAFF, {"member": staff_id})]

    def of_case(self, case_id: str) -> list[Assignment]:
        """Everybody who has had a case, oldest first."""
        return [self._opened(row) for row in self._scope.all(_OF_CASE, {"case": case_id})]

    def loads(self) -> dict[str, int]:
        """How many cases that are not closed each staff member is on; nobody with none."""
        return {row.staff_id: row.cases for row in self._scope.all(_LOADS)}

    def last_since(self) -> dict[str, datetime]:
        """When each staff member's newest case began."""
        return {row.staff_id: row.since for row in self._scope.all(_NEWEST_OF_EACH)}

    def save(self, held: Assignment) -> None:
        """Keep what has changed; the reasons of a sealed case stay as they are."""
        lookup = self._scope.vault.lookup
        topic = lookup.topic(held.staff_id, held.thread_id) if held.thread_id is not None else None
        values = {"held": held.id, "ended": held.until, "lookup": topic, "sealed": self._sealed(held)}
        if not self._scope.do(_SAVE, values):
            raise NoSuchRecord
        self._scope.do(ANEW, {"case": held.case_id})
        if self._keychain.maybe(held.case_id):
            self._scope.do(_REASON, {"held": held.id, "sealed": self._sealed_reasons(held)})

    def end(self, assignment_id: str) -> None:
        """From now on nothing made under it goes out, except what takes messages away."""
        self._scope.do(_END, {"held": assignment_id, "now": self._scope.now})
        self._scope.do(_CASE_ANEW, {"held": assignment_id})

    def _sealed(self, held: Assignment) -> bytes:
        packed = _PACKING.pack(held)
        return fields.ASSIGNMENT_TOPIC.seal(self._scope.vault.field, packed, held.id, held.case_id)

    def _sealed_reasons(self, held: Assignment) -> bytes:
        key = self._keychain.of(held.case_id)
        return fields.ASSIGNMENT_REASONS.seal(key, held.reasons.encode(), held.id, held.case_id)

    def _known(self, row: Row) -> Assignment:
        try:
            key = self._keychain.maybe(row.case_id)
        except (SealBroken, DayKeyMissing):
            return self._opened(row)
        return self._records.of(row, key)

    def _opened(self, row: Row) -> Assignment:
        return self._unreasoned(row, self._reasons(row))

    def _unreasoned(self, row: Row, reasons: str) -> Assignment:
        return _PACKING.unpack(
            fields.ASSIGNMENT_TOPIC.unseal(self._scope.vault.field, row.record, row.id, row.case_id),
            id=row.id,
            case_id=row.case_id,
            staff_id=row.staff_id,
            since=row.since,
            until=row.until,
            reasons=reasons,
        )

    def _reasons(self, row: Row) -> str:
        """Nothing, when they or their case cannot be read: who has it is still known."""
        try:
            key = self._keychain.maybe(row.case_id)
            sealed = fields.ASSIGNMENT_REASONS.unseal(key, row.reasons, row.id, row.case_id) if key else b""
        except (SealBroken, DayKeyMissing):
            return ""
        return sealed.decode()
