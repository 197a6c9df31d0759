"""From what happens in a chat to the events its person's phones show."""

from __future__ import annotations

import asyncio
from functools import singledispatch

from bot.sandbox.chats import Chat, Person
from bot.sandbox.jsonvalues import Json
from bot.sandbox.messages import Message
from bot.sandbox.notices import (
    Answered,
    BlockChanged,
    CommandsChanged,
    Deleted,
    Edited,
    KeyboardChanged,
    Notice,
    Pinned,
    Press,
    Reacted,
    Sent,
    TopicDeleted,
    TopicOpened,
    Typing,
)
from bot.sandbox.phoneview import chat_line, is_shown, keyboard_view, message_view
from bot.sandbox.world import World

Stream = asyncio.Queue[Json | None]
"""Events for one open phone; None is the end."""


class Events:
    """The open phones. A person may have several; each sees everything."""

    def __init__(self, world: World) -> None:
        """Listen to the world."""
        self._world = world
        self._streams: dict[int, list[Stream]] = {}
        world.listeners.append(self.hear)

    def open(self, person: Person) -> Stream:
        """Begin a stream."""
        stream: Stream = asyncio.Queue()
        self._streams.setdefault(person.id, []).append(stream)
        return stream

    def close(self, person: Person, stream: Stream) -> None:
        """End a stream."""
        if stream in self._streams.get(person.id, []):
            self._streams[person.id].remove(stream)

    def close_all(self) -> None:
        """End every stream."""
        for streams in self._streams.values():
            for stream in streams:
                stream.put_nowait(None)

    def hear(self, notice: Notice) -> None:
        """Tell the phones."""
        if isinstance(notice, CommandsChanged):
            self._commands(notice)
            return
        if isinstance(notice, Press):
            return
        chat = notice.press.chat if isinstance(notice, Answered) else notice.chat
        if self._streams.get(chat.person.id):
            self._send(chat, described(notice))

    def _send(self, chat: Chat, event: Json | None) -> None:
        if event is None:
            return
        whole: Json = {"bot": chat.bot.id, "chat": chat.bot.username} | event
        for stream in self._streams.get(chat.person.id, ()):
            stream.put_nowait(whole)

    def _commands(self, notice: CommandsChanged) -> None:
        people = [notice.person] if notice.person else list(self._world.people.values())
        for person in people:
            chat = self._world.chat(notice.bot, person)
            self._send(chat, {"type": "commands", "commands": chat_line(chat)["commands"]})


@singledispatch
def described(notice: object) -> Json | None:
    """Return the event that tells of a notice, None when the phone shows nothing of it."""
    del notice
    return None


def _of(kind: str, message: Message) -> Json | None:
    return {"type": kind, "message": message_view(message)} if is_shown(message) else None


@described.register
def _(notice: Sent) -> Json | None:
    return _of("message", notice.message)


@described.register
def _(notice: Edited) -> Json | None:
    return _of("edited", notice.message)


@described.register
def _(notice: Reacted) -> Json | None:
    return _of("reaction", notice.message)


@described.register
def _(notice: Deleted) -> Json | None:
    return {"type": "deleted", "message_ids": list(notice.ids)}


@described.register
def _(notice: Pinned) -> Json | None:
    return {"type": "pinned", "message_ids": list(notice.ids), "pinned": notice.pinned}


@described.register
def _(notice: Typing) -> Json | None:
    return {"type": "typing", "action": notice.action, "thread": notice.thread}


@described.register
def _(notice: TopicOpened) -> Json | None:
    return {"type": "topic", "topic": {"id": notice.topic.id, "name": notice.topic.name}}


@described.register
def _(notice: TopicDeleted) -> Json | None:
    return {"type": "topic_deleted", "thread": notice.thread}


@described.register
def _(notice: KeyboardChanged) -> Json | None:
    return {"type": "keyboard", "keyboard": keyboard_view(notice.chat.keyboard)}


@described.register
def _(notice: Answered) -> Json | None:
    said: Json = {"text": notice.text, "alert": notice.alert, "url": notice.url}
    return {"type": "answer", "query_id": notice.press.id} | said


@described.register
def _(notice: BlockChanged) -> Json | None:
    return {"type": "blocked", "blocked": notice.chat.blocked}
