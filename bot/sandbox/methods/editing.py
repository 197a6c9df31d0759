"""Changing, removing, pinning what was sent, and reacting to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.sandbox.calls import Call
from bot.sandbox.chats import Chat
from bot.sandbox.contents import CAPTIONED, Content, MediaContent, ServiceContent, TextContent
from bot.sandbox.jsonvalues import as_list, as_number, as_object, as_text
from bot.sandbox.keyboards import InlineKeyboard
from bot.sandbox.messages import Message
from bot.sandbox.methods.asked import reachable_chat, the_caption, the_chat, the_message, the_text
from bot.sandbox.methods.markup import read_inline
from bot.sandbox.methods.media import input_media
from bot.sandbox.methods.registry import Desk, method
from bot.sandbox.methods.sending import no_preview
from bot.sandbox.reactions import as_reaction
from bot.sandbox.refusals import (
    CantDelete,
    CantEdit,
    NoCaptionToEdit,
    NoIds,
    NoMediaToEdit,
    NoTextToEdit,
    NotModified,
    OtherKindInAlbum,
    ReactionWrong,
    TargetGone,
    TooManyIds,
    TooManyReactions,
)

DELETABLE = timedelta(hours=48)
"""How long a message can be deleted (Bot API: deleteMessage)."""
MOST_IDS = 100
SWAPPED = frozenset({"animation", "audio", "document", "photo", "video"})
"""Kinds of file in whose place another can be put (Bot API: editMessageMedia)."""


def _editable(desk: Desk, call: Call) -> tuple[Chat, Message]:
    """Return a message this bot may edit: its own, without a reply keyboard."""
    chat = reachable_chat(desk, call)
    message = the_message(chat, call, "edit")
    other_markup = message.markup is not None and message.buttons is None
    if message.sender != "bot" or other_markup or isinstance(message.content, ServiceContent):
        raise CantEdit
    return chat, message


def _edit(desk: Desk, call: Call, chat: Chat, message: Message, content: Content) -> object:
    """Give a message other content and buttons. Raises `NotModified` when both are the same."""
    buttons: InlineKeyboard | None = read_inline(call.json("reply_markup"))
    words_changed = content != message.content
    if not words_changed and buttons == message.buttons:
        raise NotModified
    message.content, message.markup = content, buttons
    desk.world.touch(chat, message, "bot", words_changed=words_changed)
    return desk.view.message(chat, message)


@method("editMessageText")
def edit_message_text(desk: Desk, call: Call) -> object:
    """Change a text."""
    chat, message = _editable(desk, call)
    words = the_text(call)
    if not isinstance(message.content, TextContent):
        raise NoTextToEdit
    return _edit(desk, call, chat, message, TextContent(words, preview=not no_preview(call)))


@method("editMessageCaption")
def edit_message_caption(desk: Desk, call: Call) -> object:
    """Change the caption of a file."""
    chat, message = _editable(desk, call)
    words = the_caption(call)
    if not isinstance(message.content, MediaContent) or message.content.kind not in CAPTIONED:
        raise NoCaptionToEdit
    return _edit(desk, call, chat, message, replace(message.content, caption=words))


@method("editMessageReplyMarkup")
def edit_message_reply_markup(desk: Desk, call: Call) -> object:
    """Change the buttons under a message."""
    chat, message = _editable(desk, call)
    return _edit(desk, call, chat, message, message.content)


@method("editMessageMedia")
def edit_message_media(desk: Desk, call: Call) -> object:
    """Put another file in a message's place."""
    chat, message = _editable(desk, call)
    media = input_media(desk, call, call.json("media"))
    _check_swap(message, media)
    return _edit(desk, call, chat, message, media)


def _check_swap(message: Message, media: MediaContent) -> None:
    """Refuse what cannot be replaced, and in an album another kind (Bot API: editMessageMedia)."""
    if isinstance(message.content, TextContent):
        return
    if not isinstance(message.content, MediaContent) or message.content.kind not in SWAPPED:
        raise NoMediaToEdit
    kinds = {message.content.kind, media.kind}
    if message.album and len(kinds) > 1 and kinds != {"photo", "video"}:
        raise OtherKindInAlbum


@method("deleteMessage")
def delete_message(desk: Desk, call: Call) -> object:
    """Take a message out of the chat for both."""
    chat = the_chat(desk, call)
    message = the_message(chat, call, "delete")
    _check_age(desk, message)
    desk.world.delete(chat, [message.id])
    return True


@method("deleteMessages")
def delete_messages(desk: Desk, call: Call) -> object:
    """Take up to 100 messages out of the chat; those that are not there are skipped."""
    chat = the_chat(desk, call)
    found = [chat.messages[i] for i in message_ids(call) if i in chat.messages]
    for message in found:
        _check_age(desk, message)
    desk.world.delete(chat, [message.id for message in found])
    return True


def message_ids(call: Call) -> list[int]:
    """Return the messages that are named, in order. Raises `NoIds` and `TooManyIds`."""
    ids = [as_number(value) for value in as_list(call.json("message_ids"))]
    if not ids:
        raise NoIds
    if len(ids) > MOST_IDS:
        raise TooManyIds
    return list(dict.fromkeys(ids))


def _check_age(desk: Desk, message: Message) -> None:
    if desk.world.clock.now() - message.date > DELETABLE:
        raise CantDelete


@method("setMessageReaction")
def set_message_reaction(desk: Desk, call: Call) -> object:
    """Set the bot's one reaction, or take it away."""
    chat = reachable_chat(desk, call)
    message = the_message(chat, call, "react")
    wanted = [as_object(item) for item in as_list(call.json("reaction"))]
    if len(wanted) > 1:
        raise TooManyReactions
    emoji = as_reaction(as_text(wanted[0].get("emoji"))) if wanted else None
    if wanted and emoji is None:
        raise ReactionWrong
    desk.world.react(chat, message, "bot", emoji)
    return True


@method("pinChatMessage")
def pin_chat_message(desk: Desk, call: Call) -> object:
    """Pin a message."""
    chat = reachable_chat(desk, call)
    desk.world.pin(chat, [the_message(chat, call, "pin")], pinned=True)
    return True


@method("unpinChatMessage")
def unpin_chat_message(desk: Desk, call: Call) -> object:
    """Unpin one message: the one named, else the newest pinned."""
    chat = reachable_chat(desk, call)
    if call.number("message_id"):
        chosen = [the_message(chat, call, "unpin")]
    else:
        chosen = [message for message in chat.messages.values() if message.pinned][-1:]
        if not chosen:
            raise TargetGone(verb="unpin")
    desk.world.pin(chat, chosen, pinned=False)
    return True


@method("unpinAllChatMessages")
def unpin_all_chat_messages(desk: Desk, call: Call) -> object:
    """Unpin everything."""
    chat = reachable_chat(desk, call)
    desk.world.pin(chat, chat.messages.values(), pinned=False)
    return True
