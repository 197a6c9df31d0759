"""A letter that waits a moment, so that what belongs to it can still join it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import bindparam, select, update

from db import tables
from db.claiming import Claiming
from db.letters import Address, EntryRef, Outgoing, Send
from db.letterseal import seal_letter, unseal_letter
from db.packing import pack_letter, unpack_letter
from db.posting import WITHHELD
from db.prepared import one_of
from db.scope import Row
from db.vault.envelope import Sealer

_t = tables.outbox.c
_FOUND = select(tables.outbox).where(
    _t.entry_case == bindparam("case"),
    _t.entry_seq == bindparam("nr"),
    _t.lane == bindparam("in_lane"),
    one_of(_t.state, "waiting", WITHHELD),
    _t.what == "send",
    _t.tries == 0,
)
_AMEND = (
    update(tables.outbox)
    .where(_t.id == bindparam("letter"))
    .values(payload=bindparam("sealed"), due_at=bindparam("when"))
)


class Gathering(Claiming):
    """Albums come item by item and go out whole. What gathers is an ordinary letter that is not due
    yet: it holds its place in its chat, and a restart changes nothing about it.
    """

    def gather(
        self,
        where: Address,
        head: EntryRef,
        join: Callable[[Send], Send | None],
        due: datetime,
        *,
        withheld: bool = False,
    ) -> bool:
        """Let something join the letter that shows `head`, which then goes out when it is `due`; or, when
        it is `withheld`, with what is let through.

        False when there is no such letter, when it was tried already, or when `join` says None.
        """
        for row in self._scope.all(_FOUND, self._spot(where, head, withheld=withheld)):
            if row.assignment_id != where.assignment_id or row.repeat:
                continue
            letter = self._letter(row, where)
            joined = join(letter) if isinstance(letter, Send) else None
            if joined is not None:
                sealed = seal_letter(self._key(row), row.id, where, pack_letter(joined))
                self._scope.do(_AMEND, {"letter": row.id, "sealed": sealed, "when": due})
                return True
        return False

    def _spot(self, where: Address, head: EntryRef, *, withheld: bool) -> dict[str, object]:
        lane = self._lane_of(where, held=False, withheld=withheld)
        return {"case": head.case_id, "nr": head.seq, "in_lane": lane}

    def _letter(self, row: Row, where: Address) -> Outgoing:
        _, payload = unseal_letter(
            self._key(row),
            row.id,
            row.payload,
            bot=where.bot,
            case=row.case_id,
            assignment=row.assignment_id,
            in_topic=row.in_topic,
        )
        return unpack_letter(payload)

    def _key(self, row: Row) -> Sealer:
        return self._keychain.of(row.case_id) if row.under_case else self._scope.vault.field
