"""The buttons' actions: one noun for each thing a button can do, within the Bot API's 64 bytes."""

from __future__ import annotations

LIMIT = 64
"""Bytes of callback_data, Bot API InlineKeyboardButton."""


class ActionTooLong(ValueError):
    """A button's action is over the 64 bytes that Telegram carries; shorten the ids in it."""


def action(verb: str, *args: str) -> str:
    """Join a verb and its arguments into one action, for `Press.verb` and `Press.args`."""
    made = ":".join((verb, *args))
    if len(made.encode()) > LIMIT:
        raise ActionTooLong(made)
    return made
