"""Sending what is not a file."""

from __future__ import annotations

import pytest

from bot.sandbox.refusals import (
    ActionWrong,
    MissingField,
    NothingLeft,
    TextIsEmpty,
    TextTooLong,
)


@pytest.mark.parametrize(
    ("text", "refusal", "words"),
    [
        ("", TextIsEmpty, "message text is empty"),
        (" \n\t", NothingLeft, "text must be non-empty"),
        ("\u202e\r", NothingLeft, "text must be non-empty"),
        ("a" * 4097, TextTooLong, "message is too long"),
    ],
)
def test_a_text_has_a_length(room, text, refusal, words):
    """Nothing, white space alone and more than 4096 characters are refused."""
    with pytest.raises(refusal) as seen:
        room.send(text)
    assert seen.value.description == f"Bad Request: {words}"


@pytest.mark.parametrize("text", ["a" * 4096, "😀" * 4096, "<b>" + "a" * 4096 + "</b>"])
def test_characters_count_after_markup_was_read(room, text):
    """4096 code points are allowed, however they are written."""
    assert room.send(text, parse_mode="HTML")


def test_links_may_have_no_preview(room):
    """Both ways to switch previews off are known."""
    for values in ({"link_preview_options": {"is_disabled": True}}, {"disable_web_page_preview": True}):
        assert room.asked("sendMessage", text="smn.nl", **values)["link_preview_options"] == {
            "is_disabled": True
        }


def test_a_reply_keyboard_changes_the_chat(room):
    """A keyboard below the chat stays until it is taken away."""
    room.send(reply_markup={"keyboard": [["yes", {"text": "no"}]]})
    room.send("still there")
    rows = room.chat().keyboard.rows
    assert [[key.text for key in row] for row in rows] == [["yes", "no"]]
    room.send(reply_markup={"remove_keyboard": True})
    assert room.chat().keyboard is None


def test_a_contact_is_sent(room):
    """A contact needs a number and a name."""
    sent = room.asked("sendContact", phone_number="112", first_name="Help", last_name="Line")
    assert sent["contact"] == {"phone_number": "112", "first_name": "Help", "last_name": "Line"}


def test_a_place_is_sent(room):
    """A venue is a place with a name."""
    assert room.asked("sendLocation", latitude=52.5, longitude="5.25")["location"] == {
        "latitude": 52.5,
        "longitude": 5.25,
    }
    venue = room.asked("sendVenue", latitude=1, longitude=2, title="Station", address="Plein 1")["venue"]
    assert (venue["title"], venue["address"]) == ("Station", "Plein 1")


def test_a_poll_is_sent(room):
    """A poll has options that nobody has chosen yet."""
    poll = room.asked("sendPoll", question="Tea?", options=["yes", {"text": "no"}], is_anonymous=False)[
        "poll"
    ]
    assert [option["text"] for option in poll["options"]] == ["yes", "no"]
    assert (poll["total_voter_count"], poll["is_anonymous"]) == (0, False)


def test_dice_are_thrown(room):
    """The value lies within what the emoji allows."""
    assert 1 <= room.asked("sendDice", emoji="🎰")["dice"]["value"] <= 64
    assert room.asked("sendDice")["dice"]["emoji"] == "🎲"


@pytest.mark.parametrize(
    ("method", "values"),
    [
        ("sendContact", {"first_name": "x"}),
        ("sendContact", {"phone_number": "1"}),
        ("sendLocation", {"latitude": 1}),
        ("sendVenue", {"latitude": 1, "longitude": 2, "title": "x"}),
        ("sendPoll", {"question": " ", "options": ["a"]}),
        ("sendPoll", {"question": "x", "options": []}),
        ("sendPoll", {"question": "x", "options": [" "]}),
        ("sendDice", {"emoji": "🥕"}),
    ],
)
def test_what_is_needed_has_to_be_there(room, method, values):
    """A call that lacks something it needs is refused."""
    with pytest.raises(MissingField):
        room.ask(method, **values)


def test_an_action_shows_until_a_message_or_five_seconds_later(room):
    """Typing ends by itself and with the next message."""
    room.ask("sendChatAction", action="typing")
    assert room.chat().is_typing(room.clock.now())
    room.clock.forward(seconds=5)
    assert not room.chat().is_typing(room.clock.now())
    room.ask("sendChatAction", action="record_voice")
    room.send()
    assert not room.chat().is_typing(room.clock.now())


def test_an_unknown_action_is_refused(room):
    """Only Telegram's actions can be shown."""
    with pytest.raises(ActionWrong) as refusal:
        room.ask("sendChatAction", action="thinking")
    assert refusal.value.description == "Bad Request: wrong parameter action in request"
