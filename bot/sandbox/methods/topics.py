"""Topics of a private chat, where the bot has them on."""

from __future__ import annotations

from bot.sandbox.calls import Call
from bot.sandbox.chats import Chat, Topic
from bot.sandbox.contents import ServiceContent
from bot.sandbox.messages import Draft
from bot.sandbox.methods.asked import reachable_chat, the_chat
from bot.sandbox.methods.registry import Desk, method
from bot.sandbox.notices import TopicOpened
from bot.sandbox.refusals import (
    NotAForum,
    ThreadGone,
    TopicColourWrong,
    TopicNameEmpty,
    TopicNameTooLong,
    TopicNotModified,
)

COLOURS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)
"""The colours an icon can have (Bot API: createForumTopic)."""
MOST_NAME = 128


def checked_name(name: str) -> str:
    """Return the name of a topic as Telegram keeps it. Raises what it says of an empty or long one."""
    name = name.strip()
    if not name:
        raise TopicNameEmpty
    if len(name) > MOST_NAME:
        raise TopicNameTooLong
    return name


def _forum(desk: Desk, call: Call) -> Chat:
    chat = reachable_chat(desk, call)
    if not call.bot.topics:
        raise NotAForum
    return chat


def _topic(desk: Desk, call: Call) -> tuple[Chat, Topic]:
    chat = _forum(desk, call)
    topic = chat.topics.get(call.number("message_thread_id"))
    if topic is None:
        raise ThreadGone
    return chat, topic


@method("createForumTopic")
def create_forum_topic(desk: Desk, call: Call) -> object:
    """Make a topic."""
    chat = _forum(desk, call)
    name = checked_name(call.text("name"))
    colour = call.number("icon_color") or COLOURS[0]
    if colour not in COLOURS:
        raise TopicColourWrong
    icon = call.text("icon_custom_emoji_id") or None
    topic = desk.world.open_topic(chat, "bot", name, colour, icon)
    shape: dict[str, object] = {"message_thread_id": topic.id, "name": name, "icon_color": colour}
    return shape | ({"icon_custom_emoji_id": icon} if icon else {})


@method("editForumTopic")
def edit_forum_topic(desk: Desk, call: Call) -> object:
    """Give a topic another name or icon."""
    chat, topic = _topic(desk, call)
    name = checked_name(call.text("name")) if call.has("name") else topic.name
    icon = call.text("icon_custom_emoji_id") or None if "icon_custom_emoji_id" in call.values else topic.icon
    if (name, icon) == (topic.name, topic.icon):
        raise TopicNotModified
    topic.name, topic.icon = name, icon
    desk.world.tell(TopicOpened(chat, topic))
    desk.world.send(
        chat, "bot", Draft(ServiceContent("forum_topic_edited", name=name, icon=icon), thread=topic.id)
    )
    return True


@method("deleteForumTopic")
def delete_forum_topic(desk: Desk, call: Call) -> object:
    """Take a topic away with all its messages. Works however old they are."""
    chat = the_chat(desk, call)
    if not call.bot.topics:
        raise NotAForum
    thread = call.number("message_thread_id")
    if thread not in chat.topics:
        raise ThreadGone
    desk.world.delete_topic(chat, thread)
    return True


@method("unpinAllForumTopicMessages")
def unpin_all_forum_topic_messages(desk: Desk, call: Call) -> object:
    """Unpin everything in a topic."""
    chat, topic = _topic(desk, call)
    desk.world.pin(chat, [m for m in chat.messages.values() if m.thread == topic.id], pinned=False)
    return True


@method(
    "closeForumTopic",
    "reopenForumTopic",
    "editGeneralForumTopic",
    "closeGeneralForumTopic",
    "reopenGeneralForumTopic",
    "hideGeneralForumTopic",
    "unhideGeneralForumTopic",
)
def supergroups_only(desk: Desk, call: Call) -> object:
    """Refuse what exists in supergroups alone."""
    the_chat(desk, call)
    raise NotAForum
