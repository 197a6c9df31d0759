"""The Bot API over HTTP: `/bot{token}/{method}` and `/file/bot{token}/{path}`."""

from __future__ import annotations

import json
from collections.abc import Mapping

from aiohttp import BodyPartReader, web

from bot.sandbox.botview import BotView
from bot.sandbox.callog import CallLog
from bot.sandbox.calls import Call, Upload
from bot.sandbox.chats import Bot
from bot.sandbox.faults import ConnectionDropped, FalseAnswer, Faults
from bot.sandbox.files import UPLOAD_LIMIT
from bot.sandbox.flood import Limits
from bot.sandbox.jsonvalues import Json
from bot.sandbox.mailbox import Mailbox
from bot.sandbox.methods.all import Desk, find
from bot.sandbox.methods.receiving import allowed_updates
from bot.sandbox.refusals import BadToken, Refusal, TooLarge
from bot.sandbox.world import World

MOST_BODY = UPLOAD_LIMIT + 4 * 1024 * 1024


class BotApi:
    """Answers the bots."""

    def __init__(self, world: World, mailbox: Mailbox, faults: Faults, limits: Limits, log: CallLog) -> None:
        """Answer for this world."""
        self._world = world
        self._desk = Desk(world, mailbox, BotView(world.files))
        self._faults, self._limits, self._log = faults, limits, log

    def routes(self) -> list[web.RouteDef]:
        """Return the paths the Bot API has."""
        return [
            web.route("*", "/bot{token:[^/]+}/{method:[^/]*}", self.serve_method),
            web.get("/file/bot{token:[^/]+}/{path:.+}", self.serve_file),
        ]

    def _bot(self, request: web.Request) -> Bot:
        bot = self._world.bot_by_token(request.match_info["token"])
        if bot is None:
            raise BadToken
        return bot

    async def serve_method(self, request: web.Request) -> web.StreamResponse:
        """Answer one call of one method."""
        try:
            bot = self._bot(request)
            call = await read_call(request, bot, request.match_info["method"])
        except Refusal as refusal:
            return refused(refusal)
        try:
            answer = await self.answer(call)
        except Refusal as refusal:
            self._log.note(call, refusal.description)
            return refused(refusal)
        except ConnectionDropped:
            return _cut(request)
        return answer

    async def answer(self, call: Call) -> web.Response:
        """Answer a call that has been read. Raises `Refusal` and `ConnectionDropped`."""
        self._limits.check(call)
        false = await self._faults.strike(call, "before")
        if false:
            return _falsely(false)
        result = await self._result(call)
        self._log.note(call, None)
        false = await self._faults.strike(call, "after")
        return _falsely(false) if false else _json({"ok": True, "result": result})

    async def _result(self, call: Call) -> object:
        if call.method.lower() == "getupdates":
            return await self._updates(call)
        return find(call.method)(self._desk, call)

    async def _updates(self, call: Call) -> list[Json]:
        queue = self._desk.mailbox.queue(call.bot)
        queue.allow(allowed_updates(call))
        updates = await queue.poll(call.number("offset"), call.number("limit"), call.real("timeout"))
        return [update.as_json() for update in updates]

    async def serve_file(self, request: web.Request) -> web.StreamResponse:
        """Give the bytes of a file that getFile told of."""
        try:
            bot = self._bot(request)
            path = request.match_info["path"]
            false = await self._faults.strike(Call(bot, "file", {"path": path}), "before")
            filed = self._world.files.at_path(bot.id, path)
        except Refusal as refusal:
            return refused(refusal)
        except ConnectionDropped:
            return _cut(request)
        return _falsely(false) if false else web.Response(body=filed.blob.data)


async def read_call(request: web.Request, bot: Bot, method: str) -> Call:
    """Read the parameters from wherever the Bot API takes them: query, form, multipart or JSON."""
    values: dict[str, object] = dict(request.query)
    uploads: dict[str, Upload] = {}
    if (request.content_length or 0) > MOST_BODY:
        raise TooLarge
    try:
        if request.content_type.startswith("multipart/"):
            await _read_parts(request, values, uploads)
        elif request.content_type == "application/json":
            values |= _object(await request.text())
        elif request.can_read_body:
            values |= dict(await request.post())
    except web.HTTPRequestEntityTooLarge:
        raise TooLarge from None
    return Call(bot, method, values, uploads)


def _object(text: str) -> Mapping[str, object]:
    try:
        value = json.loads(text) if text else {}
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


async def _read_parts(request: web.Request, values: dict[str, object], uploads: dict[str, Upload]) -> None:
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or not part.name:
            continue
        data = bytes(await part.read(decode=True))
        if part.filename is None:
            values[part.name] = data.decode("utf-8", "replace")
        else:
            mime = part.headers.get("Content-Type", "")
            uploads[part.name] = Upload(part.filename, mime, data)


def refused(refusal: Refusal) -> web.Response:
    """Return a refusal as the Bot API writes it."""
    shape: Json = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    if refusal.parameters:
        shape["parameters"] = refusal.parameters
    return _json(shape, status=refusal.code)


def _json(value: Json, status: int = 200) -> web.Response:
    return web.Response(
        body=json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass"),
        status=status,
        content_type="application/json",
    )


def _falsely(answer: FalseAnswer) -> web.Response:
    return web.Response(text=answer.body, status=answer.status, content_type=answer.content_type)


def _cut(request: web.Request) -> web.Response:
    """Cut the line: the answer that follows reaches nobody."""
    if request.transport:
        request.transport.abort()
    return web.Response()
