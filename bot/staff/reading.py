"""From python-telegram-bot's updates to the plain values that handlers read."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import (
    CallbackQuery,
    Message,
    MessageEntity,
    MessageReactionUpdated,
    ReactionTypeEmoji,
    TelegramObject,
    Update,
)

from bot.plain import checked_letter, checked_press, checked_reaction
from bot.raw import UnreadableUpdate
from bot.told import told
from db.letters import Mark, Parcel, Words
from handlers.incoming import Letter, Press, Reaction
from handlers.kinds import IN_WORDS, kind_of


def letter_of(message: Message, parcel: Parcel | None) -> Letter:
    """One message as a letter; nothing about its sender but the chat's number goes along."""
    kind = kind_of(lambda name: _field(message, name))
    words = _words(message, kind, parcel)
    quote, place = message.quote, message.location
    letter = Letter(
        chat_id=message.chat_id,
        message_id=message.message_id,
        kind=kind if words.text or kind not in IN_WORDS else "unknown",
        words=words,
        parcel=parcel,
        reply_to=_answered(message),
        thread=_thread(message),
        album=message.media_group_id,
        quote=Words(quote.text, marks_of(quote.entities or ())) if quote else None,
        point=(place.latitude, place.longitude) if place else None,
    )
    return checked_letter(letter)


def _words(message: Message, kind: str, parcel: Parcel | None) -> Words:
    if kind in IN_WORDS:
        said = _field(message, kind)
        return Words(told(kind, said.to_dict() if isinstance(said, TelegramObject) else said))
    if kind == "sticker" and message.sticker and not (parcel and parcel.parcel_id):
        return Words(message.sticker.emoji or "")
    return Words(
        message.text or message.caption or "", marks_of(message.entities or message.caption_entities)
    )


def _field(message: Message, name: str) -> object:
    """A field of a message, also one of a newer Bot API than python-telegram-bot knows."""
    return getattr(message, name, None) or message.api_kwargs.get(name)


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
    return checked_press(Press(message.chat.id, message.message_id, query.id, query.data, thread, parcel))


def reaction_of(event: MessageReactionUpdated) -> Reaction:
    """The newest of somebody's reactions that a bot can set too."""
    emoji = [str(one.emoji) for one in event.new_reaction if isinstance(one, ReactionTypeEmoji)]
    return checked_reaction(Reaction(event.chat.id, event.message_id, emoji[-1] if emoji else None))


def _check_text(message: Message) -> None:
    """The framework cuts commands out of a text even where something else makes a message what it is."""
    text: object = message.text
    cuts: list[object] = [number for one in message.entities for number in (one.offset, one.length)]
    if not isinstance(text, str | None) or not all(isinstance(number, int) for number in cuts):
        raise UnreadableUpdate


def check(update: Update) -> None:
    """Read it once before python-telegram-bot's own filters do; whatever raises says it is unreadable."""
    message = update.message or update.edited_message
    if message:
        letter_of(message, None)
    # The framework looks for commands in the message under a pressed button, too.
    if isinstance(update.effective_message, Message):
        _check_text(update.effective_message)
    if update.callback_query:
        press_of(update.callback_query)
    if update.message_reaction:
        reaction_of(update.message_reaction)
    if update.my_chat_member:
        hash(update.my_chat_member.new_chat_member.status)
    hash((update.effective_user, update.effective_chat))
