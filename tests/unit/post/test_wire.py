"""The Bot API without a framework."""

from __future__ import annotations

import json

import aiohttp
import pytest

from bot.post.wire import FileTooLarge, Wire, WireFault
from bot.sandbox.faults import FalseAnswer, Rule, answering, dropping, refusing
from bot.sandbox.refusals import BadToken, FileTooBig, Flood
from tests.unit.post.telegram import BOT, TOKEN, Telegram


async def fault(line: Telegram, deed: object = None) -> WireFault:
    if deed is not None:
        line.sandbox.faults.add(Rule(deed))
    with pytest.raises(WireFault) as raised:
        await line.wire.call("getMe", {}, 5.0)
    return raised.value


async def test_a_call_answers_its_json(line: Telegram):
    """The text of a good answer is given as it is."""
    assert json.loads(await line.wire.call("getMe", {}, 5.0))["result"]["username"] == BOT


async def test_a_flood_says_how_long(line: Telegram):
    """A 429 names its seconds."""
    told = await fault(line, refusing(Flood(7)))
    assert (told.status, told.retry_after) == (429, 7)


async def test_a_refusal_says_why(line: Telegram):
    """A 400 has one of our reasons."""
    told = await fault(line, refusing(FileTooBig()))
    assert (told.status, told.reason, told.retry_after) == (400, "too_big", 0)


@pytest.mark.parametrize(
    "body", ["<html>", "", "[]", "null", '{"ok":false}', '{"description":1,"parameters":[]}']
)
async def test_an_error_of_any_shape_has_its_status(line: Telegram, body: str):
    """An error answer that cannot be read still says its status."""
    assert str(await fault(line, answering(FalseAnswer(503, body)))) == "503"


async def test_a_dropped_connection_says_its_class(line: Telegram):
    """Without an answer there is the class of what went wrong."""
    told = await fault(line, dropping)
    assert (str(told), told.status) == ("ServerDisconnectedError", 0)


async def test_bytes_that_are_no_text(line: Telegram):
    """An answer that is not UTF-8 is a fault like another."""
    line.sandbox.faults.add(Rule(answering(FalseAnswer(200, "\udcff"))))
    with pytest.raises(WireFault):
        await line.wire.call("getMe", {}, 5.0)


async def test_nobody_listens(unused_port: int):
    """A refused connection is a fault that does not name the URL."""
    async with aiohttp.ClientSession() as session:
        wire = Wire(session, f"http://127.0.0.1:{unused_port}", TOKEN)
        with pytest.raises(WireFault) as raised:
            await wire.call("getMe", {}, 5.0)
    assert str(raised.value) == "ClientConnectorError"
    assert raised.value.__suppress_context__


async def test_no_fault_names_the_token(line: Telegram):
    """Whatever goes wrong, the token is in no fault."""
    for deed in (refusing(BadToken()), dropping, answering(FalseAnswer(502, TOKEN))):
        assert TOKEN not in repr(await fault(line, deed))


async def path_of(line: Telegram, data: bytes) -> str:
    await line.phone.start(BOT)
    await line.phone.send_file(BOT, "document", data, "letter.pdf")
    (asked,) = [
        update["message"]["document"]["file_id"]
        for update in json.loads(await line.wire.call("getUpdates", {}, 5.0))["result"]
        if "document" in update["message"]
    ]
    answer = json.loads(await line.wire.call("getFile", {"file_id": asked}, 5.0))
    return str(answer["result"]["file_path"])


async def test_a_file_is_downloaded(line: Telegram):
    """A file comes as it was sent."""
    assert await line.wire.download(await path_of(line, b"some bytes"), 10) == b"some bytes"


async def test_a_file_past_its_limit_is_broken_off(line: Telegram):
    """No more than the limit is taken in."""
    with pytest.raises(FileTooLarge):
        await line.wire.download(await path_of(line, b"some bytes"), 9)


async def test_a_path_that_holds_no_more(line: Telegram):
    """A file that is not there says so with its status."""
    with pytest.raises(WireFault) as raised:
        await line.wire.download("documents/none.pdf", 9)
    assert raised.value.status == 404
