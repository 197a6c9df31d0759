"""Putting new words into messages that are there already: texts, captions, or several of them."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Literal

from bot.post.calls import CAPTION_LIMIT, DELETE_LIMIT, TEXT_LIMIT, Calls
from bot.post.marks import cut
from bot.post.outcomes import Refused
from db.letters import Buttons, Words

Found = Literal["text", "file", "gone"]
"""A message of words, one of a file that has no text of its own, or none any more."""

EMPTY = Words("⋯")
"""What a message says that is not needed any more and too old to be deleted."""


class Rewording:
    """One edit of the messages that show one thing."""

    def __init__(self, calls: Calls, chat_id: int, buttons: Buttons) -> None:
        self._calls = calls
        self._chat_id = chat_id
        self._buttons = buttons

    async def apply(self, targets: tuple[int, ...], words: Words) -> tuple[int, ...]:
        """Spread the words over the messages, and delete those that are not needed any more; these come back.

        What is too old for that loses its words: they can be changed for longer (Bot API deleteMessage).
        A message that its reader took away is passed over while there are enough without it.
        Raises Refused("too_long") before anything is changed when they do not fit.
        """
        pieces = cut(words, TEXT_LIMIT) if words.text else ()
        if len(pieces) > len(targets):
            raise Refused("too_long")
        first = await self._reword(targets[0], pieces[0], last=len(pieces) == 1) if pieces else "file"
        if first == "gone" and len(targets) > len(pieces):
            return (targets[0], *await self.apply(targets[1:], words))
        if first != "file":
            return await self._rest(targets[1:], pieces[1:])
        if pieces and len(targets) > 1:
            return await self._texts(targets[1:], pieces)
        await self._caption(targets[0], words)
        return await self._spare(targets[1:])

    async def _texts(self, targets: tuple[int, ...], pieces: tuple[Words, ...]) -> tuple[int, ...]:
        if len(pieces) > len(targets):
            raise Refused("too_long")
        return await self._rest(targets, pieces)

    async def _rest(self, targets: tuple[int, ...], pieces: tuple[Words, ...]) -> tuple[int, ...]:
        for number, piece in enumerate(pieces, start=1):
            await self._reword(targets[number - 1], piece, last=number == len(pieces))
        return await self._spare(targets[len(pieces) :])

    async def _spare(self, targets: tuple[int, ...]) -> tuple[int, ...]:
        """Take these away; what is too old for it stays, and can be filled again."""
        try:
            await delete(self._calls, self._chat_id, targets)
        except Refused as fault:
            if fault.reason != "too_old":
                raise
            for message_id in targets:
                await self._reword(message_id, EMPTY, last=False)
            return ()
        return targets

    async def _reword(self, message_id: int, words: Words, *, last: bool) -> Found:
        """Give one message its words, and say what it turned out to be."""
        buttons = self._buttons if last else ()
        try:
            there = await settled(self._calls.reword(self._chat_id, message_id, words, buttons))
        except Refused as fault:
            if fault.reason != "no_text":
                raise
            return "file"
        return "text" if there else "gone"

    async def _caption(self, message_id: int, words: Words) -> None:
        if len(words.text) > CAPTION_LIMIT:
            raise Refused("too_long")
        await settled(self._calls.recaption(self._chat_id, message_id, words, self._buttons))


async def delete(calls: Calls, chat_id: int, message_ids: tuple[int, ...]) -> None:
    """Delete messages, as many as one call takes at a time.

    Raises Refused("too_old") for one that is out of reach after all others are deleted: Telegram
    refuses a whole call because of it, so the call is halved until it stands alone.
    """
    beyond = False
    for start in range(0, len(message_ids), DELETE_LIMIT):
        beyond |= await _take_away(calls, chat_id, message_ids[start : start + DELETE_LIMIT])
    if beyond:
        raise Refused("too_old")


async def _take_away(calls: Calls, chat_id: int, message_ids: tuple[int, ...]) -> bool:
    """Delete what can be deleted; whether something was too old."""
    try:
        await settled(calls.take_away(chat_id, list(message_ids)))
    except Refused as fault:
        if fault.reason != "too_old":
            raise
        half = len(message_ids) // 2
        if not half:
            return True
        halves = message_ids[:half], message_ids[half:]
        return any([await _take_away(calls, chat_id, one) for one in halves])
    return False


async def settled(call: Awaitable[None]) -> bool:
    """Make a call whose aim is reached when nothing changes or its message is gone; False for the last."""
    try:
        await call
    except Refused as fault:
        if fault.reason not in ("unchanged", "gone"):
            raise
        return fault.reason != "gone"
    return True
