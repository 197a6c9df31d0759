"""A phone held by a script: what tests and the demo's script do as people."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Self, TypeVar

from aiohttp import ClientError, ClientSession, ClientTimeout, FormData

from bot.sandbox.bubble import Bubble, bubble_of
from bot.sandbox.jsonvalues import Json, as_flag, as_list, as_number, as_object, as_text

__all__ = ["Bubble", "NothingSeen", "Phone", "PhoneError"]

T = TypeVar("T")


class PhoneError(Exception):
    """The phone could not do it; the words are the sandbox's."""


class NothingSeen(AssertionError):
    """What was waited for did not come; the words show the end of the chat."""


class Phone:
    """One person's phone, over HTTP. Bots are named by user name.

    Use it in `async with`. Every doing raises `PhoneError` when the phone would not allow it.
    """

    def __init__(self, url: str, person_id: int) -> None:
        """Hold the phone of a person of the sandbox at `url`."""
        self._url = url.rstrip("/")
        self.person_id = person_id
        self._open: ClientSession | None = None
        self._listener: asyncio.Task[None] | None = None
        self._ready = asyncio.Event()
        self._news = asyncio.Event()
        self.events: list[Json] = []

    async def __aenter__(self) -> Self:
        """Switch it on: from now on events are noted."""
        await self._listen()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Switch it off."""
        await self.close()

    async def close(self) -> None:
        """Switch it off."""
        if self._listener:
            self._listener.cancel()
            await asyncio.gather(self._listener, return_exceptions=True)
            self._listener = None
        if self._open:
            await self._open.close()
            self._open = None

    # Doing

    async def start(self, bot: str, payload: str = "") -> int:
        """Press START, or open a deep link with a payload; return the message's id."""
        return await self._sent(bot, "start", {"payload": payload})

    async def write(
        self,
        bot: str,
        text: str,
        reply_to: int | None = None,
        thread: int | None = None,
        *,
        quote: str | None = None,
        entities: list[Json] | None = None,
    ) -> int:
        """Send a text; return its id."""
        body: Json = {"text": text, "reply_to": reply_to, "thread": thread, "quote": quote}
        return await self._sent(bot, "text", body | ({"entities": entities} if entities else {}))

    async def send_file(
        self,
        bot: str,
        kind: str,
        data: bytes,
        name: str = "",
        caption: str = "",
        *,
        mime: str = "",
        reply_to: int | None = None,
        thread: int | None = None,
        duration: int | None = None,
        album: str | None = None,
        live: bool = False,
    ) -> int:
        """Send a file; return the message's id. A `live` photo has a film to it."""
        form = FormData({"kind": kind})
        fields = {"caption": caption, "name": name, "reply_to": reply_to, "thread": thread}
        for field, value in (fields | {"duration": duration, "album": album, "live": live}).items():
            if value:
                form.add_field(field, str(value))
        form.add_field(
            "file", io.BytesIO(data), filename=name or "file", content_type=mime or "application/octet-stream"
        )
        answer = await self._ask("POST", f"chats/{bot}/file", form=form)
        return as_number(as_object(answer).get("message_id"))

    async def send_special(self, bot: str, kind: str, **fields: object) -> int:
        """Send a contact, location, venue, poll, dice or sticker; return the message's id."""
        return await self._sent(bot, "special", {"kind": kind} | fields)

    async def press(self, bot: str, message_id: int, row: int, column: int) -> str:
        """Press a button under a message; return the id of the question, or the link it opens."""
        where: Json = {"message_id": message_id, "row": row, "column": column}
        answer = as_object(await self._post(bot, "press", where))
        return as_text(answer.get("query_id")) or as_text(answer.get("url"))

    async def tap(self, bot: str, label: str, thread: int | None = None) -> str:
        """Tap the newest button of this label, else that key of the keyboard below.

        Return what `press` returns; nothing for a key.
        """
        view = await self._view(bot)
        for bubble in reversed(_bubbles(view)):
            if label in bubble.labels and (thread is None or bubble.thread == thread):
                return await self.press(bot, bubble.id, *_place(bubble, label))
        keys = [as_object(key) for row in as_list(view.get("keyboard")) for key in as_list(row)]
        if label not in {as_text(key.get("text")) for key in keys}:
            raise PhoneError(f"there is no button {label!r}")
        await self.write(bot, label, thread=thread)
        return ""

    async def edit(self, bot: str, message_id: int, text: str) -> None:
        """Edit an own message."""
        await self._post(bot, "edit", {"message_id": message_id, "text": text})

    async def react(self, bot: str, message_id: int, emoji: str | None) -> None:
        """Set a reaction, or take it away."""
        await self._post(bot, "react", {"message_id": message_id, "emoji": emoji})

    async def delete(self, bot: str, message_ids: list[int], *, for_both: bool = False) -> None:
        """Take messages off this phone, or out of the chat; the bot is told of neither."""
        await self._post(bot, "delete", {"message_ids": message_ids, "for_both": for_both})

    async def block(self, bot: str) -> None:
        """Block the bot."""
        await self._post(bot, "block", {})

    async def unblock(self, bot: str) -> None:
        """Let the bot in again."""
        await self._post(bot, "unblock", {})

    async def open_topic(self, bot: str, name: str) -> int:
        """Make a topic; return its id."""
        return as_number(as_object(await self._post(bot, "topic", {"name": name})).get("thread"))

    async def delete_topic(self, bot: str, thread: int) -> None:
        """Delete a topic with its messages; the bot is not told."""
        await self._post(bot, "topic_delete", {"thread": thread})

    async def set_timer(self, bot: str, seconds: int) -> None:
        """Set Telegram's own auto-delete timer."""
        await self._post(bot, "timer", {"seconds": seconds})

    # Looking

    async def messages(self, bot: str, thread: int | None = None) -> list[Bubble]:
        """Return what stands in the chat, or in one topic of it, oldest first."""
        found = _bubbles(await self._view(bot))
        return [b for b in found if thread is None or b.thread == thread]

    async def keyboard(self, bot: str) -> list[list[str]]:
        """Return the labels of the keyboard below the chat."""
        rows = as_list((await self._view(bot)).get("keyboard"))
        return [[as_text(as_object(key).get("text")) for key in as_list(row)] for row in rows]

    async def is_typing(self, bot: str) -> bool:
        """Return whether the bot shows that it is doing something."""
        return as_flag((await self._view(bot)).get("typing"))

    async def description(self, bot: str) -> str:
        """Return what the bot says of itself in an empty chat."""
        return as_text((await self._view(bot)).get("description"))

    async def chat(self, bot: str) -> Json:
        """Return the chat's line in the list of chats."""
        lines = [as_object(line) for line in as_list(await self._ask("GET", "chats"))]
        found = [line for line in lines if line.get("username") == bot]
        if not found:
            raise PhoneError(f"there is no bot {bot!r}")
        return found[0]

    async def topics(self, bot: str) -> dict[int, str]:
        """Return the topics of the chat: id and name, oldest first."""
        topics = [as_object(topic) for topic in as_list((await self.chat(bot)).get("topics"))]
        return {as_number(topic.get("id")): as_text(topic.get("name")) for topic in topics}

    async def commands(self, bot: str) -> dict[str, str]:
        """Return the menu of commands: name and description."""
        commands = [as_object(c) for c in as_list((await self.chat(bot)).get("commands"))]
        return {as_text(c.get("command")): as_text(c.get("description")) for c in commands}

    async def fetch(self, bubble: Bubble) -> bytes:
        """Return the bytes of a message's file."""
        file_id = as_text((bubble.media or {}).get("file_id"))
        async with self._session().get(f"{self._url}/phone/files/{file_id}") as response:
            if not response.ok:
                raise PhoneError("there is no file")
            return await response.read()

    # Waiting

    async def wait_for(
        self, bot: str, predicate: Callable[[Bubble], bool], seconds: float = 10.0, *, after: int = 0
    ) -> Bubble:
        """Return the newest message behind `after` that the predicate is true of, once there is one.

        Raises `NothingSeen` after `seconds`.
        """

        async def look() -> Bubble | None:
            found = [b for b in await self.messages(bot) if b.id > after and predicate(b)]
            return found[-1] if found else None

        bubble = await self.until(look, seconds)
        if bubble is None:
            tail = [f"{b.sender}: {b.words!r} {list(b.labels)}" for b in (await self.messages(bot))[-6:]]
            raise NothingSeen("waited in vain; the chat ends with\n" + "\n".join(tail))
        return bubble

    async def wait_for_answer(self, query_id: str, seconds: float = 10.0) -> Json:
        """Return the answer to a press: `text`, `alert`, `url`. Raises `NothingSeen`."""

        async def look() -> Json | None:
            answers = [e for e in self.events if e.get("type") == "answer" and e.get("query_id") == query_id]
            return answers[-1] if answers else None

        answer = await self.until(look, seconds)
        if answer is None:
            raise NothingSeen("the press was not answered")
        return answer

    async def until(self, look: Callable[[], Awaitable[T | None]], seconds: float = 10.0) -> T | None:
        """Look again at every event until something is seen or `seconds` are over."""
        await self._listen()
        deadline = asyncio.get_running_loop().time() + seconds
        while True:
            self._news.clear()
            seen = await look()
            left = deadline - asyncio.get_running_loop().time()
            if seen is not None or left <= 0:
                return seen
            try:
                await asyncio.wait_for(self._news.wait(), left)
            except TimeoutError:
                return await look()

    # The line to the sandbox

    def _session(self) -> ClientSession:
        if self._open is None:
            self._open = ClientSession()
        return self._open

    async def _listen(self) -> None:
        if self._listener is None:
            self._listener = asyncio.create_task(self._hear())
            await self._ready.wait()

    async def _hear(self) -> None:
        url = f"{self._url}/phone/{self.person_id}/events"
        try:
            async with self._session().get(url, timeout=ClientTimeout(total=None)) as response:
                self._ready.set()
                async for line in response.content:
                    if line.startswith(b"data: "):
                        self.events.append(as_object(json.loads(line[6:])))
                        self._news.set()
        except ClientError:
            pass
        finally:
            self._ready.set()
            self._news.set()

    async def _view(self, bot: str) -> Json:
        return as_object(await self._ask("GET", f"chats/{bot}"))

    async def _post(self, bot: str, what: str, body: Json) -> object:
        return await self._ask("POST", f"chats/{bot}/{what}", body=body)

    async def _sent(self, bot: str, what: str, body: Json) -> int:
        return as_number(as_object(await self._post(bot, what, body)).get("message_id"))

    async def _ask(
        self, verb: str, path: str, *, body: Json | None = None, form: FormData | None = None
    ) -> object:
        url = f"{self._url}/phone/{self.person_id}/{path}"
        async with self._session().request(verb, url, json=body, data=form) as response:
            answer: object = await response.json()
            if not response.ok:
                raise PhoneError(as_text(as_object(answer).get("error")))
            return answer


def _bubbles(view: Json) -> list[Bubble]:
    return [bubble_of(as_object(shape)) for shape in as_list(view.get("messages"))]


def _place(bubble: Bubble, label: str) -> tuple[int, int]:
    for row, labels in enumerate(bubble.buttons):
        if label in labels:
            return row, labels.index(label)
    raise PhoneError(f"there is no button {label!r}")
