"""The sheet a native speaker fills in, as an .xlsx file that any spreadsheet program opens.

Every word is written as a string into a cell that holds text and is marked as such, so that nothing
in it is ever worked out as a formula, not even after somebody has edited it.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from functools import partial

import xlsxwriter
from babel.messages.catalog import Catalog
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from locales.direction import direction
from locales.reviewing.labels import COLUMNS, SIDE_BY_SIDE, VERDICTS, sheet_name, ways
from locales.reviewing.looks import Looks, looks
from locales.reviewing.missing import formula
from locales.reviewing.rows import Row
from locales.text import Text
from locales.texts import reviewing as texts

_WIDTHS = {
    texts.PART: 14, texts.WHERE: 30, texts.ENGLISH: 46, texts.DUTCH: 46, texts.NOW: 46,
    texts.VERDICT: 18, texts.BETTER: 46, texts.REMARK: 30, texts.KEY: 24, texts.FORM: 7, texts.MARK: 18,
}  # fmt: skip
"""Of each column, in characters."""
_FILLED_IN = (texts.VERDICT, texts.BETTER, texts.REMARK)
_EXPLAINED = (
    (texts.THANKS, ""),
    (texts.HOW, ""),
    (texts.FIRST, ""),
    (texts.INSERTED, "{name}"),
    (texts.BOLD, "*112*"),
    (texts.CODES, "/start"),
    (texts.COUNTED, ""),
    (texts.RED, ""),
)
"""The paragraphs of the first sheet, each with an example of what it is about."""
_LOOK_AT = {
    "select_locked_cells": True, "select_unlocked_cells": True, "format_columns": True, "format_rows": True,
}  # fmt: skip
"""What a protected sheet still allows. No password: it keeps from slips, not from anybody's will."""
_NUMBER_AS_TEXT = {"number_stored_as_text": "A1:XFD20000"}


def workbook(code: str, rows: Sequence[Row], catalog: Catalog, dutch: Catalog, day: date) -> bytes:
    """The whole file. The same rows make the same file on the same day."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": sheet_name(code), "created": datetime(day.year, day.month, day.day)})  # noqa: DTZ001
        look = looks(book, direction(code))
        say = partial(_beside, catalogs=(dutch, catalog))
        _explain(book.add_worksheet("Amana"), look, (dutch, catalog))
        sheet = book.add_worksheet(sheet_name(code))
        _head(sheet, look, (dutch, catalog))
        for nr, row in enumerate(rows, 1):
            _write(sheet, nr, row, look, say(texts.PARTS[row.part]))
        _choices(sheet, len(rows), [say(one) for one in VERDICTS], say(texts.CHOOSE))
    return made.getvalue()


def _beside(what: Text, catalogs: Sequence[Catalog]) -> str:
    return SIDE_BY_SIDE.join(ways(what, *catalogs))


def _explain(sheet: Worksheet, look: Looks, catalogs: tuple[Catalog, Catalog]) -> None:
    sheet.protect("", _LOOK_AT)
    sheet.set_column(0, 2, 52)
    sheet.set_column(3, 3, 14)
    for row, (what, example) in enumerate(((texts.TITLE, ""), *_EXPLAINED)):
        for column, said in enumerate(ways(what, *catalogs)):
            sheet.write_string(row, column, said, look.own if column > 1 else look.fixed)
        sheet.write_string(row, 3, example, look.fixed)
    below = len(_EXPLAINED) + 2
    for column, said in enumerate(ways(texts.INITIALS, *catalogs)):
        sheet.write_string(below, column, said, look.own if column > 1 else look.fixed)
    sheet.write_string(below, 3, "", look.filled_in)


def _head(sheet: Worksheet, look: Looks, catalogs: tuple[Catalog, Catalog]) -> None:
    sheet.protect("", _LOOK_AT)
    sheet.ignore_errors(_NUMBER_AS_TEXT)
    sheet.freeze_panes(1, 0)
    for column, what in enumerate(COLUMNS):
        sheet.set_column(column, column, _WIDTHS[what])
        sheet.write_string(0, column, "\n".join(ways(what, *catalogs)), look.head)


def _write(sheet: Worksheet, nr: int, row: Row, look: Looks, part: str) -> None:
    note = row.note if row.example is None else f"{row.note}\n{{count}} = {row.example}".strip()
    said = {
        texts.PART: part,
        texts.WHERE: note,
        texts.ENGLISH: row.english,
        texts.DUTCH: row.dutch,
        texts.NOW: row.now,
        texts.KEY: row.key,
        texts.FORM: str(row.form),
        texts.MARK: row.fingerprint,
    }
    for column, what in enumerate(COLUMNS):
        sheet.write_string(nr, column, said.get(what, ""), _look(look, what))
    better = COLUMNS.index(texts.BETTER)
    if missing := formula(row.now, f"{chr(ord('A') + better)}{nr + 1}"):
        sheet.conditional_format(
            nr, better, nr, better, {"type": "formula", "criteria": missing, "format": look.wrong}
        )


def _look(look: Looks, what: Text) -> Format:
    if what == texts.BETTER:
        return look.own_filled_in
    if what in _FILLED_IN:
        return look.filled_in
    return look.own if what == texts.NOW else look.fixed


def _choices(sheet: Worksheet, count: int, verdicts: list[str], told: str) -> None:
    column = COLUMNS.index(texts.VERDICT)
    if count:
        choice = {"validate": "list", "source": verdicts, "error_title": "Amana", "error_message": told[:255]}
        sheet.data_validation(1, column, count, column, choice)
