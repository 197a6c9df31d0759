"""What phones show."""

from __future__ import annotations

import pytest

from bot.sandbox.contents import ContactContent, DiceContent, PlaceContent, PollContent
from bot.sandbox.phoneview import chat_line, is_shown, keyboard_view, message_view, special_view
from tests.unit.sandbox.tools import NOON, buttons


def test_a_message_has_every_field_of_the_contract(room):
    """A message of the bot, as the page gets it."""
    message = room.send("*hi*", parse_mode="MarkdownV2", reply_markup=buttons("yes"), protect_content=True)
    assert message_view(room.chat().messages[message]) == {
        "id": 1,
        "from": "bot",
        "date": int(NOON.timestamp()),
        "edited": False,
        "text": "hi",
        "caption": None,
        "entities": [{"offset": 0, "length": 2, "type": "bold"}],
        "thread": None,
        "reply_to": None,
        "quote": None,
        "media": None,
        "buttons": [[{"text": "yes", "data": True, "url": None}]],
        "reactions": [],
        "protected": True,
        "pinned": False,
        "special": None,
        "album": None,
        "forwarded": False,
    }


def test_a_file_shows_what_it_is(room):
    """A file shows its kind, name, type, size and whether it is hidden."""
    media = room.deeds.file("document", "a.pdf", "", b"12345", {"caption": "see"})
    view = message_view(room.deeds.send(room.chat(), media))
    assert view["caption"] == "see"
    assert {key: view["media"][key] for key in ("kind", "name", "mime", "size", "spoiler")} == {
        "kind": "document",
        "name": "a.pdf",
        "mime": "application/pdf",
        "size": 5,
        "spoiler": False,
    }


def test_replies_and_reactions_show(room):
    """A reply shows what it answers and quotes; reactions show whose they are."""
    first = room.send("one two")
    message = room.deeds.write(room.chat(), "what?", reply_to=first, quote="two")
    room.ask("setMessageReaction", message_id=message.id, reaction=[{"type": "emoji", "emoji": "👍"}])
    view = message_view(message)
    assert (view["reply_to"], view["quote"]) == (first, "two")
    assert view["reactions"] == [{"emoji": "👍", "from": "bot"}]


def test_service_messages_do_not_show(room):
    """That a topic was made is seen by the topic itself."""
    room.topic()
    assert not any(is_shown(message) for message in room.chat(room.topical).messages.values())


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (ContactContent("112", "Help"), "👤 Help 112"),
        (PlaceContent(52.0, 5.0), "📍 52.0, 5.0"),
        (PlaceContent(52.0, 5.0, "Station", "Plein 1"), "📍 Station, Plein 1"),
        (PollContent("1", "Tea?", ("yes", "no")), "📊 Tea?: yes / no"),
        (DiceContent("🎲", 4), "🎲 4"),
    ],
)
def test_what_is_neither_text_nor_file_is_one_line(content, line):
    """Contacts, places, polls and dice are shown as a line."""
    assert special_view(content) == line


def test_a_chats_line_counts_what_is_unread(room):
    """Unread are the bot's messages since the chat was last looked at."""
    chat = room.chat(room.topical)
    thread = room.topic()
    room.send("one", room.topical, message_thread_id=thread)
    room.deeds.write(chat, "two")
    line = chat_line(chat)
    assert (line["username"], line["unread"]) == ("amana_staff_bot", 1)
    assert line["topics"] == [{"id": thread, "name": "blue heron"}]
    chat.read_up_to = chat.last_id
    assert chat_line(chat)["unread"] == 0


def test_a_keyboard_shows_its_keys(room):
    """The keyboard below the chat is rows of labels, or nothing."""
    assert keyboard_view(room.chat().keyboard) is None
    room.send(reply_markup={"keyboard": [["a", "b"]]})
    assert keyboard_view(room.chat().keyboard) == [[{"text": "a"}, {"text": "b"}]]
