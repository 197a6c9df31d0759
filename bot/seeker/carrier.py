"""The seeker bot's letters as aiogram's calls."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import (
    SendAnimation,
    SendAudio,
    SendDocument,
    SendPhoto,
    SendSticker,
    SendVideo,
    SendVideoNote,
    SendVoice,
    TelegramMethod,
)
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    KeyboardButton,
    LinkPreviewOptions,
    Message,
    MessageEntity,
    ReactionTypeEmoji,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)

from bot.post.calls import WITH_SPOILER, WITHOUT_CAPTION, Dress, Handed, Item, Place
from bot.post.carriage import Carriage
from bot.post.filenames import file_name
from bot.seeker.faults import sorting
from bot.seeker.session import Session
from db.letters import Attachment, Buttons, FileKind, Words

SENDING: dict[FileKind, type[TelegramMethod[Message]]] = {
    "photo": SendPhoto,
    "voice": SendVoice,
    "audio": SendAudio,
    "video": SendVideo,
    "video_note": SendVideoNote,
    "animation": SendAnimation,
    "document": SendDocument,
    "sticker": SendSticker,
}
"""The call that sends each kind of file."""

IN_ALBUMS: dict[FileKind, Callable[..., Any]] = {
    "photo": InputMediaPhoto,
    "video": InputMediaVideo,
    "audio": InputMediaAudio,
    "document": InputMediaDocument,
}
"""What an album can hold, by the kind of each file."""

Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove


SeekerBot: TypeAlias = Bot
"""The seeker bot as the rest of the house sees it."""


def seeker_bot(token: str, api_url: str, seconds: float = 60.0) -> SeekerBot:
    """An aiogram bot over any Bot API server; a call may take so many seconds."""
    server = TelegramAPIServer.from_base(api_url)
    return Bot(token, session=Session(api=server, timeout=seconds))


def seeker_carrier(bot: Bot) -> Carriage:
    """A carrier for the seeker bot's chats."""
    return Carriage(AiogramCalls(bot))


class AiogramCalls:
    """`bot.post.calls.Calls` on aiogram."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def say(self, place: Place, words: Words, dress: Dress) -> int:
        """Send a text."""
        with sorting():
            sent = await self._bot.send_message(
                text=words.text,
                entities=_entities(words),
                link_preview_options=LinkPreviewOptions(is_disabled=True),
                **_common(place, dress),
            )
        return sent.message_id

    async def hand(
        self, place: Place, what: Attachment, file: bytes | str, caption: Words, dress: Dress
    ) -> Handed:
        """Send a file."""
        given = file if isinstance(file, str) else BufferedInputFile(file, file_name(what))
        fields: dict[str, Any] = {what.kind: given}
        if what.kind not in WITHOUT_CAPTION:
            fields |= {"caption": caption.text or None, "caption_entities": _entities(caption)}
        if what.kind in WITH_SPOILER:
            fields["has_spoiler"] = dress.spoiler
        with sorting():
            sent = await self._bot(SENDING[what.kind](**fields, **_common(place, dress)))
        return Handed(sent.message_id, sent.voice.file_id if sent.voice else None)

    async def hand_album(self, place: Place, items: tuple[Item, ...], dress: Dress) -> tuple[int, ...]:
        """Send two to ten files as one album."""
        common = _common(place, dress)
        del common["reply_markup"]
        with sorting():
            sent = await self._bot.send_media_group(media=[_media(one, dress) for one in items], **common)
        return tuple(message.message_id for message in sent)

    async def reword(self, chat_id: int, message_id: int, words: Words, buttons: Buttons) -> None:
        """Give a text message other words."""
        with sorting():
            await self._bot.edit_message_text(
                text=words.text,
                entities=_entities(words),
                chat_id=chat_id,
                message_id=message_id,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
                reply_markup=_inline(buttons),
            )

    async def recaption(self, chat_id: int, message_id: int, words: Words, buttons: Buttons) -> None:
        """Give a message with a file another caption."""
        with sorting():
            await self._bot.edit_message_caption(
                caption=words.text,
                caption_entities=_entities(words),
                chat_id=chat_id,
                message_id=message_id,
                reply_markup=_inline(buttons),
            )

    async def swap(self, chat_id: int, message_id: int, item: Item) -> None:
        """Put another file in the place of a message's file."""
        with sorting():
            await self._bot.edit_message_media(_media(item, Dress()), chat_id=chat_id, message_id=message_id)

    async def take_away(self, chat_id: int, message_ids: list[int]) -> None:
        """Delete at most 100 messages."""
        with sorting():
            await self._bot.delete_messages(chat_id, message_ids)

    async def react(self, chat_id: int, message_id: int, emoji: str | None) -> None:
        """Set the bot's one reaction, or take it away."""
        with sorting():
            reaction = [ReactionTypeEmoji(emoji=emoji)] if emoji else []
            await self._bot.set_message_reaction(chat_id, message_id, reaction=list(reaction))

    async def pin(self, chat_id: int, message_id: int) -> None:
        """Pin a message without a sound."""
        with sorting():
            await self._bot.pin_chat_message(chat_id, message_id, disable_notification=True)

    async def answer(self, press_id: str, text: str, *, alert: bool) -> None:
        """Answer a button press."""
        with sorting():
            await self._bot.answer_callback_query(press_id, text=text or None, show_alert=alert)

    async def open_topic(self, chat_id: int, name: str, colour: int | None) -> int:
        """Make a topic."""
        with sorting():
            topic = await self._bot.create_forum_topic(chat_id, name, icon_color=colour)
        return topic.message_thread_id

    async def name_topic(self, chat_id: int, thread_id: int, name: str) -> None:
        """Give a topic another name."""
        with sorting():
            await self._bot.edit_forum_topic(chat_id, thread_id, name=name)

    async def delete_topic(self, chat_id: int, thread_id: int) -> None:
        """Delete a topic with all its messages."""
        with sorting():
            await self._bot.delete_forum_topic(chat_id, thread_id)

    async def typing(self, chat_id: int, thread_id: int | None, doing: str) -> None:
        """Show that something is being done."""
        with sorting():
            await self._bot.send_chat_action(chat_id, doing, message_thread_id=thread_id)

    async def show_commands(self, chat_id: int, commands: tuple[tuple[str, str], ...]) -> None:
        """Set the command menu of one chat; none takes it away."""
        scope = BotCommandScopeChat(chat_id=chat_id)
        with sorting():
            if commands:
                menu = [BotCommand(command=name, description=text) for name, text in commands]
                await self._bot.set_my_commands(menu, scope=scope)
            else:
                await self._bot.delete_my_commands(scope=scope)


