"""Who can be reached, what is answered, in which topic."""

from __future__ import annotations

import pytest

from bot.sandbox.refusals import (
    BadField,
    Blocked,
    ChatIdMissing,
    ChatNotFound,
    Deactivated,
    MissingField,
    NeverStarted,
    QuoteWrong,
    ReplyTargetGone,
    ThreadGone,
)
from tests.unit.sandbox.tools import FATIMA, OMAR


@pytest.mark.parametrize(
    ("chat_id", "refusal"), [("", ChatIdMissing), (999, ChatNotFound), ("@fatima", ChatNotFound)]
)
def test_a_chat_has_to_be_known(room, chat_id, refusal):
    """Nobody is at an unknown address."""
    with pytest.raises(refusal):
        room.send(chat_id=chat_id)


REACHING = [
    ("sendMessage", {"text": "x"}),
    ("sendDice", {}),
    ("sendChatAction", {"action": "typing"}),
    ("copyMessage", {"from_chat_id": OMAR, "message_id": 1}),
    ("editMessageText", {"message_id": 1, "text": "x"}),
    ("setMessageReaction", {"message_id": 1}),
    ("pinChatMessage", {"message_id": 1}),
]


@pytest.mark.parametrize(("method", "values"), REACHING)
def test_a_blocked_bot_reaches_nobody(room, method, values):
    """Whoever blocked the bot is out of reach."""
    room.deeds.set_blocked(room.chat(), blocked=True)
    with pytest.raises(Blocked):
        room.ask(method, **values)


@pytest.mark.parametrize(("method", "values"), REACHING)
def test_a_deactivated_person_is_out_of_reach(room, method, values):
    """An account that is gone gets nothing."""
    room.fatima.deactivated = True
    with pytest.raises(Deactivated):
        room.ask(method, **values)


@pytest.mark.parametrize(("method", "values"), REACHING)
def test_a_bot_cannot_begin(room, method, values):
    """Whoever never wrote to the bot gets nothing from it."""
    room.chat().started = False
    with pytest.raises(NeverStarted):
        room.ask(method, **values)


def test_a_blocked_bot_can_still_delete(room):
    """A block does not keep a bot from taking its messages away."""
    message = room.send()
    room.deeds.set_blocked(room.chat(), blocked=True)
    assert room.ask("deleteMessage", message_id=message) is True


def test_message_ids_belong_to_their_chat(room):
    """Every chat numbers its own messages."""
    assert room.send() == 1
    assert room.send(chat_id=OMAR) == 1
    assert room.send() == 2


def test_a_reply_shows_what_it_answers(room):
    """The message that is returned carries the answered one."""
    first = room.send("one")
    second = room.asked("sendMessage", text="two", reply_parameters={"message_id": first})
    assert second["reply_to_message"]["message_id"] == first


def test_the_old_parameter_for_replies_still_works(room):
    """reply_to_message_id means the same as reply_parameters."""
    first = room.send("one")
    assert "reply_to_message" in room.asked("sendMessage", text="two", reply_to_message_id=first)


@pytest.mark.parametrize("chat_id", [None, OMAR])
def test_a_reply_to_nothing_is_refused(room, chat_id):
    """A message that is not in this chat cannot be answered."""
    message = 9 if chat_id is None else room.send()
    with pytest.raises(ReplyTargetGone):
        room.send(reply_parameters={"message_id": message, "chat_id": chat_id})


def test_a_reply_to_nothing_can_be_let_through(room):
    """With allow_sending_without_reply the message goes without its reply."""
    parameters = {"message_id": 9, "allow_sending_without_reply": True}
    assert "reply_to_message" not in room.asked("sendMessage", text="x", reply_parameters=parameters)


def test_a_quote_has_its_place(room):
    """A quote tells where it begins, in UTF-16 units."""
    first = room.send("😀 one two")
    parameters = {"message_id": first, "quote": "two"}
    sent = room.asked("sendMessage", text="x", reply_parameters=parameters)
    assert sent["quote"] == {"text": "two", "position": 7, "is_manual": True}


def test_a_quote_that_occurs_twice_is_found_by_its_position(room):
    """The position tells which occurrence is meant."""
    first = room.send("ab ab ab")
    parameters = {"message_id": first, "quote": "ab", "quote_position": 3}
    assert room.asked("sendMessage", text="x", reply_parameters=parameters)["quote"]["position"] == 3


@pytest.mark.parametrize("quote", ["Two", "one  two", "three"])
def test_a_quote_has_to_match_exactly(room, quote):
    """A quote that is not in the message letter for letter is refused."""
    first = room.send("one two")
    with pytest.raises(QuoteWrong) as refusal:
        room.send(reply_parameters={"message_id": first, "quote": quote})
    assert refusal.value.description == "Bad Request: QUOTE_TEXT_INVALID"


def test_a_quote_may_be_formatted(room):
    """A quote can carry markup of its own."""
    first = room.send("one two")
    parameters = {"message_id": first, "quote": "<b>two</b>", "quote_parse_mode": "HTML"}
    quote = room.asked("sendMessage", text="x", reply_parameters=parameters)["quote"]
    assert quote["entities"] == [{"offset": 0, "length": 3, "type": "bold"}]


def test_a_topic_takes_messages(room):
    """A message sent to a topic says so."""
    thread = room.topic()
    sent = room.asked("sendMessage", room.topical, text="x", message_thread_id=thread)
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (thread, True)


@pytest.mark.parametrize("thread", [1, 999])
def test_a_topic_that_is_not_there_is_refused(room, thread):
    """An unknown topic is refused, number 1 too."""
    with pytest.raises(ThreadGone) as refusal:
        room.send("x", room.topical, message_thread_id=thread)
    assert refusal.value.description == "Bad Request: message thread not found"


def test_a_plain_bot_has_no_topics(room):
    """A bot without topics cannot send to one."""
    with pytest.raises(ThreadGone):
        room.send(message_thread_id=2)


def test_a_reply_stays_in_its_topic(room):
    """Answering a message of a topic without naming the topic goes there all the same."""
    thread = room.topic()
    first = room.send("one", room.topical, message_thread_id=thread)
    sent = room.asked("sendMessage", room.topical, text="x", reply_parameters={"message_id": first})
    assert sent["message_thread_id"] == thread


def test_protected_content_says_so(room):
    """A protected message is marked."""
    assert room.asked("sendMessage", text="x", protect_content="true")["has_protected_content"] is True


def test_unknown_parameters_are_ignored(room):
    """What Telegram does not know it passes over."""
    assert room.send(message_effect_id="5046509860389126442", colour="green")


def test_an_unknown_kind_of_entity_is_refused(room):
    """Entities have to be of a kind that Telegram knows."""
    with pytest.raises(BadField):
        room.send(entities=[{"type": "blink", "offset": 0, "length": 1}])


def test_entities_go_through_as_they_are(room):
    """Given entities are kept, and their text is not parsed."""
    sent = room.asked(
        "sendMessage",
        text="<b>x</b>",
        entities=[{"type": "text_link", "offset": 0, "length": 3, "url": "http://smn.nl/"}],
    )
    assert sent["text"] == "<b>x</b>"
    assert sent["entities"] == [{"type": "text_link", "offset": 0, "length": 3, "url": "http://smn.nl/"}]


def test_a_message_has_to_be_named(room):
    """A method about a message needs its id."""
    with pytest.raises(MissingField):
        room.ask("deleteMessage", chat_id=FATIMA)
