"""The phones' side of the sandbox over HTTP: what the page and the `Phone` client speak to."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable

from aiohttp import BodyPartReader, web

from bot.sandbox.chats import Chat, Person
from bot.sandbox.contents import MEDIA_KINDS
from bot.sandbox.deeds import Deeds, NotPossible
from bot.sandbox.events import Events
from bot.sandbox.jsonvalues import Json, as_flag, as_list, as_number, as_object, as_text
from bot.sandbox.messages import Message
from bot.sandbox.methods.asked import given_entities
from bot.sandbox.notices import Press
from bot.sandbox.phoneview import chat_line, is_shown, keyboard_view, message_view
from bot.sandbox.refusals import Refusal
from bot.sandbox.specials import special_content
from bot.sandbox.world import World

Act = Callable[[Chat, Json], object]
HEARTBEAT = 15.0
"""Seconds between signs of life on an event stream."""


class Phones:
    """Answers the phones."""

    def __init__(self, world: World, events: Events) -> None:
        """Answer for this world."""
        self._world = world
        self._events = events
        self._deeds = Deeds(world)
        self.acts: dict[str, Act] = {
            "text": self._text,
            "special": self._special,
            "press": self._press,
            "edit": self._edit,
            "react": self._react,
            "start": self._start,
            "block": self._block,
            "unblock": self._unblock,
            "delete": self._delete,
            "topic": self._topic,
            "topic_delete": self._topic_delete,
            "timer": self._timer,
        }

    def routes(self) -> list[web.RouteDef]:
        """Return the paths phones use."""
        chat = "/phone/{person:\\d+}/chats/{bot}"
        return [
            web.get("/phone/people", self._people),
            web.get("/phone/bots", self._bots),
            web.get("/phone/files/{file_id}", self._file_bytes),
            web.get("/phone/{person:\\d+}/chats", self._chats),
            web.get("/phone/{person:\\d+}/events", self._stream),
            web.get(chat, self._chat_view),
            web.post(f"{chat}/file", self._file),
            *(web.post(f"{chat}/{name}", self._acting(act)) for name, act in self.acts.items()),
        ]

    # Who and where

    def _person(self, request: web.Request) -> Person:
        person = self._world.people.get(int(request.match_info["person"]))
        if person is None:
            raise _NotThere("there is no such person")
        return person

    def _chat(self, request: web.Request) -> Chat:
        name = request.match_info["bot"]
        bot = self._world.bots.get(int(name)) if name.isdigit() else self._world.bot_by_name(name)
        if bot is None:
            raise _NotThere("there is no such bot")
        return self._world.chat(bot, self._person(request))

    # Reading

    async def _people(self, request: web.Request) -> web.Response:
        del request
        return web.json_response(
            [
                {"id": p.id, "name": p.first_name, "hint": p.hint, "language": p.language}
                for p in self._world.people.values()
            ]
        )

    async def _bots(self, request: web.Request) -> web.Response:
        del request
        return web.json_response(
            [
                {"id": b.id, "username": b.username, "name": b.name, "topics": b.topics}
                for b in self._world.bots.values()
            ]
        )

    async def _chats(self, request: web.Request) -> web.Response:
        try:
            person = self._person(request)
        except _NotThere as problem:
            return _error(problem, 404)
        bots = self._world.bots.values()
        return web.json_response([chat_line(self._world.chat(bot, person)) for bot in bots])

    async def _chat_view(self, request: web.Request) -> web.Response:
        try:
            chat = self._chat(request)
        except _NotThere as problem:
            return _error(problem, 404)
        return web.json_response(self.view(chat))

    def view(self, chat: Chat) -> Json:
        """Look at a chat, and what stands in it."""
        chat.read_up_to = chat.last_id
        messages = [message_view(m) for m in chat.messages.values() if is_shown(m)]
        return {
            "messages": messages,
            "keyboard": keyboard_view(chat.keyboard),
            "typing": chat.is_typing(self._world.clock.now()),
            "description": chat.bot.description_for(chat.person),
        }

    async def _file_bytes(self, request: web.Request) -> web.Response:
        blob = self._world.files.blob(request.match_info["file_id"])
        if blob is None:
            return _error(_NotThere("there is no such file"), 404)
        return web.Response(body=blob.data, headers={"Cache-Control": "no-store"})

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        try:
            person = self._person(request)
        except _NotThere as problem:
            return _error(problem, 404)
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        stream = self._events.open(person)
        try:
            await response.prepare(request)
            await response.write(b": open\n\n")
            await self._pump(response, stream)
        except ConnectionError:
            pass  # the phone was switched off
        finally:
            self._events.close(person, stream)
        return response

    async def _pump(self, response: web.StreamResponse, stream: asyncio.Queue[Json | None]) -> None:
        while True:
            try:
                event = await asyncio.wait_for(stream.get(), HEARTBEAT)
            except TimeoutError:
                await response.write(b": still here\n\n")
                continue
            if event is None:
                return
            await response.write(b"data: " + json.dumps(event).encode() + b"\n\n")

    # Doing

    def _acting(self, act: Act) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def serve(request: web.Request) -> web.Response:
            try:
                chat = self._chat(request)
                return web.json_response(act(chat, await _body(request)))
            except _NotThere as problem:
                return _error(problem, 404)
            except (NotPossible, Refusal) as problem:
                return _error(problem, 400)

        return serve

    def _text(self, chat: Chat, body: Json) -> object:
        message = self._deeds.write(
            chat,
            as_text(body.get("text")),
            entities=given_entities(body.get("entities")),
            reply_to=as_number(body.get("reply_to")) or None,
            quote=as_text(body.get("quote")) or None,
            thread=as_number(body.get("thread")) or None,
        )
        return {"message_id": message.id}

    def _special(self, chat: Chat, body: Json) -> object:
        content = special_content(self._world, chat, body)
        place = as_number(body.get("reply_to")) or None, as_number(body.get("thread")) or None
        message = self._deeds.send(chat, content, reply_to=place[0], thread=place[1])
        return {"message_id": message.id}

    def _press(self, chat: Chat, body: Json) -> object:
        which = (as_number(body.get(name)) for name in ("message_id", "row", "column"))
        pressed = self._deeds.press(chat, *which)
        if isinstance(pressed, Press):
            return {"query_id": pressed.id}
        return {"query_id": None, "url": pressed.url}

    def _edit(self, chat: Chat, body: Json) -> object:
        message_id, text = as_number(body.get("message_id")), as_text(body.get("text"))
        return {"message_id": self._deeds.edit(chat, message_id, text).id}

    def _react(self, chat: Chat, body: Json) -> object:
        self._deeds.react(chat, as_number(body.get("message_id")), as_text(body.get("emoji")) or None)
        return {}

    def _start(self, chat: Chat, body: Json) -> object:
        return {"message_id": self._deeds.start(chat, as_text(body.get("payload"))).id}

    def _block(self, chat: Chat, body: Json) -> object:
        del body
        self._deeds.set_blocked(chat, blocked=True)
        return {}

    def _unblock(self, chat: Chat, body: Json) -> object:
        del body
        self._deeds.set_blocked(chat, blocked=False)
        return {}

    def _delete(self, chat: Chat, body: Json) -> object:
        ids = [as_number(value) for value in as_list(body.get("message_ids"))]
        self._deeds.delete(chat, ids, for_both=as_flag(body.get("for_both")))
        return {}

    def _topic(self, chat: Chat, body: Json) -> object:
        return {"thread": self._deeds.open_topic(chat, as_text(body.get("name"))).id}

    def _topic_delete(self, chat: Chat, body: Json) -> object:
        self._deeds.delete_topic(chat, as_number(body.get("thread")))
        return {}

    def _timer(self, chat: Chat, body: Json) -> object:
        return {"message_id": self._deeds.set_timer(chat, as_number(body.get("seconds"))).id}

    async def _file(self, request: web.Request) -> web.Response:
        try:
            chat = self._chat(request)
            fields, name, mime, data = await _form(request)
            return web.json_response({"message_id": self._send_file(chat, fields, name, mime, data).id})
        except _NotThere as problem:
            return _error(problem, 404)
        except (NotPossible, Refusal) as problem:
            return _error(problem, 400)

    def _send_file(self, chat: Chat, fields: dict[str, str], name: str, mime: str, data: bytes) -> Message:
        kind = next((kind for kind in MEDIA_KINDS if kind == fields.get("kind")), None)
        if kind is None:
            raise NotPossible("kind has to be one of " + ", ".join(MEDIA_KINDS))
        if not data:
            raise NotPossible("an empty file cannot be sent")
        media = self._deeds.file(kind, fields.get("name") or name, mime, data, fields)
        return self._deeds.send(
            chat,
            media,
            reply_to=as_number(fields.get("reply_to")) or None,
            thread=as_number(fields.get("thread")) or None,
            album=fields.get("album") or None,
        )


class _NotThere(Exception):
    """No such person, bot or file."""


def _error(problem: Exception, status: int) -> web.Response:
    return web.json_response({"error": str(problem)}, status=status)


async def _body(request: web.Request) -> Json:
    raw = await request.read()
    try:
        return as_object(json.loads(raw)) if raw else {}
    except ValueError:
        raise NotPossible("the request is not JSON") from None


async def _form(request: web.Request) -> tuple[dict[str, str], str, str, bytes]:
    """Return the fields of a multipart form, and the name, type and bytes of its file."""
    if not request.content_type.startswith("multipart/"):
        raise NotPossible("a file comes as multipart form")
    fields: dict[str, str] = {}
    name = mime = ""
    data = b""
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or not part.name:
            continue
        content = bytes(await part.read(decode=True))
        if part.name == "file":
            name, mime, data = part.filename or "", part.headers.get("Content-Type", ""), content
        else:
            fields[part.name] = content.decode("utf-8", "replace")
    return fields, name, mime, data
