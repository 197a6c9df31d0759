"""What SECURITY.md claims names the tests that fail when the claim is broken."""

from __future__ import annotations

import re

import pytest

from tests.tree import TOP

TEXT = (TOP / "SECURITY.md").read_text("utf-8")
TABLE = re.findall(
    r"^\| (?!somebody has|---|in the home)(.*) \|$",
    TEXT.partition("## Who can see what")[2].partition("\n## ")[0],
    re.MULTILINE,
)


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`(tests/[\w/]+\.py)`", TEXT))))
def test_every_test_that_is_named_is_there(path: str) -> None:
    """And has tests in it."""
    assert re.search(r"^(async )?def test_", (TOP / path).read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.partition(" |")[0])
def test_every_cannot_says_what_shows_it(row: str) -> None:
    """A row of the table without a test would be a promise only."""
    cells = [cell.strip() for cell in row.split(" | ")]
    assert len(cells) == 4
    assert "tests/" in cells[3] or cells[0] in ("Telegram", "the seeker bot's token")
