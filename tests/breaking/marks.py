"""The marks of SECURITY.md, and the tests that each of them names."""

from __future__ import annotations

import re

from tests.tree import TOP

SECURITY = (TOP / "SECURITY.md").read_text("utf-8")

MARKS: dict[str, str] = dict(re.findall(r"^- (t\d+): (.+)$", SECURITY, re.MULTILINE))
"""What stands behind each mark at the end of SECURITY.md."""


def named(text: str) -> list[tuple[str, str]]:
    """Each test that is named, by its file: `file`: `one`, `two`; the next file after a semicolon."""
    found = []
    for path, names in re.findall(r"`(tests/[\w/]+\.py)`: ((?:`[\w:]+`(?:, )?)+)", text):
        found += [(path, name) for name in re.findall(r"`([\w:]+)`", names)]
    return found


def tests_of(mark: str) -> list[tuple[str, str]]:
    """The tests of a mark, each by its file and its name."""
    return named(MARKS[mark])
