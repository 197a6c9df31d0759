"""The state of the sandbox: who there is, and what stands in every chat. No input or output.

Every change that somebody could see is told to the listeners as a `Notice`.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from bot.sandbox.chats import Bot, Chat, Person, Topic
from bot.sandbox.clock import Clock
from bot.sandbox.contents import ServiceContent
from bot.sandbox.files import Files
from bot.sandbox.keyboards import KeyboardRemoved, ReplyKeyboard
from bot.sandbox.messages import Draft, Message, Side
from bot.sandbox.notices import (
    Answered,
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
)
from bot.sandbox.refusals import QueryTooOld

PRESS_LIFETIME = timedelta(seconds=15)
"""How long Telegram waits for the answer to a press."""


class World:
    """Everything there is. `clock` and `rng` are passed in, so that a run can be repeated."""

    def __init__(self, clock: Clock, rng: random.Random) -> None:
        """Begin with nobody."""
        self.clock = clock
        self.rng = rng
        self.files = Files(rng)
        self.people: dict[int, Person] = {}
        self.bots: dict[int, Bot] = {}
        self.listeners: list[Callable[[Notice], None]] = []
        self._chats: dict[tuple[int, int], Chat] = {}
        self._presses: dict[str, tuple[Press, datetime]] = {}

    def tell(self, notice: Notice) -> None:
        """Let every listener know."""
        for listener in self.listeners:
            listener(notice)

    def bot_by_token(self, token: str) -> Bot | None:
        """Return the bot that has this token."""
        return next((bot for bot in self.bots.values() if bot.token == token), None)

    def bot_by_name(self, username: str) -> Bot | None:
        """Return the bot with this user name."""
        return next((bot for bot in self.bots.values() if bot.username == username.lstrip("@")), None)

    def chat(self, bot: Bot, person: Person) -> Chat:
        """Return the private chat of the two, empty if they never spoke."""
        key = (bot.id, person.id)
        if key not in self._chats:
            self._chats[key] = Chat(bot, person)
        return self._chats[key]

    def chats_of(self, bot: Bot) -> list[Chat]:
        """Return the chats this bot has."""
        return [chat for chat in self._chats.values() if chat.bot is bot]

    def fresh_id(self) -> str:
        """Return a number nobody can guess, as the Bot API writes its 64-bit ids."""
        return str(self.rng.getrandbits(62) | 1 << 61)

    # Messages

    def send(self, chat: Chat, sender: Side, draft: Draft) -> Message:
        """Put a new message into the chat."""
        message = Message(
            id=chat.next_id(),
            sender=sender,
            date=self.clock.now(),
            content=draft.content,
            thread=draft.thread,
            reply=draft.reply,
            markup=draft.markup,
            album=draft.album,
            protected=draft.protected,
            origin=draft.origin,
        )
        chat.messages[message.id] = message
        if sender == "bot":
            chat.typing_until = None
        self.tell(Sent(chat, message))
        if isinstance(draft.markup, ReplyKeyboard | KeyboardRemoved):
            self.set_keyboard(chat, draft.markup if isinstance(draft.markup, ReplyKeyboard) else None)
        return message

    def set_keyboard(self, chat: Chat, keyboard: ReplyKeyboard | None) -> None:
        """Change the keyboard below the chat."""
        if chat.keyboard != keyboard:
            chat.keyboard = keyboard
            self.tell(KeyboardChanged(chat))

    def touch(self, chat: Chat, message: Message, by: Side, *, words_changed: bool = True) -> None:
        """Say that a message was edited; other buttons alone leave no mark (Bot API: edit_date)."""
        if words_changed:
            message.edited = self.clock.now()
        self.tell(Edited(chat, message, by))

    def delete(self, chat: Chat, ids: Iterable[int]) -> tuple[int, ...]:
        """Take messages out of the chat for both; return those that were there."""
        gone = tuple(i for i in ids if chat.messages.pop(i, None) is not None)
        if gone:
            self.tell(Deleted(chat, gone))
        return gone

    def react(self, chat: Chat, message: Message, by: Side, emoji: str | None) -> None:
        """Set, change or take away one side's reaction."""
        old = message.reactions.pop(by, None)
        if emoji is not None:
            message.reactions[by] = emoji
        if old != emoji:
            self.tell(Reacted(chat, message, by, old, emoji))

    def pin(self, chat: Chat, messages: Iterable[Message], *, pinned: bool) -> None:
        """Pin or unpin messages."""
        changed = [message for message in messages if message.pinned != pinned]
        for message in changed:
            message.pinned = pinned
        if changed:
            self.tell(Pinned(chat, tuple(message.id for message in changed), pinned))

    # Topics

    def open_topic(self, chat: Chat, by: Side, name: str, colour: int, icon: str | None) -> Topic:
        """Make a topic. Its id is that of the service message it begins with."""
        topic = Topic(chat.last_id + 1, name, colour, icon)
        chat.topics[topic.id] = topic
        content = ServiceContent("forum_topic_created", name=name, colour=colour, icon=icon)
        self.tell(TopicOpened(chat, topic))
        self.send(chat, by, Draft(content, thread=topic.id))
        return topic

    def delete_topic(self, chat: Chat, thread: int) -> None:
        """Take a topic away with all its messages, however old."""
        del chat.topics[thread]
        self.delete(chat, [m.id for m in chat.messages.values() if m.thread == thread])
        self.tell(TopicDeleted(chat, thread))

    # Presses

    def press(self, chat: Chat, message: Message, data: str) -> Press:
        """Press a button that asks the bot something."""
        now = self.clock.now()
        self._presses = {key: kept for key, kept in self._presses.items() if kept[1] >= now}
        press = Press(self.fresh_id(), chat, message, data)
        self._presses[press.id] = (press, now + PRESS_LIFETIME)
        self.tell(press)
        return press

    def answer(self, bot: Bot, press_id: str, text: str, *, alert: bool, url: str | None) -> None:
        """Answer a press of this bot's button. Raises `QueryTooOld` when late, twice or unknown."""
        press, until = self._presses.get(press_id, (None, None))
        if press is None or until is None or press.chat.bot is not bot:
            raise QueryTooOld
        del self._presses[press_id]
        if self.clock.now() > until:
            raise QueryTooOld
        self.tell(Answered(press, text, alert, url))
