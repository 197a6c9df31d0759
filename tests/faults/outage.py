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


@dataclass(frozen=True, slots=True)
class Drained:
    """How it went out once Telegram was back: in simulated seconds, and at most how many in one of them."""

    letters: int
    seconds: float
    most_a_second: int
    in_order: bool


def outage(line: Scene, letters: int, chats: int, away: float = HOUR) -> Drained:
    """Let letters gather for so many seconds, and then go."""
    sent: list[tuple[float, int, int]] = []
    timeline, back = line.town.telegram.timeline, line.seconds + away

    async def carry(self, parcel) -> Receipt:
        await asyncio.sleep(0.05)
        if timeline.seconds < back:
            raise NotSent
        sent.append((timeline.seconds, parcel.chat_id, int(parcel.what.words.text)))
        return Receipt((len(sent),))

    whole, Carriage.carry = Carriage.carry, carry
    try:
        _fill(line, letters, chats)
        timeline.run(lambda: len(sent) == letters)
    finally:
        Carriage.carry = whole
    lanes: dict[int, list[int]] = defaultdict(list)
    for _, chat, number in sent:
        lanes[chat].append(number)
    ordered = all(one < two for numbers in lanes.values() for one, two in pairwise(numbers))
    moments = [at for at, _, _ in sent]
    return Drained(letters, moments[-1] - moments[0], _most(moments), ordered and moments[0] >= back)


def _most(moments: list[float]) -> int:
    most = first = 0
    for last, at in enumerate(moments):
        while moments[first] <= at - 1.0:
            first += 1
        most = max(most, last - first + 1)
    return most


def _fill(line: Scene, letters: int, chats: int) -> None:
    async def filling() -> None:
        async with line.process.store.transaction() as work:
            for number in range(letters):
                work.outbox.put(Address("seeker", 1_000 + number % chats), Send(Words(str(number))))

    done = line.process.loop.spawn(filling())
    line.town.telegram.timeline.run(done.done)
    done.result()
