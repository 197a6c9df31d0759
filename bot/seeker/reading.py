"""From aiogram's updates to the plain values that handlers read."""

from __future__ import annotations

from aiogram.types import CallbackQuery, Message, MessageEntity, MessageReactionUpdated, ReactionTypeEmoji

from bot.plain import checked_letter, checked_press, checked_reaction
from bot.told import told
from db.letters import Mark, Parcel, Words
from handlers.incoming import Letter, Press, Reaction
from handlers.kinds import IN_WORDS, kind_of


def letter_of(message: Message, parcel: Parcel | None) -> Letter:
    """One message as a letter; nothing about its sender but the chat's number goes along."""
    kind = kind_of(lambda name: getattr(message, name, None))
    words = _words(message, kind, parcel)
    quote, place = message.quote, message.location
    letter = Letter(
        chat_id=message.chat.id,
        message_id=message.message_id,
        kind=kind if words.text or kind not in IN_WORDS else "unknown",
        words=words,
        parcel=parcel,
        reply_to=message.reply_to_message.message_id if message.reply_to_message else None,
        thread=message.message_thread_id if message.is_topic_message else None,
        album=message.media_group_id,
        quote=Words(quote.text, marks_of(quote.entities)) if quote else None,
        point=(place.latitude, place.longitude) if place else None,
    )
    return checked_letter(letter)


def _words(message: Message, kind: str, parcel: Parcel | None) -> Words:
    if kind in IN_WORDS:
        return Words(told(kind, getattr(message, kind).model_dump(exclude_none=True)))
    if kind == "sticker" and message.sticker and not (parcel and parcel.parcel_id):
        return Words(message.sticker.emoji or "")
    return Words(
        message.text or message.caption or "", marks_of(message.entities or message.caption_entities)
    )


def marks_of(entities: list[MessageEntity] | None) -> tuple[Mark, ...]:
    """Formatting as marks; who is mentioned is left behind."""
    return tuple(Mark(e.type, e.offset, e.length, e.url, e.language) for e in entities or ())


def reaction_of(event: MessageReactionUpdated) -> Reaction:
    """The newest of somebody's reactions that a bot can set too."""
    emoji = [one.emoji for one in event.new_reaction if isinstance(one, ReactionTypeEmoji)]
    return checked_reaction(Reaction(event.chat.id, event.message_id, emoji[-1] if emoji else None))


def press_of(query: CallbackQuery, parcel: Parcel | None = None) -> Press | None:
    """One button press; None when the message or the action is no longer known to Telegram."""
    if query.message is None or query.data is None:
        return None
    return checked_press(
        Press(query.message.chat.id, query.message.message_id, query.id, query.data, parcel=parcel)
    )
