"""A native speaker's sheet for the command line, where what cannot be done is said in a line."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from bot.commands.failing import Refused
from locales.languages import translated
from locales.reviewing import desk
from locales.reviewing.judging import Judged
from locales.reviewing.unpacking import NotAReviewSheet
from locales.weight import Part


def exported(code: str, parts: Collection[Part], day: date, *, every: bool) -> tuple[bytes, int]:
    """The sheet and how many rows it has. Raises Refused for a language there is no catalog for."""
    return desk.export(_known(code), parts, day, every=every)


def imported(code: str, data: bytes, day: date, *, good_rows: bool) -> Judged:
    """What became of the sheet. Raises Refused, with the reason, for a file that is none."""
    try:
        return desk.take_in(_known(code), data, day, good_rows=good_rows)
    except NotAReviewSheet as bad:
        raise Refused(f"this file cannot be read as a review sheet: {bad}") from None


def _known(code: str) -> str:
    if code not in translated():
        raise Refused(f"there is no catalog for {code!r}; there are {', '.join(translated())}")
    return code
