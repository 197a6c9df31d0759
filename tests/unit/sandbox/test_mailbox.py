"""Which updates a bot gets."""

from __future__ import annotations

from datetime import timedelta

from bot.sandbox.contents import ContactContent, DiceContent, PlaceContent, PollContent
from tests.unit.sandbox.tools import FATIMA, NOON, OGG, buttons


def only(room, bot=None):
    (update,) = room.updates(bot)
    return next((kind, body) for kind, body in update.items() if kind != "update_id")


def test_a_message_tells_who_wrote_where_and_what(room):
    """A message carries its author, its chat, its date, its text and what was found in it."""
    room.deeds.write(room.chat(), "/start rif")
    kind, body = only(room)
    assert kind == "message"
    assert body == {
        "message_id": 1,
        "from": {"id": FATIMA, "is_bot": False, "first_name": "Fatima", "language_code": "nl"},
        "chat": {"id": FATIMA, "first_name": "Fatima", "type": "private"},
        "date": int(NOON.timestamp()),
        "text": "/start rif",
        "entities": [{"offset": 0, "length": 6, "type": "bot_command"}],
    }


def test_a_bot_is_not_told_of_what_it_sends(room):
    """What a bot does itself makes no update."""
    message = room.send()
    room.ask("editMessageText", message_id=message, text="other")
    room.ask("deleteMessage", message_id=message)
    assert room.updates() == []


def test_bots_do_not_see_each_others_chats(room):
    """A message goes to the bot it was written to."""
    room.deeds.write(room.chat(room.topical), "hello")
    assert room.updates(room.plain) == []
    assert len(room.updates(room.topical)) == 1


def test_an_edit_comes_as_edited_message(room):
    """An edit brings the whole message with its edit date, also when the words are the same."""
    message = room.deeds.write(room.chat(), "hello")
    room.mailbox.queue(room.plain).clear()
    room.clock.forward(seconds=5)
    room.deeds.edit(room.chat(), message.id, "hello")
    kind, body = only(room)
    assert kind == "edited_message"
    assert body["edit_date"] == int((NOON + timedelta(seconds=5)).timestamp())
    assert body["text"] == "hello"


def test_a_press_brings_its_message_and_data(room):
    """A callback query carries the data of the button and the message it hangs under."""
    message = room.send(reply_markup=buttons("yes", "no"))
    press = room.deeds.press(room.chat(), message, 0, 1)
    kind, body = only(room)
    assert kind == "callback_query"
    assert (body["id"], body["data"], body["message"]["message_id"]) == (press.id, "no", message)
    assert body["message"]["from"]["is_bot"]


def test_a_reaction_brings_old_and_new(room):
    """A changed reaction tells what it was and what it is."""
    room.mailbox.queue(room.plain).allow(["message_reaction"])
    message = room.send()
    room.deeds.react(room.chat(), message, "👍")
    room.deeds.react(room.chat(), message, None)
    bodies = [update["message_reaction"] for update in room.updates()]
    assert [(body["old_reaction"], body["new_reaction"]) for body in bodies] == [
        ([], [{"type": "emoji", "emoji": "👍"}]),
        ([{"type": "emoji", "emoji": "👍"}], []),
    ]


def test_blocking_and_unblocking_are_told(room):
    """my_chat_member tells of a block and of its end."""
    room.deeds.set_blocked(room.chat(), blocked=True)
    room.deeds.set_blocked(room.chat(), blocked=False)
    members = [update["my_chat_member"] for update in room.updates()]
    assert [member["new_chat_member"]["status"] for member in members] == ["kicked", "member"]
    assert members[0]["old_chat_member"]["status"] == "member"


def test_deletions_are_not_told(room):
    """A bot never learns that a person deleted something."""
    message = room.deeds.write(room.chat(), "hello")
    room.mailbox.queue(room.plain).clear()
    room.deeds.delete(room.chat(), [message.id], for_both=True)
    assert room.updates() == []


