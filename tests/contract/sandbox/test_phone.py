"""The phones' JSON API, through the client that scripts use, and by hand where it would not go wrong."""

from __future__ import annotations

import asyncio
import json

import pytest
from aiohttp import FormData

from bot.sandbox import phones
from bot.sandbox.phone import NothingSeen, Phone, PhoneError
from bot.sandbox.server import PAGE, Sandbox
from tests.contract.sandbox.conftest import PLAIN, PLAIN_TOKEN, TOPICAL, TOPICAL_TOKEN
from tests.unit.sandbox.tools import FATIMA, OGG, OMAR


@pytest.fixture
def say(http, sandbox):
    """Say something as a bot; the answer's result comes back."""

    async def say(text="hello", token=PLAIN_TOKEN, method="sendMessage", **values):
        body = {"chat_id": FATIMA, "text": text} | values
        async with http.post(f"{sandbox.url}/bot{token}/{method}", json=body) as response:
            answer = await response.json()
            assert answer["ok"], answer
            return answer["result"]

    return say


async def read(http, sandbox, path):
    async with http.get(f"{sandbox.url}/phone/{path}") as response:
        return response.status, await response.json()


async def test_people_and_bots_are_listed(http, sandbox):
    """The page learns who can be held and whom can be written to."""
    assert (await read(http, sandbox, "people"))[1] == [
        {"id": FATIMA, "name": "Fatima", "hint": "seeker", "language": "rif"},
        {"id": OMAR, "name": "Omar", "hint": "confidant", "language": None},
    ]
    assert (await read(http, sandbox, "bots"))[1] == [
        {"id": 111, "username": PLAIN, "name": "Amana", "topics": False},
        {"id": 222, "username": TOPICAL, "name": "Amana team", "topics": True},
    ]


async def test_chats_are_listed_with_what_is_unread(http, sandbox, fatima, say):
    """Every bot has a line; reading a chat clears its count."""
    await say()
    (_, lines) = await read(http, sandbox, f"{FATIMA}/chats")
    assert lines[0] == {
        "bot": 111,
        "username": PLAIN,
        "name": "Amana",
        "started": True,
        "blocked": False,
        "topics": [],
        "commands": [],
        "unread": 1,
    }
    await fatima.messages(PLAIN)
    assert (await fatima.chat(PLAIN))["unread"] == 0


@pytest.mark.parametrize("bot", [PLAIN, f"@{PLAIN}", "111"])
async def test_a_bot_is_found_by_name_and_number(http, sandbox, bot):
    """The page names bots by id, scripts by user name."""
    status, view = await read(http, sandbox, f"{FATIMA}/chats/{bot}")
    assert status == 200
    assert view == {"messages": [], "keyboard": None, "typing": False, "description": ""}


@pytest.mark.parametrize("path", ["999/chats", f"{FATIMA}/chats/no_bot", "999/events", "files/nothing"])
async def test_what_is_not_there_is_not_found(http, sandbox, path):
    """Unknown people, bots and files are a 404 that says so."""
    status, body = await read(http, sandbox, path)
    assert status == 404
    assert body["error"].startswith("there is no such")


async def test_doing_something_to_nobody_is_not_found(http, sandbox):
    """Writing and sending files to an unknown bot is a 404."""
    async with http.post(f"{sandbox.url}/phone/{FATIMA}/chats/no_bot/text", json={"text": "x"}) as response:
        assert response.status == 404
    async with http.post(f"{sandbox.url}/phone/{FATIMA}/chats/no_bot/file", data=b"") as response:
        assert response.status == 404


@pytest.mark.parametrize(
    ("what", "body"),
    [
        ("text", {"text": " "}),
        ("text", {"text": "x", "reply_to": 99}),
        ("text", {"text": "x", "entities": [{"type": "blink"}]}),
        ("press", {"message_id": 99, "row": 0, "column": 0}),
        ("edit", {"message_id": 99, "text": "x"}),
        ("react", {"message_id": 99, "emoji": "👍"}),
        ("start", {"payload": "not allowed"}),
        ("delete", {"message_ids": [99]}),
        ("topic", {"name": "x"}),
        ("topic_delete", {"thread": 99}),
        ("special", {"kind": "nothing"}),
        ("special", {"kind": "dice", "emoji": "🥕"}),
        ("special", {"kind": "location", "latitude": "north"}),
    ],
)
async def test_what_a_phone_would_not_do_is_refused(http, sandbox, what, body):
    """A 400 says why."""
    async with http.post(f"{sandbox.url}/phone/{FATIMA}/chats/{PLAIN}/{what}", json=body) as response:
        assert response.status == 400
        assert (await response.json())["error"]


async def test_a_body_has_to_be_json(http, sandbox):
    """A broken body is refused, an empty one is no body."""
    url = f"{sandbox.url}/phone/{FATIMA}/chats/{PLAIN}/start"
    async with http.post(url, data=b"{") as response:
        assert (response.status, await response.json()) == (400, {"error": "the request is not JSON"})
    async with http.post(url) as response:
        assert response.status == 200


