"""Editing, deleting, pinning, reacting."""

from __future__ import annotations

import pytest

from bot.sandbox.calls import Upload
from bot.sandbox.refusals import (
    CantDelete,
    CantEdit,
    NoCaptionToEdit,
    NoIds,
    NoMediaToEdit,
    NoTextToEdit,
    NotModified,
    OtherKindInAlbum,
    ReactionWrong,
    TargetGone,
    TooManyIds,
    TooManyReactions,
)
from tests.unit.sandbox.tools import OMAR, buttons


@pytest.fixture
def voice(room):
    answer = room.ask("sendVoice", uploads={"voice": Upload("a.ogg", "", b"OggS")}, caption="old")
    return answer["message_id"]


def test_a_text_is_changed(room):
    """An edited text has other words and an edit date."""
    message = room.send("one")
    room.clock.forward(seconds=3)
    edited = room.asked("editMessageText", message_id=message, text="two")
    assert edited["text"] == "two"
    assert edited["edit_date"] == edited["date"] + 3


def test_an_edit_without_buttons_takes_them_away(room):
    """Buttons have to be given again with every edit."""
    message = room.send("one", reply_markup=buttons("a"))
    assert "reply_markup" not in room.asked("editMessageText", message_id=message, text="one")


@pytest.mark.parametrize(
    ("method", "values"),
    [
        ("editMessageText", {"text": "one", "reply_markup": buttons("a")}),
        ("editMessageText", {"text": " one ", "reply_markup": buttons("a")}),
        ("editMessageReplyMarkup", {"reply_markup": buttons("a")}),
    ],
)
def test_an_edit_that_changes_nothing_is_refused(room, method, values):
    """Same words and same buttons are no edit."""
    message = room.send("one", reply_markup=buttons("a"))
    with pytest.raises(NotModified) as refusal:
        room.ask(method, message_id=message, **values)
    assert refusal.value.description == (
        "Bad Request: message is not modified: specified new message content and reply markup are exactly "
        "the same as a current content and reply markup of the message"
    )


def test_other_buttons_alone_leave_no_mark(room):
    """A change of buttons does not show as an edit."""
    message = room.send("one", reply_markup=buttons("a"))
    edited = room.asked("editMessageReplyMarkup", message_id=message, reply_markup=buttons("b"))
    assert "edit_date" not in edited


def test_a_caption_is_changed(room, voice):
    """A caption can be changed and taken away."""
    assert room.asked("editMessageCaption", message_id=voice, caption="new")["caption"] == "new"
    assert "caption" not in room.asked("editMessageCaption", message_id=voice)


def file_of(room, kind):
    """Send a file of some kind and return its id."""
    method = "send" + "".join(part.capitalize() for part in kind.split("_"))
    data = b"\x89PNG\r\n\x1a\n" if kind == "photo" else b"OggS"
    return room.ask(method, uploads={kind: Upload("a", "", data)})["message_id"]


def swapped(room, message, kind):
    """Put another file of some kind in a message's place."""
    return room.ask(
        "editMessageMedia",
        message_id=message,
        uploads={"f": Upload("b.pdf", "", b"\x89PNG\r\n\x1a\n")},
        media={"type": kind, "media": "attach://f"},
    )


@pytest.mark.parametrize("kind", ["photo", "video", "animation", "audio", "document"])
def test_a_file_is_replaced(room, kind):
    """Another file can take a message's place."""
    message = file_of(room, kind)
    assert swapped(room, message, "document")["document"]["file_name"] == "b.pdf"


@pytest.mark.parametrize("kind", ["voice", "video_note", "sticker"])
def test_some_files_nothing_takes_the_place_of(room, kind):
    """Voice notes, round films and stickers stay."""
    message = file_of(room, kind)
    with pytest.raises(NoMediaToEdit) as refusal:
        swapped(room, message, "document")
    assert refusal.value.description == "Bad Request: there is no media in the message to edit"


@pytest.mark.parametrize(
    ("before", "after", "may"),
    [
        ("photo", "photo", True),
        ("photo", "video", True),
        ("photo", "document", False),
        ("document", "document", True),
        ("document", "photo", False),
    ],
)
def test_an_album_keeps_its_kind(room, before, after, may):
    """Pictures and films change among one another, documents only into documents."""
    items = [{"type": before, "media": f"attach://f{n}"} for n in range(2)]
    uploads = {f"f{n}": Upload("a", "", b"\x89PNG\r\n\x1a\n") for n in range(2)}
    message = room.ask("sendMediaGroup", media=items, uploads=uploads)[0]["message_id"]
    if may:
        assert after in swapped(room, message, after)
        return
    with pytest.raises(OtherKindInAlbum) as refusal:
        swapped(room, message, after)
    assert refusal.value.description == "Bad Request: can't change media type in the album"


def test_text_and_caption_are_not_confused(room, voice):
    """A file has no text, a text has no caption."""
    with pytest.raises(NoTextToEdit) as refusal:
        room.ask("editMessageText", message_id=voice, text="x")
    assert refusal.value.description == "Bad Request: there is no text in the message to edit"
    with pytest.raises(NoCaptionToEdit):
        room.ask("editMessageCaption", message_id=room.send(), caption="x")


