"""Letters held back from a seeker's chat: beside its lane, in their order, until they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import bindparam, delete, select

from db import tables
from db.letters import Address, EntryRef, Outgoing, Send, Stay
from db.letterseal import unseal_letter
from db.packing import unpack_letter
from db.posting import Posting
from db.scope import Row

_t = tables.outbox.c
_HELD_THERE = (_t.lane == bindparam("held_lane"), _t.state == "held")
_HELD = select(tables.outbox).where(*_HELD_THERE).order_by(_t.id)
_DROP = delete(tables.outbox).where(_t.id == bindparam("letter"))
_DROP_HELD = delete(tables.outbox).where(*_HELD_THERE)


class Holding(Posting):
    """They are sealed as any letter is, go with their case, and keep it from being sealed."""

    def held(self, chat_id: int) -> int:
        """How many letters are held back from a seeker's chat."""
        return len(self._held(chat_id))

    def entries_held(self, chat_id: int) -> set[EntryRef]:
        """The entries that letters held back from a seeker's chat would show."""
        rows = self._held(chat_id)
        return {
            EntryRef(row.entry_case, row.entry_seq)
            for row in rows
            if row.entry_case is not None and row.what == "send"
        }

    def release(self, chat_id: int, stay: Stay = "") -> int:
        """Let go what is held back from a seeker's chat, in its order; how many letters that are.

        They take new places at the lane's end, behind what was put there before this.
        """
        found = self._held(chat_id)
        for row in found:
            self._scope.do(_DROP, {"letter": row.id})
            where, letter = self._opened_held(row)
            again = replace(letter, stay=stay) if isinstance(letter, Send) else letter
            self.put(where, again, repeat=row.repeat, urgent=row.urgent)
        return len(found)

    def _opened_held(self, row: Row) -> tuple[Address, Outgoing]:
        key = self._keychain.of(row.case_id) if row.under_case else self._scope.vault.field
        chat_id, payload = unseal_letter(
            key,
            row.id,
            row.payload,
            bot=row.bot,
            case=row.case_id,
            assignment=row.assignment_id,
            in_topic=row.in_topic,
        )
        where = Address(row.bot, chat_id, row.case_id, row.assignment_id, row.in_topic)
        return where, unpack_letter(payload)

    def drop_held(self, chat_id: int) -> None:
        """Destroy what is held back from a seeker's chat."""
        self._scope.do(_DROP_HELD, {"held_lane": self._scope.vault.lookup.held(chat_id)})

    def _held(self, chat_id: int) -> Sequence[Row]:
        return self._scope.all(_HELD, {"held_lane": self._scope.vault.lookup.held(chat_id)})
