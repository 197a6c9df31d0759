"""Sending what is not a file."""

from __future__ import annotations

from bot.sandbox.calls import Call
from bot.sandbox.contents import ContactContent, Content, DiceContent, PlaceContent, PollContent, TextContent
from bot.sandbox.jsonvalues import as_flag, as_list, as_object, as_text
from bot.sandbox.messages import Draft
from bot.sandbox.methods.asked import reachable_chat, the_draft, the_text, the_thread
from bot.sandbox.methods.registry import Desk, method
from bot.sandbox.notices import Typing
from bot.sandbox.refusals import ActionWrong, MissingField

CHAT_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
DICE = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}
"""The emoji that are thrown, and how far each counts (Bot API: Dice)."""


def send(desk: Desk, call: Call, content: Content) -> object:
    """Send one message and return it as the bot sees it."""
    chat = reachable_chat(desk, call)
    message = desk.world.send(chat, "bot", the_draft(chat, call, Draft(content)))
    return desk.view.message(chat, message)


@method("sendMessage")
def send_message(desk: Desk, call: Call) -> object:
    """Send a text."""
    reachable_chat(desk, call)
    return send(desk, call, TextContent(the_text(call), preview=not no_preview(call)))


def no_preview(call: Call) -> bool:
    """Return whether links are to have no preview."""
    options = as_object(call.json("link_preview_options"))
    return as_flag(options.get("is_disabled")) or call.flag("disable_web_page_preview")


@method("sendContact")
def send_contact(desk: Desk, call: Call) -> object:
    """Send a contact."""
    if not call.has("phone_number"):
        raise MissingField(what="phone_number is empty")
    if not call.has("first_name"):
        raise MissingField(what="first name must be non-empty")
    names = call.text("first_name"), call.text("last_name")
    return send(desk, call, ContactContent(call.text("phone_number"), *names))


@method("sendLocation")
def send_location(desk: Desk, call: Call) -> object:
    """Send a place."""
    return send(desk, call, _place(call, ""))


@method("sendVenue")
def send_venue(desk: Desk, call: Call) -> object:
    """Send a place that has a name."""
    if not call.has("title") or not call.has("address"):
        raise MissingField(what="venue title and address must be non-empty")
    return send(desk, call, _place(call, call.text("title")))


def _place(call: Call, title: str) -> PlaceContent:
    if not call.has("latitude") or not call.has("longitude"):
        raise MissingField(what="latitude or longitude is empty")
    where = call.real("latitude"), call.real("longitude")
    return PlaceContent(*where, title, call.text("address"), call.number("live_period"))


@method("sendPoll")
def send_poll(desk: Desk, call: Call) -> object:
    """Send a poll."""
    question = call.text("question").strip()
    if not question:
        raise MissingField(what="poll question must be non-empty")
    options = tuple(_option(option) for option in as_list(call.json("options")))
    if not 1 <= len(options) <= 12:
        raise MissingField(what="poll must have at least 1 option and at most 12")
    anonymous = call.flag("is_anonymous") if call.has("is_anonymous") else True
    several = call.flag("allows_multiple_answers")
    return send(desk, call, PollContent(desk.world.fresh_id(), question, options, anonymous, several))


def _option(option: object) -> str:
    text = option if isinstance(option, str) else as_text(as_object(option).get("text"))
    if not text.strip():
        raise MissingField(what="poll options must be non-empty")
    return text.strip()


@method("sendDice")
def send_dice(desk: Desk, call: Call) -> object:
    """Throw dice."""
    emoji = call.text("emoji") or "🎲"
    if emoji not in DICE:
        raise MissingField(what="DICE_EMOJI_INVALID")
    return send(desk, call, DiceContent(emoji, desk.world.rng.randint(1, DICE[emoji])))


@method("sendChatAction")
def send_chat_action(desk: Desk, call: Call) -> object:
    """Show for five seconds that something is being prepared."""
    chat = reachable_chat(desk, call)
    action = call.text("action").lower()
    if action not in CHAT_ACTIONS:
        raise ActionWrong
    thread = the_thread(chat, call)
    chat.shows_typing(desk.world.clock.now())
    desk.world.tell(Typing(chat, action, thread))
    return True
