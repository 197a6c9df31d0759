"""Two people who are talking already: most of what is proved here begins there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.demo.holder import Holder
from db.records import Role
from handlers.intake.storing import write_walk
from handlers.intake.walk import begin
from handlers.staff.card import Card, with_card
from tests.stories.line import SEEKER_BOT, STAFF_BOT, StoryLine

CASE = "blue heron"


@dataclass(frozen=True, slots=True)
class Talk:
    """One open case, in the confidant's plain chat."""

    line: StoryLine
    seeker: Holder
    confidant: Holder
    case_id: str

    def other(self, one: Holder) -> Holder:
        """Who is on the other side."""
        return self.confidant if one is self.seeker else self.seeker


@pytest.fixture
async def talk(tmp_path: Path) -> AsyncIterator[Talk]:
    """A line with a seeker and a confidant who are talking."""
    async with StoryLine(tmp_path, topics=False) as line:
        yield await talking(line)


async def talking(line: StoryLine) -> Talk:
    """Let two people find each other without the way that leads there."""
    seeker = await line.stranger("Yamina", SEEKER_BOT)
    confidant = await line.stranger("Karima", STAFF_BOT)
    for one in (seeker, confidant):
        await one.starts()
        await one.sees_one(lambda bubble: bubble.sender == "bot", "an answer")
    return Talk(line, seeker, confidant, await _matched(line, seeker, confidant))


async def _matched(line: StoryLine, seeker: Holder, confidant: Holder) -> str:
    async with line.store.store.transaction() as work:
        known = work.seekers.find(seeker.phone.person_id)
        assert known is not None
        version, _ = work.questionnaires.latest()
        case = replace(work.cases.new(known, CASE, version, "nl"), state="open")
        work.cases.save(replace(case, walk=write_walk(begin(version))))
        work.seekers.save(
            replace(known, stage="talking", language="nl", consent="v1", screen=None, case_id=case.id)
        )
        member = work.staff.new(confidant.phone.person_id, ("confidant",))
        member = replace(member, language="nl", stage="ready", available=True, current_case=case.id)
        work.staff.save(with_card(member, Card("woman", ("nl",), (), "2745912", 3)))
        held = work.assignments.new(case.id, member.id, "[]")
        work.assignments.save(replace(held, plain=True))
    return case.id


async def joined(line: StoryLine, name: str, role: Role) -> Holder:
    """Somebody on the staff who has nothing to do with the case."""
    holder = await line.stranger(name, STAFF_BOT)
    await holder.starts()
    await holder.sees_one(lambda bubble: bubble.sender == "bot", "an answer")
    async with line.store.store.transaction() as work:
        member = work.staff.new(holder.phone.person_id, (role,))
        work.staff.save(replace(member, language="nl", stage="ready"))
    return holder
