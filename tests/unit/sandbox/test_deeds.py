"""What people can do on their phones, and what phones do not let them."""

from __future__ import annotations

import pytest

from bot.sandbox.deeds import NotPossible
from bot.sandbox.keyboards import InlineButton
from bot.sandbox.notices import Press
from tests.unit.sandbox.tools import OGG, buttons


def test_start_carries_its_payload(room):
    """A deep link sends its payload behind the command."""
    assert room.deeds.start(room.chat(), "rif").content.words.text == "/start rif"


@pytest.mark.parametrize("payload", ["a b", "é", "a" * 65])
def test_a_payload_is_short_and_simple(room, payload):
    """A deep link takes 64 of a few characters."""
    with pytest.raises(NotPossible):
        room.deeds.start(room.chat(), payload)


def test_start_opens_the_chat(room):
    """The first message opens the chat to the bot."""
    chat = room.chat()
    chat.started = False
    room.deeds.start(chat)
    assert chat.started


def test_start_lets_a_blocked_bot_in_again(room):
    """RESTART ends a block."""
    room.deeds.set_blocked(room.chat(), blocked=True)
    room.deeds.start(room.chat())
    assert not room.chat().blocked


def test_nobody_writes_to_a_bot_they_blocked(room):
    """While a bot is blocked the phone has no text field and no buttons."""
    message = room.send(reply_markup=buttons("yes"))
    room.deeds.set_blocked(room.chat(), blocked=True)
    with pytest.raises(NotPossible):
        room.deeds.write(room.chat(), "hello")
    with pytest.raises(NotPossible):
        room.deeds.press(room.chat(), message, 0, 0)


def test_a_deactivated_person_writes_nothing(room):
    """An account that is gone sends nothing."""
    room.fatima.deactivated = True
    with pytest.raises(NotPossible):
        room.deeds.write(room.chat(), "hello")


@pytest.mark.parametrize(("text", "fine"), [("a" * 4096, True), ("a" * 4097, False), (" \n ", False)])
def test_a_text_has_a_length(room, text, fine):
    """A phone sends 1 to 4096 characters at a time."""
    if fine:
        assert room.deeds.write(room.chat(), text)
    else:
        with pytest.raises(NotPossible):
            room.deeds.write(room.chat(), text)


def test_a_key_of_a_one_time_keyboard_hides_it(room):
    """A keyboard for one time is gone once a key was tapped, and stays for other words."""
    room.send(reply_markup={"keyboard": [["Utrecht"]], "one_time_keyboard": True})
    room.deeds.write(room.chat(), "something else")
    assert room.chat().keyboard
    room.deeds.write(room.chat(), "Utrecht")
    assert room.chat().keyboard is None


def test_a_reply_in_a_topic_stays_there(room):
    """Answering a message of a topic is writing in that topic."""
    thread = room.topic()
    shown = room.send("hello", room.topical, message_thread_id=thread)
    assert room.deeds.write(room.chat(room.topical), "yes?", reply_to=shown).thread == thread


def test_a_topic_that_is_gone_takes_nothing(room):
    """Nobody writes in a topic that is not there."""
    with pytest.raises(NotPossible):
        room.deeds.write(room.chat(room.topical), "hello", thread=77)


def test_only_what_is_seen_can_be_answered(room):
    """A reply needs a message that stands on the phone."""
    message = room.send()
    room.deeds.delete(room.chat(), [message])
    with pytest.raises(NotPossible):
        room.deeds.write(room.chat(), "what?", reply_to=message)


def test_a_quote_has_to_be_in_the_message(room):
    """A phone quotes only what is there."""
    with pytest.raises(NotPossible):
        room.deeds.write(room.chat(), "what?", reply_to=room.send("one"), quote="two")


def test_a_caption_can_be_edited(room):
    """Editing a file's message changes its caption."""
    media = room.deeds.file("photo", "a.jpg", "", b"x", {"caption": "old"})
    message = room.deeds.send(room.chat(), media)
    room.deeds.edit(room.chat(), message.id, "new")
    assert message.content.caption.text == "new"


