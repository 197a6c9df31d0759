"""A report as text, as CSV and as a spreadsheet; each in the reader's language and direction."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from handlers.figures.reports import Report, Row, Sheet
from locales import Tongue
from locales.texts import figures as texts

RISKY = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet program may work out as a formula (OWASP, CSV injection)."""

WIDTHS = (34, 34, 12, 40)
"""Of the spreadsheet's columns, in characters."""


def plain(say: Tongue, report: Report) -> str:
    """All tables as lines of text."""
    if not report.sheets:
        return say(texts.NOTHING)
    head = (report.title, report.period, report.made_up, "", *(head_of(say, row) for row in report.heads))
    parts = ["\n".join(line for line in head if line), *(table(say, sheet) for sheet in report.sheets)]
    return "\n\n".join((*parts, report.small))


def head_of(say: Tongue, row: Row) -> str:
    """A sum of a series, or of the serious ones."""
    if row.serious:
        return say(texts.SERIOUS, n=row.number)
    return say(texts.HEADLINE, name=row.label, n=row.number)


def table(say: Tongue, sheet: Sheet) -> str:
    """One table as lines of text."""
    lines = [say(texts.ROW, name=row.label, n=row.told(say)) for row in sheet.rows]
    return "\n".join(line for line in (sheet.title, *lines, sheet.note) if line)


def comma_separated(say: Tongue, report: Report) -> bytes:
    """All tables as CSV (RFC 4180), with a mark in front by which spreadsheet programs know UTF-8."""
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow(say(one) for one in texts.COLUMNS.values())
    for line in _lines(say, report):
        writer.writerow(_harmless(cell) for cell in line)
    return made.getvalue().encode("utf-8-sig")


def _harmless(cell: str | int) -> str | int:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(RISKY) else cell


def _lines(say: Tongue, report: Report) -> Iterator[tuple[str, str, str | int, str]]:
    """Table, row, number and remark."""
    for note in (report.made_up, report.period):
        if note:
            yield report.title, note, "", ""
    for sheet in report.sheets:
        for row in sheet.rows:
            odd = row.number is None or row.more
            remark = " · ".join(one for one in (row.told(say) if odd else "", sheet.note) if one)
            yield sheet.title, row.label, "" if row.number is None else row.number, remark
    yield report.title, report.small, "", ""


def spreadsheet(say: Tongue, report: Report) -> bytes:
    """All tables as an .xlsx file, from right to left where the language is."""
    # Only who wants a spreadsheet pays for the library.
    import xlsxwriter

    made = io.BytesIO()
    safe = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(made, safe) as book:
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        page = book.add_worksheet()
        if say.direction == "rtl":
            page.right_to_left()
        for column, width in enumerate(WIDTHS):
            page.set_column(column, column, width, wrapped)
        page.freeze_panes(1, 0)
        for column, name in enumerate(texts.COLUMNS.values()):
            page.write_string(0, column, say(name), bold)
        for number, line in enumerate(_lines(say, report), 1):
            for column, cell in enumerate(line):
                page.write(number, column, cell)
    return made.getvalue()
