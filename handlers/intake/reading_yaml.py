"""Questionnaires out of YAML, strictly, with every problem told at once and with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from ruamel.yaml.nodes import Node

from handlers.intake.check import findings
from handlers.intake.conditions import Condition
from handlers.intake.findings import Finding, Path, question_at
from handlers.intake.questionnaire import KINDS, Kind, Option, Question, Questionnaire, Variant
from handlers.intake.reading_conditions import read_condition
from handlers.intake.texts import NOTHING, Texts
from handlers.intake.yaml_sheet import Sheet

FORMAT = 1
"""The version of the format, at the top of every file."""

_TOP = ("version", "languages", "questions")
_QUESTION = (
    *("id", "kind", "role", "required", "text", "help", "min", "max"),
    *("weight", "none", "when", "variants", "options"),
)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class QuestionnaireProblems(ValueError):
    """The questionnaire cannot be published; each line of the message is `line N: what is wrong`."""

    def __init__(self, found: tuple[Finding, ...]) -> None:
        """Keep the problems, in the order of their lines."""
        super().__init__("\n".join(str(one) for one in found))
        self.findings = found


@dataclass(frozen=True, slots=True)
class Reading:
    """What came out of a file: the questionnaire as far as it could be read, and what was found.

    With a fault in the writing itself `questionnaire` is None; one that merely may not be
    published yet (a draft) is there.
    """

    questionnaire: Questionnaire | None
    findings: tuple[Finding, ...]

    @property
    def problems(self) -> tuple[Finding, ...]:
        """What keeps it from being published."""
        return tuple(one for one in self.findings if one.level == "problem")


def parse(text: str) -> Questionnaire:
    """A questionnaire out of YAML. Raises QuestionnaireProblems."""
    reading = inspect(text)
    if reading.questionnaire is None or reading.problems:
        raise QuestionnaireProblems(reading.problems)
    return reading.questionnaire


@lru_cache(maxsize=8)
def published(text: str) -> Questionnaire:
    """The same as `parse`, remembering the last few: running intakes read the same versions again."""
    return parse(text)


def inspect(text: str) -> Reading:
    """Read YAML and check it. Never raises: whatever is wrong is among the findings."""
    sheet = Sheet()
    root = sheet.compose(text)
    if root is None:
        return Reading(None, tuple(sheet.findings))
    q = _read(sheet, root)
    # A fault in the writing explains what the check would say about the same place.
    faulty = {one.path for one in sheet.findings}
    checked = [replace(one, line=sheet.line_of(one.path)) for one in findings(q)]
    checked = [one for one in checked if not any(one.path[:n] in faulty for n in range(1, len(one.path) + 1))]
    written = [replace(one, question=question_at(q, one.path)) for one in sheet.findings]
    told = sorted([*written, *checked], key=lambda one: one.line or 0)
    return Reading(None if written else q, tuple(told))


def _read(sheet: Sheet, root: Node) -> Questionnaire:
    top = sheet.mapping(root, (), _TOP, needed=_TOP)
    if "version" in top and sheet.number(top["version"], ("version",)) not in (FORMAT, None):
        sheet.note("not_format", ("version",), top["version"])
    languages = [_read_language(sheet, node, path) for path, node in _at(sheet, top, ("languages",))]
    questions = [_read_question(sheet, node, path) for path, node in _at(sheet, top, ("questions",))]
    return Questionnaire(tuple(one for one in languages if one), tuple(questions))


def _read_language(sheet: Sheet, node: Node, path: Path) -> str | None:
    code = sheet.text(node, path)
    if code is None or _LANGUAGE.fullmatch(code):
        return code
    sheet.note("bad_language", path, node, code)
    return None


def _read_question(sheet: Sheet, node: Node, path: Path) -> Question:
    keys = sheet.mapping(node, path, _QUESTION, needed=("id", "kind", "text"))
    variants = [_read_variant(sheet, one, here) for here, one in _at(sheet, keys, (*path, "variants"))]
    options = [_read_option(sheet, one, here) for here, one in _at(sheet, keys, (*path, "options"))]
    return Question(
        id=sheet.name(keys.get("id"), (*path, "id")) or "",
        kind=_read_kind(sheet, keys, path),
        text=_read_texts(sheet, keys.get("text"), (*path, "text")),
        role=sheet.name(keys.get("role"), (*path, "role")),
        required=sheet.boolean(keys.get("required"), (*path, "required")) or False,
        help=_read_texts(sheet, keys.get("help"), (*path, "help")),
        min=sheet.number(keys.get("min"), (*path, "min")),
        max=sheet.number(keys.get("max"), (*path, "max")),
        weight=sheet.number(keys.get("weight"), (*path, "weight")) or 0,
        none=sheet.name(keys.get("none"), (*path, "none")),
        when=_read_when(sheet, keys, path),
        variants=tuple(one for one in variants if one),
        options=tuple(options),
    )


def _read_kind(sheet: Sheet, keys: dict[str, Node], path: Path) -> Kind:
    name = sheet.text(keys.get("kind"), (*path, "kind"))
    for kind in KINDS:
        if kind == name:
            return kind
    if name is not None:
        sheet.note("unknown_kind", (*path, "kind"), keys["kind"], name, ", ".join(KINDS))
    # Guess, so that the rest of the question, and conditions on it, are still looked at.
    return "choices" if "options" in keys else "number" if "min" in keys else "voice"


def _read_when(sheet: Sheet, keys: dict[str, Node], path: Path) -> Condition | None:
    return read_condition(sheet, keys["when"], (*path, "when")) if "when" in keys else None


def _read_variant(sheet: Sheet, node: Node, path: Path) -> Variant | None:
    keys = sheet.mapping(node, path, ("when", "text", "help"), needed=("when", "text"))
    when = _read_when(sheet, keys, path)
    text = _read_texts(sheet, keys.get("text"), (*path, "text"))
    help_ = _read_texts(sheet, keys.get("help"), (*path, "help"))
    return None if when is None else Variant(when, text, help_)


def _read_option(sheet: Sheet, node: Node, path: Path) -> Option:
    keys = sheet.mapping(node, path, ("id", "text", "weight"), needed=("id", "text"))
    return Option(
        id=sheet.name(keys.get("id"), (*path, "id")) or "",
        text=_read_texts(sheet, keys.get("text"), (*path, "text")),
        weight=sheet.number(keys.get("weight"), (*path, "weight")) or 0,
    )


def _read_texts(sheet: Sheet, node: Node | None, path: Path) -> Texts:
    if node is None:
        return NOTHING
    read = {code: sheet.text(value, (*path, code)) for code, value in sheet.mapping(node, path).items()}
    return Texts(tuple((code, text) for code, text in read.items() if text is not None))


def _at(sheet: Sheet, keys: dict[str, Node], path: Path) -> list[tuple[Path, Node]]:
    return [((*path, index), item) for index, item in sheet.items(keys.get(str(path[-1])), path)]
