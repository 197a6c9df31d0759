"""The short form of `make simulate`: some days, a day again and again, and days with a mistake planted."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from bot.post.carriage import Carriage
from bot.post.fetcher import Fetcher
from bot.post.outcomes import NotSent, Unknown
from bot.post.settling import Settling
from db.audit import Audit
from db.changes import Changes
from db.outbox import Outbox
from tests.simulation.day import run
from tests.simulation.plan import Death, Plan, planned
from tests.simulation.shrinking import smallest
from tests.simulation.town import Towns, founded

WHOLE, SHORT = 4, 30
"""How many days of each form."""

KILLS = {"step", "commit", "committed"}
SOME = tuple(Death("step", at) for at in (150, 350, 250, 200))


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Towns:
    return founded(tmp_path_factory.mktemp("towns"))


@pytest.mark.parametrize(("form", "days"), [("day", WHOLE), ("short", SHORT)])
def test_nothing_is_lost_on_any_day(towns: Towns, form: str, days: int):
    """Whatever the weather and wherever it is killed, all arrives in order where it should."""
    ran = [run(towns, planned(seed, form)) for seed in range(days)]
    assert [(one.plan.command(), one.verdict.wrong) for one in ran if not one.verdict.sound] == []
    assert {how for one in ran for how in one.killed} == KILLS
    assert sum(one.verdict.seen for one in ran) > 5 * days


def test_a_day_is_the_same_every_time_and_however_it_is_killed(towns: Towns):
    """A seed gives the same messages at the same moments, in another process too, and when the line was
    killed in a copy of everything that was forked there.
    """
    asked = "--short --from 7 --seeds 1 --seconds 2 --every 300 --workers 1 --traces"
    told = subprocess.run(
        [sys.executable, "-m", "tests.simulation", *asked.split()],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "1"},
    ).stdout.splitlines()
    day = replace(planned(7, "short"), deaths=(), seconds=2.0)
    for deaths in ((), (Death("step", 300),), (Death("step", 600),), (Death("commit", 10),)):
        ran = run(towns, replace(day, deaths=deaths))
        assert f"{ran.trace} {ran.steps} {ran.plan.command()}" in told
    assert ran.trace != run(towns, day).trace


def _is_found(towns: Towns, what: str, *deaths: Death, storm: float = 0.0, form: str = "short") -> bool:
    """Whether the verdict on one of some days says this."""
    seconds = 12.0 if form == "short" else 60.0
    ran = (run(towns, Plan(seed, deaths, storm, seconds=seconds, form=form)) for seed in range(20))
    return any(what in wrong for one in ran for wrong in one.verdict.wrong)


def test_a_second_copy_without_its_mark_is_found(towns: Towns, monkeypatch: pytest.MonkeyPatch):
    """With a lost answer taken for a call that was never made, some day is not sound."""
    row = Settling._row

    def forgetful(self, work, result):
        lost = isinstance(result.outcome, Unknown)
        row(self, work, replace(result, outcome=NotSent()) if lost else result)

    monkeypatch.setattr(Settling, "_row", forgetful)
    assert _is_found(towns, "without a mark", storm=0.1)


def test_a_mark_that_is_forgotten_by_a_crash_is_found(towns: Towns, monkeypatch: pytest.MonkeyPatch):
    """With letters that were under way taken for letters that never went, some day is not sound."""
    repeat = Outbox._repeat

    def forgetful(self, *what, in_doubt=False, **how):
        repeat(self, *what, **how)

    monkeypatch.setattr(Outbox, "_repeat", forgetful)
    assert _is_found(towns, "without a mark", *SOME)


def test_a_letter_that_counts_as_sent_too_early_is_found(towns: Towns, monkeypatch: pytest.MonkeyPatch):
    """With letters noted as sent when they are claimed, some day is not sound."""
    claim = Outbox.claim

    def hasty(self, *what):
        claimed = claim(self, *what)
        for letter in claimed:
            self.sent(letter.id)
        return claimed

    monkeypatch.setattr(Outbox, "claim", hasty)
    assert _is_found(towns, "was lost", *SOME)


def test_letters_that_pass_each_other_are_found(towns: Towns, monkeypatch: pytest.MonkeyPatch):
    """With every other letter in a lane of its own, some day is not sound."""
    lane_of, letters = Outbox._lane_of, []

    def astray(self, where, **how):
        letters.append(where)
        lane = lane_of(self, where, **how)
        return lane[::-1] if len(letters) % 2 else lane

    monkeypatch.setattr(Outbox, "_lane_of", astray)
    assert _is_found(towns, "in another order", storm=0.1)


def test_an_update_acknowledged_too_early_is_found(towns: Towns, monkeypatch: pytest.MonkeyPatch):
    """With the next updates asked for before these are on disk, some day is not sound."""

    async def hasty(self, batch):
        self._offset, self._offset_at = batch.last_id + 1, self._tick()
        await self._wire.call("getUpdates", {"timeout": 0, "offset": self._offset}, 5)
        await keep(self, batch)

    keep = Fetcher._keep
    monkeypatch.setattr(Fetcher, "_keep", hasty)
    assert _is_found(towns, "was lost", *SOME)


def test_a_correction_that_is_lost_is_found(towns: Towns, monkeypatch: pytest.MonkeyPatch):
    """With edits that change nothing, some day is not sound."""
    monkeypatch.setattr("handlers.relaying.amend", lambda *_: None)
    assert _is_found(towns, "was never corrected")


def test_words_for_somebody_else_are_found(towns: Towns, monkeypatch: pytest.MonkeyPatch):
    """With what confidants write going to the first seeker there is, some day is not sound."""
    carry, seekers = Carriage.carry, towns.noon.seekers

    async def mistaken(self, parcel):
        words = getattr(parcel.what, "words", None)
        wrong = parcel.chat_id in seekers and words is not None and "<" in words.text
        return await carry(self, replace(parcel, chat_id=seekers[0]) if wrong else parcel)

    monkeypatch.setattr(Carriage, "carry", mistaken)
    assert _is_found(towns, "was seen by")


def test_sums_that_do_not_add_up_are_found(towns: Towns, monkeypatch: pytest.MonkeyPatch):
    """With what leaves a sealed column not taken off its sum, some day is not sound."""
    monkeypatch.setattr(Changes, "removed", lambda *_: None)
    assert _is_found(towns, "the sums are wrong")


def test_a_broken_audit_chain_is_found(towns: Towns, monkeypatch: pytest.MonkeyPatch):
    """With a link that leaves out the line before it, some day is not sound."""
    note, link = Audit.note, Audit._link

    def careless(self, *what, **how):
        self._link = lambda number, sealed, _: link(self, number, sealed, b"")
        note(self, *what, **how)
        del self._link

    monkeypatch.setattr(Audit, "note", careless)
    assert _is_found(towns, "the audit chain is broken", form="day")


def test_a_day_that_went_wrong_is_made_smaller(towns: Towns, monkeypatch: pytest.MonkeyPatch):
    """What is not needed for the mistake is left out of the plan."""
    monkeypatch.setattr(Settling, "_row", lambda *_: None)
    ran = run(towns, Plan(3, SOME[:1], seconds=3, form="short"))
    assert not ran.verdict.sound
    assert smallest(towns, ran).plan.deaths == ()
