"""What SECURITY.md and PRIVACY.md say is so has tests that are there, and that fail when it is not."""

from __future__ import annotations

import ast
import re
from functools import cache

import pytest

from bot.settings import names as settings
from bot.staff.routes import COMMANDS as STAFF_COMMANDS
from locales.texts import seeker as seeker_texts
from tests.breaking.marks import MARKS, SECURITY, named
from tests.breaking.table import BREAKS
from tests.tree import TOP
from tests.unit.test_readme import problem

PRIVACY = (TOP / "PRIVACY.md").read_text("utf-8")
PROMISES = re.compile(
    r"\b(cannot|never|nobody|nothing|nowhere|refused|destroyed|forbids|no)\b", re.IGNORECASE
)
"""Words by which a sentence says that something does not happen."""

MARK = re.compile(r"\[(t\d+)\]")
POINTS = (
    "Consent, with the version of its text",
    "Optional answers",
    "Pseudonyms",
    "Encryption of fields",
    "Access by role and by case",
    "An access log without content",
    "Retention for each class of data",
    "Erasure by the seeker",
    "Export for the seeker",
    "A log of what is shared",
    "Small counts",
    "No decision by a machine alone",
    "Whoever is spoken about",
)
"""What an impact assessment of such a line has to answer: each has a heading and names what meets it."""


def section(text: str, heading: str) -> str:
    """What stands under a heading."""
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def rules() -> list[str]:
    """The rules in the program, each on one line, without the limits, which stand in italics."""
    found = re.split(r"\n- ", "\n" + section(SECURITY, "Rules in the program").strip())
    plain = [re.sub(r"(?<!\*)\*(?!\*)[^*]{12,}\*", "", " ".join(one.split())) for one in found]
    return [one for one in plain if one]


def claims() -> list[str]:
    """Each sentence of the rules that says that something does not happen."""
    said = [one for rule in rules() for one in re.split(r"(?<=[.;])\s+(?=\S)", rule)]
    return [one for one in said if PROMISES.search(re.sub(r"`[^`]*`", "", one))]


def rows() -> list[list[str]]:
    """The table of who can see what, by cells."""
    lines = section(SECURITY, "Who can see what").splitlines()
    table = [line.strip("|").split(" | ") for line in lines if line.startswith("| ")]
    return [[cell.strip() for cell in cells] for cells in table[1:]]


@cache
def nodes_of(path: str) -> frozenset[str]:
    """The tests of a file, those of a class with its name before."""
    found: set[str] = set()

    def walk(body: list[ast.stmt], before: str) -> None:
        for node in body:
            if isinstance(node, ast.ClassDef):
                walk(node.body, f"{before}{node.name}::")
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
                found.add(before + node.name)

    walk(ast.parse((TOP / path).read_text("utf-8")).body, "")
    return frozenset(found)


@pytest.mark.parametrize("mark", MARKS)
def test_every_test_that_is_named_is_there(mark: str) -> None:
    """A test that was renamed or taken out leaves no claim without it."""
    tests = named(MARKS[mark])
    assert tests
    assert [f"{path}::{name}" for path, name in tests if name not in nodes_of(path)] == []


def test_every_mark_is_broken_by_something() -> None:
    """For each sentence it is known what would make it untrue, and `make claims` tries it."""
    assert {one.mark for one in BREAKS} == set(MARKS)


def test_every_break_still_breaks_something() -> None:
    """What it changes stands once in its file, becomes a program again, and its tests are its mark's."""
    assert [why for one in BREAKS for why in one.problems(TOP)] == []
    assert len({(one.mark, one.what) for one in BREAKS}) == len(BREAKS)


def test_every_mark_is_explained_once_and_used() -> None:
    """A mark in a sentence leads somewhere, and no list of tests hangs in the air."""
    above, _, below = SECURITY.partition("\n## The tests\n")
    listed = re.findall(r"^- (t\d+):", below, re.MULTILINE)
    assert len(listed) == len(set(listed))
    assert set(MARK.findall(above.partition("\n## What is where\n")[2])) == set(listed)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_every_cannot_of_the_table_names_its_tests(row: list[str]) -> None:
    """A row without a test would be a promise only; of Telegram nothing is promised."""
    assert len(row) == 4
    assert MARK.search(row[3]) or row[2] == "nothing is claimed"


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule[:40])
def test_every_rule_names_a_test(rule: str) -> None:
    """Whatever the program is said to do, something fails when it does it no more."""
    assert MARK.search(rule)


@pytest.mark.parametrize("claim", claims(), ids=lambda claim: claim[:40])
def test_every_sentence_that_promises_names_a_test(claim: str) -> None:
    """What never happens, is refused or is destroyed has its own mark, not only its neighbour's."""
    assert MARK.search(claim)


def points() -> dict[str, str]:
    """What stands under each point of an impact assessment."""
    found = section(PRIVACY, "The points of an impact assessment").split("\n### ")[1:]
    return {one.partition("\n")[0]: " ".join(one.partition("\n")[2].split()) for one in found}


def test_every_point_of_an_impact_assessment_is_there() -> None:
    """None is left out, and none is there that nobody asked for."""
    assert tuple(points()) == POINTS


@pytest.mark.parametrize("point", POINTS)
def test_every_point_says_where_it_is_met(point: str) -> None:
    """By files that are there, one of them the program's own, and by tests that are there."""
    said = points().get(point, "")
    files = re.findall(r"`((?:bot|handlers|db|locales|matching)/[\w/.]+)`", said)
    assert files
    assert [path for path in files if not (TOP / path).is_file()] == []
    tests = named(said)
    assert tests
    assert [f"{path}::{name}" for path, name in tests if name not in nodes_of(path)] == []


def test_every_command_and_setting_in_it_exists() -> None:
    """Whoever types what PRIVACY.md names gets it, in the chat and on the server."""
    spans = re.findall(r"`([^`]+)`", PRIVACY)
    chat = set(re.findall(r"(?<![\w/`])/([a-z]+)\b", PRIVACY))
    assert chat - set(STAFF_COMMANDS) - set(seeker_texts.COMMANDS) == set()
    assert {name for span in spans for name in re.findall(r"\bAMANA_[A-Z_]+", span)} <= set(settings())
    assert [why for span in spans if span.startswith("amana ") and (why := problem(span.split()[1:]))] == []
