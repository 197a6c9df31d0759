"""From python-telegram-bot's updates to the plain values that handlers read."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import CallbackQuery, Message, MessageEntity
from telegram.helpers import effective_message_type

from db.letters import Mark, Parcel, Words
from handlers.incoming import Letter, Press


def letter_of(message: Message, parcel: Parcel | None) -> Letter:
    """One message as a letter; nothing about its sender but the chat's number goes along."""
    return Letter(
        chat_id=message.chat_id,
        message_id=message.message_id,
        kind=str(effective_message_type(message) or "unknown"),
        words=Words(
            message.text or message.caption or "", marks_of(message.entities or message.caption_entities)
        ),
        parcel=parcel,
        reply_to=_answered(message),
        thread=_thread(message),
        album=message.media_group_id,
    )


def _thread(message: Message) -> int | None:
    return message.message_thread_id if message.is_topic_message else None


def _answered(message: Message) -> int | None:
    # In a topic Telegram lets every message "reply" to the one that opened the topic.
    answered = message.reply_to_message
    return answered.message_id if answered and answered.message_id != message.message_thread_id else None


def marks_of(entities: Sequence[MessageEntity]) -> tuple[Mark, ...]:
    """Formatting as marks; who is mentioned is left behind."""
    return tuple(Mark(str(e.type), e.offset, e.length, e.url, e.language) for e in entities)


def press_of(query: CallbackQuery, parcel: Parcel | None = None) -> Press | None:
    """One button press; None when the message or the action is no longer known to Telegram."""
    if query.message is None or query.data is None:
        return None
    message = query.message
    thread = _thread(message) if isinstance(message, Message) else None
    return Press(message.chat.id, message.message_id, query.id, query.data, thread, parcel)
