"""Writing into the outbox how a letter ended, and telling the house about it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.post.backoff import Backoff
from bot.post.freight import Receipt
from bot.post.meter import UNWATCHED, Meter
from bot.post.outcomes import Halfway, PostError, Refused, Unknown, Unreachable, Wait
from db.letters import FLEETING, Edit, EntryRef, OpenTopic, Outgoing, Remove, Send, made_of
from db.records import Consignment
from db.work import Work

TOLD = (Send, Edit, Remove)
"""Letters whose refusal somebody should hear of."""

SOON = 10.0
"""Seconds after which an urgent letter that was surely not sent is tried again at the latest."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Hooks:
    """What the house does when a letter does not arrive; each within the settling transaction.

    `on_refused` also gets the reason, one of `bot.post.outcomes.REASONS` or "other".
    """

    on_unreachable: Callable[[Work, Consignment], None]
    on_refused: Callable[[Work, Consignment, str], None]
    topic_gone: Callable[[Work, Consignment], None]
    topic_twice: Callable[[Work, Consignment], None]


@dataclass(frozen=True, slots=True)
class Result:
    """How a letter ended. `outcome` None: it was claimed and never begun.

    `uploaded`: it took the recording to Telegram that was put there at that moment.
    """

    consignment: Consignment
    what: Outgoing
    outcome: Receipt | PostError | None
    topic_gone: bool = False
    uploaded: datetime | None = None


class Settling:
    """Settles results in an open unit of work."""

    def __init__(self, hooks: Hooks, backoff: Backoff, meter: Meter = UNWATCHED) -> None:
        self._hooks = hooks
        self._backoff = backoff
        self._meter = meter

    def settle(self, work: Work, result: Result) -> None:
        """Settle one result; a hook that fails takes only itself back.

        A call whose answer was lost makes a possible repeat only of what would leave a second
        copy; everything else converges and is simply tried again.
        """
        if result.topic_gone:
            self._call(work, lambda: self._hooks.topic_gone(work, result.consignment))
        with work.savepoint():
            self._row(work, result)
        self._tell(work, result)
        if result.outcome:
            self._meter.delivered(result.consignment.bot, type(result.outcome).__name__.lower())

    def _row(self, work: Work, result: Result) -> None:
        letter = result.consignment
        match result.outcome:
            case Receipt(message_ids=ids, thread_id=thread, gone=gone):
                edited = result.what.message_id if isinstance(result.what, Edit) else None
                texts = made_of(result.what) if isinstance(result.what, Send | Edit) else ()
                work.outbox.sent(letter.id, ids, thread, _shows(result.what), texts=texts, edited=edited)
                work.messages.unlink(letter.bot, letter.chat_id, gone)
                self._learn(work, result, result.outcome)
            case None:
                work.outbox.again(letter.id, work.now)
            case PostError() if isinstance(result.what, FLEETING):
                work.outbox.refused(letter.id, type(result.outcome).__name__)
            case Refused() if isinstance(result.what, OpenTopic):
                work.outbox.sent(letter.id, ())
            case Refused(reason=reason):
                work.outbox.refused(letter.id, reason)
            case Unreachable():
                work.outbox.unreachable(letter.id)
            case Unknown() if isinstance(result.what, Send | OpenTopic):
                work.outbox.unknown(letter.id)
            case Halfway(done=done, seconds=seconds):
                due = self._due(work, letter, seconds)
                work.outbox.halfway(letter.id, done, due, _shows(result.what))
            case Wait(seconds=seconds):
                work.outbox.again(letter.id, self._due(work, letter, seconds))
            case _:
                work.outbox.again(letter.id, self._due(work, letter, None))

    def _learn(self, work: Work, result: Result, receipt: Receipt) -> None:
        """Keep what Telegram calls a recording from now on, so that it need not be uploaded again; and
        where a coordinator's board stands.
        """
        what = result.what.attachment if isinstance(result.what, Send) else None
        if what and result.uploaded and receipt.file_id:
            work.prompts.learn(what.media_id, result.uploaded, receipt.file_id)
        if isinstance(result.what, Send) and result.what.board and receipt.message_ids:
            work.staff.put_up_board(result.consignment.chat_id, receipt.message_ids[-1])

    def _due(self, work: Work, letter: Consignment, seconds: float | None) -> datetime:
        if seconds is None:
            pause = self._backoff.pause(letter.tries)
            seconds = min(pause, SOON) if letter.urgent else pause
        return work.now + timedelta(seconds=seconds)

    def _tell(self, work: Work, result: Result) -> None:
        match result.outcome:
            case Unreachable() if not isinstance(result.what, FLEETING):
                self._call(work, lambda: self._hooks.on_unreachable(work, result.consignment))
            case Refused(reason=reason) if isinstance(result.what, TOLD):
                self._call(work, lambda: self._hooks.on_refused(work, result.consignment, reason))
            case Receipt() | Refused() if isinstance(result.what, OpenTopic) and result.consignment.repeat:
                self._call(work, lambda: self._hooks.topic_twice(work, result.consignment))
            case _:
                pass

    def _call(self, work: Work, hook: Callable[[], None]) -> None:
        try:
            with work.savepoint():
                hook()
        except Exception as fault:  # noqa: BLE001 — the letter is settled all the same
            log.warning("nobody could be told of a letter's end: %s", type(fault).__name__)


def _shows(letter: Outgoing) -> tuple[EntryRef, ...]:
    """The entries that an album's messages show, in their order."""
    return tuple(piece.entry for piece in letter.album) if isinstance(letter, Send) else ()
