"""The day changes: yesterday's key is destroyed, and yesterday's copy of the database opens nothing."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from db.errors import DayKeyMissing
from db.home import Home
from db.keychain import Keychain
from db.letters import Address, Send, Words
from db.store import Store
from tests.unit.db.house import opened


async def begin(store, chat_id=5):
    async with store.transaction() as work:
        case = work.cases.new(work.seekers.new(chat_id), f"heron {chat_id}", 1, "nl")
        work.transcript.add(case.id, "seeker", Words("my daughter"))
        work.outbox.put(Address("seeker", chat_id, case.id), Send(Words("hello")))
        return case


async def reads(store, case):
    async with store.transaction() as work:
        return [entry.words.text for entry in work.transcript.read(case.id)] == ["my daughter"]


def days(home):
    return sorted(path.stem for path in home.days.glob("*.key"))


def copy_of(home, to):
    shutil.copytree(home.path, to)
    return Home(to)


async def test_after_a_day_only_todays_key_is_there(store, home, clock):
    """Open cases stay readable, and the older day's key file is gone."""
    case = await begin(store)
    clock.move(days=1)
    await store.roll_day_keys()
    assert days(home) == ["2026-03-15"]
    assert await reads(store, case)


async def test_yesterdays_copy_with_todays_keys_opens_no_case(store, home, clock, tmp_path):
    """Somebody with an old copy of the database and every key of today reads nothing of any case."""
    case = await begin(store)
    await store.clean_up()
    yesterday = copy_of(home, tmp_path / "yesterday")
    clock.move(days=1)
    await store.roll_day_keys()
    await store.clean_up()
    shutil.rmtree(yesterday.days)
    shutil.copytree(home.days, yesterday.days)
    with pytest.raises(DayKeyMissing):
        opened(yesterday, clock)
    with Store.open(yesterday, clock=clock, check=False) as old:
        async with old.transaction() as work:
            for read in (work.cases.get, work.transcript.read):
                with pytest.raises(DayKeyMissing):
                    read(case.id)
            assert [letter.case_id for letter in work.outbox.claim(10)] == []


async def test_after_days_of_standstill_everything_opens_under_today(store, home, clock):
    """Cases of several days, with a week in between, all end up under one key."""
    cases = [await begin(store, 1)]
    clock.move(days=1)
    cases.append(await begin(store, 2))
    clock.move(days=7)
    await store.roll_day_keys()
    assert days(home) == ["2026-03-22"]
    assert [await reads(store, case) for case in cases] == [True, True]


async def test_a_day_without_cases_leaves_no_key_behind(store, home, clock):
    """Keys of days on which nothing is open are destroyed too."""
    clock.move(days=1)
    await store.roll_day_keys()
    assert days(home) == []
    assert await reads(store, await begin(store))


async def test_very_many_cases_are_wrapped_anew_some_at_a_time(store, home, clock, monkeypatch):
    """Between two parts others have their turn, and the old day's key goes only after the last."""
    monkeypatch.setattr("db.store.A_TURN", 2)
    cases = [await begin(store, chat_id) for chat_id in range(1, 6)]
    clock.move(days=1)
    seen = []
    rewrap = Keychain.rewrap

    def watched(self, most):
        seen.append((rewrap(self, most), days(home)))
        return seen[-1][0]

    monkeypatch.setattr(Keychain, "rewrap", watched)
    await store.roll_day_keys()
    assert seen == [(count, ["2026-03-14", "2026-03-15"]) for count in (2, 2, 1)]
    assert days(home) == ["2026-03-15"]
    assert [await reads(store, case) for case in cases] == [True] * 5


@pytest.mark.parametrize("step", ["made_for", "rewrap", "commit", "days_in_use", "destroy"])
async def test_rolling_can_be_interrupted_anywhere(store, home, clock, monkeypatch, step):
    """Killed at any step, every case still opens, and rolling again finishes what was begun."""
    cases = [await begin(store, 1)]
    clock.move(days=1)
    cases.append(await begin(store, 2))
    clock.move(days=1)
    with monkeypatch.context() as patch:
        for where in STEPS[step]:
            patch.setattr(where, _killed)
        with pytest.raises(KeyboardInterrupt):
            await store.roll_day_keys()
    store.close()
    with opened(home, clock) as again:
        assert [await reads(again, case) for case in cases] == [True, True]
        await again.roll_day_keys()
        assert [await reads(again, case) for case in cases] == [True, True]
    assert days(home) == ["2026-03-16"]


STEPS = {
    "made_for": ["db.vault.day.DayKeys.made_for"],
    "rewrap": ["db.keychain.wrap_case_key"],
    "commit": ["db.store.Store._committed"],
    "days_in_use": ["db.work.Work.days_in_use"],
    "destroy": ["db.vault.day.destroy"],
}


def _killed(*_args, **_more):
    raise KeyboardInterrupt


async def test_a_process_behind_the_clock_loses_nothing(store, home, clock):
    """A second process that still lives in yesterday makes a case that is not lost by rolling."""
    await begin(store, 1)
    with opened(home, seed=2) as late:
        await begin(late, 2)
        clock.move(days=1)
        await store.roll_day_keys()
        case = await begin(late, 3)
        assert days(home) == ["2026-03-14", "2026-03-15"]
        await store.roll_day_keys()
        assert await reads(late, case)
        assert await reads(store, case)


async def test_a_clock_that_is_set_back_destroys_no_later_key(store, home, clock):
    """Keys of days after today are never destroyed."""
    clock.move(days=2)
    case = await begin(store)
    clock.move(days=-1)
    await store.roll_day_keys()
    assert "2026-03-16" in days(home)
    assert await reads(store, case)


async def test_sealed_and_erased_cases_need_no_day(store, home, clock):
    """Only open cases are wrapped anew."""
    case, other = await begin(store, 1), await begin(store, 2)
    async with store.transaction() as work:
        work.outbox.cancel(case_id=case.id)
        work.cases.save(replace(case, state="closed"))
        work.cases.seal(case.id)
        work.cases.erase(other.id)
        assert work.days_in_use() == set()
