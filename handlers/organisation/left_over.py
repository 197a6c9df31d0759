"""What in an organisation's line would still be said as the line as it comes says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from db.records import QuestionnaireKind
from handlers.intake.questionnaire import Questionnaire
from handlers.intake.reading_yaml import inspect
from handlers.organisation.faults import Fault, fault_of
from handlers.organisation.numbers import renumbered
from handlers.organisation.reading import CARD, KINDS, PRACTICE, QUESTIONS, TEXTS
from handlers.practice import library
from handlers.practice.reading import parse
from handlers.questionnaires import packaged
from locales.first import marks
from locales.organisation import Organisation, in_force
from locales.register import shown
from locales.text import Text
from locales.tongue import Tongue, tongue

PROGRAM = "reviewing."
"""Texts for who reads the program's translations: they are about the program, whoever runs the line."""


def left_over(theirs: Organisation, folder: Path) -> tuple[Fault, ...]:
    """Everything that is still to be worded or asked anew, by file and line."""
    with in_force(theirs):
        texts = [fault for code in theirs.written for fault in _texts(theirs, code, folder)]
    asked = [fault for kind in KINDS for fault in _asked(theirs, kind, folder)]
    return tuple(sorted((*texts, *asked, *_practised(theirs))))


def only_numbers(theirs: Organisation, folder: Path) -> dict[str, list[str]]:
    """Keys by language of texts in which nothing but a number is theirs: a sentence can depend on it."""
    found = dict[str, list[str]]()
    for code in theirs.written:
        written = folder / TEXTS / f"{code}.yaml"
        own = written.read_text(encoding="utf-8") if written.is_file() else ""
        swapped = [key for key in renumbered(code, theirs.numbers) if f"\n{key}:" not in f"\n{own}"]
        swapped += _played(theirs, code)
        found |= {code: swapped} if swapped else {}
    return found


def _played(theirs: Organisation, code: str) -> list[str]:
    """The program's scenarios in a language in which a number is theirs."""
    before, after = library.packaged({}), library.packaged(theirs.numbers)
    changed = [name for name in sorted(after) if after[name] != before[name] and not theirs.practice]
    return [f"{PRACTICE}/{name}" for name in changed if parse(after[name]).language == code]


def _texts(theirs: Organisation, code: str, folder: Path) -> Iterator[Fault]:
    say, name = tongue(code), f"{TEXTS}/{code}.yaml"
    there = folder / name
    lines = there.read_text(encoding="utf-8").splitlines() if there.is_file() else []
    for key, what in shown().items():
        found = dict.fromkeys(
            mark for form in _forms(say, what) for mark in marks(form, say.language, theirs)
        )
        if found and not key.startswith(PROGRAM):
            at = next((nr for nr, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 0)
            yield Fault(name, at, f"{key}: word it anew; it says {', '.join(found)}")


def _forms(say: Tongue, what: Text) -> set[str]:
    """All that a text can read, whatever it counts."""
    return {say.template(what, count) for count in (range(200) if what.english_plural else (1,))}


def _asked(theirs: Organisation, kind: QuestionnaireKind, folder: Path) -> Iterator[Fault]:
    own = theirs.questions.get(kind)
    name = f"{QUESTIONS}/{kind}.yaml"
    text = own or packaged(kind)
    reading = inspect(text)
    faults = [fault_of(name, one) for one in reading.problems] if own else []
    faults += _marked(theirs, name, text)
    if reading.questionnaire:
        faults += _unfit(theirs, name, text, reading.questionnaire)
    if own:
        yield from faults
    elif faults:
        yield Fault(name, 0, f"there is no such file, and the program's own does not fit: {faults[0].words}")


def _practised(theirs: Organisation) -> Iterator[Fault]:
    """Scenarios of the folder; without any, the program's as this organisation would see them."""
    texts = library.written(theirs.practice) if theirs.practice else library.packaged(theirs.numbers)
    for name, text in texts.items():
        if theirs.practice or parse(text).language in theirs.languages:
            yield from _marked(theirs, f"{PRACTICE}/{name}", text)


def _marked(theirs: Organisation, name: str, text: str) -> Iterator[Fault]:
    for nr, line in enumerate(text.splitlines(), 1):
        found = dict.fromkeys(mark for code in theirs.written for mark in marks(line, code, theirs))
        if found and not line.lstrip().startswith("#"):
            yield Fault(name, nr, f"it says {', '.join(found)}")


def _unfit(theirs: Organisation, name: str, text: str, asked: Questionnaire) -> Iterator[Fault]:
    """Languages that are not asked in, and choices that matching would not know."""
    for code in theirs.languages:
        if code not in asked.languages:
            yield Fault(name, _line(text, "languages"), f"languages: {code} is missing")
    known = {"community": theirs.communities, "languages": dict.fromkeys(theirs.spoken)}
    for question in asked.questions:
        for option in question.options if question.role in known else ():
            if option.id not in known[question.role or ""]:
                words = f"question {question.id}: {option.id} is not in {CARD}"
                yield Fault(name, _line(text, f"- id: {option.id}"), words)


def _line(text: str, begins: str) -> int:
    found = re.search(rf"^\s*{re.escape(begins)}\b", text, re.MULTILINE)
    return text.count("\n", 0, found.end()) + 1 if found else 0
