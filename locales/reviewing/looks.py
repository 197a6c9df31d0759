"""How the cells of the sheet look, and which of them can be written in."""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from locales.direction import Direction

_TEXT = {"text_wrap": True, "valign": "top", "num_format": "@", "quote_prefix": True, "border": 1}
"""Text whatever it begins with: a cell of this kind is never a formula."""
_READING_ORDER = {"ltr": 1, "rtl": 2}
_WHITE, _YELLOW, _RED, _GREY = "#FFFFFF", "#FFF9DB", "#F8B4B4", "#E5E7EB"


@dataclass(frozen=True, slots=True)
class Looks:
    """Cells that are fixed and cells to fill in; `own` ones run the way the language does.

    `wrong` is what becomes of a cell in which something is missing.
    """

    head: Format
    fixed: Format
    own: Format
    filled_in: Format
    own_filled_in: Format
    wrong: Format


def looks(book: Workbook, way: Direction) -> Looks:
    """The looks in one file, for a language that is written this way."""
    own = {**_TEXT, "reading_order": _READING_ORDER[way], "align": "right" if way == "rtl" else "left"}
    return Looks(
        head=book.add_format({**_TEXT, "bold": True, "bg_color": _GREY}),
        fixed=book.add_format({**_TEXT, "bg_color": _WHITE}),
        own=book.add_format({**own, "bg_color": _WHITE}),
        filled_in=book.add_format({**_TEXT, "bg_color": _YELLOW, "locked": False}),
        own_filled_in=book.add_format({**own, "bg_color": _YELLOW, "locked": False}),
        wrong=book.add_format({"bg_color": _RED}),
    )
