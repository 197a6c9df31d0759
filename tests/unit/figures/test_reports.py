"""A report in words: what is in it, of which months, in whose language."""

from __future__ import annotations

import pytest

from bot.demo import year
from db.records import Tally
from handlers.figures import months, reports
from handlers.figures.catalogue import EVERY, LEVELS
from handlers.figures.reports import Asked, Report, Row
from locales import tongue

NL = tongue("nl")
LANGUAGES = ("nl", "ar", "rif", "rif-Tfng", "tr", "en")


def of(*tallies: Tally, first: str = "2026-01", last: str = "2026-12", now: str = "2027-01") -> Report:
    """The report of these counters."""
    return reports.report(tallies, Asked(NL, "Amana", months.over("2026-01", now), first, last))


def test_the_made_up_year_has_558_requests_of_which_160_are_serious():
    """The numbers of the demo are the ones it promises, in the heads and in the tables."""
    report = year.report(NL)
    assert report.heads[:2] == (Row("Hulpvragen", 558), Row("", 160, serious=True))
    by_month, by_level, *_ = report.of("requests")
    assert sum(row.number or 0 for row in by_month.rows) == 558
    assert [row.number for row in by_level.rows] == [128, 270, 112, 48]


def test_the_made_up_year_is_the_same_every_time_and_says_what_it_is():
    """Nobody takes it for a line's own numbers."""
    assert year.report(NL) == year.report(NL)
    assert year.report(NL).made_up
    assert not of(Tally("2026-01", "requests", "", 9)).made_up


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_row_is_named_in_the_readers_language(code: str):
    """No row is called by one of our own words."""
    ours = {value for series in EVERY for table in series.tables for value in table.labels} - set(LEVELS)
    rows = [row.label for sheet in year.report(tongue(code)).sheets for row in sheet.rows]
    assert not ours & set(rows)
    assert len(rows) > 90


def test_a_month_that_is_not_over_is_not_in_it():
    """Two reports on two days would tell what came between."""
    report = of(
        Tally("2026-02", "requests", "", 7),
        Tally("2026-03", "requests", "", 50),
        last="2026-12",
        now="2026-03",
    )
    assert report.heads == (Row("Hulpvragen", 7),)


def test_months_that_are_told_together_are_not_taken_apart_by_asking():
    """A report of one of them shows neither."""
    quiet = Tally("2026-02", "requests", "", 2), Tally("2026-03", "requests", "", 4)
    assert not of(*quiet, first="2026-03", last="2026-03").sheets
    assert of(*quiet, last="2026-06").heads == (Row("Hulpvragen", 6),)


def test_serious_ones_are_only_told_when_all_are():
    """Where a level is told together with others, the sum of the serious ones would be too little."""
    levels = {"information": 30, "advice": 40, "support": 20, "urgent": 3}
    tallies = [Tally("2026-05", "requests.level", level, n) for level, n in levels.items()]
    report = of(Tally("2026-05", "requests", "", 93), *tallies)
    assert report.heads == (Row("Hulpvragen", 93),)


def test_an_option_of_a_former_questionnaire_keeps_its_id():
    """What nobody can name any more is still counted."""
    report = of(Tally("2026-05", "requests", "", 20), Tally("2026-05", "requests.asker", "neighbour", 20))
    assert report.of("requests")[-1].rows == (Row("neighbour", 20),)


@pytest.mark.parametrize("given", ["2026", "2026-13", "2026-1", "november", "2026-00", "٢٠٢٦-٠١x"])
def test_what_is_no_month_is_said_to_be_none(given: str):
    """With how it is written."""
    with pytest.raises(months.NoMonth, match="2026-11"):
        months.read(given)
