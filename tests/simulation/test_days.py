"""The short form of `make simulate`: some days, the same day twice, and days with a mistake planted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.post.carriage import Carriage
from bot.post.fetcher import Fetcher
from bot.post.outcomes import NotSent, Unknown
from bot.post.settling import Settling
from tests.simulation.day import Plan, planned, run
from tests.simulation.shrinking import smallest
from tests.simulation.town import Town, founded

DAYS = 24
GROUPS = 4


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    return founded(tmp_path_factory.mktemp("town"))


@pytest.mark.parametrize("group", range(GROUPS))
def test_nothing_is_lost_on_any_day(town: Town, group: int):
    """Whatever the weather and wherever it is killed, all arrives in order where it should."""
    ran = [run(town, planned(seed)) for seed in range(group, DAYS, GROUPS)]
    assert [(one.plan, one.verdict.wrong) for one in ran if not one.verdict.sound] == []
    assert sum(one.killed for one in ran) > GROUPS
    assert sum(one.verdict.seen for one in ran) > 10 * GROUPS


def test_a_day_is_the_same_every_time(town: Town):
    """The same seed gives the same messages at the same moments."""
    first, again, other = (run(town, planned(seed)) for seed in (7, 7, 8))
    assert (first.trace, first.steps) == (again.trace, again.steps)
    assert first.trace != other.trace


def _first_wrong(town: Town, *deaths: int, storm: float = 0.0) -> str:
    for seed in range(20):
        ran = run(town, Plan(seed, deaths, storm))
        if not ran.verdict.sound:
            return " ".join(ran.verdict.wrong)
    return ""


def test_a_second_copy_without_its_mark_is_found(town: Town, monkeypatch: pytest.MonkeyPatch):
    """With a lost answer taken for a call that was never made, some day is not sound."""
    row = Settling._row

    def forgetful(self, work, result):
        lost = isinstance(result.outcome, Unknown)
        row(self, work, replace(result, outcome=NotSent()) if lost else result)

    monkeypatch.setattr(Settling, "_row", forgetful)
    assert "without a mark" in _first_wrong(town, storm=0.1)


def test_an_update_acknowledged_too_early_is_found(town: Town, monkeypatch: pytest.MonkeyPatch):
    """With the next updates asked for before these are on disk, some day is not sound."""

    async def hasty(self, batch):
        self._offset, self._offset_at = batch.last_id + 1, self._tick()
        await self._wire.call("getUpdates", {"timeout": 0, "offset": self._offset}, 5)
        await keep(self, batch)

    keep = Fetcher._keep
    monkeypatch.setattr(Fetcher, "_keep", hasty)
    assert "was lost" in _first_wrong(town, 400, 400, 400, 400, 400)


def test_words_for_somebody_else_are_found(town: Town, monkeypatch: pytest.MonkeyPatch):
    """With what confidants write going to the first seeker there is, some day is not sound."""
    carry = Carriage.carry

    async def mistaken(self, parcel):
        words = getattr(parcel.what, "words", None)
        wrong = parcel.chat_id in town.seekers and words is not None and "<" in words.text
        return await carry(self, replace(parcel, chat_id=town.seekers[0]) if wrong else parcel)

    monkeypatch.setattr(Carriage, "carry", mistaken)
    assert "was seen by" in _first_wrong(town)


def test_a_day_that_went_wrong_is_made_smaller(town: Town, monkeypatch: pytest.MonkeyPatch):
    """What is not needed for the mistake is left out of the plan."""
    monkeypatch.setattr(Settling, "_row", lambda *_: None)
    ran = run(town, Plan(3, (400, 300), storm=0.05, nights=1, seconds=20))
    assert not ran.verdict.sound
    assert smallest(town, ran).plan.deaths == ()
