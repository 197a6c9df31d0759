"""What goes wrong on the way, sorted the same whichever framework met it."""

from __future__ import annotations

import asyncio

import pytest

from bot.post.freight import Freight
from bot.post.outcomes import Halfway, NotSent, PostError, Refused, Unknown, Wait
from bot.sandbox.calls import Call
from bot.sandbox.faults import Deed, FalseAnswer, Rule, answering, dropping, refusing
from bot.sandbox.refusals import BadToken, Flood, TooLarge
from bot.seeker.carrier import seeker_bot, seeker_carrier
from bot.staff.carrier import staff_bot, staff_carrier
from db.letters import Attachment, Send, Words
from tests.contract.post.conftest import BOT, PERSON, TOKEN, Line

HELLO = Send(Words("hello"))
LONG = Send(Words("word " * 1000))


def fault(line: Line, deed: Deed, method: str = "sendMessage", **more: object) -> Rule:
    return line.sandbox.faults.add(Rule(deed, method=method, **more))


async def outcome(line: Line, what: Send = HELLO, **more: object) -> PostError:
    with pytest.raises(PostError) as raised:
        await line.carry(what, **more)
    return raised.value


async def texts(line: Line) -> list[str | None]:
    return [bubble.text for bubble in await line.phone.messages(BOT) if bubble.sender == "bot"]


async def test_a_connection_dropped_before_is_unknown(line: Line):
    """A line cut before Telegram did anything looks the same from here: nobody knows."""
    fault(line, dropping)
    assert type(await outcome(line)) is Unknown
    assert await texts(line) == []


async def test_a_connection_dropped_after_is_unknown(line: Line):
    """A lost answer is in doubt although the message is there."""
    fault(line, dropping, when="after")
    assert type(await outcome(line)) is Unknown
    assert await texts(line) == ["hello"]


@pytest.mark.parametrize("status", [500, 502, 503, 504])
async def test_an_html_page_with_a_server_error_is_unknown(line: Line, status: int):
    """A gateway's page says nothing about the call."""
    fault(line, answering(FalseAnswer(status)))
    assert type(await outcome(line)) is Unknown


async def test_a_server_error_of_the_bot_api_is_unknown(line: Line):
    """A 500 in the Bot API's own form says nothing about the call either."""
    body = '{"ok":false,"error_code":500,"description":"Internal Server Error"}'
    fault(line, answering(FalseAnswer(500, body, "application/json")))
    assert type(await outcome(line)) is Unknown


GARBLED = ("", "<html>", '{"ok":true,"result":{"message_', "null", '{"ok":true,"result":7}')


@pytest.mark.parametrize("body", GARBLED)
async def test_a_garbled_answer_is_unknown(line: Line, body: str):
    """An answer of 200 that cannot be read leaves the call in doubt."""
    fault(line, answering(FalseAnswer(200, body, "application/json")))
    assert type(await outcome(line)) is Unknown


async def test_a_flood_answer_says_how_long(line: Line):
    """A 429 is a wait of what Telegram says."""
    fault(line, refusing(Flood(17)))
    told = await outcome(line)
    assert isinstance(told, Wait)
    assert told.seconds == 17


async def test_a_flood_answer_without_parameters(line: Line):
    """A 429 without parameters is a wait of what its words say."""
    body = '{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 9"}'
    fault(line, answering(FalseAnswer(429, body, "application/json")))
    told = await outcome(line)
    assert isinstance(told, Wait)
    assert told.seconds == 9


async def test_a_token_that_is_not_valid_keeps_the_letter(line: Line):
    """With a revoked token nothing is sent and nothing is lost."""
    fault(line, refusing(BadToken()))
    assert type(await outcome(line)) is NotSent


async def test_an_unknown_method_is_refused(line: Line):
    """A server that does not know a method refuses the letter, and it is not tried for ever."""
    body = '{"ok":false,"error_code":404,"description":"Not Found: method not found"}'
    fault(line, answering(FalseAnswer(404, body, "application/json")))
    told = await outcome(line)
    assert isinstance(told, Refused)
    assert told.reason == "method"


async def test_a_file_that_is_too_large_is_refused(line: Line):
    """A 413 is a refusal for size."""
    fault(line, refusing(TooLarge()), method="sendDocument")
    told = await outcome(line, Send(attachment=Attachment("document", "m")), files=(b"data",))
    assert isinstance(told, Refused)
    assert told.reason == "too_big"


async def test_a_pin_that_fails_is_still_a_letter_sent(line: Line):
    """When pinning fails the letter is sent all the same."""
    fault(line, answering(FalseAnswer(502)), method="pinChatMessage")
    assert len((await line.carry(Send(Words("summary"), pin=True))).message_ids) == 1


async def test_a_stop_between_two_messages_tells_what_is_there(line: Line):
    """A letter of two messages whose second is told to wait names the first."""

    async def second(call: Call) -> FalseAnswer | None:
        if len(line.sandbox.log.of(method="sendMessage")) == 1:
            raise Flood(3)
        return None

    fault(line, second, times=None)
    told = await outcome(line, LONG)
    assert isinstance(told, Halfway)
    assert (told.done, told.seconds) == (((await line.phone.messages(BOT))[-1].id,), 3)


async def test_an_answer_lost_between_two_messages_is_unknown(line: Line):
    """When the second message's answer is lost, the letter is in doubt."""

    async def second(call: Call) -> FalseAnswer | None:
        return FalseAnswer(502) if len(line.sandbox.log.of(method="sendMessage")) == 1 else None

    fault(line, second, times=None)
    assert type(await outcome(line, LONG)) is Unknown


async def test_no_answer_in_time_is_unknown(line: Line):
    """An answer that does not come in time leaves the letter in doubt."""
    held = asyncio.Event()

    async def hold(call: Call) -> FalseAnswer | None:
        await held.wait()
        return None

    fault(line, hold, when="after")
    _hurry(line)
    assert type(await outcome(line)) is Unknown
    held.set()


@pytest.mark.parametrize("framework", ["aiogram", "python-telegram-bot"])
async def test_a_refused_connection_is_not_sent(framework: str, unused_port: int):
    """Where nobody listens nothing was sent."""
    url = f"http://127.0.0.1:{unused_port}"
    if framework == "aiogram":
        public = seeker_bot(TOKEN, url)
        carrier, close = seeker_carrier(public), public.session.close
    else:
        inner = staff_bot(TOKEN, url)
        carrier, close = staff_carrier(inner), inner.request.shutdown
    with pytest.raises(NotSent):
        await carrier.carry(Freight(PERSON, HELLO))
    await close()


async def test_no_fault_carries_words(line: Line):
    """Neither the words of a letter nor the token are in what comes out, its causes included."""
    canary = Send(Words("canary words"))
    for deed in (dropping, answering(FalseAnswer(502, "canary words")), refusing(BadToken())):
        fault(line, deed)
        told = await outcome(line, canary)
        assert "canary" not in repr(told)
        assert TOKEN not in repr(told)
        assert told.__cause__ is None
        assert told.__suppress_context__


def _hurry(line: Line) -> None:
    """Let this line's framework wait for a fraction of a second only."""
    bot = line.carrier._calls._bot
    if hasattr(bot, "session"):
        bot.session.timeout = 0.2
    else:
        bot.request.seconds = 0.2
