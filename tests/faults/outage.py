"""An hour without Telegram, and everything that has gathered by then."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from bot.post.carriage import Carriage
from bot.post.freight import Receipt
from bot.post.outcomes import NotSent
from db.letters import Address, Send, Words
from tests.faults.scene import Scene

HOUR = 3600.0

FIRST_CHAT = 1_000


@dataclass(frozen=True, slots=True)
class Drained:
    """How it went out once Telegram was back: in simulated seconds, and at most how many in one of them.

    The `urgent` letters came last of all, half of them to chats of their own, half to chats in which others
    waited. The last of those `alone` was there so many seconds after Telegram was, the last of those
    `behind` others so many; by then `meanwhile` letters had gone to chats with nothing urgent.
    """

    letters: int
    seconds: float
    most_a_second: int
    in_order: bool
    urgent: int
    alone: float
    behind: float
    meanwhile: int

    @property
    def sound(self) -> bool:
        """In order, and what was written last and is urgent was there long before the rest."""
        return self.in_order and max(self.alone, self.behind) < self.seconds / 4


@dataclass(frozen=True, slots=True)
class _Sent:
    at: float
    chat: int
    number: int


def outage(line: Scene, letters: int, chats: int, urgent: int, away: float = HOUR) -> Drained:
    """Let letters gather for so many seconds, and then go."""
    sent: list[_Sent] = []
    timeline, back = line.town.telegram.timeline, line.seconds + away

    async def carry(self, parcel) -> Receipt:
        await asyncio.sleep(0.05)
        if timeline.seconds < back:
            raise NotSent
        sent.append(_Sent(timeline.seconds, parcel.chat_id, int(parcel.what.words.text)))
        return Receipt((len(sent),))

    whole, Carriage.carry = Carriage.carry, carry
    try:
        _fill(line, letters, chats, urgent)
        timeline.run(lambda: len(sent) == letters + urgent)
    finally:
        Carriage.carry = whole
    lanes: dict[int, list[int]] = defaultdict(list)
    for one in sent:
        lanes[one.chat].append(one.number)
    ordered = all(one < two for numbers in lanes.values() for one, two in pairwise(numbers))
    moments = [one.at for one in sent]
    pressing = [one for one in sent if one.number >= letters]
    alone = max(one.at for one in pressing if len(lanes[one.chat]) == 1)
    behind = max(one.at for one in pressing if len(lanes[one.chat]) > 1)
    theirs = {one.chat for one in pressing}
    return Drained(
        letters=len(sent),
        seconds=moments[-1] - moments[0],
        most_a_second=_most(moments),
        in_order=ordered and moments[0] >= back,
        urgent=len(pressing),
        alone=alone - back,
        behind=behind - back,
        meanwhile=sum(one.at < behind and one.chat not in theirs for one in sent),
    )


def _most(moments: list[float]) -> int:
    most = first = 0
    for last, at in enumerate(moments):
        while moments[first] <= at - 1.0:
            first += 1
        most = max(most, last - first + 1)
    return most


def _fill(line: Scene, letters: int, chats: int, urgent: int) -> None:
    """Every other urgent letter is for a chat that has letters, the rest for chats that have none."""

    async def filling() -> None:
        async with line.process.store.transaction() as work:
            for number in range(letters):
                work.outbox.put(Address("seeker", FIRST_CHAT + number % chats), Send(Words(str(number))))
            for number in range(urgent):
                chat = FIRST_CHAT + (number // 2 if number % 2 else chats + number)
                work.outbox.put(Address("seeker", chat), Send(Words(str(letters + number))), urgent=True)

    done = line.process.loop.spawn(filling())
    line.town.telegram.timeline.run(done.done)
    done.result()
