"""The people of these tests, and a case between them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

from db.letters import Address, Send, Words
from db.records import Assignment, Case, Seeker, Staff
from db.store import Store
from db.work import Work

FATIMA, YUSUF, HANNA = 7_000_000_001, 7_000_000_002, 6_000_000_001


@dataclass(frozen=True)
class Scene:
    """A seeker and a confidant with an open case between them."""

    seeker: Seeker
    member: Staff
    case: Case
    held: Assignment

    @property
    def to_seeker(self) -> Address:
        return Address("seeker", self.seeker.chat_id, self.case.id)

    @property
    def to_member(self) -> Address:
        return Address("staff", self.member.chat_id, self.case.id, self.held.id, in_topic=True)


def begun(work: Work, chat_id: int = FATIMA, name: str = "blue heron") -> Case:
    """A case at its intake."""
    return work.cases.new(work.seekers.find(chat_id) or work.seekers.new(chat_id), name, 1, "rif")


def played(work: Work, chat_id: int = FATIMA, name: str = "blue heron") -> Scene:
    """A case that a confidant has taken."""
    member = work.staff.find(HANNA) or work.staff.new(HANNA, ("confidant",))
    case = begun(work, chat_id, name)
    held = work.assignments.new(case.id, member.id, "speaks Tarifit")
    case = replace(case, state="open", assignment_id=held.id)
    work.cases.save(case)
    seeker = work.seekers.find(chat_id)
    assert seeker
    return Scene(seeker, member, case, held)


def closed(work: Work, case: Case) -> Case:
    """The same case, closed."""
    case = replace(case, state="closed", closed_at=work.now)
    work.cases.save(case)
    return case


def says(text: str, **more: object) -> Send:
    """A message with this text."""
    return replace(Send(Words(text)), **more)  # type: ignore[arg-type]


async def undone(store: Store, do: Callable[[Work], object]) -> None:
    """Do something in a unit of work that fails in the end."""
    with suppress(LookupError):
        async with store.transaction() as work:
            do(work)
            raise LookupError
