"""The keys of cases, as far as one unit of work needs them."""

from __future__ import annotations

from sqlalchemy import bindparam, or_, select, update

from db import tables
from db.errors import CaseSealed, NoSuchCase
from db.scope import Row, Scope
from db.vault.casekeys import new_case_key, unwrap_case_key, wrap_case_key
from db.vault.envelope import SecretKey

_t = tables.cases.c
_FIND = select(_t.day, _t.wrapped_key).where(_t.id == bindparam("case"))
_STALE = (
    select(_t.id, _t.day, _t.wrapped_key)
    .where(_t.wrapped_key.is_not(None), or_(_t.day < bindparam("today"), _t.day > bindparam("today")))
    .limit(bindparam("most"))
)
_DAYS = select(_t.day).where(_t.day.is_not(None)).distinct()
_WRAP = (
    update(tables.cases)
    .where(_t.id == bindparam("case"))
    .values(day=bindparam("today"), wrapped_key=bindparam("wrapped"))
)


class Keychain:
    """Unwraps a case's key once per unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._keys: dict[str, SecretKey] = {}

    @property
    def today(self) -> str:
        """The day of this unit of work, in UTC."""
        return self._scope.now.date().isoformat()

    def of(self, case_id: str) -> SecretKey:
        """A case's key, or NoSuchCase, CaseSealed, or DayKeyMissing."""
        key = self._keys.get(case_id)
        if key is None:
            key = self._keys[case_id] = self._found(case_id)
        return key

    def of_row(self, row: Row) -> SecretKey:
        """The key of the case in this whole row. Raises CaseSealed or DayKeyMissing."""
        key = self._keys.get(row.id)
        if key is None:
            key = self._keys[row.id] = self._unwrapped(row.id, row)
        return key

    def maybe(self, case_id: str | None) -> SecretKey | None:
        """A case's key while the server has it; None once it is sealed, erased, or for no case."""
        if case_id is None:
            return None
        try:
            return self.of(case_id)
        except (NoSuchCase, CaseSealed):
            return None

    def make(self, case_id: str) -> tuple[str, bytes]:
        """A new case's key: the day, and the key wrapped under that day's."""
        key = self._keys[case_id] = new_case_key()
        return self.today, wrap_case_key(self._today_key(), case_id, key)

    def lend(self, case_id: str, key: SecretKey) -> None:
        """Use a key that the archive gave back, for this unit of work only."""
        self._keys[case_id] = key

    def drop(self, case_id: str | None = None) -> None:
        """Forget one case's key, or all: what they were read from may have been undone."""
        if case_id is None:
            self._keys.clear()
        else:
            self._keys.pop(case_id, None)

    def rewrap(self, most: int) -> int:
        """Wrap open cases' keys under today's day key, at most so many; how many were not yet."""
        stale = self._scope.all(_STALE, {"today": self.today, "most": most})
        if stale:
            today, day_key = self.today, self._today_key()
            days = self._scope.vault.days
            wraps = [
                {
                    "case": row.id,
                    "today": today,
                    "wrapped": wrap_case_key(
                        day_key, row.id, unwrap_case_key(days.of(row.day), row.id, row.wrapped_key)
                    ),
                }
                for row in stale
            ]
            self._scope.do_each(_WRAP, wraps)
        return len(stale)

    def days_in_use(self) -> set[str]:
        """The days under whose keys something is wrapped."""
        return {row.day for row in self._scope.all(_DAYS)}

    def _today_key(self) -> SecretKey:
        return self._scope.vault.days.made_for(self.today)

    def _found(self, case_id: str) -> SecretKey:
        row = self._scope.one(_FIND, {"case": case_id})
        if row is None:
            raise NoSuchCase
        return self._unwrapped(case_id, row)

    def _unwrapped(self, case_id: str, row: Row) -> SecretKey:
        if row.wrapped_key is None:
            raise CaseSealed
        return unwrap_case_key(self._scope.vault.days.of(row.day), case_id, row.wrapped_key)
