"""What a run of pytest says about a break, read from its JUnit file."""

from __future__ import annotations

import xml.etree.ElementTree as ET  # our own pytest wrote it
from dataclasses import dataclass
from pathlib import Path

CLUMSY = ("ImportError", "ModuleNotFoundError", "NameError", "SyntaxError", "UnboundLocalError")
"""What a break that is no program raises: a test that fails by these has not seen the sentence fail."""

FAILED, PASSED = 1, 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a break ended: `test` is the one that failed, `wrong` why it counts for nothing."""

    test: str = ""
    wrong: str = ""

    @property
    def caught(self) -> bool:
        """Whether a test failed because the sentence was not true any more."""
        return bool(self.test) and not self.wrong


def outcome(code: int, report: Path) -> Outcome:
    """From pytest's exit code and its JUnit file, where it came to write one."""
    if code == PASSED:
        return Outcome()
    if code != FAILED or not report.is_file():
        return Outcome(wrong=f"pytest ended with {code}")
    for case in ET.parse(report).iter("testcase"):
        failed, broken = case.find("failure"), case.find("error")
        if failed is not None:
            said = failed.get("message", "")
            return Outcome(case.get("name", ""), said if said.startswith(CLUMSY) else "")
        if broken is not None:
            return Outcome(wrong=broken.get("message", ""))
    return Outcome(wrong="nothing failed")
