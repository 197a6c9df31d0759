"""A phone without HTTP: what the scripts of stories and demo hold, in simulated time."""

from __future__ import annotations

import asyncio

from bot.sandbox.bubble import Bubble, bubble_of
from bot.sandbox.chats import Chat
from bot.sandbox.deeds import NotPossible
from bot.sandbox.jsonvalues import Json, as_text
from bot.sandbox.messages import Message
from bot.sandbox.phone import Phone, PhoneError
from bot.sandbox.phones import Phones
from bot.sandbox.phoneview import is_shown, message_view
from bot.sandbox.refusals import Refusal
from bot.sandbox.world import World

GLANCE = 0.7
"""Seconds between two looks at the screen."""


class MemoryPhone(Phone):
    """One person's phone, in the same memory as the sandbox."""

    def __init__(self, world: World, phones: Phones, person_id: int) -> None:
        super().__init__("", person_id)
        self._world = world
        self._phones = phones
        self._known: dict[tuple[str, int], tuple[tuple[object, ...], Bubble]] = {}

    async def _listen(self) -> None:
        """Looks are taken again and again instead."""

    async def until(self, look, seconds: float = 10.0):
        """Look again every moment until something is seen or `seconds` are over."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while (seen := await look()) is None and loop.time() < deadline:  # noqa: ASYNC110 - no time is lost
            await asyncio.sleep(GLANCE)
        return seen

    async def _ask(self, verb: str, path: str, *, body: Json | None = None, form=None) -> object:
        _, name, *what = path.split("/")
        chat = self._chat(name)
        if not what:
            return self._phones.view(chat)
        try:
            return self._phones.acts[what[0]](chat, body or {})
        except (NotPossible, Refusal) as problem:
            raise PhoneError(as_text(str(problem))) from None

    async def messages(self, bot: str, thread: int | None = None) -> list[Bubble]:
        """Return what stands in the chat, or in one topic of it, oldest first."""
        chat = self._chat(bot)
        chat.read_up_to = chat.last_id
        found = [self._bubble(bot, one) for one in chat.messages.values() if is_shown(one)]
        return [one for one in found if thread is None or one.thread == thread]

    def _bubble(self, bot: str, message: Message) -> Bubble:
        """Most of a screen is as it was at the last look."""
        state = (message.content, message.markup, message.edited, message.pinned, dict(message.reactions))
        before, known = self._known.get((bot, message.id), ((), None))
        if known is None or before != state:
            known = bubble_of(message_view(message))
            self._known[bot, message.id] = (state, known)
        return known

    async def send_file(
        self, bot: str, kind: str, data: bytes, name: str = "", caption: str = "", **more: object
    ) -> int:
        """Send a file; return the message's id."""
        given = {"kind": kind, "caption": caption, **{key: str(one) for key, one in more.items() if one}}
        try:
            return self._phones._send_file(self._chat(bot), given, name, "image/jpeg", data).id
        except (NotPossible, Refusal) as problem:
            raise PhoneError(as_text(str(problem))) from None

    async def topics(self, bot: str) -> dict[int, str]:
        """Return the topics of the chat: id and name, oldest first."""
        return {topic.id: topic.name for topic in self._chat(bot).topics.values()}

    def _chat(self, bot: str) -> Chat:
        return self._world.chat(self._world.bot_by_name(bot), self._world.people[self.person_id])
