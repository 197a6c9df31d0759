"""Which file comes with an update."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from bot.post.luggage import KINDS, Luggage, luggage_of, mark_of, marked

FILE = {"file_id": "F", "file_unique_id": "U", "file_size": 7}
MARK = marked("U")


def message(**content: object) -> dict[str, object]:
    return {"update_id": 1, "message": {"message_id": 1, **content}}


def test_a_text_carries_nothing():
    """A message without a file has no luggage."""
    assert luggage_of(message(text="hello")) is None


def test_the_largest_picture_is_taken():
    """Of a photo's sizes the largest one is fetched."""
    sizes = [{**FILE, "file_id": str(width), "width": width, "height": 2} for width in (90, 800, 320)]
    assert luggage_of(message(photo=sizes)) == Luggage("photo", "800", 7, width=800, height=2, mark=MARK)


def test_a_voice_note_tells_its_length():
    """Duration, type and size are what Telegram says."""
    note = {**FILE, "duration": 12, "mime_type": "audio/ogg"}
    assert luggage_of(message(voice=note)) == Luggage("voice", "F", 7, "audio/ogg", duration=12, mark=MARK)


def test_a_document_tells_its_name():
    """A document's name is read, for its extension."""
    told = {**FILE, "file_name": "letter.pdf", "mime_type": "application/pdf"}
    named = Luggage("document", "F", 7, "application/pdf", "letter.pdf", mark=MARK)
    assert luggage_of(message(document=told)) == named


def test_an_animation_is_no_document():
    """An animation, which comes with a document beside it, is an animation."""
    found = luggage_of(message(document=FILE, animation={**FILE, "width": 3, "height": 4}))
    assert found is not None
    assert (found.kind, found.width, found.height) == ("animation", 3, 4)


def test_a_video_note_is_as_wide_as_long():
    """A round video tells one length for both sides."""
    found = luggage_of(message(video_note={**FILE, "length": 240, "duration": 4}))
    assert found is not None
    assert (found.width, found.height) == (240, 240)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "photo"])
def test_every_kind_is_known(kind: str):
    """Each kind of file is found under its name."""
    found = luggage_of(message(**{kind: FILE}))
    assert found is not None
    assert found.kind == kind


def test_an_edit_carries_nothing():
    """The file of an edited message was fetched with the message."""
    assert luggage_of({"update_id": 1, "edited_message": {"voice": FILE}}) is None


def test_a_file_in_the_answered_message_is_not_taken():
    """What a message replies to was fetched before."""
    assert luggage_of(message(text="this?", reply_to_message={"voice": FILE})) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from([*KINDS, "file_id", "file_size", "width", "message"]), inner, max_size=5
        )
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.just("message"), JSON))
def test_no_shape_breaks_it(update: dict[str, object]):
    """Whatever a message looks like, there is luggage or there is none."""
    found = luggage_of(update)
    assert found is None or isinstance(found.file_id, str)


def test_a_note_tells_where_it_was_spoken():
    """Its topic and what it answers; that every message in a topic "answers" the first one means nothing."""
    place = {"is_topic_message": True, "message_thread_id": 5}
    found = luggage_of(message(voice=FILE, **place, reply_to_message={"message_id": 9}))
    plain = luggage_of(message(voice=FILE, **place, reply_to_message={"message_id": 5}))
    assert found
    assert plain
    assert (found.thread, found.reply_to) == (5, 9)
    assert (plain.thread, plain.reply_to) == (5, None)


def pressed(data: str, **shown: object) -> dict[str, object]:
    return {
        "update_id": 1,
        "callback_query": {"id": "1", "data": data, "message": {"message_id": 2, **shown}},
    }


def test_a_button_can_have_the_note_above_it_fetched_again():
    """The note that the button's message answers, as it is; only under such a button."""
    above = {"message_id": 1, "voice": {**FILE, "duration": 3}}
    found = luggage_of(pressed("fetch:" + "a" * 32, voice=FILE, reply_to_message=above))
    assert found == Luggage("voice", "F", 7, duration=3, as_it_is=True, mark=MARK)
    assert luggage_of(pressed("vsend:" + "a" * 32, reply_to_message=above)) is None


@pytest.mark.parametrize("above", [None, {}, {"message_id": 1, "text": "hello"}, "strange"])
def test_without_a_note_above_there_is_nothing_to_fetch(above: object):
    """The recording was deleted from the chat, or never was one."""
    assert luggage_of(pressed("fetch:x", reply_to_message=above)) is None
    assert luggage_of({"update_id": 1, "callback_query": {"data": "fetch:x"}}) is None


def test_a_file_is_told_from_another_one():
    """By its mark, which is the same for the same file in a message and in a changed one."""
    there = luggage_of(message(voice=FILE))
    assert there is not None
    assert there.mark == mark_of({"message_id": 1, "voice": FILE}) != ""
    assert mark_of({"voice": {**FILE, "file_unique_id": "V"}}) != there.mark


@pytest.mark.parametrize("strange", [None, "x", {}, {"voice": {**FILE, "file_unique_id": 7}}])
def test_what_has_no_file_has_no_mark(strange: object):
    """Whatever stands there instead."""
    assert mark_of(strange) == ""


def test_a_name_with_half_a_sign_in_it_holds_nothing_up():
    """One strange update must not keep a whole batch from being stored."""
    assert luggage_of(message(voice={**FILE, "file_unique_id": "\ud800"})) is not None
