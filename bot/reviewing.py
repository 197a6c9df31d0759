"""A native speaker's sheet for the command line, where what cannot be done is said in a line."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from bot.commands.failing import Refused
from bot.organisations import organisation_of
from bot.settings import load
from handlers.intake.reading_yaml import inspect
from handlers.practice.faults import ScenarioProblems
from handlers.practice.reading import parse
from locales import typed
from locales.content.nodes import Unreadable
from locales.languages import HOME, translated
from locales.reviewing import desk
from locales.reviewing.judging import Judged
from locales.reviewing.unpacking import NotAReviewSheet
from locales.shelf import Shelf
from locales.status import lines, unread_safety as is_unread
from locales.weight import Part


def status() -> list[str]:
    """How far every language is, as lines. Raises Refused and SettingsError."""
    with _in_a_line():
        return lines(_shelf())


def unread_safety() -> bool:
    """Whether nobody has read some text on danger or safety. Raises the same."""
    with _in_a_line():
        return is_unread(_shelf())


def exported(code: str, parts: Collection[Part], day: date, *, every: bool) -> tuple[bytes, int]:
    """The sheet and how many rows it has.

    Raises Refused for a language there is no catalog for and a file that cannot be read, and SettingsError.
    """
    with _in_a_line():
        return desk.export(_known(code), parts, day, every=every, shelf=_shelf())


def imported(code: str, data: bytes, day: date, *, good_rows: bool) -> Judged:
    """What became of the sheet. Raises Refused, with the reason, for what is none, and SettingsError."""
    with _in_a_line():
        return desk.take_in(_known(code), data, day, good_rows=good_rows, faults=faults, shelf=_shelf())


@contextmanager
def _in_a_line() -> Iterator[None]:
    try:
        yield
    except NotAReviewSheet as bad:
        raise Refused(f"this file cannot be read as a review sheet: {bad}") from None
    except Unreadable as bad:
        raise Refused(str(bad)) from None


def _shelf() -> Shelf:
    """The program's files, and those of the organisation that the settings name."""
    settings = load()
    organisation_of(settings)  # says in a line what in the folder cannot be read
    return Shelf(own=settings.organisation)


def faults(path: Path, text: str) -> list[str]:
    """What keeps a questionnaire, a conversation to practise with or a list of words from being used."""
    if path.parent.name == "practice":
        return _of_practice(path, text)
    if path.parent == HOME / "words":
        return _of_words(path, text)
    return [str(one) for one in inspect(text).problems]


def _of_practice(path: Path, text: str) -> list[str]:
    try:
        parse(text, path.stem)
    except ScenarioProblems as problems:
        return str(problems).splitlines()
    return []


def _of_words(path: Path, text: str) -> list[str]:
    try:
        typed.parse(path, text)
    except typed.BadWordFile as fault:
        return [str(fault)]
    return []


def _known(code: str) -> str:
    if code not in translated():
        raise Refused(f"there is no catalog for {code!r}; there are {', '.join(translated())}")
    return code
