"""The Bot API over plain HTTP: the exact answers, however a request is written."""

from __future__ import annotations

import asyncio
import json

import aiohttp
import pytest
from aiohttp import FormData
from yarl import URL

from bot.sandbox.files import UPLOAD_LIMIT
from bot.sandbox.server import Sandbox
from bot.sandbox.webhooks import HEADER
from tests.contract.sandbox.conftest import PLAIN, PLAIN_TOKEN, TOPICAL, TOPICAL_TOKEN
from tests.contract.sandbox.talkers import until
from tests.unit.sandbox.tools import FATIMA


async def ask(http, sandbox, method, token=PLAIN_TOKEN, **values):
    async with http.post(f"{sandbox.url}/bot{token}/{method}", json=values) as response:
        return response.status, await response.json()


@pytest.mark.parametrize("token", ["111:wrong", "nothing", "333:aaa"])
async def test_a_wrong_token_is_not_let_in(http, sandbox, token):
    """Without a true token there is a 401."""
    assert await ask(http, sandbox, "getMe", token) == (
        401,
        {"ok": False, "error_code": 401, "description": "Unauthorized"},
    )


async def test_an_unknown_method_is_not_found(http, sandbox):
    """What the Bot API does not have is a 404."""
    assert await ask(http, sandbox, "sendLove") == (
        404,
        {"ok": False, "error_code": 404, "description": "Not Found: method not found"},
    )


@pytest.mark.parametrize("method", ["getMe", "getme", "GETME"])
async def test_the_case_of_a_method_does_not_matter(http, sandbox, method):
    """Telegram reads method names in any case."""
    assert (await ask(http, sandbox, method))[0] == 200


async def test_a_refusal_is_written_as_telegram_writes_it(http, sandbox):
    """Status, code and description say the same."""
    assert await ask(http, sandbox, "sendMessage", chat_id=999, text="x") == (
        400,
        {"ok": False, "error_code": 400, "description": "Bad Request: chat not found"},
    )


async def test_a_flood_carries_the_seconds(http, sandbox, fatima):
    """A 429 says in its parameters how long to wait."""
    sandbox.limits.on = True
    for _ in range(5):
        await ask(http, sandbox, "sendMessage", chat_id=FATIMA, text="x")
    assert await ask(http, sandbox, "sendMessage", chat_id=FATIMA, text="x") == (
        429,
        {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 1",
            "parameters": {"retry_after": 1},
        },
    )


MARKUP = {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}


def as_query(url):
    values = {"chat_id": FATIMA, "text": "hi", "reply_markup": json.dumps(MARKUP)}
    return {"method": "GET", "url": url, "params": values}


def as_json(url):
    return {"method": "POST", "url": url, "json": {"chat_id": FATIMA, "text": "hi", "reply_markup": MARKUP}}


def as_form(url):
    return {"method": "POST", "url": url, "data": as_query(url)["params"]}


def as_multipart(url):
    form = FormData(default_to_multipart=True)
    for name, value in as_query(url)["params"].items():
        form.add_field(name, str(value))
    return {"method": "POST", "url": url, "data": form}


@pytest.mark.parametrize("written", [as_query, as_json, as_form, as_multipart])
async def test_a_request_can_be_written_in_four_ways(http, sandbox, fatima, written):
    """Query, JSON, form and multipart mean the same."""
    async with http.request(**written(f"{sandbox.url}/bot{PLAIN_TOKEN}/sendMessage")) as response:
        answer = await response.json()
    assert answer["result"]["text"] == "hi"
    assert answer["result"]["reply_markup"] == MARKUP


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null"])
async def test_a_body_that_is_no_object_has_no_parameters(http, sandbox, body):
    """A broken body is the same as none."""
    async with http.post(
        f"{sandbox.url}/bot{PLAIN_TOKEN}/sendMessage", data=body, headers={"Content-Type": "application/json"}
    ) as response:
        assert (await response.json())["description"] == "Bad Request: chat_id is empty"


async def test_an_upload_over_50_megabytes_is_too_large(sandbox):
    """A request that is too large is refused before it is read."""
    reader, writer = await asyncio.open_connection("127.0.0.1", URL(sandbox.url).port)
    first = f"POST /bot{PLAIN_TOKEN}/sendDocument HTTP/1.1"
    writer.write("\r\n".join([first, "Host: a", f"Content-Length: {UPLOAD_LIMIT * 2}", "", ""]).encode())
    assert b"413" in await reader.readline()
    writer.close()
    await writer.wait_closed()


