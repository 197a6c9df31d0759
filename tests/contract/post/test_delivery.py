"""The delivery promise, over either framework: everything, in order, and marked if it comes twice."""

from __future__ import annotations

import asyncio
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.post.backoff import Backoff
from bot.post.carriage import Carriage
from bot.post.courier import Courier
from bot.post.driver import Driver, Van
from bot.post.limits import Pace, Spacing
from bot.post.settling import Hooks, Settling
from bot.sandbox.calls import Call
from bot.sandbox.contents import TextContent
from bot.sandbox.faults import ConnectionDropped, FalseAnswer, Rule
from bot.sandbox.refusals import Flood
from bot.sandbox.server import Sandbox
from db.home import Home
from db.letters import Address, Send, Words
from db.store import Store
from tests.contract.post.conftest import BOT, PERSON
from tests.unit.post.hours import Hours

MARK = "(this may be a repeat)"
PEOPLE = (PERSON, PERSON + 1, PERSON + 2)
LONG = " word" * 1000


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("home") / "home"
    Home(path).create(clock=Hours())
    return path


@pytest.fixture
def hours() -> Hours:
    return Hours()


@pytest.fixture
def store(template: Path, tmp_path: Path, hours: Hours) -> Iterator[Store]:
    shutil.copytree(template, tmp_path / "home")
    with Store.open(tmp_path / "home", clock=hours, rng=random.Random(3)) as store:
        yield store


class Round:
    """A courier over the sandbox, for three people."""

    def __init__(self, carrier: Carriage, sandbox: Sandbox, store: Store, hours: Hours) -> None:
        self.sandbox = sandbox
        self.store = store
        self.lost: list[str] = []
        for person in PEOPLE[1:]:
            sandbox.add_person(person, "Somebody")
        for person in PEOPLE:
            sandbox.chat(person, BOT).started = True
        backoff = Backoff(random.Random(2))
        van = Van(carrier, Spacing(hours.tick, hours.sleep, Pace(1e6, 1e6, 1e6, 1e6)))
        hooks = Hooks(
            lambda *_: self.lost.append("unreachable"),
            lambda *_: self.lost.append("refused"),
            lambda *_: self.lost.append("topic"),
            lambda *_: self.lost.append("topic twice"),
        )
        driver = Driver(store, {"staff": van}, backoff=backoff, sleep=hours.sleep)
        self.courier = Courier(
            store, driver, Settling(hooks, backoff), lambda *_: MARK, backoff=backoff, sleep=hours.sleep
        )

    async def deliver(self) -> None:
        running = asyncio.ensure_future(self.courier.run())
        for _ in range(10_000):
            if not await self.waiting():
                break
            await asyncio.sleep(0.002)
        self.courier.stop()
        await running

    async def waiting(self) -> int:
        async with self.store.transaction() as work:
            return work.outbox.waiting()

    def seen(self, person: int) -> list[str]:
        """The texts of a chat."""
        contents = [message.content for message in self.sandbox.messages_of(person, BOT)]
        return [content.words.text for content in contents if isinstance(content, TextContent)]


@pytest.fixture
def rounds(carrier: Carriage, sandbox: Sandbox, store: Store, hours: Hours) -> Round:
    return Round(carrier, sandbox, store, hours)


def trouble(seed: int) -> tuple[Rule, Rule]:
    """Before and after Telegram applies a call: cut lines, gateways' pages, floods; each now and then."""
    rng = random.Random(seed)

    async def before(call: Call) -> FalseAnswer | None:
        chance = rng.random()
        if chance < 0.1:
            raise ConnectionDropped
        if chance < 0.2:
            raise Flood(rng.randrange(1, 30))
        return FalseAnswer(rng.choice((500, 502, 504))) if chance < 0.25 else None

    async def after(call: Call) -> FalseAnswer | None:
        chance = rng.random()
        if chance < 0.1:
            raise ConnectionDropped
        return FalseAnswer(502) if chance < 0.2 else None

    return Rule(before, times=None), Rule(after, when="after", times=None)


@pytest.mark.parametrize("seed", range(4))
async def test_every_letter_arrives_in_order_and_a_second_copy_is_marked(rounds: Round, seed: int):
    """With a line that fails two times in five nothing is lost, overtaken or doubled unsaid."""
    rng = random.Random(seed)
    for rule in trouble(seed):
        rounds.sandbox.faults.add(rule)
    numbers = dict.fromkeys(PEOPLE, 0)
    async with rounds.store.transaction() as work:
        for _ in range(30):
            person = rng.choice(PEOPLE)
            numbers[person] += 1
            name = f"letter {numbers[person]}"
            middle = LONG if rng.random() < 0.2 else ""
            work.outbox.put(Address("staff", person), Send(Words(f"{name} begins.{middle} {name} ends.")))
    await rounds.deliver()
    for person in PEOPLE:
        for act in ("begins", "ends"):
            kept_promise(rounds.seen(person), [f"letter {n} {act}." for n in range(1, numbers[person] + 1)])
    assert rounds.lost == []


def kept_promise(chat: list[str], letters: list[str]) -> None:
    """Each is there, in order at its first time, and a copy beyond the first says that it is one."""
    copies = [[index for index, words in enumerate(chat) if letter in words] for letter in letters]
    assert all(copies)
    assert sorted(copies) == copies
    assert all(MARK in chat[index] for found in copies for index in found[1:] if "begins" in chat[index])


async def test_a_letter_told_to_wait_is_no_repeat(rounds: Round):
    """What Telegram did not take goes later, once and without a mark."""

    async def flood(call: Call) -> FalseAnswer | None:
        raise Flood(2)

    rounds.sandbox.faults.add(Rule(flood, times=3))
    async with rounds.store.transaction() as work:
        work.outbox.put(Address("staff", PERSON), Send(Words("once")))
    await rounds.deliver()
    assert rounds.seen(PERSON) == ["once"]


async def test_a_lost_answer_makes_one_marked_copy(rounds: Round):
    """After a line that was cut behind the deed there are two copies, and the second says so."""

    async def cut(call: Call) -> FalseAnswer | None:
        raise ConnectionDropped

    rounds.sandbox.faults.add(Rule(cut, when="after", method="sendMessage"))
    async with rounds.store.transaction() as work:
        work.outbox.put(Address("staff", PERSON), Send(Words("twice")))
    await rounds.deliver()
    assert rounds.seen(PERSON) == ["twice", f"{MARK}\ntwice"]
