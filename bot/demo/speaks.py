"""Which language a message is in: every line must be one that the catalogs or the questionnaire have.

A line counts when it is a line of a text of that language, with anything in its gaps that is
itself in that language or in no language at all (numbers, hours, names of cases).
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import locales.texts
from handlers import places
from handlers.intake.questionnaire import Questionnaire
from locales import Tongue, tongue
from locales.bidi import strip_controls
from locales.text import Text
from locales.texts import common, seeker

_GAP = re.compile(r"\{\w+\}")
_MARKS = re.compile(r"[*]")
_LETTERS = re.compile(r"[^\W\d_]")
_TICK = re.compile(r"^[☑☐✔•]\s*")
ENOUGH = 4
"""Letters of a line that belong to the text itself, below which its gaps are looked at one by one."""


class Speech:
    """The lines that one language can say."""

    def __init__(self, code: str, questionnaire: Questionnaire, beside: tuple[str, ...] = ()) -> None:
        """`beside`: languages in which the emergency texts may stand next to this one."""
        self.code = code
        self._plain: set[str] = set()
        self._gapped: list[re.Pattern[str]] = []
        self._thin: list[re.Pattern[str]] = []
        say = tongue(code)
        for line in (*_catalog_lines(say), *_questionnaire_lines(say, questionnaire)):
            self._learn(line, say)
        for other in map(tongue, beside):
            for line in _emergency_lines(other):
                self._learn(line, other)

    def _learn(self, line: str, say: Tongue) -> None:
        parts = [strip_controls(say.shaped(part)) for part in _GAP.split(_MARKS.sub("", line).strip())]
        if len(parts) == 1:
            self._plain.add(parts[0])
            return
        pattern = re.compile("^" + "(.+?)".join(re.escape(part) for part in parts) + "$")
        own = len(_LETTERS.findall("".join(parts)))
        (self._gapped if own >= ENOUGH else self._thin).append(pattern)

    def foreign(self, text: str) -> list[str]:
        """The lines of a message that are not in this language."""
        return [line for line in text.splitlines() if not self.says(line)]

    def says(self, line: str) -> bool:
        """Whether the line is in this language, or in none."""
        line = _normal(line)
        return self._knows(line) or self._knows(_TICK.sub("", line))

    def _knows(self, line: str) -> bool:
        if not _LETTERS.search(line) or line in self._plain:
            return True
        return any(pattern.match(line) for pattern in self._gapped) or any(
            self._fits(pattern, line) for pattern in self._thin
        )

    def _fits(self, pattern: re.Pattern[str], line: str) -> bool:
        found = pattern.match(line)
        return found is not None and all(self._listed(gap) for gap in found.groups())

    def _listed(self, gap: str) -> bool:
        apart = tongue(self.code).row_of(["\x00", "\x01"], heavy=True).strip("\x00\x01")
        joined = tongue(self.code).list_of(["\x00", "\x01", "\x02"]).split("\x00")[1].split("\x01")
        last = joined[1].split("\x02")[0]
        split = re.compile("|".join(re.escape(one) for one in {joined[0], last, ", ", "، "}))
        return all(
            self._named(whole) or all(self._named(part) for part in split.split(whole))
            for whole in gap.split(apart)
        )

    def _named(self, part: str) -> bool:
        return not _LETTERS.search(part) or _normal(part) in self._plain or _is_place(part)


def _is_place(name: str) -> bool:
    return any(places.label(one) == _normal(name) for one in places.find(name))


def _normal(line: str) -> str:
    return strip_controls(line).strip()


def _catalog_lines(say: Tongue) -> Iterator[str]:
    for text in all_texts():
        yield from say.template(text).splitlines()


def _emergency_lines(say: Tongue) -> Iterator[str]:
    for text in (common.EMERGENCY, seeker.DANGER_NOW):
        yield from say.template(text).splitlines()


def all_texts() -> Iterator[Text]:
    """Every text the line can say."""
    for module in pkgutil.iter_modules(locales.texts.__path__):
        for value in vars(importlib.import_module(f"locales.texts.{module.name}")).values():
            yield from _texts_in(value)


def _texts_in(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts_in(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts_in(inner)


def _questionnaire_lines(say: Tongue, questionnaire: Questionnaire) -> Iterator[str]:
    for question in questionnaire.questions:
        for texts in (
            question.text,
            question.help,
            *(v.text for v in question.variants),
            *(v.help for v in question.variants),
        ):
            yield from texts.best(say.language).splitlines()
        for option in question.options:
            yield option.text.best(say.language)
