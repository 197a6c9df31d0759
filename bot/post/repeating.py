"""The line above a message that may be there already, in the line's own words."""

from __future__ import annotations

from bot.post.loading import RepeatLine
from db.work import Work
from handlers.wordings import Wordings
from locales import tongue
from locales.texts import common


def repeat_line() -> RepeatLine:
    """What says that line, as it is worded at the moment a letter is claimed."""
    wordings = Wordings()

    def line(work: Work, language: str) -> str:
        with wordings.in_force(work):
            return tongue(language)(common.MAYBE_REPEAT)

    return line
