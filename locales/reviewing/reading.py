"""What a native speaker has filled in, read from the file and not judged yet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from locales import bidi
from locales.reviewing.labels import sheet_name
from locales.reviewing.unpacking import NotAReviewSheet, unpacked
from locales.text import Text
from locales.texts import reviewing as texts

_NEEDED = (texts.VERDICT, texts.BETTER, texts.REMARK, texts.KEY, texts.FORM, texts.MARK)
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_SHEET_OF = re.compile(r"Amana ([a-z]{2,8}(?:[-_]\w+)?)")


@dataclass(frozen=True, slots=True)
class Filled:
    """One row of the sheet. `nr` is its number in the spreadsheet program, the heading being 1."""

    nr: int
    key: str
    form: str
    fingerprint: str
    verdict: str
    better: str
    remark: str

    @property
    def empty(self) -> bool:
        """Whether nobody has filled anything in."""
        return not (self.verdict or self.better or self.remark)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that came back, and the reviewer's initials or role, empty when none are given."""

    by: str
    rows: tuple[Filled, ...]


def read(data: bytes, code: str) -> Sheet:
    """Read the file of one language. Raises NotAReviewSheet where it cannot be."""
    try:
        with CalamineWorkbook.from_filelike(unpacked(data)) as book:
            _right_language(book.sheet_names, code)
            filled = tuple(_rows(book.get_sheet_by_name(sheet_name(code))))
            return Sheet(_initials(book), filled)
    except CalamineError as bad:
        raise NotAReviewSheet("it is no .xlsx file, or it is damaged") from bad


def _right_language(names: list[str], code: str) -> None:
    if sheet_name(code) in names:
        return
    others = [found[1] for name in names if (found := _SHEET_OF.fullmatch(name))]
    if others:
        raise NotAReviewSheet(f"it is for the language {others[0]}, not for {code}")
    raise NotAReviewSheet(f"it has no sheet named {sheet_name(code)!r}")


def _rows(sheet: CalamineSheet) -> Iterator[Filled]:
    head, *below = _cells(sheet) or [[]]
    titles = [cell.split("\n")[0].strip() for cell in head]
    missing = [what.english for what in _NEEDED if what.english not in titles]
    if missing:
        raise NotAReviewSheet(f"it lacks the columns {', '.join(missing)}")
    at = {what: titles.index(what.english) for what in _NEEDED}
    for nr, cells in enumerate(below, 2):
        if any(cells):
            yield _filled(nr, cells, at)


def _filled(nr: int, cells: list[str], at: dict[Text, int]) -> Filled:
    return Filled(
        nr=nr,
        key=cells[at[texts.KEY]],
        form=cells[at[texts.FORM]],
        fingerprint=cells[at[texts.MARK]],
        verdict=cells[at[texts.VERDICT]],
        better=cells[at[texts.BETTER]],
        remark=cells[at[texts.REMARK]],
    )


def _initials(book: CalamineWorkbook) -> str:
    for cells in _cells(book.get_sheet_by_index(0)):
        if cells and cells[0] == texts.INITIALS.english and len(cells) > 3:  # noqa: PLR2004 -- the fourth cell
            return cells[3]
    return ""


def _cells(sheet: CalamineSheet) -> list[list[str]]:
    return [[_words(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]


def _words(cell: object) -> str:
    """A cell as text of ours: one kind of line break, composed letters, nothing invisible.

    Bidi controls that a keyboard put in go: they are put in when a text is said. A program may have
    made a number of a form's number.
    """
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    tidy = "\n".join(line.rstrip() for line in str(cell).splitlines()).strip()
    return unicodedata.normalize("NFC", bidi.strip_controls(_CONTROLS.sub("", tidy)))
