"""A Bot API that is cheap enough not to be what is measured: `python -m tests.bench.telegram`.

It is a process of its own, speaks just enough HTTP, and keeps the time by itself: from the moment at which a
person's message could be fetched to the moment at which a bot sent it on. The messages are numbered in their
text, so that lost, doubled and misordered ones are seen. It checks nothing else; the sandbox does.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections import deque
from dataclasses import asdict, dataclass, field

from tests.bench.timing import share

SEEKERS, STAFF = 10_000_000, 20_000_000
"""Where the two sides' numbers begin: the seeker and the confidant of a case have the same offset."""
THREAD = 7
"""The topic of every case, on every confidant's phone."""
WORDS = "I have not slept since she told us, and I do not know whom I could tell."

TRUE = b'{"ok":true,"result":true}'
NOTHING = b'{"ok":true,"result":[]}'
SENT = (
    b'{"ok":true,"result":{"message_id":%d,"from":{"id":1001,"is_bot":true,"first_name":"B"},'
    b'"chat":{"id":10000001,"first_name":"Yamina","type":"private"},"date":1780000000,'
    b'"text":"I have not slept since she told us, and I do not know whom I could tell."}}'
)
FIXED = {
    "getMe": b'{"ok":true,"result":{"id":1001,"is_bot":true,"first_name":"B","username":"b_bot",'
    b'"can_join_groups":false,"can_read_all_group_messages":false,'
    b'"supports_inline_queries":false,"has_topics_enabled":true}}',
    "getMyDescription": b'{"ok":true,"result":{"description":""}}',
    "getMyShortDescription": b'{"ok":true,"result":{"short_description":""}}',
    "getWebhookInfo": b'{"ok":true,"result":'
    b'{"url":"","has_custom_certificate":false,"pending_update_count":0}}',
}
"""Answers that are always the same."""

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_PATH = re.compile(rb"(?:GET|POST) /(?:bot([^/]+)/)?(\w+)")
_NUMBER = re.compile(rb"m(\d+)x")
_OFFSET = re.compile(rb"offset\"?[=:] ?(-?\d+)")
_TIMEOUT = re.compile(rb"timeout\"?[=:] ?(\d+)")


