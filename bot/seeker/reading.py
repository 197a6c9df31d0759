"""From aiogram's updates to the plain values that handlers read."""

from __future__ import annotations

from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message, MessageEntity

from db.letters import Mark, Parcel, Words
from handlers.incoming import Letter, Press


def letter_of(message: Message, parcel: Parcel | None) -> Letter:
    """One message as a letter; nothing about its sender but the chat's number goes along."""
    return Letter(
        chat_id=message.chat.id,
        message_id=message.message_id,
        kind=ContentType(message.content_type).value,
        words=Words(
            message.text or message.caption or "", marks_of(message.entities or message.caption_entities)
        ),
        parcel=parcel,
        reply_to=message.reply_to_message.message_id if message.reply_to_message else None,
        thread=message.message_thread_id if message.is_topic_message else None,
        album=message.media_group_id,
    )


def marks_of(entities: list[MessageEntity] | None) -> tuple[Mark, ...]:
    """Formatting as marks; who is mentioned is left behind."""
    return tuple(Mark(e.type, e.offset, e.length, e.url, e.language) for e in entities or ())


def press_of(query: CallbackQuery, parcel: Parcel | None = None) -> Press | None:
    """One button press; None when the message or the action is no longer known to Telegram."""
    if query.message is None or query.data is None:
        return None
    return Press(query.message.chat.id, query.message.message_id, query.id, query.data, parcel=parcel)