@pytest.mark.parametrize("path", ["documents/file_9.pdf", "../111:aaa", "x"])
async def test_a_file_that_is_not_there_is_not_found(http, sandbox, path):
    """Only paths that getFile gave lead to something."""
    async with http.get(f"{sandbox.url}/file/bot{PLAIN_TOKEN}/{path}") as response:
        assert response.status == 404


async def test_a_file_needs_the_token(http, sandbox):
    """Files are not given to anybody."""
    async with http.get(f"{sandbox.url}/file/bot1:x/documents/file_0.pdf") as response:
        assert response.status == 401


async def test_text_goes_over_the_wire_as_utf8(http, sandbox, fatima):
    """Emoji and Arabic are written as they are."""
    url = f"{sandbox.url}/bot{PLAIN_TOKEN}/sendMessage"
    async with http.post(url, json={"chat_id": FATIMA, "text": "سلام 😀"}) as response:
        assert "سلام 😀".encode() in await response.read()


# Webhooks


async def test_a_webhook_is_brought_its_updates_in_order(http, sandbox, fatima, hook):
    """Updates that waited come first, then new ones, each with the secret in its header."""
    await ask(http, sandbox, "setWebhook", url=hook.url, secret_token="s3cret")
    await fatima.write(PLAIN, "one")
    await fatima.write(PLAIN, "two")
    updates = [await hook.next() for _ in range(3)]
    assert [update.body["message"]["text"] for update in updates] == ["/start", "one", "two"]
    assert {update.headers[HEADER] for update in updates} == {"s3cret"}


async def test_an_update_that_was_not_taken_comes_again(http, sandbox, fatima, hook):
    """Whatever answers with an error gets the same update again, and the error is told."""
    hook.status = 500
    await ask(http, sandbox, "setWebhook", url=hook.url)
    first = await hook.next()
    hook.status = 200
    again = await hook.next()
    assert first.body == again.body
    info = (await ask(http, sandbox, "getWebhookInfo"))[1]["result"]
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"


async def test_a_webhook_out_of_reach_is_tried_again(http, sandbox, fatima, hook):
    """Updates wait while nobody answers at the address."""
    await ask(http, sandbox, "setWebhook", url="http://127.0.0.1:9/")

    async def failed():
        return "last_error_message" in (await ask(http, sandbox, "getWebhookInfo"))[1]["result"]

    await until(failed)
    assert len(sandbox.queue(PLAIN)) == 1
    await ask(http, sandbox, "setWebhook", url=hook.url)
    assert (await hook.next()).body["message"]["text"] == "/start"


# Coming and going


async def test_stopping_lets_go_of_everybody_who_waits():
    """Long polls and event streams end when the sandbox stops."""
    async with aiohttp.ClientSession() as http:
        async with Sandbox() as sandbox:
            sandbox.add_bot(PLAIN_TOKEN, PLAIN, "Amana")
            sandbox.add_person(FATIMA, "Fatima")
            url = f"{sandbox.url}/bot{PLAIN_TOKEN}/getUpdates?timeout=50"
            poll = asyncio.create_task(_read(http, url))
            stream = asyncio.create_task(_read(http, f"{sandbox.url}/phone/{FATIMA}/events"))
            await until(lambda: sandbox.queue(PLAIN).is_polled)
        assert json.loads(await poll) == {"ok": True, "result": []}
        assert (await stream).startswith(b": open")


async def _read(http, url):
    async with http.get(url) as response:
        return await response.read()


async def test_a_port_that_is_taken_is_an_error(sandbox):
    """Two sandboxes cannot serve at one port, and the second leaves nothing behind."""
    with pytest.raises(OSError, match="address already in use"):
        async with Sandbox(port=URL(sandbox.url).port or 0):
            raise AssertionError("it served")


async def test_a_bot_that_is_taken_away_is_unknown(http, sandbox):
    """A banned bot's token opens nothing; another bot is not touched."""
    sandbox.remove_bot(PLAIN)
    assert (await ask(http, sandbox, "getMe"))[0] == 401
    assert (await ask(http, sandbox, "getMe", TOPICAL_TOKEN))[1]["result"]["username"] == TOPICAL
    with pytest.raises(KeyError):
        sandbox.bot(PLAIN)