def test_what_has_no_words_cannot_be_edited(room):
    """A timer's message has nothing to edit."""
    message = room.deeds.set_timer(room.chat(), 60)
    with pytest.raises(NotPossible):
        room.deeds.edit(room.chat(), message.id, "new")


def test_only_own_messages_can_be_edited(room):
    """Nobody edits what the bot wrote."""
    with pytest.raises(NotPossible):
        room.deeds.edit(room.chat(), room.send(), "mine now")


def test_an_edit_leaves_something(room):
    """A text cannot be edited away."""
    message = room.deeds.write(room.chat(), "hello")
    with pytest.raises(NotPossible):
        room.deeds.edit(room.chat(), message.id, " ")


def test_old_messages_cannot_be_edited(room):
    """After 48 hours an own message stands."""
    message = room.deeds.write(room.chat(), "hello")
    room.clock.forward(hours=48, seconds=1)
    with pytest.raises(NotPossible):
        room.deeds.edit(room.chat(), message.id, "other")


def test_a_button_with_a_link_asks_the_bot_nothing(room):
    """A link opens on the phone."""
    markup = {"inline_keyboard": [[{"text": "site", "url": "https://smn.nl/"}]]}
    pressed = room.deeds.press(room.chat(), room.send(reply_markup=markup), 0, 0)
    assert pressed == InlineButton("site", url="https://smn.nl/")
    assert room.updates() == []


def test_every_press_is_a_new_question(room):
    """A double tap is two questions with ids of their own."""
    message = room.send(reply_markup=buttons("yes"))
    presses = [room.deeds.press(room.chat(), message, 0, 0) for _ in range(2)]
    assert all(isinstance(press, Press) for press in presses)
    assert presses[0].id != presses[1].id


@pytest.mark.parametrize(("row", "column"), [(1, 0), (0, 1), (-1, 0), (0, -1)])
def test_only_buttons_that_are_there_can_be_pressed(room, row, column):
    """A place without button cannot be pressed."""
    message = room.send(reply_markup=buttons("yes"))
    with pytest.raises(NotPossible):
        room.deeds.press(room.chat(), message, row, column)


def test_a_reaction_is_one_of_telegrams(room):
    """Only emoji of Telegram's list can be a reaction; a variation selector does not matter."""
    message = room.send()
    room.deeds.react(room.chat(), message, "❤️")
    assert room.chat().messages[message].reactions == {"me": "❤"}
    with pytest.raises(NotPossible):
        room.deeds.react(room.chat(), message, "🥕")


def test_deleting_locally_leaves_the_bots_message(room):
    """What a person takes off the phone the bot can still edit."""
    message = room.send()
    room.deeds.delete(room.chat(), [message])
    room.ask("editMessageText", message_id=message, text="other")
    assert room.chat().messages[message].hidden


def test_people_make_topics_only_where_they_may(room):
    """A topic of one's own needs the bot's permission and a name."""
    chat = room.chat(room.topical)
    with pytest.raises(NotPossible):
        room.deeds.open_topic(chat, "mine")
    room.topical.users_create_topics = True
    with pytest.raises(NotPossible):
        room.deeds.open_topic(chat, " ")
    assert room.deeds.open_topic(chat, "mine").id in chat.topics


def test_a_person_can_delete_a_topic(room):
    """A topic deleted on the phone is gone with its messages, and the bot is not told."""
    thread = room.topic()
    room.deeds.write(room.chat(room.topical), "hello", thread=thread)
    room.mailbox.queue(room.topical).clear()
    room.deeds.delete_topic(room.chat(room.topical), thread)
    assert not room.chat(room.topical).messages
    assert room.updates(room.topical) == []
    with pytest.raises(NotPossible):
        room.deeds.delete_topic(room.chat(room.topical), thread)


def test_a_file_without_caption_takes_none(room):
    """A video note has no caption."""
    assert not room.deeds.file("video_note", "a.mp4", "", b"x", {"caption": "hi"}).caption.text
    assert room.deeds.file("voice", "a.ogg", "", OGG, {"caption": "hi"}).caption.text == "hi"
