"""The audit log: who did what to which case, without content, in a chain that shows tampering."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlalchemy import bindparam, insert, select

from db import tables
from db.damage import KNOWN, MOST, Broken
from db.errors import SealBroken
from db.packing import Packing
from db.records import Deed
from db.scope import Row, Scope
from db.settings import LineSettings
from db.vault import fields

HEAD = "audit.head"
"""The setting that holds the number and the link of the last line, so that a cut-off end shows."""

SHOWN = 32
"""Hexadecimal characters of a link that are shown: 128 bits, so that no other history has them too."""

_t = tables.audit.c
_PACKING = Packing(Deed, "at")
_ADD = insert(tables.audit)
_ALL = select(tables.audit).order_by(_t.id)
_SOMEBODY = select(tables.staff.c.id).limit(1)
_FIND = select(_t.chain).where(_t.id == bindparam("number"))
_LAST = select(_t.id, _t.chain).order_by(_t.id.desc()).limit(1)
_NEWEST = select(tables.audit).order_by(_t.id.desc()).limit(bindparam("most"))


class Audit:
    """Each line's link is a keyed hash of its number, its sealed content and the link before it."""

    def __init__(self, scope: Scope, settings: LineSettings) -> None:
        self._scope = scope
        self._settings = settings

    def note(self, act: str, by: str, case_id: str = "", about: str = "", reason: str = "") -> None:
        """Write down that somebody did something."""
        number = self._scope.next_number("audit")
        deed = Deed(self._scope.now, act, by, case_id, about, reason)
        sealed = fields.DEED.seal(self._scope.vault.field, _PACKING.pack(deed), number)
        last = self._scope.one(_LAST)
        link = self._link(number, sealed, last.chain if last else b"")
        self._scope.do(_ADD, {"id": number, "at": deed.at, "record": sealed, "chain": link})
        self._settings.put(HEAD, f"{number}:{link.hex()}")

    def note_damage(self, met: Collection[Broken]) -> None:
        """Write down what did not open, unless that was written down before."""
        for one in met:
            if self._is_new("damaged", one.place, one.row, one.case, one.seq):
                self.note("damaged", "line", one.case, one.place, one.row)

    def note_missed(self, place: str, by: str) -> None:
        """Write down that a column does not hold what the line put there, unless that was written down."""
        if self._is_new("missed", place, by):
            self.note("missed", "line", about=place)

    def _is_new(self, domain: str, *what: str | int) -> bool:
        """Whether this was not written down before; it counts as written down from now on."""
        known = self._known_damage()
        name = self._scope.vault.lookup.of(domain, *what).hex()[:16]
        if name in known:
            return False
        self._settings.put(KNOWN, " ".join([*known, name][-MOST:]))
        return True

    def _known_damage(self) -> list[str]:
        try:
            return (self._settings.get(KNOWN) or "").split()
        except SealBroken:
            return []

    def newest(self, most: int) -> list[Deed]:
        """The last lines, newest first."""
        return [self._opened(row) for row in self._scope.all(_NEWEST, {"most": most})]

    def of_case(self, case_id: str) -> list[Deed]:
        """What was done to one case, oldest first."""
        return [deed for deed in self._every() if deed.case_id == case_id]

    def broken_at(self) -> int | None:
        """The number of the first line that is missing or not as it was written; None when all is well.

        A cut-off end is told by the sealed head. Where that is gone with every line, there must be nobody
        on the staff either: nobody joins without a line.
        """
        link, expected = b"", 1
        for row in self._scope.all(_ALL):
            if row.id != expected or row.chain != self._link(row.id, row.record, link):
                return expected
            link, expected = row.chain, expected + 1
        head = self._head()
        if expected > 1:
            return None if head == f"{expected - 1}:{link.hex()}" else expected
        return None if head is None and not self._scope.one(_SOMEBODY) else expected

    def _head(self) -> str | None:
        try:
            return self._settings.get(HEAD)
        except SealBroken:
            return ""

    def last_line(self) -> str:
        """The last line as `number:link`, to be kept elsewhere; empty where there is none.

        Its link covers every line before it, so whoever kept it can ask at any later time whether the log
        still goes on from there (`has`): also after a restore, and of somebody who has every key.
        """
        row = self._scope.one(_LAST)
        return shown(row.id, row.chain) if row else ""

    def has(self, line: str) -> bool:
        """Whether a line that was once the last, as `number:link`, is still in the log as it was."""
        number = line.partition(":")[0]
        if not number.isdecimal():
            return False
        row = self._scope.one(_FIND, {"number": int(number)})
        return row is not None and shown(int(number), row.chain) == line

    def _every(self) -> Iterator[Deed]:
        return (self._opened(row) for row in self._scope.all(_ALL))

    def _link(self, number: int, sealed: bytes, before: bytes) -> bytes:
        return self._scope.vault.lookup.of("audit", number, sealed.hex(), before.hex())

    def _opened(self, row: Row) -> Deed:
        packed = fields.DEED.unseal(self._scope.vault.field, row.record, row.id)
        return _PACKING.unpack(packed, at=row.at)


def shown(number: int, link: bytes) -> str:
    """A line as its number and the beginning of its link, which tell nothing of what it says."""
    return f"{number}:{link.hex()[:SHOWN]}"
