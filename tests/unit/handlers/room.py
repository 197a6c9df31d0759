"""A room for handlers: an open unit of work, people in it, and what they would find on their phones."""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass, field, replace
from typing import TypeVar

from db.letters import BotName, Edit, EntryRef, Outgoing, Send, Words, made_of
from db.packing import unpack_letter
from db.records import Assignment, Case, Entry, Offer, Seeker, Staff
from db.work import Work
from handlers.desk import Desk, Line
from handlers.incoming import Letter, Press
from handlers.intake.storing import write_walk
from handlers.intake.walk import begin
from handlers.staff.card import Card, with_card

L = TypeVar("L")

UTRECHT = Card("woman", ("nl",), (), "2745912", 3)


@dataclass(slots=True)
class Room:
    """One unit of work at a desk."""

    work: Work
    line: Line = field(default_factory=Line)
    _numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1001))

    @property
    def desk(self) -> Desk:
        """The desk that handlers are given."""
        return Desk(self.work, self.line, random.Random(1))

    def seeker(self, **known: object) -> Seeker:
        """A seeker who has agreed and is in the menu."""
        made = self.work.seekers.new(next(self._numbers))
        given = {"stage": "menu", "language": "nl", "consent": "v1", **known}
        made = replace(made, **given)  # type: ignore[arg-type]
        self.work.seekers.save(made)
        return made

    def member(self, card: Card = UTRECHT, **known: object) -> Staff:
        """A confidant who is ready."""
        made = self.work.staff.new(next(self._numbers), ("confidant",))
        given = {"language": "nl", "stage": "ready", "available": True, **known}
        made = with_card(replace(made, **given), card)  # type: ignore[arg-type]
        self.work.staff.save(made)
        return made

    def case(self, seeker: Seeker, state: str = "waiting", **known: object) -> Case:
        """A case of this seeker, who is where the case is; `asks` are answers by the question's id."""
        version, _ = self.work.questionnaires.latest()
        made = self.work.cases.new(seeker, f"case {next(self._numbers)}", version, "nl")
        walk = replace(begin(version), answers=dict(known.pop("asks", {})))  # type: ignore[call-overload]
        made = replace(made, state=state, walk=write_walk(walk), **known)  # type: ignore[arg-type]
        self.work.cases.save(made)
        stage = "talking" if state == "open" else state
        self.work.seekers.save(replace(seeker, stage=stage, case_id=made.id))  # type: ignore[arg-type]
        return made

    def offered(self, case: Case, member: Staff) -> Offer:
        """The open offer of a case to this confidant."""
        return self.work.offers.new(case.id, member.id, self.work.now + self.line.offer_time, "[]")

    def held(self, case: Case, member: Staff, **known: object) -> Assignment:
        """The confidant's assignment, in the plain chat unless said otherwise."""
        made = self.work.assignments.new(case.id, member.id, "[]")
        made = replace(made, **{"plain": True, **known})  # type: ignore[arg-type]
        self.work.assignments.save(made)
        return made

    def again(self, person: Seeker) -> Seeker:
        """The same seeker as the work has them now."""
        found = self.work.seekers.get(person.id)
        assert found is not None
        return found

    def ref(self, case: Case, entry: Entry) -> EntryRef:
        """An entry of a case, as letters name it."""
        return EntryRef(case.id, entry.seq)

    def letter(self, person: Seeker | Staff, text: str, **known: object) -> Letter:
        """A text that somebody wrote."""
        return Letter(person.chat_id, next(self._numbers), "text", Words(text), **known)  # type: ignore[arg-type]

    def press(self, person: Seeker | Staff, action: str) -> Press:
        """A press on a button."""
        return Press(person.chat_id, next(self._numbers), "press", action)

    def post(self, bot: BotName) -> list[Outgoing]:
        """What waits for this bot's chats, taken as sent."""
        out: list[Outgoing] = []
        while claimed := self.work.outbox.claim(100, (bot,)):
            for letter in claimed:
                what = unpack_letter(letter.payload)
                out.append(what)
                texts = made_of(what) if isinstance(what, Send | Edit) else ()
                self.work.outbox.sent(letter.id, (next(self._numbers),), texts=texts)
        return out

    def shown(self, bot: BotName, chat_id: int, entry: EntryRef) -> list[int]:
        """The messages of a chat that show an entry."""
        return self.work.messages.shown_at(bot, chat_id, entry)


def of_kind(kind: type[L], post: list[Outgoing]) -> list[L]:
    """The letters of one kind."""
    return [letter for letter in post if isinstance(letter, kind)]
