"""An admin's words put where they were asked for."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TypeVar

from handlers.intake import combining, editing
from handlers.intake.check import MESSAGE
from handlers.intake.conditions import Above, Condition, Is
from handlers.intake.questionnaire import Question, Questionnaire, Variant
from handlers.staff.questions.waiting import Waiting

Worded = TypeVar("Worded", Question, Variant)

LIMITS = {"text": MESSAGE, "help": MESSAGE, "option": 200}
"""Characters taken at most; the check says what is too long for one message or button."""

NOTHING_THERE = ("-", "–", "—")
"""What an admin sends for no help, or no bound."""


class NoLongerThere(LookupError):
    """What the words were meant for has been removed meanwhile."""


class NotANumber(ValueError):
    """A whole number of at most nine digits was asked for."""


def place_of(q: Questionnaire, waiting: Waiting) -> int:
    """Where the question stands now. Raises NoLongerThere."""
    for place, one in enumerate(q.questions):
        if one.id == waiting.question:
            return place
    raise NoLongerThere


def applied(q: Questionnaire, waiting: Waiting, words: str) -> Questionnaire:
    """The questionnaire with the words in it. Raises NoLongerThere, NotANumber."""
    place = place_of(q, waiting)
    if waiting.what in ("above", "exactly"):
        asked = q.question(waiting.option)
        if asked is None or asked not in q.questions[:place]:
            raise NoLongerThere
        part = _comparison(waiting, words)
        _there(q.questions[place], waiting.variant)
        return editing.change_condition(
            q, place, waiting.variant, lambda when: combining.with_part(when, part)
        )
    return editing.change(q, place, lambda one: _reworded(one, waiting, words))


def _reworded(one: Question, waiting: Waiting, words: str) -> Question:
    clean, variant = cleaned(words), waiting.variant
    if variant is not None:
        _there(one, variant)
        return editing.change_variant(one, variant, lambda other: _worded(other, waiting, clean))
    match waiting.what:
        case "text" | "help":
            return _worded(one, waiting, clean)
        case "weight":
            return replace(one, weight=_number(words))
        case "min" | "max":
            return _bounded(one, waiting.what, None if clean in NOTHING_THERE else _number(words))
        case _ if not waiting.option:
            return editing.add_option(one, waiting.language, clean)
        case _:
            return _option(one, waiting, clean)


def _bounded(one: Question, what: str, number: int | None) -> Question:
    return replace(one, min=number) if what == "min" else replace(one, max=number)


def _option(one: Question, waiting: Waiting, words: str) -> Question:
    ids = [option.id for option in one.options]
    if waiting.option not in ids:
        raise NoLongerThere
    place = ids.index(waiting.option)
    return editing.change_option(
        one,
        place,
        lambda option: replace(option, text=editing.put_text(option.text, waiting.language, words)),
    )


def _comparison(waiting: Waiting, words: str) -> Condition:
    number = _number(words)
    return Above(waiting.option, number) if waiting.what == "above" else Is(waiting.option, number)


def _there(one: Question, variant: int | None) -> None:
    if variant is not None and variant >= len(one.variants):
        raise NoLongerThere


def _worded(one: Worded, waiting: Waiting, clean: str) -> Worded:
    """A question or a variant with these words as its text, or as its help; a dash is no help."""
    if waiting.what == "help":
        said = "" if clean in NOTHING_THERE else clean
        return replace(one, help=editing.put_text(one.help, waiting.language, said))
    return replace(one, text=editing.put_text(one.text, waiting.language, clean))


def _number(words: str) -> int:
    digits = unicodedata.normalize("NFKC", words).strip()
    if not re.fullmatch(r"-?\d{1,9}", digits):
        raise NotANumber
    return int(digits)


def cleaned(words: str) -> str:
    """The words without what no phone can show; line breaks stay."""
    shown = (letter for letter in words if letter == "\n" or unicodedata.category(letter) not in ("Cc", "Cs"))
    return unicodedata.normalize("NFC", "".join(shown)).strip()
