"""The benchmark itself: it measures, and says what it measured."""

from __future__ import annotations

from tests.bench import rows
from tests.bench.timing import Row, milliseconds
from tests.bench.waiting import waiting


def test_a_row_says_what_it_is_measured_against():
    """A line has the figure, its unit, the aim, and whether that holds."""
    words = str(Row("a thing", 0.5, "ms", 1)).split()
    assert words == ["a", "thing", "0.500", "ms", "aim:", "under", "1", "ms:", "holds"]


def test_every_try_is_made():
    """Ten tries go first and do not count; then as many as were asked for."""
    made = []
    milliseconds(lambda: made.append(1), 5)
    assert len(made) == 15


def test_the_intake_can_be_measured():
    """The long questionnaire is walked to its end, which is where it is slowest."""
    assert [row.unit for row in rows.intake()] == ["ms", "ms"]


def test_changing_a_voice_can_be_measured():
    """A short note, changed by what changes them in the worker process."""
    assert [row.unit for row in rows.voices(1)] == ["s"]


async def test_a_busy_line_can_be_measured():
    """A small queue is solved and looked at again."""
    assert [row.unit async for row in waiting(4, 2)] == ["ms", "ms", "ms"]


async def test_storing_can_be_measured():
    """Letters go through a real encrypted home."""
    assert [row.unit async for row in rows.storing()] == ["a second", "a second"]
