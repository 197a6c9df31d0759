"""Bots as people see them."""

from __future__ import annotations

import pytest

from bot.sandbox.chats import Bot, Person

PERSON = Person(7, "Fatima", language_code="nl")


@pytest.mark.parametrize(
    ("lists", "seen"),
    [
        ({}, ()),
        ({("default", None, ""): "a"}, "a"),
        ({("default", None, ""): "a", ("default", None, "nl"): "b"}, "b"),
        ({("default", None, "nl"): "a", ("all_private_chats", None, ""): "b"}, "b"),
        ({("all_private_chats", None, "nl"): "a", ("chat", 7, ""): "b"}, "b"),
        ({("chat", 7, ""): "a", ("chat", 7, "nl"): "b"}, "b"),
        ({("default", None, ""): "a", ("chat", 8, ""): "b", ("all_group_chats", None, ""): "c"}, "a"),
    ],
)
def test_the_narrowest_list_of_commands_is_shown(lists, seen):
    """The person's own list, then that of private chats, then the default; own language first."""
    bot = Bot("1:a", "a_bot", "A")
    bot.profile.commands.update(lists)
    assert bot.commands_for(PERSON) == seen


def test_a_description_in_the_persons_language_comes_first():
    """Name and description are shown in the person's language, else in the common one."""
    bot = Bot("1:a", "a_bot", "A")
    assert (bot.name_for(PERSON), bot.description_for(PERSON)) == ("A", "")
    bot.profile.descriptions.update({"": "help", "nl": "hulp"})
    bot.profile.names.update({"": "Line", "nl": "Lijn"})
    assert (bot.name_for(PERSON), bot.description_for(PERSON)) == ("Lijn", "hulp")
    other = Person(8, "Omar", language_code=None)
    assert (bot.name_for(other), bot.description_for(other)) == ("Line", "help")


def test_a_bots_id_is_in_its_token():
    """The number before the colon is the bot's user id."""
    assert Bot("42:secret", "a_bot", "A").id == 42
