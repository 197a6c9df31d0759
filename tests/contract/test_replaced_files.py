"""Somebody puts another file into a message that has gone: they hear that the other side has the old one.

Telegram's apps offer it, and tell a bot no more than that the message was changed.
"""

from __future__ import annotations

import json
import random
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest_asyncio

from bot.founding import default_questionnaire
from bot.post.luggage import luggage_of
from bot.sandbox.server import Sandbox
from bot.seeker.carrier import seeker_bot
from bot.seeker.edge import SeekerEdge
from bot.staff.carrier import staff_bot
from bot.staff.edge import StaffEdge
from db.letters import BotName, Outgoing, Parcel, Send
from db.packing import unpack_letter
from db.records import Arrival, Case
from handlers.desk import Line
from handlers.personal.shelf import shelf_of
from locales import tongue
from locales.texts import delivery, personal
from tests.unit.db.house import MORNING, new_home, opened
from tests.unit.handlers.room import Room

TOKENS: dict[BotName, str] = {"seeker": "3000004:files-seeker", "staff": "3000005:files-staff"}
STAYS, DROPPED = tongue("nl")(delivery.FILE_STAYS), tongue("nl")(personal.DROPPED)
SIDES: tuple[BotName, ...] = ("seeker", "staff")


def photo(name: str) -> dict[str, object]:
    """A photo as the Bot API brings it, in two sizes."""
    sizes = ((90, f"{name}-small"), (1280, name))
    return {
        "photo": [
            {"file_id": f"id-{one}", "file_unique_id": one, "width": side, "height": side}
            for side, one in sizes
        ]
    }


@dataclass(frozen=True, slots=True)
class Both:
    """A seeker and a confidant in a conversation, and both frameworks."""

    room: Room
    edges: dict[BotName, SeekerEdge | StaffEdge]
    chats: dict[BotName, int]
    case_id: str

    @property
    def case(self) -> Case:
        found = self.room.work.cases.get(self.case_id)
        assert found
        return found

    async def handles(self, bot: BotName, kind: str, **content: object) -> list[str]:
        """One update goes through its framework, its file cleaned; what its writer is told then."""
        chat = self.chats[bot]
        person = {"id": chat, "is_bot": False, "first_name": "X"}
        message = {
            "message_id": 7,
            "date": 1_770_000_000,
            "chat": {"id": chat, "type": "private", "first_name": "X"},
            "from": person,
            **content,
        }
        update = {"update_id": 1, kind: message}
        luggage = luggage_of(update)
        parcel = None
        if luggage:
            media = self.room.work.media.park(1, b"pixels")
            parcel = json.dumps({"kind": "photo", "parcel_id": media, "size": 6, "mark": luggage.mark})
        arrival = Arrival(1, bot, 1, chat, json.dumps(update).encode(), MORNING, parcel=parcel)
        await self.edges[bot].handle(arrival, self.room.work)
        out: list[tuple[int, Outgoing]] = []
        while claimed := self.room.work.outbox.claim(50):
            for one in claimed:
                out.append((one.chat_id, unpack_letter(one.payload)))
                self.room.work.outbox.sent(one.id, (one.id + 9_000,))
        return [what.words.text for to, what in out if to == chat and isinstance(what, Send)]


@pytest_asyncio.fixture
async def both(tmp_path: Path) -> AsyncIterator[Both]:
    async with Sandbox(rng=random.Random(1)) as sandbox:
        for name, token in TOKENS.items():
            sandbox.add_bot(token, f"files_{name}_bot", "Files")
        public = seeker_bot(TOKENS["seeker"], sandbox.url)
        staff = StaffEdge(staff_bot(TOKENS["staff"], sandbox.url), Line(), random.Random(1))
        await staff.start()
        with opened(new_home(tmp_path / "home")) as store:
            async with store.transaction() as work:
                work.questionnaires.publish(default_questionnaire(), "default")
                room = Room(work)
                seeker, member = room.seeker(), room.member()
                case = room.case(seeker, "open")
                room.held(case, member)
                chats: dict[BotName, int] = {"seeker": seeker.chat_id, "staff": member.chat_id}
                edges: dict[BotName, SeekerEdge | StaffEdge] = {
                    "seeker": SeekerEdge(public, Line(), random.Random(1)),
                    "staff": staff,
                }
                yield Both(room, edges, chats, case.id)
        await staff.stop()
        await public.session.close()


async def test_another_picture_is_not_followed_and_that_is_said(both: Both) -> None:
    """Whoever believes that a face is covered now has to know that it is not; new words are followed."""
    for bot in SIDES:
        await both.handles(bot, "message", **photo("first"))
        assert await both.handles(bot, "edited_message", **photo("first"), caption="kijk") == []
        assert await both.handles(bot, "edited_message", **photo("second"), caption="hier") == [STAYS]
    said = both.room.work.transcript.read(both.case_id)
    assert [(one.words.text, len(one.attachments)) for one in said] == [("hier", 1)] * 2


async def test_a_picture_put_into_a_text_is_none_either(both: Both) -> None:
    """The text stays a text on the other side."""
    for bot in SIDES:
        await both.handles(bot, "message", text="hallo")
        assert await both.handles(bot, "edited_message", **photo("first"), caption="hallo") == [STAYS]


async def test_what_waits_for_a_word_does_not_go_out_with_the_old_picture(both: Both) -> None:
    """Changed while it is asked about, it is not sent at all, and that is said."""
    await both.handles("seeker", "message", **photo("first"), caption="bel 0612345678")
    assert len(shelf_of(both.case).waiting) == 1
    assert await both.handles("seeker", "edited_message", **photo("second"), caption="bel me") == [DROPPED]
    assert shelf_of(both.case).waiting == ()
    assert both.room.work.transcript.read(both.case_id) == []


def test_a_mark_is_no_name_of_telegrams() -> None:
    """Of the name that Telegram gives a file nothing is kept that could be looked up."""
    luggage = luggage_of({"message": photo("AQADxyz")})
    assert luggage is not None
    assert "AQADxyz" not in repr(Parcel("photo", mark=luggage.mark))
    assert len(luggage.mark) == 16