@pytest.mark.parametrize(
    ("fields", "data"),
    [({"kind": "letter"}, b"x"), ({"kind": "photo"}, b""), ({"kind": "photo", "thread": "7"}, b"x")],
)
async def test_a_file_has_to_be_one(http, sandbox, fields, data):
    """Unknown kinds, empty files and topics that are not there are refused."""
    form = FormData(fields)
    form.add_field("file", data, filename="a")
    async with http.post(f"{sandbox.url}/phone/{FATIMA}/chats/{PLAIN}/file", data=form) as response:
        assert response.status == 400


async def test_a_file_comes_as_a_form(http, sandbox):
    """A file without a form is refused."""
    url = f"{sandbox.url}/phone/{FATIMA}/chats/{PLAIN}/file"
    async with http.post(url, json={"kind": "photo"}) as response:
        assert (response.status, await response.json()) == (400, {"error": "a file comes as multipart form"})


async def test_a_file_shows_with_its_length_and_album(fatima):
    """What is said of a file is kept."""
    await fatima.send_file(PLAIN, "voice", OGG, "a.ogg", "listen", mime="audio/ogg", duration=4, album="x")
    bubble = (await fatima.messages(PLAIN))[-1]
    assert bubble.media is not None
    assert (bubble.kind, bubble.media["duration"], bubble.caption, bubble.album) == (
        "voice",
        4,
        "listen",
        "x",
    )
    assert (bubble.words, bubble.media["name"]) == ("listen", "")


async def test_entities_of_the_phone_are_sent(fatima):
    """A phone can format what it sends."""
    await fatima.write(PLAIN, "bold", entities=[{"type": "bold", "offset": 0, "length": 4}])
    assert (await fatima.messages(PLAIN))[-1].entities == ({"type": "bold", "offset": 0, "length": 4},)


async def test_a_link_button_opens_its_link(fatima, say):
    """Pressing a link asks nobody and gives the address."""
    markup = {"inline_keyboard": [[{"text": "site", "url": "https://smn.nl/"}]]}
    message = await say(reply_markup=markup)
    assert await fatima.press(PLAIN, message["message_id"], 0, 0) == "https://smn.nl/"
    assert (await fatima.messages(PLAIN))[-1].links == {"site": "https://smn.nl/"}


async def test_the_newest_button_is_tapped(fatima, say, sandbox):
    """Of two buttons with the same label the newest is meant, or the one in the topic named."""
    topic = (await say(token=TOPICAL_TOKEN, method="createForumTopic", name="one"))["message_thread_id"]

    def markup(data):
        return {"inline_keyboard": [[{"text": "go", "callback_data": data}]]}

    await say(token=TOPICAL_TOKEN, reply_markup=markup("topic"), message_thread_id=topic)
    await say(token=TOPICAL_TOKEN, reply_markup=markup("newest"))
    await fatima.tap(TOPICAL, "go")
    await fatima.tap(TOPICAL, "go", thread=topic)
    presses = [
        update.body["data"] for update in sandbox.queue(TOPICAL).take(9) if update.kind == "callback_query"
    ]
    assert presses == ["newest", "topic"]


async def test_what_has_no_button_cannot_be_tapped(fatima):
    """A label that is nowhere is an error."""
    with pytest.raises(PhoneError, match="there is no button 'go'"):
        await fatima.tap(PLAIN, "go")


async def test_a_bot_that_is_not_there_cannot_be_asked_about(fatima):
    """An unknown user name is an error."""
    with pytest.raises(PhoneError):
        await fatima.chat("no_bot")


async def test_a_person_makes_and_deletes_topics(fatima, sandbox):
    """Where a bot allows it, people make topics of their own."""
    sandbox.bot(TOPICAL).users_create_topics = True
    thread = await fatima.open_topic(TOPICAL, "mine")
    assert await fatima.topics(TOPICAL) == {thread: "mine"}
    await fatima.delete_topic(TOPICAL, thread)
    assert await fatima.topics(TOPICAL) == {}


async def test_messages_are_deleted_here_or_for_both(fatima, sandbox):
    """A message taken off the phone is still the bot's, one deleted for both is not."""
    first, second = await fatima.write(PLAIN, "one"), await fatima.write(PLAIN, "two")
    await fatima.delete(PLAIN, [first])
    await fatima.delete(PLAIN, [second], for_both=True)
    assert [bubble.text for bubble in await fatima.messages(PLAIN)] == ["/start"]
    assert [message.id for message in sandbox.messages_of(FATIMA, PLAIN)] == [1, first]


async def test_the_timer_is_set(fatima, sandbox):
    """Telegram's own timer reaches the bot as a service message."""
    await fatima.set_timer(PLAIN, 60)
    assert "message_auto_delete_timer_changed" in sandbox.queue(PLAIN).take(9)[-1].body


async def test_a_file_that_is_none_cannot_be_fetched(fatima):
    """A text has no file."""
    with pytest.raises(PhoneError):
        await fatima.fetch((await fatima.messages(PLAIN))[-1])


