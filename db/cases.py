"""The cases, each under a key of its own."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache

from sqlalchemy import bindparam, delete, insert, select, update

from db import tables
from db.casebook import BY_ID, Casebook
from db.errors import CaseHeld, DayKeyMissing, NoSuchCase, SealBroken
from db.keepings import Keepings
from db.keychain import Keychain
from db.moment import AT_ONCE
from db.outbox import Outbox
from db.prepared import Statement, one_of
from db.records import Case, CaseState, Seeker
from db.scope import Row, Scope
from db.sealing import seal_case, unlock_case
from db.settings import CLEAN_UP, LineSettings
from db.vault.archive_private import Opens

log = logging.getLogger(__name__)

_UNREADABLE = (SealBroken, DayKeyMissing, ValueError)
_t = tables.cases.c
_a = tables.assignments.c
_COLUMNS = select(tables.cases).order_by(_t.opened_at, _t.id)
_ADD = insert(tables.cases)
_OF_SEEKER = _COLUMNS.where(_t.seeker_id == bindparam("seeker"))
_HELD_BY = _COLUMNS.where(
    _t.state != "closed",
    _t.id.in_(select(_a.case_id).where(_a.staff_id == bindparam("member"), _a.until.is_(None))),
)
_CALLED = select(_t.id).where(_t.called == bindparam("lookup"))
_UNCALLED = _COLUMNS.where(_t.called.is_(None), _t.day > "")
_CALL = update(tables.cases).where(_t.id == bindparam("case")).values(called=bindparam("lookup"))
_SAVE = (
    update(tables.cases)
    .where(_t.id == bindparam("case"))
    .values(
        seeker_id=bindparam("seeker"),
        state=bindparam("now_state"),
        waiting_since=bindparam("waiting"),
        closed_at=bindparam("closed"),
        look_at=AT_ONCE,
        record=bindparam("sealed"),
    )
)
_UNSEALED = select(_t.id).where(_t.state == "closed", _t.day > "").order_by(_t.opened_at, _t.id)
_OVERDUE = select(_t.id).where(_t.closed_at <= bindparam("before")).order_by(_t.closed_at, _t.id)
_ERASE = delete(tables.cases).where(_t.id == bindparam("case"))


@cache
def _in_states(states: tuple[CaseState, ...]) -> Statement:
    return _COLUMNS.where(one_of(_t.state, *states))


@cache
def _ids_in_states(states: tuple[CaseState, ...]) -> Statement:
    return select(_t.id).where(one_of(_t.state, *states)).order_by(_t.opened_at, _t.id)


class Cases:
    """A sealed case still gives what stands in the clear: whose, its state and its times.

    Its name, language, answers and outcome are in the archive; in their place `get` returns
    "", "", 0 and None, and `save` raises CaseSealed.

    Lists are without a case that cannot be read: it does the others no harm. `get` raises SealBroken
    or DayKeyMissing for it, and it can be erased by its id.
    """

    def __init__(
        self, scope: Scope, keychain: Keychain, outbox: Outbox, keepings: Keepings, casebook: Casebook
    ) -> None:
        self._scope = scope
        self._keepings = keepings
        self._casebook = casebook
        self._keychain = keychain
        self._outbox = outbox

    def new(self, seeker: Seeker, name: str, questionnaire: int, language: str) -> Case:
        """Begin a case at its intake, with a key wrapped under today's day key."""
        case = Case(
            id=self._scope.new_id(),
            name=name,
            seeker_id=seeker.id,
            state="intake",
            opened_at=self._scope.now,
            language=language,
            questionnaire=questionnaire,
        )
        day, wrapped = self._keychain.make(case.id)
        values = {
            "id": case.id,
            "seeker_id": case.seeker_id,
            "state": case.state,
            "opened_at": case.opened_at,
            "look_at": AT_ONCE,
            "last_seq": 0,
            "day": day,
            "called": self._lookup(name),
            "wrapped_key": wrapped,
            "record": self._casebook.sealed(case),
        }
        self._scope.do(_ADD, values)
        return case

    def get(self, case_id: str) -> Case | None:
        """The case with this id."""
        row = self._scope.one(BY_ID, {"case": case_id})
        return self._casebook.opened(row) if row else None

    def save(self, case: Case) -> None:
        """Keep what has changed. Raises NoSuchCase or CaseSealed."""
        values = {
            "case": case.id,
            "seeker": case.seeker_id,
            "now_state": case.state,
            "waiting": case.waiting_since,
            "closed": case.closed_at,
            "sealed": self._casebook.sealed(case),
        }
        if not self._scope.do(_SAVE, values):
            raise NoSuchCase

    def in_state(self, *states: CaseState) -> list[Case]:
        """The cases in these states, oldest first."""
        return self._every(self._scope.all(_in_states(tuple(sorted(set(states))))))

    def ids_in_state(self, *states: CaseState) -> list[str]:
        """The ids of these cases, oldest first: for whoever must not stumble over one that is unreadable."""
        return [row.id for row in self._scope.all(_ids_in_states(tuple(sorted(set(states)))))]

    def of_seeker(self, seeker_id: str) -> list[Case]:
        """All cases of a seeker, sealed ones too, oldest first."""
        return self._every(self._scope.all(_OF_SEEKER, {"seeker": seeker_id}))

    def ids_of_seeker(self, seeker_id: str) -> list[str]:
        """The ids of all these cases, the unreadable too: for whoever erases them."""
        return [row.id for row in self._scope.all(_OF_SEEKER, {"seeker": seeker_id})]

    def ids_to_seal(self) -> list[str]:
        """The ids of the closed cases that are not sealed yet, oldest first, the unreadable too."""
        return [row.id for row in self._scope.all(_UNSEALED)]

    def ids_closed_by(self, moment: datetime) -> list[str]:
        """The ids of the cases that were closed then or before, the unreadable too, the oldest first."""
        return [row.id for row in self._scope.all(_OVERDUE, {"before": moment})]

    def held_by(self, staff_id: str) -> list[Case]:
        """The cases not closed whose current assignment is this staff member's, oldest first."""
        return self._every(self._scope.all(_HELD_BY, {"member": staff_id}))

    def is_called(self, name: str) -> bool:
        """Whether a case that can still be read has this name.

        Of a case from before that was kept, its name is looked up here, once.
        """
        for case in self._readable(self._scope.all(_UNCALLED)):
            self._scope.do(_CALL, {"case": case.id, "lookup": self._lookup(case.name)})
        return self._scope.one(_CALLED, {"lookup": self._lookup(name)}) is not None

    def exists(self, case_id: str) -> bool:
        """Whether there is such a case, readable or not."""
        return self._scope.one(BY_ID, {"case": case_id}) is not None

    def owner(self, case_id: str) -> str | None:
        """The id of the seeker whose case this is, also of one that cannot be read; None when it is gone."""
        row = self._scope.one(BY_ID, {"case": case_id})
        return row.seeker_id if row else None

    def state_of(self, case_id: str) -> CaseState | None:
        """How far a case is, also one that cannot be read; None when it is gone."""
        row = self._scope.one(BY_ID, {"case": case_id})
        return row.state if row else None

    def is_sealed(self, case_id: str) -> bool:
        """Whether the case's content is out of this server's reach."""
        row = self._scope.one(BY_ID, {"case": case_id})
        return row is not None and row.wrapped_key is None

    def seal(self, case_id: str) -> None:
        """Seal a closed case's key to the archive and destroy the wrapped one.

        Raises NoSuchCase, CaseNotClosed, CasePending while letters under its key are not
        settled (send or cancel them first), and ArchiveMissing. A sealed case stays as it is.
        """
        if seal_case(self._scope, self._keychain, self._outbox, case_id):
            self._to_clean_up()

    def unlock(self, case_id: str, private: Opens) -> None:
        """Make a sealed case readable with the archive's private key, in this unit of work only."""
        unlock_case(self._scope, self._keychain, case_id, private)

    def erase(self, case_id: str, *, even_held: bool = False) -> None:
        """Destroy the key and everything of the case: entries, files, maps, offers, letters.

        A letter that is on its way out this very moment cannot be called back. Raises CaseHeld while a
        legal hold is on it, unless `even_held`: for a case that was erased already and came back.
        """
        if self._keepings.is_held(case_id) and not even_held:
            raise CaseHeld
        self._outbox.erase(case_id)
        if self._scope.do(_ERASE, {"case": case_id}):
            self._scope.erases("case", case_id)
            self._to_clean_up()
        self._keychain.drop(case_id)
        self._casebook.forget(case_id)

    def _lookup(self, name: str) -> bytes:
        return self._scope.vault.lookup.of("case name", name)

    def _to_clean_up(self) -> None:
        """The write-ahead log still holds the page as it was, until it is emptied (`Store.clean_up`)."""
        settings = LineSettings(self._scope)
        if not settings.get(CLEAN_UP):
            settings.put(CLEAN_UP, self._scope.now.isoformat())

    def _every(self, rows: Sequence[Row]) -> list[Case]:
        return list(self._readable(rows))

    def _readable(self, rows: Sequence[Row]) -> Iterator[Case]:
        for row in rows:
            try:
                yield self._casebook.opened(row)
            except _UNREADABLE as fault:
                log.warning("a case could not be read: %s", type(fault).__name__)
