"""Taking a getUpdates answer apart."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, strategies as st

from bot.post.batch import Batch, UnreadableBatch, chat_of, read_batch

WANTED = ("callback_query", "edited_message", "message", "message_reaction", "my_chat_member")
HELLO = {"update_id": 5, "message": {"message_id": 1, "chat": {"id": 42, "type": "private"}, "text": "hi"}}


def answer(*updates: object) -> str:
    return json.dumps({"ok": True, "result": list(updates)})


def read(*updates: object) -> Batch:
    return read_batch(answer(*updates), WANTED)


def test_an_update_is_read():
    """Of an update its id, its chat and whether it carries a file are read."""
    (update,) = read(HELLO).updates
    assert (update.update_id, update.chat_id, update.carries) == (5, 42, False)


def test_a_file_is_noticed():
    """An update with a file is for the porter."""
    voiced = {**HELLO, "message": {**HELLO["message"], "voice": {"file_id": "F"}}}
    assert read(voiced).updates[0].carries


def test_the_bytes_are_exact():
    """What is stored is what came, to the last space, escape and digit."""
    raw = '{ "update_id": 1, "message": {"chat": {"id":2}, "text":"\\ud83d é 😀", "n": 1.50} }'
    body = ' { "ok" : true , "result" : [ ' + raw + " ,\n" + raw + " ] } "
    assert [update.payload for update in read_batch(body, WANTED).updates] == [raw.encode()] * 2


def test_an_empty_answer_is_an_empty_batch():
    """Nothing happened."""
    assert read() == Batch((), None, 0)


def test_other_fields_before_the_list_do_not_matter():
    """The list is found wherever it stands."""
    body = json.dumps({"ok": True, "description": '{"result": []}', "result": [HELLO], "x": 1})
    assert len(read_batch(body, WANTED).updates) == 1


@pytest.mark.parametrize(
    "bad",
    [
        7,
        None,
        "message",
        [HELLO],
        {},
        {"update_id": 6},
        {"update_id": "6", "message": HELLO["message"]},
        {"update_id": True, "message": HELLO["message"]},
        {"update_id": 2**70, "message": HELLO["message"]},
        {"update_id": 6, "message": 5},
        {"update_id": 6, "message": {"text": "no chat"}},
        {"update_id": 6, "message": {"chat": {"id": "42"}}},
        {"update_id": 6, "message": {"chat": {"id": 2**64}}},
        {"update_id": 6, "unheard_of": {"chat": {"id": 42}}},
    ],
)
def test_a_malformed_or_unknown_update_is_set_aside_alone(bad: object):
    """An update that is no update, or of a kind nobody asked for, spoils no other."""
    batch = read(HELLO, bad, {**HELLO, "update_id": 8})
    assert [update.update_id for update in batch.updates] == [5, 8]
    assert batch.set_aside == 1


def test_the_last_id_is_that_of_the_last_update_and_not_the_largest():
    """Update ids can restart: the last one counts, however small it is."""
    assert read({**HELLO, "update_id": 900}, {**HELLO, "update_id": 3}).last_id == 3


def test_an_unknown_update_is_acknowledged_too():
    """The last id is also that of an update that is set aside, so that it does not come for ever."""
    assert read(HELLO, {"update_id": 6, "unheard_of": {}}).last_id == 6


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<html>502</html>",
        "null",
        "[]",
        "7",
        "{}",
        '{"ok":true}',
        '{"ok":true,"result":{}}',
        '{"result":[',
        "{",
    ],
)
def test_an_answer_of_another_shape_is_unreadable(body: str):
    """An answer that is no list of updates raises, and says nothing of what it was."""
    with pytest.raises(UnreadableBatch) as raised:
        read_batch(body, WANTED)
    assert raised.value.args == ()


def test_half_an_answer_is_unreadable():
    """A batch is taken whole or not at all."""
    body = answer(HELLO, HELLO)
    for end in range(len(body) - 1):
        with pytest.raises(UnreadableBatch):
            read_batch(body[:end], WANTED)


def test_nesting_without_end_is_unreadable():
    """An answer nested too deep for the parser breaks nothing."""
    with pytest.raises(UnreadableBatch):
        read_batch('{"result": [' + "[" * 100_000, WANTED)


@pytest.mark.parametrize(
    ("content", "chat"),
    [
        ({"chat": {"id": 1}, "from": {"id": 2}}, 1),
        ({"message": {"chat": {"id": 1}}, "from": {"id": 2}}, 1),
        ({"from": {"id": 2}, "data": "x"}, 2),
        ({"user": {"id": 3}}, 3),
        ({"chat": {"id": -100123}}, -100123),
        ({"message": "inaccessible", "from": {"id": 2}}, 2),
        ({}, None),
    ],
)
def test_the_chat_of_each_kind_of_update(content: dict[str, object], chat: int | None):
    """A message and a reaction name their chat, a press its message's, else its person."""
    assert chat_of(content) == chat


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["update_id", "message", "chat", "id", "from", "x"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(st.lists(JSON, max_size=6), st.sampled_from([None, 1, "\t"]))
def test_whatever_comes_is_kept_or_counted(updates: list[object], indent: object):
    """Every element of the list is either kept, byte for byte, or counted as set aside."""
    body = json.dumps({"result": updates}, indent=indent, ensure_ascii=bool(indent))
    batch = read_batch(body, WANTED)
    assert batch.count == len(updates)
    assert all(update.payload in body.encode() for update in batch.updates)


@given(st.text(max_size=60))
def test_no_text_breaks_it(body: str):
    """Any text at all is a batch or unreadable."""
    try:
        read_batch(body, WANTED)
    except UnreadableBatch as fault:
        assert fault.args == ()