def _media(item: Item, dress: Dress) -> Any:
    fields: dict[str, Any] = {
        "media": BufferedInputFile(item.data, file_name(item.what)),
        "caption": item.caption.text or None,
        "caption_entities": _entities(item.caption),
    }
    if item.what.kind in WITH_SPOILER:
        fields["has_spoiler"] = dress.spoiler
    return IN_ALBUMS[item.what.kind](**fields)


def _common(place: Place, dress: Dress) -> dict[str, Any]:
    """What every sending call takes. A reply's target may be gone: then it is sent without."""
    reply = None
    if place.reply_to is not None:
        quote = place.quote or Words()
        reply = ReplyParameters(
            message_id=place.reply_to,
            allow_sending_without_reply=True,
            quote=quote.text or None,
            quote_entities=_entities(quote),
        )
    return {
        "chat_id": place.chat_id,
        "message_thread_id": place.thread_id,
        "disable_notification": dress.silent,
        "protect_content": dress.protect,
        "reply_parameters": reply,
        "reply_markup": _markup(dress),
    }


def _entities(words: Words) -> list[MessageEntity] | None:
    return [
        MessageEntity(
            type=mark.kind, offset=mark.offset, length=mark.length, url=mark.url, language=mark.language
        )
        for mark in words.marks
    ] or None


def _markup(dress: Dress) -> Markup | None:
    if dress.buttons or dress.keys is None:
        return _inline(dress.buttons)
    if not dress.keys:
        return ReplyKeyboardRemove(remove_keyboard=True)
    rows = [[KeyboardButton(text=label) for label in row] for row in dress.keys]
    return ReplyKeyboardMarkup(keyboard=rows, resize_keyboard=True)


def _inline(buttons: Buttons) -> InlineKeyboardMarkup | None:
    rows = [
        [
            InlineKeyboardButton(text=button.label, url=button.url)
            if button.url
            else InlineKeyboardButton(text=button.label, callback_data=button.action)
            for button in row
        ]
        for row in buttons
    ]
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None
