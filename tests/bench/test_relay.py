"""Measuring the line: what is counted is what was sent on, and the page says what holds."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from tests.bench.__main__ import GROUPS, main
from tests.bench.relay import SHORT, throughput
from tests.bench.results import HEADINGS, Results
from tests.bench.telegram import Course, Feed
from tests.bench.timing import Row


def course(*numbers: int) -> Course:
    """Four messages of two people, of which these were sent on."""
    made = Course(Feed("seeker", 4, 2), there=[0.0] * 4)
    for number in numbers:
        made.sent_on(number)
    return made


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ((0, 1, 2, 3), (4, 0, 0)),
        ((1, 0, 3, 2), (4, 0, 0)),
        ((0, 1, 3), (3, 0, 0)),
        ((0, 1, 1, 2, 3), (4, 1, 0)),
        ((2, 0, 1, 3), (4, 0, 1)),
    ],
    ids=["all", "two people side by side", "lost", "doubled", "out of order"],
)
def test_what_became_of_each_message_is_counted(numbers, told):
    """Lost, doubled, and out of order within what one person wrote."""
    seen = course(*numbers).seen(set())
    assert (seen.count, seen.doubled, seen.misordered) == told


@pytest.mark.parametrize(
    ("row", "holds"),
    [
        (Row("a", 1.9, "ms", aim=2), "holds"),
        (Row("a", 3, "ms", aim=2), "falls short: 1.50 times the aim"),
        (Row("a", 600, "a second", least=600), "holds"),
        (Row("a", 300, "a second", least=600), "falls short: 0.50 times the aim"),
        (Row("a", 300, "a second"), ""),
    ],
)
def test_a_row_says_whether_its_aim_holds(row, holds):
    """And by how much it does not."""
    assert row.verdict == holds


def test_the_page_has_every_row():
    """With its figure, its aim and what became of that, under what it belongs to."""
    results = Results()
    results.add("latency", Row("the line", 14.2, "ms", aim=12, told="1 lost"))
    assert "## How long a message takes" in results.page()
    assert "| the line | 14.2 ms | under 12 ms | falls short: 1.18 times the aim; 1 lost |" in results.page()


@pytest.mark.parametrize(("value", "said"), [(3, 1), (1, 0)])
def test_the_page_says_once_why_an_aim_is_not_reached(value, said):
    """Below the rows it is true of, and not where they hold."""
    results = Results()
    for what in ("one", "another"):
        results.add("latency", Row(what, value, "ms", aim=2, because="the disk is slow"))
    assert results.page().count("the disk is slow") == said


def test_everything_that_can_be_measured_has_a_heading():
    """No group is left out of the page."""
    assert GROUPS.keys() == HEADINGS.keys()


def test_groups_can_be_chosen_by_name(tmp_path):
    """Only those are measured, and are written where it was asked for."""
    done = CliRunner().invoke(main, ["intake", "--short", "--out", str(tmp_path / "page")])
    assert (done.exit_code, "after it" in done.output, "matching" in done.output) == (0, True, False)
    assert "## The intake" in (tmp_path / "page").read_text()


def test_the_line_is_measured_against_the_bare_programs():
    """Both real frameworks, and nothing is lost, doubled or out of order in the line."""
    rows = {row.what: row for row in throughput(SHORT)}
    for way in ("seeker to confidant", "confidant to seeker"):
        assert rows[f"the line, {way}"].value > 0
        assert not rows[f"the line, {way}"].told