@pytest.mark.parametrize("markup", [{"keyboard": [["a"]]}, {"remove_keyboard": True}, {"force_reply": True}])
def test_a_message_with_a_reply_keyboard_cannot_be_edited(room, markup):
    """Only messages without markup or with inline buttons can be edited."""
    message = room.send(reply_markup=markup)
    with pytest.raises(CantEdit) as refusal:
        room.ask("editMessageText", message_id=message, text="x")
    assert refusal.value.description == "Bad Request: message can't be edited"


def test_a_persons_message_cannot_be_edited(room):
    """A bot edits its own messages alone."""
    message = room.deeds.write(room.chat(), "hello").id
    with pytest.raises(CantEdit):
        room.ask("editMessageText", message_id=message, text="x")


@pytest.mark.parametrize(
    ("method", "values", "verb"),
    [
        ("editMessageText", {"text": "x"}, "edit"),
        ("deleteMessage", {}, "delete"),
        ("setMessageReaction", {}, "react"),
        ("pinChatMessage", {}, "pin"),
        ("unpinChatMessage", {}, "unpin"),
        ("copyMessage", {"from_chat_id": OMAR}, "copy"),
        ("forwardMessage", {"from_chat_id": OMAR}, "forward"),
    ],
)
def test_a_message_that_is_gone_is_refused(room, method, values, verb):
    """What is not there cannot be worked on, and the refusal names the work."""
    with pytest.raises(TargetGone) as refusal:
        room.ask(method, message_id=9, **values)
    assert refusal.value.description == f"Bad Request: message to {verb} not found"


def test_both_sides_messages_can_be_deleted(room):
    """In a private chat a bot deletes the person's messages too."""
    mine, theirs = room.send(), room.deeds.write(room.chat(), "hello").id
    room.ask("deleteMessage", message_id=mine)
    room.ask("deleteMessage", message_id=theirs)
    assert not room.chat().messages


def test_after_48_hours_nothing_can_be_deleted(room):
    """A message of 48 hours can be deleted, an older one cannot."""
    first, second = room.send(), room.send()
    room.clock.forward(hours=48)
    assert room.ask("deleteMessage", message_id=first) is True
    room.clock.forward(seconds=1)
    with pytest.raises(CantDelete) as refusal:
        room.ask("deleteMessage", message_id=second)
    assert refusal.value.description == "Bad Request: message can't be deleted"


def test_many_are_deleted_and_missing_ones_skipped(room):
    """Up to a hundred ids, those that are gone do not matter."""
    ids = [room.send() for _ in range(3)]
    assert room.ask("deleteMessages", message_ids=[*ids, 77]) is True
    assert not room.chat().messages


def test_one_old_message_keeps_all(room):
    """If one of many cannot be deleted none is."""
    old = room.send()
    room.clock.forward(hours=49)
    with pytest.raises(CantDelete):
        room.ask("deleteMessages", message_ids=[old, room.send()])
    assert len(room.chat().messages) == 2


@pytest.mark.parametrize(("ids", "refusal"), [(list(range(1, 102)), TooManyIds), ([], NoIds)])
def test_there_are_one_to_a_hundred_ids(room, ids, refusal):
    """No ids and more than a hundred are refused."""
    with pytest.raises(refusal):
        room.ask("deleteMessages", message_ids=ids)


def reaction(*emoji):
    return [{"type": "emoji", "emoji": one} for one in emoji]


def test_a_bot_has_one_reaction(room):
    """A new reaction takes the place of the old; none takes it away."""
    message = room.send()
    shown = []
    for wanted in (reaction("👍"), reaction("❤"), reaction("❤"), []):
        assert room.ask("setMessageReaction", message_id=message, reaction=wanted) is True
        shown.append(dict(room.chat().messages[message].reactions))
    assert shown == [{"bot": "👍"}, {"bot": "❤"}, {"bot": "❤"}, {}]


@pytest.mark.parametrize(
    ("wanted", "refusal"),
    [
        (reaction("👍", "❤"), TooManyReactions),
        (reaction("🥕"), ReactionWrong),
        ([{"type": "custom_emoji", "custom_emoji_id": "5"}], ReactionWrong),
        ([{"type": "paid"}], ReactionWrong),
    ],
)
def test_a_reaction_is_one_of_telegrams(room, wanted, refusal):
    """Two reactions, and what is not in the list, are refused."""
    message = room.send()
    with pytest.raises(refusal):
        room.ask("setMessageReaction", message_id=message, reaction=wanted)


def test_messages_are_pinned_and_unpinned(room):
    """One is unpinned by its id, the newest without one, all at once."""
    first, second, third = (room.send() for _ in range(3))
    for message in (first, second, third):
        room.ask("pinChatMessage", message_id=message)
    room.ask("unpinChatMessage", message_id=first)
    room.ask("unpinChatMessage")
    pinned = [message.id for message in room.chat().messages.values() if message.pinned]
    assert pinned == [second]
    room.ask("unpinAllChatMessages")
    assert not room.chat().messages[second].pinned


def test_there_has_to_be_something_to_unpin(room):
    """Without a pinned message there is nothing to unpin."""
    with pytest.raises(TargetGone):
        room.ask("unpinChatMessage")
