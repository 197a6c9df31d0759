"""Topics of private chats."""

from __future__ import annotations

import pytest

from bot.sandbox.refusals import (
    Blocked,
    NotAForum,
    ThreadGone,
    TopicColourWrong,
    TopicNameEmpty,
    TopicNameTooLong,
    TopicNotModified,
)


def test_a_topic_is_made(room):
    """A topic has a thread id, a name and a colour."""
    made = room.asked("createForumTopic", room.topical, name=" blue heron ", icon_color=9367192)
    assert made == {"message_thread_id": 1, "name": "blue heron", "icon_color": 9367192}
    assert room.chat(room.topical).topics[1].name == "blue heron"


def test_a_topic_may_have_an_icon(room):
    """A custom emoji can be its icon."""
    made = room.asked("createForumTopic", room.topical, name="x", icon_custom_emoji_id="53")
    assert made["icon_custom_emoji_id"] == "53"


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"name": " "}, TopicNameEmpty),
        ({"name": "a" * 129}, TopicNameTooLong),
        ({"name": "a", "icon_color": 1}, TopicColourWrong),
    ],
)
def test_a_topic_has_a_name_and_a_colour(room, values, refusal):
    """A wrong name or colour is refused."""
    with pytest.raises(refusal):
        room.ask("createForumTopic", room.topical, **values)


@pytest.mark.parametrize("method", ["createForumTopic", "deleteForumTopic", "editForumTopic"])
def test_a_plain_bot_has_no_topics(room, method):
    """Where the bot has topics off, none can be worked on."""
    with pytest.raises(NotAForum) as refusal:
        room.ask(method, name="x", message_thread_id=1)
    assert refusal.value.description == "Bad Request: the chat is not a forum"


@pytest.mark.parametrize("method", ["closeForumTopic", "reopenForumTopic", "hideGeneralForumTopic"])
def test_some_things_exist_in_supergroups_alone(room, method):
    """A private chat's topic cannot be closed."""
    thread = room.topic()
    with pytest.raises(NotAForum):
        room.ask(method, room.topical, message_thread_id=thread)


@pytest.mark.parametrize("method", ["deleteForumTopic", "editForumTopic", "unpinAllForumTopicMessages"])
def test_a_topic_has_to_be_there(room, method):
    """An unknown topic cannot be worked on."""
    with pytest.raises(ThreadGone):
        room.ask(method, room.topical, message_thread_id=77, name="x")


def test_a_deleted_topic_takes_its_messages_along(room):
    """All messages of the topic go, however old, and no others."""
    thread = room.topic()
    room.send("in it", room.topical, message_thread_id=thread)
    room.deeds.write(room.chat(room.topical), "also", thread=thread)
    outside = room.send("outside", room.topical)
    room.clock.forward(days=30)
    assert room.ask("deleteForumTopic", room.topical, message_thread_id=thread) is True
    assert list(room.chat(room.topical).messages) == [outside]
    with pytest.raises(ThreadGone):
        room.send("late", room.topical, message_thread_id=thread)


def test_a_topic_of_a_blocked_chat_can_be_deleted_but_not_made(room):
    """A block keeps new topics away, not the cleaning up."""
    thread = room.topic()
    room.deeds.set_blocked(room.chat(room.topical), blocked=True)
    assert room.ask("deleteForumTopic", room.topical, message_thread_id=thread) is True
    with pytest.raises(Blocked):
        room.topic()


def test_topics_can_be_switched_off_for_the_whole_bot(room):
    """Once the bot has no topics any more, nothing can be sent to one."""
    thread = room.topic()
    room.topical.topics = False
    with pytest.raises(ThreadGone):
        room.send("late", room.topical, message_thread_id=thread)


def test_a_topic_is_renamed(room):
    """Another name shows; the same one is refused."""
    thread = room.topic()
    room.ask("editForumTopic", room.topical, message_thread_id=thread, name="closed: blue heron")
    assert room.chat(room.topical).topics[thread].name == "closed: blue heron"
    with pytest.raises(TopicNotModified):
        room.ask("editForumTopic", room.topical, message_thread_id=thread)


def test_a_topics_messages_are_unpinned(room):
    """Unpinning a topic leaves the others' pins alone."""
    first, second = room.topic("one"), room.topic("two")
    ids = [room.send("x", room.topical, message_thread_id=thread) for thread in (first, second)]
    for message in ids:
        room.ask("pinChatMessage", room.topical, message_id=message)
    room.ask("unpinAllForumTopicMessages", room.topical, message_thread_id=first)
    assert [room.chat(room.topical).messages[message].pinned for message in ids] == [False, True]