def test_a_reply_brings_the_message_it_answers(room):
    """A reply carries the answered message, and the quote if there is one."""
    message = room.send("one two three")
    room.deeds.write(room.chat(), "what?", reply_to=message, quote="two")
    _, body = only(room)
    assert body["reply_to_message"]["message_id"] == message
    assert body["quote"] == {"text": "two", "position": 4, "is_manual": True}


def test_only_one_level_of_replies_is_told(room):
    """The answered message comes without what it answers itself."""
    first = room.send("one")
    second = room.send("two", reply_parameters={"message_id": first})
    room.deeds.write(room.chat(), "three", reply_to=second)
    _, body = only(room)
    assert "reply_to_message" not in body["reply_to_message"]


def test_a_message_in_a_topic_says_so(room):
    """In a topic a message carries its thread, and seems to answer the topic's beginning."""
    thread = room.topic()
    room.deeds.write(room.chat(room.topical), "hello", thread=thread)
    _, body = only(room, room.topical)
    assert (body["message_thread_id"], body["is_topic_message"]) == (thread, True)
    assert body["reply_to_message"]["forum_topic_created"]["name"] == "blue heron"


def test_a_topic_made_by_a_person_is_told(room):
    """A person's own topic comes as a service message."""
    room.topical.users_create_topics = True
    topic = room.deeds.open_topic(room.chat(room.topical), "mine")
    _, body = only(room, room.topical)
    assert body["forum_topic_created"]["name"] == "mine"
    assert body["message_thread_id"] == topic.id


def test_the_auto_delete_timer_is_told(room):
    """Setting Telegram's own timer comes as a service message."""
    room.deeds.set_timer(room.chat(), 86400)
    _, body = only(room)
    assert body["message_auto_delete_timer_changed"] == {"message_auto_delete_time": 86400}


def test_what_is_neither_text_nor_file_has_its_own_field(room):
    """Contacts, places, polls and dice come in fields of their own."""
    chat = room.chat()
    room.deeds.send(chat, ContactContent("+31612345678", "Omar", user_id=202))
    room.deeds.send(chat, PlaceContent(52.0, 5.0))
    room.deeds.send(chat, PlaceContent(52.0, 5.0, "Station", "Plein 1"))
    room.deeds.send(chat, PollContent("1", "Tea?", ("yes", "no")))
    room.deeds.send(chat, DiceContent("🎲", 4))
    bodies = [update["message"] for update in room.updates()]
    assert bodies[0]["contact"] == {"phone_number": "+31612345678", "first_name": "Omar", "user_id": 202}
    assert bodies[1]["location"] == {"latitude": 52.0, "longitude": 5.0}
    assert bodies[2]["venue"]["title"] == "Station"
    assert [option["text"] for option in bodies[3]["poll"]["options"]] == ["yes", "no"]
    assert bodies[4]["dice"] == {"emoji": "🎲", "value": 4}


def test_an_album_comes_as_separate_messages(room):
    """The files of an album share a media_group_id and come one by one."""
    for caption in ("a", ""):
        media = room.deeds.file("photo", "x.jpg", "", b"no picture", {"caption": caption})
        room.deeds.send(room.chat(), media, album="holiday")
    bodies = [update["message"] for update in room.updates()]
    assert [body["media_group_id"] for body in bodies] == ["holiday", "holiday"]
    assert [body.get("caption") for body in bodies] == ["a", None]


def test_a_voice_note_has_a_length_and_no_name(room):
    """A voice note tells its length and its type, but no file name."""
    media = room.deeds.file("voice", "secret-name.ogg", "", OGG, {"duration": "3"})
    room.deeds.send(room.chat(), media)
    _, body = only(room)
    assert body["voice"]["duration"] == 3
    assert body["voice"]["mime_type"] == "audio/ogg"
    assert "file_name" not in body["voice"]
