"""docs/faults.md names only tests that there are."""

from __future__ import annotations

import re

from tests.tree import TOP


def test_every_fault_in_the_table_has_its_test():
    """Each row names at least one test, and each named test is defined somewhere under tests/."""
    table = (TOP / "docs" / "faults.md").read_text("utf-8")
    rows = [line for line in table.splitlines() if line.startswith("| ") and not line.startswith("| fault ")]
    defined = set()
    for path in (TOP / "tests").rglob("test_*.py"):
        defined |= set(re.findall(r"def (test_\w+)", path.read_text("utf-8")))
    named = [re.findall(r"`(test_\w+)`", row) for row in rows]
    assert len(rows) > 20
    assert all(named)
    assert {one for names in named for one in names} <= defined


def test_every_injected_fault_stands_in_the_table():
    """No test of an injected fault is missing there."""
    table = (TOP / "docs" / "faults.md").read_text("utf-8")
    made = (TOP / "tests" / "faults" / "test_injected.py").read_text("utf-8")
    assert [name for name in re.findall(r"def (test_\w+)", made) if f"`{name}`" not in table] == []
