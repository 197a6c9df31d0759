"""What lies in sealed columns, counted, so that an older value that is put back is missed.

A sealed value opens nowhere but in its own place, and an older value of that place still does. One that does
not stand any more is refused when it is read (`db/standing.py`). The sums tell the rest: what nobody reads,
what was taken out, and whether a value that is on no roll is the line's own.

Each unit of work adds what it puts into a sealed column to a sum for that column, and takes off what goes
from it: the multiset hash MSet-Add-Hash (Clarke, Devadas, van Dijk, Gassend, Suh: "Incremental Multiset Hash
Functions and Their Application to Memory Integrity Checking", ASIACRYPT 2003), with keyed BLAKE2b
(RFC 7693) as its function, modulo 2^256. Each sum is kept sealed, in a setting of its own. Counting the
column anew must give the same: it does not where anybody but the line put a value back, took one out or
brought one in.

Whoever puts back a sum along with the values is found out by the anchor (`db/anchor.py`): each sum bears
its mark, which changes every minute.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection
from dataclasses import dataclass

from db import damage, tables
from db.anchor import Anchor
from db.audit import Audit
from db.changes import MODULUS, SUMS, is_a_sum, tags_of
from db.errors import SealBroken
from db.footprint import Shelf
from db.ids import new_id
from db.roll import tag_of
from db.scope import Scope
from db.settings import LineSettings
from db.vault.fields import SEALED, Sealed
from db.vault.system import SYSTEM_RANDOM

FOUND = "unlike"
"""The setting that names what was found to be from before, until somebody accepts it."""
WHOLE = "everything"
"""What is named when no single column is older than the others."""

_SHELVES = {field: Shelf.on(tables.metadata.tables[field.table], field.column) for field in SEALED}
_FINDING = {field: shelf.finding(shelf.filled) for field, shelf in _SHELVES.items()}
_FIELDS = {field.place: field for field in SEALED}
_PLACES = tuple(field.place for field in SEALED)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A column's sum, and the mark that the anchor knows it by; without one it was never anchored."""

    total: int
    mark: str = ""


