"""The order of work for every kind of letter, over either framework's calls."""

from __future__ import annotations

import itertools
import logging
from contextlib import suppress
from dataclasses import replace

from bot.post.blanking import blank
from bot.post.calls import DOING, WITH_SPOILER, Calls, Dress, Item, Place
from bot.post.freight import Freight, Receipt
from bot.post.marks import fit_to_go
from bot.post.outcomes import Halfway, NotSent, PostError, Refused, TopicGone, Wait
from bot.post.parts import Part, main_first, parts_of
from bot.post.rewording import Rewording, delete, settled
from db.letters import (
    AnswerPress,
    Attachment,
    DeleteTopic,
    Edit,
    NameTopic,
    OpenTopic,
    React,
    Remove,
    Send,
    ShowCommands,
    Typing,
)

TOPIC_NAME = 128
"""Code points of a topic's name (Bot API createForumTopic)."""

ANSWER_LIMIT = 200
"""Code points of an answer to a press (Bot API answerCallbackQuery)."""

log = logging.getLogger(__name__)


class Carriage:
    """A carrier: turns one letter into calls and the calls' ids into a receipt."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    async def carry(self, parcel: Freight) -> Receipt:
        """Carry one letter, or raise a `PostError` that says how it ended.

        An edit that changes nothing, a message or topic that is gone or was never there when
        it was to be edited, deleted or reacted to: these are done. Raises Halfway when some messages of
        a letter are there and the next was not taken.
        """
        match parcel.what:
            case Send():
                return await self._send(parcel, parcel.what)
            case Edit():
                return Receipt(gone=await self._edit(parcel, parcel.what))
            case Remove():
                await delete(self._calls, parcel.chat_id, parcel.targets)
                return Receipt(gone=parcel.targets)
            case React():
                await self._react(parcel, parcel.what)
            case OpenTopic() | NameTopic():
                return await self._topic(parcel, parcel.what)
            case DeleteTopic():
                await self._delete_topic(parcel, parcel.what)
            case AnswerPress(press_id=press, text=text, alert=alert):
                await self._calls.answer(press, text[:ANSWER_LIMIT], alert=alert)
            case Typing(kind=kind):
                await self._calls.typing(parcel.chat_id, parcel.thread_id, DOING[kind])
            case ShowCommands():
                await self._calls.show_commands(parcel.chat_id, parcel.what.commands)
        return Receipt()

    async def _send(self, parcel: Freight, letter: Send) -> Receipt:
        parts = parts_of(letter, parcel.repeat_line)
        sent, file_id = list(parcel.done), None
        for number in _left(parts, len(sent)):
            try:
                made = await self._part(parcel, letter, parts, number)
            except (NotSent, Wait) as fault:
                if not sent:
                    raise
                seconds = fault.seconds if isinstance(fault, Wait) else None
                raise Halfway(tuple(sent), seconds) from None
            sent += made.message_ids
            file_id = made.file_id or file_id
        ids = main_first(letter, parcel.repeat_line, tuple(sent))
        if letter.pin:
            await self._pin(parcel.chat_id, ids[0])
        return Receipt(ids, file_id=file_id)

    async def _part(self, parcel: Freight, letter: Send, parts: tuple[Part, ...], number: int) -> Receipt:
        part = parts[number]
        place = Place(parcel.chat_id, parcel.thread_id)
        if number == 0 and parcel.reply_to is not None:
            place = replace(place, reply_to=parcel.reply_to, quote=letter.quote)
        dress = _dress(letter, part, last=number == len(parts) - 1)
        try:
            return await self._part_at(place, parcel, part, dress)
        except Refused as fault:
            if fault.reason != "quote" or place.quote is None:
                raise
            return await self._part_at(replace(place, quote=None), parcel, part, dress)

    async def _part_at(self, place: Place, parcel: Freight, part: Part, dress: Dress) -> Receipt:
        if part.album:
            items = zip(part.album, parcel.files, strict=True)
            album = tuple(Item(one.attachment, _uploaded(data), one.words) for one, data in items)
            return Receipt(await self._calls.hand_album(place, album, dress))
        if part.attachment is None:
            return Receipt((await self._calls.say(place, part.words, dress),))
        if not parcel.files:
            raise Refused("file")
        handed = await self._calls.hand(place, part.attachment, parcel.files[0], part.words, dress)
        return Receipt((handed.message_id,), file_id=handed.file_id)

    async def _pin(self, chat_id: int, message_id: int) -> None:
        """Pin; a message that could not be pinned is still sent."""
        try:
            await self._calls.pin(chat_id, message_id)
        except PostError as fault:
            log.info("not pinned: %s", type(fault).__name__)

    async def _edit(self, parcel: Freight, letter: Edit) -> tuple[int, ...]:
        """Put the new words there; the messages that are not needed for them any more come back."""
        words = fit_to_go(letter.words)
        if letter.blank:
            await blank(self._calls, parcel.chat_id, parcel.targets, words)
            return ()
        rewording = Rewording(self._calls, parcel.chat_id, letter.buttons)
        return await rewording.apply(parcel.targets, words) if parcel.targets else ()

    async def _react(self, parcel: Freight, letter: React) -> None:
        """On the newest message that is still there: what is shown again stands further down.

        Taken away it is from all of them, since it may have been set on an older one.
        """
        for target in reversed(parcel.targets):
            there = await settled(self._calls.react(parcel.chat_id, target, letter.emoji))
            if there and letter.emoji is not None:
                return

    async def _topic(self, parcel: Freight, letter: OpenTopic | NameTopic) -> Receipt:
        """Make a topic, or name it. One that is gone needs no name: the next message for it tells so."""
        name = letter.name[:TOPIC_NAME]
        if isinstance(letter, OpenTopic):
            return Receipt(thread_id=await self._calls.open_topic(parcel.chat_id, name, letter.colour))
        if parcel.thread_id is not None:
            with suppress(TopicGone):
                await settled(self._calls.name_topic(parcel.chat_id, parcel.thread_id, name))
        return Receipt()

    async def _delete_topic(self, parcel: Freight, letter: DeleteTopic) -> None:
        thread = letter.thread_id if letter.thread_id is not None else parcel.thread_id
        if thread is None:
            return
        try:
            await self._calls.delete_topic(parcel.chat_id, thread)
        except TopicGone:
            return
        except Refused as fault:
            if fault.reason != "no_topics":
                raise


def _dress(letter: Send, part: Part, *, last: bool) -> Dress:
    """Buttons and keys hang under a letter's last message."""
    return Dress(
        buttons=letter.buttons if last else (),
        keys=letter.keys if last else None,
        silent=letter.silent,
        protect=letter.protect,
        spoiler=letter.spoiler and any(file.kind in WITH_SPOILER for file in _files(part)),
    )


def _files(part: Part) -> tuple[Attachment, ...]:
    alone = (part.attachment,) if part.attachment else ()
    return alone or tuple(piece.attachment for piece in part.album)


def _left(parts: tuple[Part, ...], sent: int) -> list[int]:
    """The numbers of the parts that come after so many messages; an album is there as a whole."""
    ends = itertools.accumulate(part.messages for part in parts)
    return [number for number, end in enumerate(ends) if end > sent]


def _uploaded(file: bytes | str) -> bytes:
    """A file of an album, which is never named by an id: what is in it belongs to a case."""
    if isinstance(file, str):
        raise Refused("file")
    return file
