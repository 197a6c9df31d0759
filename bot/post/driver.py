"""One letter's way to Telegram: its turn, its file, its pauses, and how it ended."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.post.backoff import Backoff
from bot.post.bell import Sleep
from bot.post.freight import Carrier, Freight, Receipt
from bot.post.limits import SHOWN_FOR, Spacing
from bot.post.loading import Load
from bot.post.outcomes import Halfway, PostError, Refused, TopicGone, Unknown, Unreachable
from bot.post.patience import Patience
from bot.post.settling import Result
from bot.post.turnstile import Turnstile
from db.errors import CaseSealed, NoSuchRecord, SealBroken
from db.letters import FLEETING, Attachment, BotName, DeleteTopic, Remove, Typing
from db.store import Store
from db.work import Work

FILES_AT_ONCE = 4
"""Files held in memory at once."""

LARGE = 500_000
"""Bytes from which a file takes long enough to upload for somebody to see that it is coming."""

GONE = (NoSuchRecord, CaseSealed, SealBroken)
"""What reading a file raises that will never be there; all other errors pass."""

TAKES_AWAY = (Remove, DeleteTopic)
"""Letters that only take something away go out whatever became of their case."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Van:
    """One bot's way out: who carries, and how fast."""

    carrier: Carrier
    spacing: Spacing


@dataclass(frozen=True, slots=True)
class _File:
    """What is given for an attachment: bytes, or Telegram's id. `made`: the id it gets is to be kept."""

    given: bytes | str = field(repr=False)
    made: datetime | None = None


