"""Reading reply_markup: inline keyboards, reply keyboards, and what takes them away."""

from __future__ import annotations

from bot.sandbox.jsonvalues import Json, as_flag, as_list, as_object, as_text
from bot.sandbox.keyboards import (
    ForcedReply,
    InlineButton,
    InlineKeyboard,
    Key,
    KeyboardRemoved,
    Markup,
    ReplyKeyboard,
)
from bot.sandbox.links import checked_link, linked_user
from bot.sandbox.refusals import (
    BadField,
    ButtonDataWrong,
    ButtonUrlWrong,
    ButtonWithoutAction,
    ButtonWithoutText,
    MarkupTooLong,
)

MOST_BUTTONS = 100
MOST_DATA = 64
"""Bytes of callback_data (Bot API: InlineKeyboardButton)."""
_OTHER_ACTIONS = (
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)


def read_markup(value: object) -> Markup | None:
    """Return what reply_markup asks for; None for nothing or an empty inline keyboard."""
    if value is None:
        return None
    if not isinstance(value, dict):
        raise BadField(what="reply keyboard markup")
    if "inline_keyboard" in value:
        return read_inline(value)
    if "keyboard" in value:
        return _reply_keyboard(value)
    if as_flag(value.get("remove_keyboard")):
        return KeyboardRemoved()
    return ForcedReply() if as_flag(value.get("force_reply")) else None


def read_inline(value: object) -> InlineKeyboard | None:
    """Return an inline keyboard. Raises what Telegram says of wrong buttons."""
    rows = tuple(
        tuple(_button(as_object(button)) for button in as_list(row))
        for row in as_list(as_object(value).get("inline_keyboard"))
    )
    rows = tuple(row for row in rows if row)
    if sum(len(row) for row in rows) > MOST_BUTTONS:
        raise MarkupTooLong
    return InlineKeyboard(rows) if rows else None


def _button(button: Json) -> InlineButton:
    text = as_text(button.get("text"))
    if not text.strip():
        raise ButtonWithoutText
    data, url = as_text(button.get("callback_data")), as_text(button.get("url"))
    if len(data.encode()) > MOST_DATA:
        raise ButtonDataWrong
    if url:
        link = url if linked_user(url) is not None else checked_link(url)
        if not link:
            raise ButtonUrlWrong
        return InlineButton(text, url=link)
    if not data and not any(button.get(action) is not None for action in _OTHER_ACTIONS):
        raise ButtonWithoutAction
    return InlineButton(text, data=data or None)


def _reply_keyboard(value: Json) -> ReplyKeyboard:
    rows = tuple(tuple(_key(key) for key in as_list(row)) for row in as_list(value.get("keyboard")))
    rows = tuple(row for row in rows if row)
    if sum(len(row) for row in rows) > MOST_BUTTONS * 3:
        raise MarkupTooLong
    return ReplyKeyboard(rows, one_time=as_flag(value.get("one_time_keyboard")))


def _key(value: object) -> Key:
    key = {"text": value} if isinstance(value, str) else as_object(value)
    text = as_text(key.get("text"))
    if not text.strip():
        raise ButtonWithoutText
    contact, location = as_flag(key.get("request_contact")), as_flag(key.get("request_location"))
    return Key(text, asks_contact=contact, asks_location=location)
