"""Made-up people, a case between them, and carriers that do as they are told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.post.freight import Freight, Receipt
from db.letters import Address, Outgoing, Send, Words
from db.records import Assignment, Case
from db.store import Store
from db.work import Work

SEEKER, CONFIDANT = 501, 901


@dataclass(frozen=True)
class Talk:
    """A case that a confidant holds."""

    case: Case
    held: Assignment

    def to_seeker(self) -> Address:
        return Address("seeker", SEEKER, self.case.id)

    def to_confidant(self) -> Address:
        return Address("staff", CONFIDANT, self.case.id, self.held.id, in_topic=True)


async def talking(store: Store) -> Talk:
    """A seeker and a confidant in an open case."""
    async with store.transaction() as work:
        case = work.cases.new(work.seekers.new(SEEKER), "blue heron", 1, "nl")
        member = work.staff.new(CONFIDANT, ("confidant",))
        return Talk(case, work.assignments.new(case.id, member.id))


async def put(store: Store, where: Address, *letters: Outgoing) -> list[int]:
    """Put letters in the outbox."""
    async with store.transaction() as work:
        return [work.outbox.put(where, letter) for letter in letters]


async def within(store: Store, do: Callable[[Work], object]) -> object:
    """Do something in a transaction of its own."""
    async with store.transaction() as work:
        return do(work)


async def waiting(store: Store) -> int:
    """How many letters are not settled."""
    return int(str(await within(store, lambda work: work.outbox.waiting())))


def text(words: str) -> Send:
    """A letter of one text."""
    return Send(Words(words))


Answer = Receipt | Exception | Callable[[Freight], "Receipt | Exception"]


@dataclass
class Carrier:
    """Carries nothing, notes everything, and answers as told; then with one id after another."""

    answers: list[Answer] = field(default_factory=list)
    carried: list[Freight] = field(default_factory=list)

    async def carry(self, parcel: Freight) -> Receipt:
        self.carried.append(parcel)
        answer = self.answers.pop(0) if self.answers else Receipt((1000 + len(self.carried),))
        if callable(answer):
            answer = answer(parcel)
        if isinstance(answer, Exception):
            raise answer
        return answer

    @property
    def texts(self) -> list[str]:
        return [each.what.words.text for each in self.carried if isinstance(each.what, Send)]
