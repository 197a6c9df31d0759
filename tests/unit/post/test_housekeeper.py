"""Duties by the clock."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.post.bell import Bell
from bot.post.housekeeper import Duty, Housekeeper, in_parts, in_work
from db.store import Store
from tests.unit.post.hours import Hours, until
from tests.unit.post.people import within


class House:
    """Duties that note when they were done."""

    def __init__(self, hours: Hours) -> None:
        self.hours = hours
        self.done: list[tuple[str, float]] = []
        self.bell = Bell(hours.sleep)

    def duty(self, name: str, every: float, breaks: bool = False) -> Duty:
        async def do() -> None:
            self.done.append((name, self.hours.seconds))
            if breaks:
                raise ValueError("canary")

        return Duty(name, every, do)

    def keeper(self, *duties: Duty) -> Housekeeper:
        return Housekeeper(duties, wakes=(self.bell,), tick=self.hours.tick, sleep=self.hours.sleep)


@pytest.fixture
def house(hours: Hours) -> House:
    return House(hours)


async def test_each_duty_is_done_at_the_start_and_in_its_own_time(house: House):
    """Every duty has its own interval."""
    keeper = house.keeper(house.duty("often", 10), house.duty("seldom", 25))
    running = asyncio.ensure_future(keeper.run())
    await until(lambda: house.hours.seconds >= 50)
    keeper.stop()
    await running
    assert [at for name, at in house.done if name == "often"][:5] == [0, 10, 20, 30, 40]
    assert [at for name, at in house.done if name == "seldom"][:2] == [0, 25]


async def test_a_duty_that_fails_harms_no_other(house: House, caplog: pytest.LogCaptureFixture):
    """The others are done, the failed one is tried at its next time, and only its class is logged."""
    keeper = house.keeper(house.duty("broken", 10, breaks=True), house.duty("sound", 10))
    await keeper.round()
    house.hours.seconds += 10
    await keeper.round()
    assert [name for name, _ in house.done] == ["broken", "sound"] * 2
    assert "canary" not in caplog.text


async def test_a_duty_that_comes_late_is_done_once(house: House):
    """After a long sleep a duty is done once and not for every time it was missed."""
    keeper = house.keeper(house.duty("often", 10))
    await keeper.round()
    house.hours.seconds += 1000
    await keeper.round()
    await keeper.round()
    assert len(house.done) == 2


async def test_the_courier_is_woken_when_something_was_done(house: House):
    """What a duty put in the outbox goes out at once."""
    await house.keeper(house.duty("often", 10)).round()
    assert house.bell._rung.is_set()


async def test_who_cannot_be_heard_has_not_been_silent(house: House):
    """A duty that takes an answer for missing waits while Telegram may have it; others go on."""
    heard = [False, False, True]
    keeper = Housekeeper(
        [house.duty("others", 1), replace(house.duty("expire", 60), heeds=True)],
        wakes=(house.bell,),
        tick=house.hours.tick,
        sleep=house.hours.sleep,
        hears=lambda: heard.pop(0),
    )
    for _ in range(3):
        await keeper.round()
        house.hours.seconds += 1
    assert [name for name, _ in house.done] == ["others", "others", "others", "expire"]


async def test_without_duties_it_ends(house: House):
    """A housekeeper with nothing to do goes home."""
    await house.keeper().run()


async def test_a_duty_has_a_transaction_of_its_own(store: Store):
    """What a duty writes is committed."""
    await in_work(store, lambda work: work.settings.put("done", "yes"))()
    assert await within(store, lambda work: work.settings.get("done")) == "yes"


async def test_a_duty_that_goes_past_many_things_takes_some_at_a_time(store: Store):
    """Each part in a transaction of its own: what is done before one that fails stays done."""
    done = []

    def do(work, some):
        done.append(some)
        work.settings.put("last", some[-1])
        if "e" in some:
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await in_parts(store, lambda _: ["a", "b", "c", "d", "e", "f"], do, most=2)()
    assert done == [["a", "b"], ["c", "d"], ["e", "f"]]
    assert await within(store, lambda work: work.settings.get("last")) == "d"
