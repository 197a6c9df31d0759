"""A letter's envelope: the chat it goes to lies inside, the row and its address are bound to it."""

from __future__ import annotations

from db.errors import SealBroken
from db.letters import Address
from db.vault import fields
from db.vault.envelope import Sealer

_CHAT = 8


def frame(chat_id: int, payload: bytes) -> bytes:
    """A chat's number and a payload as one value."""
    return chat_id.to_bytes(_CHAT, "big", signed=True) + payload


def unframe(framed: bytes) -> tuple[int, bytes]:
    """The two apart again."""
    if len(framed) < _CHAT:
        raise SealBroken("frame")
    return int.from_bytes(framed[:_CHAT], "big", signed=True), framed[_CHAT:]


def seal_letter(key: Sealer, number: int, where: Address, packed: bytes) -> bytes:
    """Seal a letter for row `number` of the outbox and this address only."""
    row = _row(where.bot, where.assignment_id, where.in_topic)
    return fields.LETTER.seal(key, frame(where.chat_id, packed), row, where.case_id or "", number)


def unseal_letter(
    key: Sealer,
    number: int,
    sealed: bytes,
    *,
    bot: str,
    case: str | None,
    assignment: str | None,
    in_topic: bool,
) -> tuple[int, bytes]:
    """The chat's number and the packed letter, or SealBroken."""
    framed = fields.LETTER.unseal(key, sealed, _row(bot, assignment, in_topic), case or "", number)
    return unframe(framed)


def _row(bot: str, assignment: str | None, in_topic: bool) -> str:  # noqa: FBT001
    return f"{bot}:{assignment or ''}:{'topic' if in_topic else 'chat'}"
