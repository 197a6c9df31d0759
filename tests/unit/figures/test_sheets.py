"""The same tables as text, as CSV and as a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from python_calamine import CalamineWorkbook

from bot.demo import year
from handlers.figures import sheets
from handlers.figures.reports import Row
from locales import tongue

NL = tongue("nl")


def cells_of(data: bytes) -> list[list[object]]:
    """The first sheet of a spreadsheet file."""
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()


def lines_of(data: bytes) -> list[list[str]]:
    """The lines of a CSV file."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


@pytest.mark.parametrize("code", ["nl", "ar", "rif-Tfng", "tr", "en"])
def test_all_three_say_the_same(code: str):
    """Every row with its number is in the text, the CSV and the spreadsheet."""
    say = tongue(code)
    report = year.report(say)
    text = sheets.plain(say, report)
    rows = [(sheet.title, row.label, row.number) for sheet in report.sheets for row in sheet.rows]
    assert all(sheet.title in text for sheet in report.sheets)
    in_csv = [
        (title, label, int(n))
        for title, label, n, _ in lines_of(sheets.comma_separated(say, report))
        if n.isdecimal()
    ]
    assert in_csv == rows
    in_xlsx = [(a, b, n) for a, b, n, _ in cells_of(sheets.spreadsheet(say, report)) if isinstance(n, float)]
    assert in_xlsx == rows


def test_made_up_numbers_are_called_so_in_each():
    """Whoever is handed the file alone still knows."""
    report = year.report(NL)
    mark = report.made_up
    assert mark in sheets.plain(NL, report)
    assert [mark] in [line[1:2] for line in lines_of(sheets.comma_separated(NL, report))]
    assert [mark] in [line[1:2] for line in cells_of(sheets.spreadsheet(NL, report))]


@pytest.mark.parametrize("label", ["=1+1", "+31", "-2", "@SUM(A1)", "\t=1"])
def test_an_option_is_never_worked_out_as_a_formula(label: str):
    """Admins word their options freely, and whoever opens the file should not run them."""
    report = year.report(NL)
    first = replace(report.sheets[0], rows=(Row(label, 9),))
    report = replace(report, sheets=(first,))
    assert f"'{label}" in [line[1] for line in lines_of(sheets.comma_separated(NL, report))]
    assert label in [line[1] for line in cells_of(sheets.spreadsheet(NL, report))]


def test_without_numbers_it_says_so():
    """An empty report is a sentence and no heap of headings."""
    nothing = replace(year.report(NL), sheets=(), heads=())
    assert sheets.plain(NL, nothing).startswith("Er is nog niets te laten zien.")
