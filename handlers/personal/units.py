"""Between code points, which Python counts, and UTF-16 code units, which the Bot API's marks count."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from db.letters import Mark
from handlers.phrases import width


def code_points(text: str, mark: Mark) -> tuple[int, int]:
    """From where to where a mark stands, in code points; inside the text, whatever the mark says."""
    ends = list(accumulate(1 + (sign > "\uffff") for sign in text))
    start, stop = bisect_right(ends, mark.offset), bisect_right(ends, mark.offset + mark.length)
    return start, max(start, stop)


def code_units(text: str, start: int, end: int) -> tuple[int, int]:
    """Offset and length in UTF-16 code units of a stretch given in code points."""
    return width(text[:start]), width(text[start:end])
