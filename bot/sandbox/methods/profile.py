"""What a bot says of itself, and what it can learn of a person."""

from __future__ import annotations

import re

from bot.sandbox.botview import bot_json, chat_json
from bot.sandbox.calls import Call
from bot.sandbox.jsonvalues import Json, as_object, as_text
from bot.sandbox.methods.asked import the_chat
from bot.sandbox.methods.registry import Desk, method
from bot.sandbox.refusals import ChatNotFound, LanguageCodeWrong, ProfileTextTooLong, UserNotFound

_LANGUAGE = re.compile(r"[a-z]{2}")


def the_language(call: Call) -> str:
    """Return the language code, empty for everybody. Raises `LanguageCodeWrong` unless two letters."""
    code = call.text("language_code")
    if code and not _LANGUAGE.fullmatch(code):
        raise LanguageCodeWrong
    return code


@method("getMe")
def get_me(desk: Desk, call: Call) -> object:
    """Say who this bot is and what it can do."""
    del desk
    return bot_json(call.bot) | {
        "can_join_groups": False,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": call.bot.topics,
        "allows_users_to_create_topics": call.bot.topics and call.bot.users_create_topics,
        "can_manage_bots": False,
    }


@method("logOut", "close")
def log_out(desk: Desk, call: Call) -> object:
    """Leave this server; here there is no other to go to."""
    del desk, call
    return True


def _set(call: Call, texts: dict[str, str], name: str, most: int) -> object:
    language = the_language(call)
    value = call.text(name).strip()
    if len(value) > most:
        raise ProfileTextTooLong(what=f"bot {name.replace('_', ' ')}")
    if value:
        texts[language] = value
    else:
        texts.pop(language, None)
    return True


def _get(call: Call, texts: dict[str, str], name: str, default: str = "") -> object:
    return {name: texts.get(the_language(call)) or texts.get("") or default}


@method("setMyName")
def set_my_name(desk: Desk, call: Call) -> object:
    """Change the bot's name, for one language or for the others."""
    del desk
    return _set(call, call.bot.profile.names, "name", 64)


@method("getMyName")
def get_my_name(desk: Desk, call: Call) -> object:
    """Say what the bot is called."""
    del desk
    return _get(call, call.bot.profile.names, "name", call.bot.name)


@method("setMyDescription")
def set_my_description(desk: Desk, call: Call) -> object:
    """Change what an empty chat shows."""
    del desk
    return _set(call, call.bot.profile.descriptions, "description", 512)


@method("getMyDescription")
def get_my_description(desk: Desk, call: Call) -> object:
    """Say what an empty chat shows."""
    del desk
    return _get(call, call.bot.profile.descriptions, "description")


@method("setMyShortDescription")
def set_my_short_description(desk: Desk, call: Call) -> object:
    """Change what the bot's profile shows."""
    del desk
    return _set(call, call.bot.profile.short_descriptions, "short_description", 120)


@method("getMyShortDescription")
def get_my_short_description(desk: Desk, call: Call) -> object:
    """Say what the bot's profile shows."""
    del desk
    return _get(call, call.bot.profile.short_descriptions, "short_description")


@method("getChat")
def get_chat(desk: Desk, call: Call) -> object:
    """Say what is known of a chat."""
    chat = the_chat(desk, call)
    if not chat.started:
        raise ChatNotFound
    shape: Json = chat_json(chat) | {
        "accent_color_id": chat.person.id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            (
                "unlimited_gifts",
                "limited_gifts",
                "unique_gifts",
                "premium_subscription",
                "gifts_from_channels",
            ),
            False,
        ),
    }
    if chat.person.username:
        shape["active_usernames"] = [chat.person.username]
    if chat.person.forbids_voice:
        shape["has_restricted_voice_and_video_messages"] = True
    pinned = [message for message in chat.messages.values() if message.pinned]
    if pinned:
        shape["pinned_message"] = desk.view.message(chat, pinned[-1])
    return shape


@method("setChatMenuButton")
def set_chat_menu_button(desk: Desk, call: Call) -> object:
    """Choose what the button beside the text field does."""
    chat = the_chat(desk, call).person.id if call.has("chat_id") else None
    kind = as_text(as_object(call.json("menu_button")).get("type")) or "default"
    call.bot.profile.menu_buttons[chat] = kind
    return True


@method("getChatMenuButton")
def get_chat_menu_button(desk: Desk, call: Call) -> object:
    """Say what the button beside the text field does."""
    chat = the_chat(desk, call).person.id if call.has("chat_id") else None
    buttons = call.bot.profile.menu_buttons
    return {"type": buttons.get(chat) or buttons.get(None, "default")}


@method("getUserProfilePhotos")
def get_user_profile_photos(desk: Desk, call: Call) -> object:
    """Say that nobody here has a photo."""
    if call.number("user_id") not in desk.world.people:
        raise UserNotFound
    return {"total_count": 0, "photos": []}
