"""From an outbox row to something a carrier can carry, with everything looked up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.post.freight import Freight
from bot.post.parts import parts_of
from db.letters import Attachment, Edit, EntryRef, Outgoing, React, Remove, Send
from db.packing import unpack_letter
from db.records import Consignment
from db.work import Work

RepeatLine = Callable[[Work, str], str]
"""The line that marks a possible repeat, in a language, as it is worded now."""


@dataclass(frozen=True, slots=True)
class Load:
    """A claimed letter with its freight; the bytes of its files are still in the store."""

    consignment: Consignment
    freight: Freight
    attachments: tuple[Attachment, ...] = ()

    @property
    def messages(self) -> int:
        """How many messages it will make in the chat; 0 for what only moves something there."""
        match self.freight.what:
            case Send() as letter:
                return sum(part.messages for part in parts_of(letter, self.freight.repeat_line))
            case Edit():
                return max(1, len(self.freight.targets))
            case _:
                return 0


def load(work: Work, consignment: Consignment, repeat_line: RepeatLine) -> Load:
    """Look up what a letter needs: its target messages, what it answers, the repeat's line.

    A repeat goes out whole: with its line its messages are not those of the try before.
    """
    what = unpack_letter(consignment.payload)
    line = repeat_line(work, what.language) if consignment.repeat and isinstance(what, Send) else None
    freight = Freight(
        chat_id=consignment.chat_id,
        what=what,
        thread_id=consignment.thread_id,
        reply_to=_answered(work, consignment, what),
        targets=_targets(work, consignment, what),
        repeat_line=line,
        done=() if consignment.repeat else consignment.done,
    )
    return Load(consignment, freight, _attachments(what))


def _answered(work: Work, consignment: Consignment, what: Outgoing) -> int | None:
    if not isinstance(what, Send) or what.reply_to is None:
        return what.answers if isinstance(what, Send) else None
    return work.outbox.resolve(consignment, what.reply_to)


def _attachments(what: Outgoing) -> tuple[Attachment, ...]:
    if not isinstance(what, Send):
        return ()
    return (what.attachment,) if what.attachment else tuple(piece.attachment for piece in what.album)


def _targets(work: Work, consignment: Consignment, what: Outgoing) -> tuple[int, ...]:
    match what:
        case Edit(message_id=int() as message_id):
            return (message_id,)
        case Edit(entry=EntryRef() as entry) | React(entry=entry):
            return _shown(work, consignment, (entry,))
        case Remove():
            swept = work.onscreen.there(consignment.chat_id, what.sweep) if what.sweep else ()
            named = _shown(work, consignment, what.entries)
            return tuple(dict.fromkeys((*what.message_ids, *named, *swept)))
        case _:
            return ()


def _shown(work: Work, consignment: Consignment, entries: tuple[EntryRef, ...]) -> tuple[int, ...]:
    """The messages of this chat that show these entries."""
    return tuple(
        message_id
        for entry in entries
        for message_id in work.messages.shown_at(consignment.bot, consignment.chat_id, entry)
    )
