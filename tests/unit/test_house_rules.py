"""Rules of the house that no linter knows."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.tree import text_files

LEFT_OPEN = re.compile(r"\b(TO[D]O|FIX[M]E|raise NotImplemented[E]rror)\b|pragma: no[ ]cover|mark[.]xfail")


def every_test() -> Iterator[tuple[str, str | None]]:
    for path, text in text_files():
        if path.parts[0] == "tests" and path.name.startswith("test_"):
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
                    yield f"{path}::{node.name}", ast.get_docstring(node)


def test_every_test_says_in_a_sentence_what_holds():
    """A test's docstring is one paragraph that ends in a full stop."""
    unclear = [name for name, words in every_test() if not words or "\n\n" in words or words[-1] not in ".?!"]
    assert not unclear


@pytest.mark.parametrize("kind", [".py", ".js", ".mjs"])
def test_nothing_is_left_open(kind):
    """No note to do something later, and nothing that only pretends to be there."""
    assert not [str(path) for path, text in text_files() if path.suffix == kind and LEFT_OPEN.search(text)]


AS_IT_COMES = re.compile(
    r"locales[.]languages import [^\n]*\b(?:LANGUAGES|READINGS|WRITTEN)\b|common[.](?:COMMUNITIES|NUMBERS)\b"
)
OF_THE_PROGRAM = ("handlers/organisation/", "handlers/practice/checking.py", "bot/commands/organisation.py")
"""What reads or checks data of any organisation, and so has to know all that the program has."""


def test_whoever_speaks_to_people_asks_the_organisation():
    """Languages, communities and numbers are the organisation's: `ours()` has them, a constant does not."""
    rooms = [(str(path), text) for path, text in text_files() if path.parts[0] in {"bot", "handlers"}]
    asked = [name for name, text in rooms if AS_IT_COMES.search(text)]
    assert not [name for name in asked if not name.startswith(OF_THE_PROGRAM)]
