"""While a word hides the line: every route of the seeker bot, through the framework itself."""

from __future__ import annotations

import json
import random
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from bot.founding import default_questionnaire
from bot.sandbox.server import Sandbox
from bot.seeker.carrier import seeker_bot
from bot.seeker.edge import SeekerEdge
from bot.seeker.routes import PRESSES
from db.letters import AnswerPress, Edit, EntryRef, Outgoing, Send, Words
from db.packing import unpack_letter
from db.records import Arrival, Side
from db.work import Work
from handlers.desk import Line
from handlers.seeker.safety import cover
from locales import tongue
from locales.texts import seeker as texts
from tests.contract.test_access import pressed, written
from tests.unit.db.house import MORNING, new_home, opened
from tests.unit.handlers.room import Room
from tests.unit.handlers.seeker.test_word import chooses, here

TOKEN = "3000003:hidden-seeker"
PAGES = tongue("nl")(texts.INFORMATION).replace("*", "")
SHOWN = ("info", "page")
SIDES: tuple[Side, ...] = ("seeker", "confidant")
SAID = [Words("by the seeker"), Words("by the confidant")]


@dataclass(frozen=True, slots=True)
class Hidden:
    """A seeker in a conversation, whose line hides."""

    room: Room
    edge: SeekerEdge
    chat: int
    case: str

    @property
    def work(self) -> Work:
        return self.room.work

    async def handles(self, update: dict[str, object]) -> list[Outgoing]:
        """One update goes through the framework; all that goes out then, to whomever."""
        payload = json.dumps(update).encode()
        await self.edge.handle(Arrival(1, "seeker", 1, self.chat, payload, MORNING), self.work)
        out: list[Outgoing] = []
        while claimed := self.work.outbox.claim(200):
            for one in claimed:
                assert one.chat_id == self.chat
                out.append(unpack_letter(one.payload))
                self.work.outbox.sent(one.id, (9_000_001,))
        return out

    def is_as_before(self) -> bool:
        """Whether the seeker is where they were, and nothing was said in the case."""
        seeker = self.work.seekers.find(self.chat)
        assert seeker
        there = (seeker.hidden, seeker.stage, seeker.case_id) == (True, "talking", self.case)
        return there and [one.words for one in self.work.transcript.read(self.case)] == SAID


@pytest_asyncio.fixture
async def hidden(tmp_path: Path) -> AsyncIterator[Hidden]:
    async with Sandbox(rng=random.Random(1)) as sandbox:
        sandbox.add_bot(TOKEN, "hidden_seeker_bot", "Hidden")
        bot = seeker_bot(TOKEN, sandbox.url)
        edge = SeekerEdge(bot, Line(), random.Random(1))
        with opened(new_home(tmp_path / "home")) as store:
            async with store.transaction() as work:
                work.questionnaires.publish(default_questionnaire(), "default")
                room = Room(work)
                seeker = room.seeker()
                case = room.case(seeker, "open")
                room.held(case, room.member())
                for number, (side, words) in enumerate(zip(SIDES, SAID, strict=True), 7):
                    entry = work.transcript.add(case.id, side, words)
                    work.messages.link("seeker", seeker.chat_id, number, EntryRef(case.id, entry.seq))
                seeker = chooses(room, room.again(seeker))
                cover.hide(here(room, seeker), seeker)
                room.post("seeker")
                room.post("staff")
                yield Hidden(room, edge, seeker.chat_id, case.id)
        await bot.session.close()


async def test_whatever_is_written_is_answered_by_pages(hidden: Hidden) -> None:
    """Every command, /erase too, and words: the list of pages, and nothing is done or kept."""
    for text in (*(f"/{name}" for name in texts.COMMANDS), "/wipe", "/hide", "mijn verhaal"):
        (said,) = await hidden.handles(written(hidden.chat, text))
        assert isinstance(said, Send), text
        assert said.words.text == PAGES, text
        assert hidden.is_as_before(), text


async def test_whatever_is_pressed_but_pages_is_an_old_button(hidden: Hidden) -> None:
    """Of whatever screen is left on the phone, or made up."""
    for verb in sorted(set(PRESSES) - set(SHOWN)):
        for action in (verb, f"{verb}:{hidden.case}"):
            (said,) = await hidden.handles(pressed(hidden.chat, action))
            assert isinstance(said, AnswerPress), action
            assert hidden.is_as_before(), action
    assert [type(one) for one in await hidden.handles(pressed(hidden.chat, "info"))] == [AnswerPress, Edit]


@pytest.mark.parametrize("kind", ["edited_message", "message_reaction"])
async def test_changes_and_reactions_come_to_nothing(hidden: Hidden, kind: str) -> None:
    """Neither the confidant nor the seeker is told anything."""
    message = {**written(hidden.chat, "anders")["message"], "edit_date": 1_770_000_001}
    reacted = {
        "chat": message["chat"],
        "message_id": 8,
        "date": 1_770_000_001,
        "user": message["from"],
        "old_reaction": [],
        "new_reaction": [{"type": "emoji", "emoji": "👍"}],
    }
    update = {"update_id": 1, kind: message if kind == "edited_message" else reacted}
    assert await hidden.handles(update) == []
    assert hidden.is_as_before()
