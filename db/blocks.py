"""Chats that the line does not talk with for a time, of which only a keyed hash is kept."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select, update

from db import tables
from db.packing import Packing
from db.records import Block
from db.scope import Row, Scope
from db.vault import fields

ID = 32
"""Hexadecimal characters of the hash that a block is named by: 128 bits, which fit a button."""

_t = tables.blocks.c
_PACKING = Packing(Block, "until", "id")
_ADD = insert(tables.blocks)
_FIND = select(tables.blocks).where(_t.chat == bindparam("hashed"), _t.until > bindparam("now"))
_EVERY = select(tables.blocks).where(_t.until > bindparam("now")).order_by(_t.until, _t.chat)
_SAVE = (
    update(tables.blocks)
    .where(_t.chat == bindparam("hashed"))
    .values(until=bindparam("ends"), record=bindparam("sealed"))
)
_LIFT = delete(tables.blocks).where(_t.chat == bindparam("hashed"))
_FORGET = delete(tables.blocks).where(_t.until <= bindparam("now"))


class Blocks:
    """A block ends by itself, and nothing is left of it then."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def put(self, chat_id: int, until: datetime, by: str, ground: str, language: str) -> Block:
        """Talk no more with a chat until then; one that is there already gets this end and ground."""
        hashed = self._hashed(chat_id)
        block = Block(until, by, ground, language, id=hashed.hex()[:ID])
        if not self._save(hashed, block):
            sealed = self._sealed(hashed, block)
            self._scope.do(_ADD, {"chat": hashed, "until": until, "record": sealed})
        return block

    def of(self, chat_id: int) -> Block | None:
        """The block of a chat, while it lasts."""
        row = self._scope.one(_FIND, {"hashed": self._hashed(chat_id), "now": self._scope.now})
        return self._opened(row) if row else None

    def every(self) -> list[Block]:
        """All that last, the one that ends first in front."""
        return [self._opened(row) for row in self._rows()]

    def save(self, block: Block) -> None:
        """Keep what has changed of one that lasts."""
        for row in self._rows():
            if row.chat.hex()[:ID] == block.id:
                self._save(row.chat, block)

    def lift(self, block_id: str) -> bool:
        """End one before its time; whether there was one."""
        found = [row.chat for row in self._rows() if row.chat.hex()[:ID] == block_id]
        self._scope.do_each(_LIFT, [{"hashed": chat} for chat in found])
        return bool(found)

    def forget(self) -> int:
        """Delete those whose time is over; how many."""
        return self._scope.do(_FORGET, {"now": self._scope.now})

    def _rows(self) -> list[Row]:
        return self._scope.all(_EVERY, {"now": self._scope.now})

    def _save(self, hashed: bytes, block: Block) -> int:
        sealed = self._sealed(hashed, block)
        return self._scope.do(_SAVE, {"hashed": hashed, "ends": block.until, "sealed": sealed})

    def _hashed(self, chat_id: int) -> bytes:
        return self._scope.vault.lookup.of("blocked", chat_id)

    def _sealed(self, hashed: bytes, block: Block) -> bytes:
        return fields.BLOCK.seal(self._scope.vault.field, _PACKING.pack(block), hashed.hex())

    def _opened(self, row: Row) -> Block:
        packed = fields.BLOCK.unseal(self._scope.vault.field, row.record, row.chat.hex())
        return _PACKING.unpack(packed, until=row.until, id=row.chat.hex()[:ID])
