"""Charts: readable on a telephone, in every script, from the side where reading begins."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from bot.demo import year
from handlers.figures import charts
from handlers.figures.charts import Chart
from handlers.figures.reports import Row
from locales import tongue

NL = tongue("nl")
HALF = 540


def picture(code: str, nr: int = 0) -> Image.Image:
    """One chart of the made-up year."""
    say = tongue(code)
    report = year.report(say)
    return Image.open(io.BytesIO(charts.drawn(say, report, charts.every(report)[nr]))).convert("RGB")


def bars(image: Image.Image) -> np.ndarray:
    """Where bars are: dots that are nearly as blue as they are drawn."""
    blue = np.array([0x00, 0x72, 0xB2])
    return np.abs(np.asarray(image).astype(int) - blue).sum(axis=2) < 12


# Warnings are errors here, and matplotlib warns of a letter that its font does not have.
@pytest.mark.parametrize("code", ["nl", "ar", "rif", "rif-Tfng", "tr", "en"])
def test_every_letter_of_every_language_can_be_drawn(code: str):
    """No picture has boxes in the place of letters, and each is as wide as a telephone and not too tall."""
    say = tongue(code)
    report = year.report(say)
    for chart in charts.every(report):
        made = Image.open(io.BytesIO(charts.drawn(say, report, chart)))
        assert made.width == 1080
        assert made.height < 2.1 * made.width


def test_bars_begin_where_reading_begins():
    """From the left in Dutch, from the right in Arabic."""
    dutch, arabic = bars(picture("nl", 1)), bars(picture("ar", 1))
    assert dutch[:, :HALF].sum() > 2 * dutch[:, HALF:].sum()
    assert arabic[:, HALF:].sum() > 2 * arabic[:, :HALF].sum()


def test_arabic_letters_are_joined():
    """Drawn as one word, letters take another form than drawn one by one."""
    report = year.report(tongue("ar"))

    def with_label(label: str) -> bytes:
        sheet = replace(report.sheets[1], rows=(Row(label, 9),))
        return charts.drawn(tongue("ar"), report, Chart("x", (sheet,)))

    joined, apart = with_label("سلام"), with_label("س\u200cل\u200cا\u200cم")
    ink = [np.asarray(Image.open(io.BytesIO(one)).convert("L")) < 128 for one in (joined, apart)]
    assert ink[0].sum() != ink[1].sum()


def test_serious_levels_are_told_apart_without_colour():
    """They are hatched: in grey too they look unlike the others."""
    drawn = np.asarray(picture("nl", 0)).astype(int)
    orange = np.abs(drawn - np.array([0xE6, 0x9F, 0x00])).sum(axis=2) < 12
    rows = np.flatnonzero(orange.any(axis=1))
    inside = orange[rows[len(rows) // 2]]
    ends = np.flatnonzero(inside)
    assert (~inside[ends[0] : ends[-1]]).sum() > 10


def test_the_same_report_is_the_same_picture():
    """Nothing of the machine or the moment is in the file."""
    report = year.report(NL)
    chart = charts.every(report)[0]
    first, second = (charts.drawn(NL, report, chart) for _ in range(2))
    assert first == second
    assert b"atplotlib" not in first


@pytest.mark.parametrize("code", ["nl", "ar", "tr"])
def test_a_caption_says_what_is_in_the_picture(code: str):
    """For who cannot see it: every row of the tables that fit under a picture."""
    say = tongue(code)
    report = year.report(say)
    chart = charts.every(report)[1]
    said = charts.caption(say, report, chart)
    assert len(said) <= charts.CAPTION
    assert all(row.label in said and str(row.number) in said for row in chart.sheets[0].rows)
