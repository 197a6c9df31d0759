"""The roll and what stands by it: whatever comes and goes, several processes know the same."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from db import roll
from db.roll import Roll, tag_of
from db.standing import Standing

KEY = bytes(range(32))
PICK = st.integers(0, 30)


class TwoProcesses(RuleBasedStateMachine):
    """Two that take turns, as units of work do, and a set that does the same."""

    @initialize()
    def begin(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "roll"
        Roll(self.path, KEY).begin_anew([])
        self.processes = [self.started() for _ in range(2)]
        self.model, self.gone, self.last = set(), set(), 0

    def started(self):
        return Standing(Roll(self.path, KEY))

    def fresh(self, count):
        self.last += count
        return [number * 7919 for number in range(self.last - count + 1, self.last + 1)]

    @rule(which=st.integers(0, 1), count=st.integers(1, 5), pick=PICK, ends=st.booleans())
    def works(self, which, count, pick, ends):
        """A unit of work in which some come and one goes; committed or undone."""
        standing = self.processes[which]
        standing.follow()
        coming = self.fresh(count)
        going = sorted(self.model)[pick % len(self.model) :][:1] if self.model else []
        standing.came(coming)
        assert all(tag in standing for tag in coming)
        if not ends:
            standing.came_not(coming)
            self.gone.update(coming)
            return
        standing.coming(coming)
        standing.went(going)
        self.model.update(coming)
        self.model.difference_update(going)
        self.gone.update(going)

    @rule(which=st.integers(0, 1))
    def settles(self, which):
        """A new minute; the roll may be begun anew."""
        self.processes[which].follow()
        self.processes[which].settle()

    @rule(which=st.integers(0, 1))
    def restarts(self, which):
        """A process ends and another one starts."""
        self.processes[which].close()
        self.processes[which] = self.started()

    @rule(torn=st.integers(1, 20))
    def is_torn(self, torn):
        """Something that is no batch stands at the end of it."""
        with self.path.open("ab") as file:
            file.write(bytes(torn))

    @invariant()
    def both_know_the_same(self):
        for standing in getattr(self, "processes", ()):
            standing.follow()
            assert standing.complete
            assert all(tag in standing for tag in self.model)
            assert not any(tag in standing for tag in self.gone)

    def teardown(self):
        for standing in self.processes:
            standing.close()
        self.folder.cleanup()


TestTwoProcesses = TwoProcesses.TestCase
TestTwoProcesses.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)


@pytest.fixture(autouse=True)
def short(monkeypatch):
    """Batches and rolls are begun anew after a few tags."""
    monkeypatch.setattr(roll, "MOST", 3)
    monkeypatch.setattr("db.standing.ROOM", 8)
    monkeypatch.setattr("db.standing.LOOSE", 8)


def test_many_tags_are_several_batches(tmp_path):
    """Whoever reads them finds every one."""
    Roll(tmp_path / "roll", KEY).begin_anew(range(100, 200))
    standing = Standing(Roll(tmp_path / "roll", KEY))
    standing.follow()
    assert [tag for tag in range(300) if tag in standing] == list(range(100, 200))


def test_what_comes_does_not_lie_in_sets_for_good(tmp_path):
    """However much stands, most of it is in the array after a new minute, and all of it stands still."""
    standing = Standing(Roll(tmp_path / "roll", KEY))
    standing.begin_anew([])
    loose = []
    for tag in range(1000):
        standing.came([tag])
        standing.coming([tag])
        standing.settle()
        loose.append(standing.loose - tag // 2)
    assert max(loose) <= 8 + 1
    assert all(tag in standing for tag in range(1000))
    assert sorted(standing.all()) == list(range(1000))


def test_a_roll_of_another_line_is_empty(tmp_path):
    """Its batches bear another key's MAC."""
    Roll(tmp_path / "roll", KEY).begin_anew([1, 2])
    standing = Standing(Roll(tmp_path / "roll", KEY[::-1]))
    standing.follow()
    assert not standing.complete
    assert 1 not in standing


def test_what_is_no_roll_is_left_alone(tmp_path):
    """A file of that name with something else in it."""
    (tmp_path / "roll").write_text("something else")
    standing = Standing(Roll(tmp_path / "roll", KEY))
    standing.follow()
    standing.coming([1])
    assert (tmp_path / "roll").read_text() == "something else"


def test_a_tag_is_of_the_nonce_alone():
    """Neither the header nor what was said changes it."""
    assert tag_of(b"\x01\x01" + b"n" * 12 + b"one") == tag_of(b"\x01\x02" + b"n" * 12 + b"two")
