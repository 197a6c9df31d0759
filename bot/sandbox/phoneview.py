"""How a phone sees things."""

from __future__ import annotations

from bot.sandbox.botview import entity_json
from bot.sandbox.chats import Chat
from bot.sandbox.clock import unix
from bot.sandbox.contents import (
    ContactContent,
    Content,
    DiceContent,
    MediaContent,
    OddContent,
    PlaceContent,
    PollContent,
    ServiceContent,
    TextContent,
    words_of,
)
from bot.sandbox.jsonvalues import Json
from bot.sandbox.keyboards import InlineKeyboard, ReplyKeyboard
from bot.sandbox.messages import Message


def is_shown(message: Message) -> bool:
    """Return whether the message stands on the phone: not if taken off it, nor a service message."""
    by_telegram = isinstance(message.content, ServiceContent) or (
        isinstance(message.content, OddContent) and message.content.by_telegram
    )
    return not message.hidden and not by_telegram


def message_view(message: Message) -> Json:
    """Return a message as the phone's page shows it."""
    content = message.content
    return {
        "id": message.id,
        "from": message.sender,
        "date": unix(message.date),
        "edited": message.edited is not None,
        "text": content.words.text if isinstance(content, TextContent) else None,
        "caption": (content.caption.text or None) if isinstance(content, MediaContent) else None,
        "entities": [entity_json(entity) for entity in words_of(content).entities],
        "thread": message.thread,
        "reply_to": message.reply.message_id if message.reply else None,
        "quote": message.reply.quote.words.text if message.reply and message.reply.quote else None,
        "media": media_view(content) if isinstance(content, MediaContent) else None,
        "buttons": buttons_view(message.buttons),
        "reactions": [{"emoji": emoji, "from": side} for side, emoji in message.reactions.items()],
        "protected": message.protected,
        "pinned": message.pinned,
        "special": special_view(content),
        "album": message.album,
        "forwarded": message.origin is not None,
    }


def media_view(media: MediaContent) -> Json:
    """Return a file as the phone shows it; `file_id` is for `/phone/files/`."""
    return {
        "kind": media.kind,
        "file_id": media.blob.unique,
        "name": media.name,
        "mime": media.mime,
        "size": len(media.blob.data),
        "duration": media.duration,
        "width": media.width,
        "height": media.height,
        "spoiler": media.spoiler,
    }


def buttons_view(keyboard: InlineKeyboard | None) -> list[list[Json]] | None:
    """Return the buttons under a message; what is behind them stays hidden, as on a phone."""
    if keyboard is None:
        return None
    return [
        [{"text": b.text, "data": b.data is not None, "url": b.url} for b in row] for row in keyboard.rows
    ]


def keyboard_view(keyboard: ReplyKeyboard | None) -> list[list[Json]] | None:
    """Return the keyboard below the chat."""
    return [[{"text": key.text} for key in row] for row in keyboard.rows] if keyboard else None


def special_view(content: Content) -> str | None:
    """Return what is neither text nor file in one line."""
    match content:
        case ContactContent():
            return f"👤 {content.first_name} {content.last_name}".rstrip() + f" {content.phone}"
        case PlaceContent():
            named = f"{content.title}, {content.address}"
            return "📍 " + (named if content.title else f"{content.latitude}, {content.longitude}")
        case PollContent():
            return f"📊 {content.question}: " + " / ".join(content.options)
        case DiceContent():
            return f"{content.emoji} {content.value}"
        case OddContent():
            return f"❔ {content.kind}"
        case _:
            return None


def chat_line(chat: Chat) -> Json:
    """Return a chat as the list of chats shows it."""
    bot = chat.bot
    unread = [m for m in chat.messages.values() if m.sender == "bot" and m.id > chat.read_up_to]
    return {
        "bot": bot.id,
        "username": bot.username,
        "name": bot.name_for(chat.person),
        "started": chat.started,
        "blocked": chat.blocked,
        "topics": [{"id": topic.id, "name": topic.name} for topic in chat.topics.values()],
        "commands": [{"command": c, "description": d} for c, d in bot.commands_for(chat.person)],
        "unread": sum(1 for message in unread if is_shown(message)),
    }