class Sums:
    """The sums that are kept, held against what is there."""

    def __init__(self, scope: Scope, settings: LineSettings, audit: Audit) -> None:
        self._scope = scope
        self._settings = settings
        self._audit = audit

    def keep(self) -> None:
        """Add what this unit of work changed to the sums; the last thing it does."""
        for place, by in self._scope.changes.taken().items():
            kept = self._kept(place)
            if kept:
                self._put(place, _Kept((kept.total + by) % MODULUS, kept.mark))

    def begin(self, places: Collection[str] = _PLACES) -> array[int]:
        """Take what is in these columns for what the line put there; by which tags it is known."""
        self.keep()
        found = array("Q")
        for field in SEALED:
            if field.place in places:
                total, tags = self._counted(field)
                self._put(field.place, _Kept(total))
                found += tags
        return found

    def stands(self, anchor: Anchor, place: str, row: str | int, sealed: bytes) -> bool:
        """Whether a value is what the line put there last, as far as can be told.

        What is on no roll is looked for among all that is in its column: other processes write too, and a
        power cut takes the end of a roll. Where the column is as the sums say, all in it stands.
        """
        standing, tag = self._scope.standing, tag_of(sealed)
        if tag in standing or is_a_sum(place, row):
            return True
        if not standing.refuses(tag):
            with damage.held_against(None):
                self._take_in(anchor, _FIELDS[place])
            if tag not in standing:
                standing.refuse(tag)
        return tag in standing

    def call_the_roll(self, anchor: Anchor) -> None:
        """Write down what stands, where there is no roll and nothing is amiss. Raises OSError."""
        if not self.unlike(anchor):
            self._scope.standing.begin_anew(tag for field in SEALED for tag in self._counted(field)[1])

    def look_over(self, field: Sealed) -> array[int]:
        """Count a column; what the line did not put there is named in the audit log, once.

        Returns the tags of what is there.
        """
        self.keep()
        total, tags = self._counted(field)
        off = self._off_by(field, total)
        if off:
            self._audit.note_missed(field.place, f"{off:x}")
        return tags

    def unlike(self, anchor: Anchor) -> list[str]:
        """What is not as the line left it: columns by their names, or everything."""
        found = [field.place for field in SEALED if self._off(field)]
        return sorted({*found, *self._from_before(anchor), *self._found()})

    def anchor(self, anchor: Anchor) -> None:
        """Give the sums a new mark, which the anchor knows already when this is committed.

        Sums whose mark it does not know are from before: that is named in the audit log and kept in mind.
        """
        found = self._from_before(anchor)
        for place in found:
            self._audit.note("rolled_back", "line", about=place)
        if found:
            self._settings.put(FOUND, " ".join(sorted({*found, *self._found()})))
        missing = [place for place in _PLACES if self._kept(place) is None]
        if missing:
            self._audit.note("counted_anew", "line")
            self.begin(missing)
        self.move(anchor)

    def accept(self, reason: str = "") -> None:
        """Take everything that is there for what the line put there, because somebody says so."""
        if reason:
            self._audit.note("counted_anew", "", reason=reason)
            self._settings.put(FOUND, "")
        self._scope.standing.begin_anew(self.begin())

    def move(self, anchor: Anchor) -> None:
        """Give the sums a new mark, whatever the anchor knew."""
        self.keep()
        fresh = new_id(SYSTEM_RANDOM)
        kept = {place: self._kept(place) for place in _PLACES}
        anchor.put(*{one.mark for one in kept.values() if one}, fresh)
        for place, one in kept.items():
            if one:
                self._put(place, _Kept(one.total, fresh))

    @property
    def mark(self) -> str:
        """What the anchor knows the sums by."""
        kept = self._kept(_PLACES[0])
        return kept.mark if kept else ""

    def _from_before(self, anchor: Anchor) -> list[str]:
        """What bears a mark that the anchor does not know, or none."""
        known, kept = anchor.marks(), [(place, self._kept(place)) for place in _PLACES]
        if not known:
            return [WHOLE] if any(one and one.mark for _, one in kept) else []
        older = [place for place, one in kept if one is None or one.mark not in known]
        return [WHOLE] if len(older) == len(_PLACES) else older

    def _off(self, field: Sealed) -> int:
        """By how much a column's sum is off; nothing when it is right or was never kept."""
        self.keep()
        return self._off_by(field, self._counted(field)[0])

    def _off_by(self, field: Sealed, total: int) -> int:
        kept = self._kept(field.place)
        return (total - kept.total) % MODULUS if kept else 0

    def _take_in(self, anchor: Anchor, field: Sealed) -> None:
        """Have all in a column stand, where it is as the line left it or nothing tells what is."""
        self.keep()
        total, tags = self._counted(field)
        if self._scope.standing.asks_first(field.place) or self._is_right(anchor, field.place, total):
            self._scope.standing.put(tags)

    def _is_right(self, anchor: Anchor, place: str, total: int) -> bool:
        kept, known = self._kept(place), anchor.marks()
        found = self._found()
        if kept is None or place in found or WHOLE in found:
            return False
        return kept.total == total and (kept.mark in known if known else not kept.mark)

    def _counted(self, field: Sealed) -> tuple[int, array[int]]:
        """A column's sum, and the tags of what is in it, eight bytes each: of these there may be millions."""
        shelf, changes = _SHELVES[field], self._scope.changes
        total, tags = 0, array("Q")
        for part in self._scope.by_parts(_FINDING[field]):
            heads = [head for row in part for head in shelf.found(row)]
            total += changes.sum_of(heads)
            tags.extend(tags_of(heads))
        return total % MODULUS, tags

    def _found(self) -> list[str]:
        try:
            return (self._settings.get(FOUND) or "").split()
        except SealBroken:
            return [WHOLE]

    def _kept(self, place: str) -> _Kept | None:
        try:
            stored = self._settings.get(SUMS + place)
        except SealBroken:
            return None
        if not stored:
            return None
        total, _, mark = stored.partition(" ")
        return _Kept(int(total, 16), mark)

    def _put(self, place: str, kept: _Kept) -> None:
        self._settings.put(SUMS + place, f"{kept.total:x} {kept.mark}")
