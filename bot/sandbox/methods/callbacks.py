"""Answering the press of a button."""

from __future__ import annotations

from bot.sandbox.calls import Call
from bot.sandbox.methods.registry import Desk, method
from bot.sandbox.refusals import MissingField

MOST_TEXT = 200


@method("answerCallbackQuery")
def answer_callback_query(desk: Desk, call: Call) -> object:
    """Answer a press: a line at the top of the phone, an alert, or nothing to be seen."""
    text = call.text("text")
    if len(text) > MOST_TEXT:
        raise MissingField(what="MESSAGE_TOO_LONG")
    press = call.text("callback_query_id")
    desk.world.answer(call.bot, press, text, alert=call.flag("show_alert"), url=call.text("url") or None)
    return True