async def test_events_tell_everything_that_happens(fatima, say, sandbox):
    """Messages, edits, deletions, reactions, pins, typing, topics, keyboards, commands and blocks."""
    await say(reply_markup={"keyboard": [["a"]]})
    await say(method="sendChatAction", action="typing")
    message = (await say())["message_id"]
    await say("other", method="editMessageText", message_id=message)
    await say(method="pinChatMessage", message_id=message)
    await say(method="setMessageReaction", message_id=message, reaction=[{"type": "emoji", "emoji": "👍"}])
    await say(method="deleteMessage", message_id=message)
    await say(method="setMyCommands", commands=[{"command": "wis", "description": "wipe"}])
    topic = (await say(token=TOPICAL_TOKEN, method="createForumTopic", name="one"))["message_thread_id"]
    await say(token=TOPICAL_TOKEN, method="deleteForumTopic", message_thread_id=topic)
    await fatima.block(PLAIN)

    async def blocked():
        return any(event["type"] == "blocked" for event in fatima.events) or None

    assert await fatima.until(blocked)
    kinds = [event["type"] for event in fatima.events]
    assert kinds[-12:] == [
        "keyboard",
        "typing",
        "message",
        "edited",
        "pinned",
        "reaction",
        "deleted",
        "commands",
        "topic",
        "deleted",
        "topic_deleted",
        "blocked",
    ]
    assert all(event["bot"] in {111, 222} for event in fatima.events)


async def test_every_phone_of_a_person_sees_the_same(fatima, sandbox):
    """Two phones of one person get the same events, another person's none of them."""
    async with Phone(sandbox.url, FATIMA) as second, Phone(sandbox.url, OMAR) as other:
        await fatima.write(PLAIN, "hello")
        assert await second.wait_for(PLAIN, lambda b: b.text == "hello")
        assert second.events[-1]["message"] == fatima.events[-1]["message"]
        assert other.events == []


async def test_waiting_sees_what_comes_later(fatima, say):
    """A wait ends as soon as the message is there."""
    waiting = asyncio.create_task(fatima.wait_for(PLAIN, lambda b: b.text == "late"))
    await asyncio.sleep(0)
    await say("late")
    assert (await waiting).text == "late"


async def test_waiting_can_pass_over_what_was_there(fatima, say):
    """With `after`, older messages do not count."""
    old = await say("same")
    waiting = asyncio.create_task(fatima.wait_for(PLAIN, lambda b: b.text == "same", after=old["message_id"]))
    new = await say("same")
    assert (await waiting).id == new["message_id"]


async def test_waiting_in_vain_shows_the_chat(fatima):
    """What was not seen is told together with what was."""
    with pytest.raises(NothingSeen, match="/start"):
        await fatima.wait_for(PLAIN, lambda b: b.text == "never", seconds=0.01)


async def test_an_answer_that_does_not_come_is_told(fatima):
    """A press nobody answers is an error after the wait."""
    with pytest.raises(NothingSeen):
        await fatima.wait_for_answer("1", seconds=0.01)


async def test_a_phone_works_without_being_switched_on(sandbox):
    """Outside of `async with` a phone connects when it is needed, and has to be closed."""
    phone = Phone(sandbox.url, FATIMA)
    await phone.start(PLAIN)
    assert (await phone.wait_for(PLAIN, lambda b: b.id == 1)).text == "/start"
    await phone.close()
    await phone.close()


async def test_an_event_is_one_line_of_json(http, sandbox, fatima):
    """The stream is made of lines that begin with data."""
    async with http.get(f"{sandbox.url}/phone/{FATIMA}/events") as response:
        assert response.content_type == "text/event-stream"
        assert await response.content.readline() == b": open\n"
        await fatima.write(PLAIN, "a\nb")
        await response.content.readline()
        line = await response.content.readline()
        assert json.loads(line.removeprefix(b"data: "))["message"]["text"] == "a\nb"


async def test_a_quiet_stream_shows_that_it_lives(http, sandbox, monkeypatch):
    """When nothing happens the stream says now and then that it is still there."""
    monkeypatch.setattr(phones, "HEARTBEAT", 0.01)
    async with http.get(f"{sandbox.url}/phone/{FATIMA}/events") as response:
        lines = [await response.content.readline() for _ in range(3)]
    assert lines == [b": open\n", b"\n", b": still here\n"]


async def test_the_page_is_served(http, sandbox):
    """The front page and its parts come from the page's folder, and nothing from outside of it."""
    async with http.get(f"{sandbox.url}/") as response:
        assert response.content_type == "text/html"
        assert await response.read() == (PAGE / "index.html").read_bytes()
    async with http.get(f"{sandbox.url}/..%2fserver.py") as response:
        assert response.status in {403, 404}


async def test_a_sandbox_can_be_filled_before_it_serves():
    """People and bots may be added before and after the start."""
    sandbox = Sandbox()
    sandbox.add_bot(PLAIN_TOKEN, PLAIN, "Amana")
    sandbox.add_person(FATIMA, "Fatima")
    async with sandbox, Phone(sandbox.url, FATIMA) as phone:
        assert await phone.start(PLAIN) == 1
        assert sandbox.chat(FATIMA, PLAIN).started
        assert sandbox.person(FATIMA).first_name == "Fatima"
