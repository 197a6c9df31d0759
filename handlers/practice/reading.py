"""Scenarios out of YAML, strictly, with every fault told at once and with its line."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from ruamel.yaml.nodes import Node

from handlers.intake.findings import Path
from handlers.intake.yaml_sheet import Sheet
from handlers.practice.checking import faults
from handlers.practice.faults import ScenarioProblems
from handlers.practice.scenario import OUTCOMES, POINTS, Answer, Point, Scenario, Step

FORMAT = 1
"""The version of the format, at the top of every file."""

_TOP = ("version", "id", "language", "title", "about", "steps")
_STEP = ("id", "seeker", "answers", "outcome", "lesson")
_ANSWER = ("text", "did", "next", "shows", "misses")
W = TypeVar("W", bound=str)


def parse(text: str, name: str | None = None) -> Scenario:
    """A scenario out of YAML; `name` is its file's, without the ending. Raises ScenarioProblems."""
    sheet = Sheet()
    root = sheet.compose(text)
    if root is None:
        raise ScenarioProblems(tuple(sheet.findings))
    scenario = _read(sheet, root)
    if name not in (None, scenario.id):
        sheet.note("other_id", ("id",), root, str(name), scenario.id)
    if not sheet.findings:
        # What is wrongly written would only be told twice.
        sheet.findings += [replace(one, line=sheet.line_of(one.path)) for one in faults(scenario)]
    if sheet.findings:
        raise ScenarioProblems(tuple(sorted(sheet.findings, key=lambda one: one.line or 0)))
    return scenario


def _read(sheet: Sheet, root: Node) -> Scenario:
    top = sheet.mapping(root, (), _TOP, needed=_TOP)
    if "version" in top and sheet.number(top["version"], ("version",)) not in (FORMAT, None):
        sheet.note("not_format", ("version",), top["version"])
    steps = sheet.items(top.get("steps"), ("steps",))
    return Scenario(
        sheet.name(top.get("id"), ("id",)) or "",
        sheet.text(top.get("language"), ("language",)) or "",
        sheet.text(top.get("title"), ("title",)) or "",
        sheet.text(top.get("about"), ("about",)) or "",
        tuple(_step(sheet, node, ("steps", number)) for number, node in steps),
    )


def _step(sheet: Sheet, node: Node, path: Path) -> Step:
    keys = sheet.mapping(node, path, _STEP, needed=("id", "seeker"))
    answers = sheet.items(keys.get("answers"), (*path, "answers"))
    return Step(
        sheet.name(keys.get("id"), (*path, "id")) or "",
        sheet.text(keys.get("seeker"), (*path, "seeker")) or "",
        tuple(_answer(sheet, one, (*path, "answers", number)) for number, one in answers),
        _one_of(sheet, keys.get("outcome"), (*path, "outcome"), OUTCOMES, "unknown_outcome"),
        sheet.text(keys.get("lesson"), (*path, "lesson")) or "",
    )


def _answer(sheet: Sheet, node: Node, path: Path) -> Answer:
    keys = sheet.mapping(node, path, _ANSWER, needed=("text", "did", "next"))
    return Answer(
        sheet.text(keys.get("text"), (*path, "text")) or "",
        sheet.text(keys.get("did"), (*path, "did")) or "",
        sheet.name(keys.get("next"), (*path, "next")) or "",
        _points(sheet, keys.get("shows"), (*path, "shows")),
        _points(sheet, keys.get("misses"), (*path, "misses")),
    )


def _points(sheet: Sheet, node: Node | None, path: Path) -> tuple[Point, ...]:
    listed = sheet.items(node, path)
    read = [_one_of(sheet, one, (*path, number), POINTS, "unknown_point") for number, one in listed]
    return tuple(one for one in read if one)


def _one_of(sheet: Sheet, node: Node | None, path: Path, words: tuple[W, ...], otherwise: str) -> W | None:
    word = sheet.text(node, path)
    found = next((one for one in words if one == word), None)
    if node is not None and word is not None and found is None:
        sheet.note(otherwise, path, node, word, ", ".join(words))
    return found
