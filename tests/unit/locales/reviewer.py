"""A native speaker who fills in the sheet."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from locales.reviewing.labels import COLUMNS
from locales.text import Text
from locales.texts import reviewing as texts


def no_faults(_path: Path, _text: str) -> list[str]:
    """A file of words can say whatever it likes."""
    return []


def filled(data: bytes, answers: Mapping[tuple[str, int], Mapping[Text, str]], initials: str = "") -> bytes:
    """The sheet as a reviewer sends it back: answers by key and form."""
    made = io.BytesIO()
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book, xlsxwriter.Workbook(made) as back:
        first = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
        first[-1][3] = initials
        _copy(back.add_worksheet("Amana"), first)
        name = book.sheet_names[1]
        cells = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for row in cells[1:]:
            given = answers.get(
                (str(row[COLUMNS.index(texts.KEY)]), int(str(row[COLUMNS.index(texts.FORM)]))), {}
            )
            for what, said in given.items():
                row[COLUMNS.index(what)] = said
        _copy(back.add_worksheet(name), cells)
    return made.getvalue()


def _copy(sheet, cells) -> None:
    for nr, row in enumerate(cells):
        for column, cell in enumerate(row):
            sheet.write_string(nr, column, str(cell))
