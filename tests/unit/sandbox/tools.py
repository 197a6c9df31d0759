"""A sandbox without a server: the world, and a desk at which bots can ask."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.sandbox.botview import BotView
from bot.sandbox.calls import Call, Upload
from bot.sandbox.chats import Bot, Chat, Person
from bot.sandbox.deeds import Deeds
from bot.sandbox.jsonvalues import Json
from bot.sandbox.mailbox import Mailbox
from bot.sandbox.methods.all import Desk, find
from bot.sandbox.notices import Notice
from bot.sandbox.world import World

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
OGG = b"OggS" + bytes(60)
FATIMA, OMAR = 101, 202


class StoppedClock:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self._now = NOON

    def now(self) -> datetime:
        return self._now

    def forward(self, **passed: float) -> None:
        self._now += timedelta(**passed)


@dataclass
class Room:
    """One world with a plain bot, a bot with topics, and two people who started both."""

    clock: StoppedClock = field(default_factory=StoppedClock)
    heard: list[Notice] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.world = World(self.clock, random.Random(5))
        self.mailbox = Mailbox(self.world)
        self.desk = Desk(self.world, self.mailbox, BotView(self.world.files))
        self.deeds = Deeds(self.world)
        self.plain = self._add(Bot("111:aaa", "amana_demo_bot", "Amana"))
        self.topical = self._add(Bot("222:bbb", "amana_staff_bot", "Staff", topics=True))
        self.fatima = self.world.people.setdefault(FATIMA, Person(FATIMA, "Fatima"))
        self.omar = self.world.people.setdefault(OMAR, Person(OMAR, "Omar", "omar", "en"))
        for bot in (self.plain, self.topical):
            for person in (self.fatima, self.omar):
                self.world.chat(bot, person).started = True
        self.world.listeners.append(self.heard.append)

    def _add(self, bot: Bot) -> Bot:
        self.world.bots[bot.id] = bot
        return bot

    def chat(self, bot: Bot | None = None, person: Person | None = None) -> Chat:
        return self.world.chat(bot or self.plain, person or self.fatima)

    def ask(
        self, method: str, bot: Bot | None = None, uploads: dict[str, Upload] | None = None, **values: object
    ) -> object:
        """Call a method; the chat is Fatima's unless another is named."""
        return find(method)(
            self.desk, Call(bot or self.plain, method, {"chat_id": FATIMA} | values, uploads or {})
        )

    def send(self, text: str = "hello", bot: Bot | None = None, **values: object) -> int:
        """Send a text and return its id."""
        sent = self.ask("sendMessage", bot, text=text, **values)
        assert isinstance(sent, dict)
        return int(sent["message_id"])

    def asked(self, method: str, bot: Bot | None = None, **values: object) -> Json:
        """Call a method that answers with an object."""
        answer = self.ask(method, bot, **values)
        assert isinstance(answer, dict)
        return answer

    def topic(self, name: str = "blue heron") -> int:
        """Make a topic in Fatima's chat with the topical bot."""
        made = self.asked("createForumTopic", self.topical, name=name)
        return int(str(made["message_thread_id"]))

    def updates(self, bot: Bot | None = None) -> list[Json]:
        return [update.as_json() for update in self.mailbox.queue(bot or self.plain).take(100)]


def buttons(*labels: str) -> dict[str, object]:
    """An inline keyboard of one row; the data of a button is its label."""
    return {"inline_keyboard": [[{"text": label, "callback_data": label} for label in labels]]}
