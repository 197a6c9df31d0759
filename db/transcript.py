"""What was said in a case, entry by entry, under the case's own key."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from sqlalchemy import bindparam, delete, insert, select, update

from db import tables
from db.errors import NoSuchCase, NoSuchRecord
from db.keepings import Keepings
from db.keychain import Keychain
from db.letters import Attachment, EntryRef, Words
from db.packing import Packing
from db.records import Entry, Side, Withheld
from db.scope import Row, Scope
from db.vault import fields

_t = tables.entries.c
_c = tables.cases.c
_PACKING = Packing(Entry, "seq")
_NUMBER = (
    update(tables.cases)
    .where(_c.id == bindparam("case"))
    .values(last_seq=_c.last_seq + 1)
    .returning(_c.last_seq)
)
_ONE = (_t.case_id == bindparam("case"), _t.seq == bindparam("nr"))
_ADD = insert(tables.entries)
_GET = select(tables.entries).where(*_ONE)
_READ = select(tables.entries).where(_t.case_id == bindparam("case")).order_by(_t.seq)
_EARLIER = (
    select(tables.entries)
    .where(_t.case_id == bindparam("case"), _t.seq < bindparam("nr"))
    .order_by(_t.seq.desc())
    .limit(bindparam("most"))
)
_REWRITE = update(tables.entries).where(*_ONE).values(record=bindparam("sealed"))
_REMOVE = delete(tables.entries).where(*_ONE)


def mark(case_id: str, entry: Entry) -> str:
    """What the ledger of erasures calls an entry: its number alone may be given again after a restore."""
    told = f"{case_id} {entry.seq} {entry.at.isoformat()}"
    return sha256(told.encode()).hexdigest()[:32]


class Transcript:
    """An entry's number is never given out twice, even when the entry is removed.

    Everything here raises NoSuchCase for an erased case and CaseSealed for a sealed one.
    """

    def __init__(self, scope: Scope, keychain: Keychain, keepings: Keepings) -> None:
        self._scope = scope
        self._keepings = keepings
        self._keychain = keychain

    def add(
        self,
        case_id: str,
        side: Side,
        words: Words,
        attachments: tuple[Attachment, ...] = (),
        reply_to: int | None = None,
        by: str = "",
        album: str = "",
        quote: Words | None = None,
    ) -> Entry:
        """Add what was just said; `reply_to` is the entry it answers, `by` who of the staff said it."""
        key = self._keychain.of(case_id)
        row = self._scope.one(_NUMBER, {"case": case_id})
        if row is None:
            raise NoSuchCase
        entry = Entry(row.last_seq, self._scope.now, side, words, attachments, reply_to, by, album, quote)
        sealed = fields.ENTRY.seal(key, _PACKING.pack(entry), entry.seq, case_id, entry.seq)
        self._scope.do(_ADD, {"case_id": case_id, "seq": entry.seq, "record": sealed})
        return entry

    def get(self, ref: EntryRef) -> Entry | None:
        """One entry; None if it was removed."""
        row = self._scope.one(_GET, {"case": ref.case_id, "nr": ref.seq})
        return self._opened(row) if row else None

    def read(self, case_id: str) -> list[Entry]:
        """All entries in order."""
        self._keychain.of(case_id)
        return [self._opened(row) for row in self._scope.all(_READ, {"case": case_id})]

    def numbers(self, case_id: str) -> list[int]:
        """The numbers of all entries in order, of one that does not open too."""
        self._keychain.of(case_id)
        return [row.seq for row in self._scope.all(_READ, {"case": case_id})]

    def earlier(self, ref: EntryRef, most: int) -> list[Entry]:
        """Up to so many entries from before this one, newest first."""
        values = {"case": ref.case_id, "nr": ref.seq, "most": most}
        return [self._opened(row) for row in self._scope.all(_EARLIER, values)]

    def rewrite(self, ref: EntryRef, words: Words) -> None:
        """Put other words in place of an entry's; NoSuchRecord if it was removed.

        While a legal hold is on its case the former words are kept beside them.
        """
        entry = self._there(ref)
        former = (*entry.former, entry.words) if self._keepings.is_held(ref.case_id) else entry.former
        self._save(ref, replace(entry, words=words, former=former))

    def withhold(self, ref: EntryRef, how: Withheld) -> None:
        """Say of an entry that it is shown to nobody any more; NoSuchRecord if it was removed."""
        self._save(ref, replace(self._there(ref), withheld=how))

    def take_back(self, ref: EntryRef, *, even_held: bool = False) -> None:
        """Destroy an entry's words, with what others quote of them; that it was there stays known.

        While a legal hold is on its case they stay, and are shown to nobody on it any more; unless
        `even_held`, for what was destroyed already and came back.
        """
        entry = self._there(ref)
        if self._keepings.is_held(ref.case_id) and not even_held:
            self._save(ref, replace(entry, taken_back=True))
            return
        self._scope.erases("said", mark(ref.case_id, entry))
        nothing = replace(entry, words=Words(), attachments=(), quote=None, album="", taken_back=True)
        self._save(ref, nothing)
        for other in self.read(ref.case_id):
            if other.reply_to == ref.seq and other.quote:
                self._save(EntryRef(ref.case_id, other.seq), replace(other, quote=None))

    def forget_former(self, ref: EntryRef) -> None:
        """Destroy what an entry said before it was changed."""
        self._save(ref, replace(self._there(ref), former=()))

    def missed(self, ref: EntryRef, why: str) -> None:
        """Note in one word why the other side lacks an entry; NoSuchRecord if it was removed."""
        self._save(ref, replace(self._there(ref), missed=why))

    def sent_again(self, ref: EntryRef, to: str = "") -> None:
        """Count that an entry was sent again by hand; NoSuchRecord if it was removed.

        `to` is the assignment by which somebody may read it now, who came after it was said.
        """
        entry = self._there(ref)
        self._save(ref, replace(entry, again=entry.again + 1, missed="", open_to=to or entry.open_to))

    def _there(self, ref: EntryRef) -> Entry:
        entry = self.get(ref)
        if entry is None:
            raise NoSuchRecord
        return entry

    def _save(self, ref: EntryRef, entry: Entry) -> None:
        packed = _PACKING.pack(entry)
        sealed = fields.ENTRY.seal(self._keychain.of(ref.case_id), packed, ref.seq, ref.case_id, ref.seq)
        self._scope.do(_REWRITE, {"case": ref.case_id, "nr": ref.seq, "sealed": sealed})

    def remove(self, ref: EntryRef) -> None:
        """Destroy an entry; where it was shown is still known, so that it can be taken away there.

        While a legal hold is on its case it stays, withheld, to be destroyed afterwards.
        """
        if self._keepings.is_held(ref.case_id):
            self._save(ref, replace(self._there(ref), withheld="kept", taken_back=True))
            return
        if entry := self.get(ref):
            self._scope.erases("said", mark(ref.case_id, entry))
        self._scope.do(_REMOVE, {"case": ref.case_id, "nr": ref.seq})

    def _opened(self, row: Row) -> Entry:
        key = self._keychain.of(row.case_id)
        return _PACKING.unpack(
            fields.ENTRY.unseal(key, row.record, row.seq, row.case_id, row.seq), seq=row.seq
        )
