"""What the staff bot's framework would stumble over is unreadable before it looks at it."""

from __future__ import annotations

import pytest
from telegram import Update

from bot.raw import UnreadableUpdate
from bot.staff.reading import check

PERSON = {"id": 7, "is_bot": False, "first_name": "X"}
PHOTO = {"photo": [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]}
COMMAND = {"entities": [{"type": "bot_command", "offset": 0, "length": 5}]}


def message(**what: object) -> Update:
    """A message in a private chat, with whatever is in it."""
    chat = {"id": 7, "type": "private", "first_name": "X"}
    told = {"message_id": 7, "date": 1_770_000_000, "chat": chat, "from": PERSON, **what}
    update = Update.de_json({"update_id": 1, "message": told}, None)
    assert update
    return update


@pytest.mark.parametrize("text", [7, [], {}, True])
def test_a_text_that_is_none_is_unreadable_even_beside_something_else(text: object) -> None:
    """A photo makes it a photo, and the framework would still cut a command out of the text."""
    with pytest.raises(UnreadableUpdate):
        check(message(text=text, **PHOTO, **COMMAND))


@pytest.mark.parametrize("length", ["5", None, 5.5])
def test_a_command_of_no_length_is_unreadable(length: object) -> None:
    """A number or nothing."""
    entity = {"type": "bot_command", "offset": 0, "length": length}
    with pytest.raises(UnreadableUpdate):
        check(message(text="/help", entities=[entity], **PHOTO))


@pytest.mark.parametrize("broken", [{"text": 7}, {"text": "/help", "length": "5"}])
def test_the_message_under_a_pressed_button_is_read_too(broken: dict[str, object]) -> None:
    """The framework cuts a command out of that one as well."""
    chat = {"id": 7, "type": "private", "first_name": "X"}
    entity = {"type": "bot_command", "offset": 0, "length": broken.get("length", 5)}
    under = {
        "message_id": 7,
        "date": 1_770_000_000,
        "chat": chat,
        "text": broken["text"],
        "entities": [entity],
    }
    press = {"id": "1", "from": PERSON, "chat_instance": "1", "data": "x", "message": under}
    update = Update.de_json({"update_id": 1, "callback_query": press}, None)
    assert update
    with pytest.raises(UnreadableUpdate):
        check(update)


def test_what_people_send_passes() -> None:
    """A photo without a text, and a command."""
    check(message(**PHOTO))
    check(message(text="/help", **COMMAND))
