"""What people do on their phones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.sandbox.chats import Chat, Topic
from bot.sandbox.contents import CAPTIONED, Content, MediaContent, MediaKind, ServiceContent, TextContent
from bot.sandbox.entities import CAPTION_LIMIT, TEXT_LIMIT, styled
from bot.sandbox.keyboards import InlineButton
from bot.sandbox.messages import Draft, Message, Reply
from bot.sandbox.methods.asked import quote_from
from bot.sandbox.methods.editing import DELETABLE
from bot.sandbox.methods.media import described, new_media
from bot.sandbox.methods.topics import COLOURS, checked_name
from bot.sandbox.notices import BlockChanged, Deleted, Press
from bot.sandbox.reactions import as_reaction
from bot.sandbox.refusals import Refusal
from bot.sandbox.styled import Entity, Styled
from bot.sandbox.world import World

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")


class NotPossible(Exception):
    """A phone would not let its person do this; the words say why."""


class Deeds:
    """Does in the world what a person does on the phone."""

    def __init__(self, world: World) -> None:
        """Act in this world."""
        self._world = world

    def start(self, chat: Chat, payload: str = "") -> Message:
        """Press START (or RESTART), or open a deep link with `payload` (64 of A-Za-z0-9_-)."""
        if not _PAYLOAD.fullmatch(payload):
            raise NotPossible("a start payload is up to 64 of the characters A-Z a-z 0-9 _ -")
        self.set_blocked(chat, blocked=False)
        return self.write(chat, f"/start {payload}".strip())

    def words(self, text: str, entities: list[Entity] | None = None, limit: int = TEXT_LIMIT) -> Styled:
        """Return what somebody typed as Telegram keeps it."""
        try:
            words = styled(text, None, entities)
        except Refusal as refusal:
            raise NotPossible(refusal.description) from refusal
        if len(words) > limit:
            raise NotPossible(f"longer than {limit} characters")
        return words

    def write(
        self,
        chat: Chat,
        text: str,
        *,
        entities: list[Entity] | None = None,
        reply_to: int | None = None,
        quote: str | None = None,
        thread: int | None = None,
    ) -> Message:
        """Send a text. A text equal to a key of the keyboard below is the same as tapping it."""
        words = self.words(text, entities)
        if not words.text:
            raise NotPossible("there is nothing to send")
        if chat.keyboard and chat.keyboard.one_time and self._is_key(chat, words.text):
            self._world.set_keyboard(chat, None)
        return self.send(chat, TextContent(words), reply_to=reply_to, quote=quote, thread=thread)

    def _is_key(self, chat: Chat, text: str) -> bool:
        rows = chat.keyboard.rows if chat.keyboard else ()
        return any(key.text == text for row in rows for key in row)

    def send(
        self,
        chat: Chat,
        content: Content,
        *,
        reply_to: int | None = None,
        quote: str | None = None,
        thread: int | None = None,
        album: str | None = None,
    ) -> Message:
        """Send anything."""
        if chat.blocked:
            raise NotPossible("the bot is blocked on this phone")
        if chat.person.deactivated:
            raise NotPossible("this account is deactivated")
        reply = self._reply(chat, reply_to, quote)
        if thread is None and reply:
            thread = chat.messages[reply.message_id].thread
        if thread is not None and thread not in chat.topics:
            raise NotPossible("there is no such topic")
        chat.started = True
        return self._world.send(chat, "me", Draft(content, thread=thread, reply=reply, album=album))

    def file(
        self, kind: MediaKind, name: str, mime: str, data: bytes, fields: Mapping[str, str]
    ) -> MediaContent:
        """Return a file as it leaves the phone; `fields` may say caption, duration, spoiler, size."""
        media = described(new_media(self._world, kind, name, mime, data), dict(fields))
        if kind == "photo" and fields.get("live"):
            media = replace(media, film=self._world.files.keep(data))
        if kind == "sticker":
            media = replace(media, set_name=fields.get("set_name", ""))
        if kind not in CAPTIONED:
            return media
        return replace(media, caption=self.words(fields.get("caption", ""), limit=CAPTION_LIMIT))

    def _reply(self, chat: Chat, reply_to: int | None, quote: str | None) -> Reply | None:
        if reply_to is None:
            return None
        target = self.seen(chat, reply_to)
        if quote is None:
            return Reply(reply_to)
        try:
            return Reply(reply_to, quote_from(target, Styled(quote)))
        except Refusal as refusal:
            raise NotPossible(refusal.description) from refusal

    def seen(self, chat: Chat, message_id: int) -> Message:
        """Return a message that stands on the phone."""
        message = chat.messages.get(message_id)
        if message is None or message.hidden:
            raise NotPossible("there is no such message")
        return message

    def edit(self, chat: Chat, message_id: int, text: str) -> Message:
        """Change an own text or caption. The same words again also count (Telegram does so)."""
        message = self.seen(chat, message_id)
        if message.sender != "me" or self._world.clock.now() - message.date > DELETABLE:
            raise NotPossible("only own messages of the last 48 hours can be edited")
        match message.content:
            case TextContent() as content:
                message.content = replace(content, words=self._some(text))
            case MediaContent() as media:
                message.content = replace(media, caption=self.words(text, limit=CAPTION_LIMIT))
            case _:
                raise NotPossible("there are no words to edit")
        self._world.touch(chat, message, "me")
        return message

    def _some(self, text: str) -> Styled:
        words = self.words(text)
        if not words.text:
            raise NotPossible("there is nothing left of the message")
        return words

    def react(self, chat: Chat, message_id: int, emoji: str | None) -> None:
        """Set the one reaction a person has, or take it away."""
        kept = as_reaction(emoji) if emoji else None
        if emoji and kept is None:
            raise NotPossible("not one of Telegram's reactions")
        self._world.react(chat, self.seen(chat, message_id), "me", kept)

    def button(self, chat: Chat, message_id: int, row: int, column: int) -> InlineButton:
        """Return a button under a message."""
        buttons = self.seen(chat, message_id).buttons
        rows = buttons.rows if buttons else ()
        if not 0 <= row < len(rows) or not 0 <= column < len(rows[row]):
            raise NotPossible("there is no such button")
        return rows[row][column]

    def press(self, chat: Chat, message_id: int, row: int, column: int) -> Press | InlineButton:
        """Press a button: a question to the bot, or a link to open."""
        button = self.button(chat, message_id, row, column)
        if chat.blocked:
            raise NotPossible("the bot is blocked on this phone")
        if button.data is None:
            return button
        return self._world.press(chat, chat.messages[message_id], button.data)

    def set_blocked(self, chat: Chat, *, blocked: bool) -> None:
        """Block the bot, or let it in again."""
        if chat.blocked != blocked:
            chat.blocked = blocked
            self._world.tell(BlockChanged(chat))

    def delete(self, chat: Chat, ids: list[int], *, for_both: bool = False) -> None:
        """Take messages off the phone, and if asked out of the chat. The bot is told of neither."""
        if for_both:
            self._world.delete(chat, ids)
            return
        for message_id in ids:
            self.seen(chat, message_id).hidden = True
        self._world.tell(Deleted(chat, tuple(ids), locally=True))

    def open_topic(self, chat: Chat, name: str) -> Topic:
        """Make a topic, where the bot lets people do so."""
        if not (chat.bot.topics and chat.bot.users_create_topics):
            raise NotPossible("people cannot make topics here")
        try:
            name = checked_name(name)
        except Refusal as refusal:
            raise NotPossible(refusal.description) from refusal
        chat.started = True
        return self._world.open_topic(chat, "me", name, COLOURS[0], None)

    def delete_topic(self, chat: Chat, thread: int) -> None:
        """Take a topic away with all its messages. The bot is not told."""
        if thread not in chat.topics:
            raise NotPossible("there is no such topic")
        self._world.delete_topic(chat, thread)

    def set_timer(self, chat: Chat, seconds: int) -> Message:
        """Set Telegram's own auto-delete timer; 0 switches it off."""
        return self.send(chat, ServiceContent("message_auto_delete_timer_changed", seconds=seconds))