class Driver:
    """Brings letters to their carriers, each when its turn has come."""

    def __init__(self, store: Store, vans: Mapping[BotName, Van], *, backoff: Backoff, sleep: Sleep) -> None:
        self._store = store
        self._vans = vans
        self._backoff = backoff
        self._sleep = sleep
        self._patience = Patience()
        self._files = Turnstile(FILES_AT_ONCE)

    @property
    def bots(self) -> Collection[BotName]:
        """Whose letters can be carried from here."""
        return self._vans.keys()

    async def drive(self, load: Load, begin: Callable[[], None], *, rested: bool = False) -> Result:
        """Carry one letter, calling `begin` just before Telegram can first hear of it.

        A letter that had to wait, or `rested` before, is not carried when its case has moved on or it
        was taken back meanwhile: its outcome is None then. Whatever a carrier raises ends up in the
        result.
        """
        van = self._vans[load.consignment.bot]
        if isinstance(load.freight.what, Typing) and not _is_due(van, load):
            return Result(load.consignment, load.freight.what, Receipt())
        waited = await self._turn(van, load) or rested
        if waited and not await self._stands(load):
            return Result(load.consignment, load.freight.what, None)
        if not load.attachments:
            result = await self._carry(van, load, load.freight, begin)
        else:
            async with self._files.through(urgent=load.consignment.urgent):
                result = await self._with_file(van, load, begin)
        return self._judged(result)

    async def _turn(self, van: Van, load: Load) -> bool:
        letter = load.consignment
        if load.messages:
            return await van.spacing.turn(letter.chat_id, load.messages, urgent=letter.urgent)
        if isinstance(load.freight.what, FLEETING):
            return False
        return await van.spacing.bot_turn(urgent=letter.urgent)

    async def _stands(self, load: Load) -> bool:
        """Whether the letter is still to go, its case still there, and with the confidant it is for."""
        letter = load.consignment
        if isinstance(load.freight.what, TAKES_AWAY):
            return True
        async with self._store.transaction() as work:
            if work.outbox.is_recalled(letter.id):
                return False
            if letter.case_id is not None and work.cases.get(letter.case_id) is None:
                return False
            held = work.assignments.get(letter.assignment_id) if letter.assignment_id else None
        return letter.assignment_id is None or (held is not None and held.until is None)

    async def _with_file(self, van: Van, load: Load, begin: Callable[[], None]) -> Result:
        """Carry with its files; one that Telegram does not know by its id any more is uploaded anew."""
        await self._announce(van, load)
        showing = asyncio.ensure_future(self._keep_announcing(van, load))
        try:
            files = [await self._file(load, one) for one in load.attachments]
            result = await self._carry(van, load, _with(load, files), begin)
            if any(isinstance(file.given, str) for file in files) and _not_known(result.outcome):
                files = [await self._anew(one) for one in load.attachments]
                result = await self._carry(van, load, _with(load, files), begin)
        except GONE as fault:
            log.warning("a letter's file is not there: %s", type(fault).__name__)
            outcome = None if await self._is_recalled(load) else Refused("file")
            return Result(load.consignment, load.freight.what, outcome)
        finally:
            showing.cancel()
            await asyncio.gather(showing, return_exceptions=True)
        return replace(result, uploaded=files[0].made)

    async def _is_recalled(self, load: Load) -> bool:
        async with self._store.transaction() as work:
            return work.outbox.is_recalled(load.consignment.id)

    async def _keep_announcing(self, van: Van, load: Load) -> None:
        """Show it again for as long as the upload takes: Telegram takes the sign away after a while."""
        while sum(one.size for one in load.attachments) >= LARGE:
            await self._sleep(SHOWN_FOR)
            await self._announce(van, load)

    async def _announce(self, van: Van, load: Load) -> None:
        """Show whom a large file is for that it is coming; whether that worked matters to nobody."""
        if sum(one.size for one in load.attachments) < LARGE or not _is_due(van, load):
            return
        what = Typing(load.attachments[0].kind)
        try:
            await van.carrier.carry(replace(load.freight, what=what, reply_to=None, targets=()))
        except Exception as fault:  # noqa: BLE001 — a courtesy holds up no letter
            log.info("nobody could be shown that a file is coming: %s", type(fault).__name__)

    async def _file(self, load: Load, attachment: Attachment) -> _File:
        letter = load.consignment
        async with self._store.transaction() as work:
            if attachment.prompt:
                known = work.prompts.file_id(attachment.media_id) if letter.bot == "seeker" else None
                return _File(known) if known else _recording(work, attachment, letter.bot)
            if letter.case_id is None:
                return _File(work.media.peek(attachment.media_id))
            return _File(work.media.read(letter.case_id, attachment.media_id))

    async def _anew(self, attachment: Attachment) -> _File:
        async with self._store.transaction() as work:
            work.prompts.forget(attachment.media_id)
            return _recording(work, attachment, "seeker")

    async def _carry(self, van: Van, load: Load, freight: Freight, begin: Callable[[], None]) -> Result:
        """Carry, into the plain chat should the topic be gone."""
        begin()
        outcome = await self._attempt(van, load, freight)
        gone = isinstance(outcome, TopicGone) and freight.thread_id is not None
        if gone:
            outcome = await self._attempt(van, load, replace(freight, thread_id=None))
        return Result(load.consignment, load.freight.what, outcome, topic_gone=gone)

    async def _attempt(self, van: Van, load: Load, freight: Freight) -> Receipt | PostError:
        """Carry once, and on from where it stopped when it is a repeat.

        A letter that stops halfway goes on from the outbox; a repeat cannot, since its
        messages are not those of the try before, so it waits here.
        """
        stops = 0
        while True:
            try:
                return await van.carrier.carry(freight)
            except Halfway as halt:
                if not load.consignment.repeat:
                    return halt
                freight = replace(freight, done=halt.done)
                await self._sleep(self._backoff.pause(stops) if halt.seconds is None else halt.seconds)
                stops += 1
            except PostError as fault:
                return fault
            except Exception as fault:  # noqa: BLE001 — whatever it was, it may have been applied
                log.warning("a carrier failed: %s", type(fault).__name__)
                return Unknown()

    def _judged(self, result: Result) -> Result:
        """Give up a letter that alone keeps failing."""
        letter = result.consignment
        match result.outcome:
            case Receipt() | Refused() | Unreachable():
                self._patience.arrived(letter.bot, letter.id)
            case Unknown() if self._patience.lost(letter.bot, letter.id):
                return replace(result, outcome=Refused("given_up"))
            case _:
                pass
        return result


def _recording(work: Work, attachment: Attachment, bot: BotName) -> _File:
    """A question read aloud. Telegram's id of a file is good for one bot: the seekers' is kept."""
    found = work.prompts.read(attachment.media_id)
    return _File(found.data, found.made if bot == "seeker" else None)


def _is_due(van: Van, load: Load) -> bool:
    return van.spacing.may_show(load.consignment.chat_id, load.freight.thread_id)


def _not_known(outcome: Receipt | PostError | None) -> bool:
    return isinstance(outcome, Refused) and outcome.reason == "file"


def _with(load: Load, files: Sequence[_File]) -> Freight:
    return replace(load.freight, files=tuple(file.given for file in files))
