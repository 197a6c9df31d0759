"""Copying and forwarding."""

from __future__ import annotations

import pytest

from bot.sandbox.calls import Upload
from bot.sandbox.refusals import CantCopy, Protected, TargetGone
from tests.unit.sandbox.tools import FATIMA, OMAR


def to_omar(room, method, **values):
    return room.ask(method, chat_id=OMAR, from_chat_id=FATIMA, **values)


def newest(room):
    return list(room.chat(person=room.omar).messages.values())[-1]


def test_a_copy_hides_where_it_came_from(room):
    """A copied message looks like the bot's own."""
    message = room.deeds.write(room.chat(), "hello").id
    to_omar(room, "copyMessage", message_id=message)
    assert (newest(room).content.words.text, newest(room).origin) == ("hello", None)


def test_a_copy_keeps_a_files_name(room):
    """A copied document keeps its name: that is why files are not copied."""
    media = room.deeds.file("document", "report by Fatima.pdf", "", b"x", {})
    message = room.deeds.send(room.chat(), media).id
    to_omar(room, "copyMessage", message_id=message)
    assert newest(room).content.name == "report by Fatima.pdf"


def test_a_copy_can_have_another_caption(room):
    """A caption given with the copy replaces the old one."""
    sent = room.ask("sendDocument", uploads={"document": Upload("a", "", b"x")}, caption="old")
    to_omar(room, "copyMessage", message_id=sent["message_id"], caption="new")
    assert newest(room).content.caption.text == "new"


def test_a_forwarded_message_shows_its_origin(room):
    """Forwarding tells the other person who wrote it."""
    message = room.deeds.write(room.chat(), "hello").id
    sent = to_omar(room, "forwardMessage", message_id=message)
    assert sent["forward_origin"]["sender_user"]["id"] == FATIMA


def test_a_forwarded_message_of_the_bot_names_the_bot(room):
    """What the bot wrote is forwarded as the bot's."""
    sent = to_omar(room, "forwardMessage", message_id=room.send())
    assert sent["forward_origin"]["sender_user"]["id"] == 111


@pytest.mark.parametrize("method", ["copyMessage", "forwardMessage"])
def test_protected_messages_go_nowhere(room, method):
    """A protected message can be neither copied nor forwarded."""
    message = room.send(protect_content=True)
    with pytest.raises(Protected) as refusal:
        to_omar(room, method, message_id=message)
    assert refusal.value.description == "Bad Request: message has protected content and can't be forwarded"


@pytest.mark.parametrize(("method", "what"), [("copyMessage", "copied"), ("forwardMessage", "forwarded")])
def test_service_messages_go_nowhere(room, method, what):
    """What only says that something happened cannot be copied."""
    message = room.deeds.set_timer(room.chat(), 60).id
    with pytest.raises(CantCopy) as refusal:
        to_omar(room, method, message_id=message)
    assert refusal.value.description == f"Bad Request: message can't be {what}"


@pytest.mark.parametrize("method", ["copyMessages", "forwardMessages"])
def test_many_are_copied_and_missing_ones_skipped(room, method):
    """Those that are there are sent, in order."""
    ids = [room.send(str(number)) for number in range(3)]
    sent = to_omar(room, method, message_ids=[*ids, 77])
    texts = [message.content.words.text for message in room.chat(person=room.omar).messages.values()]
    assert texts == ["0", "1", "2"]
    assert len(sent) == 3


def test_something_has_to_be_left_to_copy(room):
    """If none of the messages is there the call is refused."""
    with pytest.raises(TargetGone):
        to_omar(room, "copyMessages", message_ids=[77])
