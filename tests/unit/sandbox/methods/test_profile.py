"""What a bot says of itself, and learns of others."""

from __future__ import annotations

import pytest

from bot.sandbox.refusals import (
    ChatNotFound,
    CommandDescriptionWrong,
    CommandWrong,
    LanguageCodeWrong,
    ProfileTextTooLong,
    ScopeWrong,
    TooManyCommands,
    UserNotFound,
)
from tests.unit.sandbox.tools import FATIMA

HELP = [{"command": "help", "description": "Help"}]


def test_a_bot_knows_whether_it_has_topics(room):
    """A bot that asks getMe learns of the switch for topics, and whether people may make some."""
    assert room.asked("getMe")["has_topics_enabled"] is False
    room.topical.users_create_topics = True
    me = room.asked("getMe", room.topical)
    assert (me["has_topics_enabled"], me["allows_users_to_create_topics"]) == (True, True)


@pytest.mark.parametrize(("name", "most"), [("Name", 64), ("Description", 512), ("ShortDescription", 120)])
def test_a_profile_text_is_set_per_language(room, name, most):
    """Each language has its own text, the others share one; an empty text takes it away."""
    field = {"Name": "name", "Description": "description", "ShortDescription": "short_description"}[name]
    before = room.asked(f"getMy{name}")[field]
    room.ask(f"setMy{name}", **{field: "a" * most})
    room.ask(f"setMy{name}", language_code="nl", **{field: "hulp"})
    assert room.asked(f"getMy{name}", language_code="nl") == {field: "hulp"}
    assert room.asked(f"getMy{name}", language_code="ar") == {field: "a" * most}
    room.ask(f"setMy{name}", **{field: ""})
    assert room.asked(f"getMy{name}")[field] == before
    with pytest.raises(ProfileTextTooLong):
        room.ask(f"setMy{name}", **{field: "a" * (most + 1)})


@pytest.mark.parametrize("code", ["rif", "NL", "n", "nl-NL"])
@pytest.mark.parametrize("method", ["setMyName", "getMyDescription", "setMyCommands", "deleteMyCommands"])
def test_language_codes_have_two_letters(room, method, code):
    """Tamazight has no code here, and countries are none."""
    with pytest.raises(LanguageCodeWrong):
        room.ask(method, language_code=code, commands=HELP)


@pytest.mark.parametrize("scope", [None, {"type": "all_private_chats"}, {"type": "chat", "chat_id": FATIMA}])
def test_commands_belong_to_a_scope(room, scope):
    """Commands are kept, told and deleted by scope."""
    room.ask("setMyCommands", commands=HELP, scope=scope)
    assert room.ask("getMyCommands", scope=scope) == HELP
    assert room.ask("getMyCommands", scope=scope, language_code="nl") == []
    room.ask("deleteMyCommands", scope=scope)
    assert room.ask("getMyCommands", scope=scope) == []


@pytest.mark.parametrize(
    ("commands", "refusal"),
    [
        ([{"command": "Help", "description": "x"}], CommandWrong),
        ([{"command": "hülp", "description": "x"}], CommandWrong),
        ([{"command": "a" * 33, "description": "x"}], CommandWrong),
        ([{"command": "", "description": "x"}], CommandWrong),
        ([{"command": "a", "description": " "}], CommandDescriptionWrong),
        ([{"command": "a", "description": "x" * 257}], CommandDescriptionWrong),
        (HELP * 101, TooManyCommands),
    ],
)
def test_a_command_has_its_rules(room, commands, refusal):
    """Names are short and simple, descriptions not empty, and there are at most a hundred."""
    with pytest.raises(refusal):
        room.ask("setMyCommands", commands=commands)


@pytest.mark.parametrize(
    ("scope", "refusal"), [({"type": "chat", "chat_id": 999}, ChatNotFound), ({"type": "moon"}, ScopeWrong)]
)
def test_a_scope_has_to_exist(room, scope, refusal):
    """Nobody's chat and an unknown scope are refused."""
    with pytest.raises(refusal):
        room.ask("setMyCommands", commands=HELP, scope=scope)


def test_a_chat_tells_what_is_known(room):
    """A call of getChat tells the name, the pinned message, and whether voice is unwelcome."""
    message = room.send()
    room.ask("pinChatMessage", message_id=message)
    room.fatima.forbids_voice = True
    chat = room.asked("getChat")
    assert (chat["type"], chat["first_name"]) == ("private", "Fatima")
    assert chat["pinned_message"]["message_id"] == message
    assert chat["has_restricted_voice_and_video_messages"] is True


def test_an_unknown_chat_tells_nothing(room):
    """A chat that never began is not found."""
    room.chat().started = False
    with pytest.raises(ChatNotFound):
        room.ask("getChat")


def test_the_menu_button_is_kept(room):
    """A chat's own button goes before the common one."""
    assert room.ask("getChatMenuButton") == {"type": "default"}
    room.ask("setChatMenuButton", chat_id=None, menu_button={"type": "commands"})
    assert room.ask("getChatMenuButton") == {"type": "commands"}
    room.ask("setChatMenuButton", menu_button={"type": "default"})
    assert room.ask("getChatMenuButton") == {"type": "default"}


def test_nobody_has_a_photo(room):
    """There are no profile photos; an unknown person is refused."""
    assert room.ask("getUserProfilePhotos", user_id=FATIMA) == {"total_count": 0, "photos": []}
    with pytest.raises(UserNotFound):
        room.ask("getUserProfilePhotos", user_id=999)


@pytest.mark.parametrize("method", ["logOut", "close"])
def test_a_bot_can_leave(room, method):
    """Leaving the server is agreed to."""
    assert room.ask(method) is True