@dataclass(frozen=True, slots=True)
class Feed:
    """What people write: `count` messages, one person after another, of `people` who begin at `first`.

    All at once, or `rate` a second. To which bot: `seeker`, or `staff`, into a case's topic.
    """

    bot: str
    count: int
    people: int
    first: int = 0
    rate: float = 0.0


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of the last feed. `seconds` are from its first message to the last one sent on;
    `half`, `most` and `longest` are the milliseconds that one, 99 in 100, and all of them took at most.
    """

    count: int = 0
    doubled: int = 0
    misordered: int = 0
    seconds: float = 0.0
    half: float = 0.0
    most: float = 0.0
    longest: float = 0.0
    polled: tuple[str, ...] = ()


@dataclass(slots=True)
class Course:
    """One feed as it runs: when each message could be fetched, and which were sent on."""

    feed: Feed = Feed("", 0, 1)
    began: float = 0.0
    last: float = 0.0
    there: list[float] = field(default_factory=list)
    took: list[float] = field(default_factory=list)
    arrived: set[int] = field(default_factory=set)
    newest: dict[int, int] = field(default_factory=dict)
    doubled: int = 0
    misordered: int = 0

    def sent_on(self, number: int) -> None:
        """A bot sent the message of this number."""
        if number >= len(self.there):
            return
        if number in self.arrived:
            self.doubled += 1
            return
        self.arrived.add(number)
        self.last = time.perf_counter()
        self.took.append((self.last - self.there[number]) * 1000)
        person = number % self.feed.people
        self.misordered += number < self.newest.get(person, -1)
        self.newest[person] = max(number, self.newest.get(person, -1))

    def seen(self, polled: set[str]) -> Seen:
        """How far it is."""
        took = sorted(self.took) or [0.0]
        return Seen(
            len(self.arrived),
            self.doubled,
            self.misordered,
            max(0.0, self.last - self.began),
            share(0.5, took),
            share(0.99, took),
            took[-1],
            tuple(sorted(polled)),
        )


class Telegram:
    """Both bots' updates, and what they send."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[tuple[int, bytes]]] = {"seeker": deque(), "staff": deque()}
        self._bells: dict[str, asyncio.Event] = {bot: asyncio.Event() for bot in self._waiting}
        self._polled: set[str] = set()
        self._course = Course()
        self._feeding: asyncio.Task[None] | None = None
        self._ids = 1000

    def answer(self, bot: str, method: str, body: bytes) -> bytes | None:
        """The answer to a call, None where it has to be waited for."""
        if method == "getUpdates":
            return self._updates(bot, body)
        if method == "sendMessage":
            return self._sent(body)
        return self._of_bench(method, body) or FIXED.get(method, TRUE)

    def _sent(self, body: bytes) -> bytes:
        found = _NUMBER.search(body)
        if found:
            self._course.sent_on(int(found[1]))
        self._ids += 1
        return SENT % self._ids

    def _of_bench(self, method: str, body: bytes) -> bytes | None:
        """What the bench itself asks for."""
        match method:
            case "feed":
                self._feed(Feed(**json.loads(body)))
            case "forget":
                self._forget()
            case "seen":
                return json.dumps(asdict(self._course.seen(self._polled))).encode()
            case _:
                return None
        return b"{}"

    async def updates(self, bot: str, body: bytes) -> bytes:
        """The answer to getUpdates that had nothing to give at once."""
        found = _TIMEOUT.search(body)
        try:
            async with asyncio.timeout(int(found[1]) if found else 0):
                await self._bells[bot].wait()
        except TimeoutError:
            return NOTHING
        return self._updates(bot, body) or NOTHING

    def _updates(self, bot: str, body: bytes) -> bytes | None:
        self._polled.add(bot)
        waiting, found = self._waiting[bot], _OFFSET.search(body)
        while found and waiting and waiting[0][0] < int(found[1]):
            waiting.popleft()
        if not waiting:
            self._bells[bot].clear()
            return None
        given = b",".join(waiting[at][1] for at in range(min(100, len(waiting))))
        return b'{"ok":true,"result":[%b]}' % given

    def _forget(self) -> None:
        """Nobody has called, and nothing waits."""
        self._polled.clear()
        for waiting in self._waiting.values():
            waiting.clear()

    def _feed(self, feed: Feed) -> None:
        self._course = Course(feed)
        self._feeding = asyncio.create_task(self._fed(self._course))

    async def _fed(self, course: Course) -> None:
        feed, waiting = course.feed, self._waiting[course.feed.bot]
        ids = range(self._ids + 1, self._ids + 1 + feed.count)
        updates = [(one, _update(feed, number, one)) for number, one in enumerate(ids)]
        self._ids += feed.count
        course.began = time.perf_counter()
        for number, update in enumerate(updates):
            if feed.rate:
                await asyncio.sleep(max(0.0, course.began + number / feed.rate - time.perf_counter()))
            course.there.append(time.perf_counter() if feed.rate else course.began)
            waiting.append(update)
            self._bells[feed.bot].set()


def _update(feed: Feed, number: int, update_id: int) -> bytes:
    person = (SEEKERS if feed.bot == "seeker" else STAFF) + feed.first + number % feed.people
    message = {
        "message_id": update_id,
        "from": {"id": person, "is_bot": False, "first_name": "Yamina", "language_code": "nl"},
        "chat": {"id": person, "first_name": "Yamina", "type": "private"},
        "date": int(time.time()),
        "text": f"m{number}x {WORDS}",
    }
    if feed.bot == "staff":
        message |= {"message_thread_id": THREAD, "is_topic_message": True}
    return json.dumps({"update_id": update_id, "message": message}).encode()


class Caller(asyncio.Protocol):
    """One connection that stays open. A call is answered before the next one is read."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram
        self._read = b""
        self._slow: asyncio.Task[None] | None = None
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Somebody calls."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, _: Exception | None) -> None:
        """They are gone."""
        if self._slow:
            self._slow.cancel()

    def data_received(self, data: bytes) -> None:
        """Answer each call that is whole."""
        self._read += data
        head = self._read.find(b"\r\n\r\n")
        if head < 0:
            return
        told = _LENGTH.search(self._read, 0, head + 2)
        end = head + 4 + (int(told[1]) if told else 0)
        if len(self._read) < end:
            return
        path, body, self._read = _PATH.match(self._read), self._read[head + 4 : end], self._read[end:]
        if path is None:
            return
        bot = "staff" if (path[1] or b"").startswith(b"2") else "seeker"
        answer = self._telegram.answer(bot, path[2].decode(), body)
        if answer is None:
            self._slow = asyncio.create_task(self._later(bot, body))
        else:
            self._say(answer)

    async def _later(self, bot: str, body: bytes) -> None:
        self._say(await self._telegram.updates(bot, body))

    def _say(self, body: bytes) -> None:
        if self._transport:
            head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            self._transport.write(head % len(body) + body)


async def main() -> None:
    """Listen on a free port, and say which."""
    telegram = Telegram()
    server = await asyncio.get_running_loop().create_server(lambda: Caller(telegram), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
