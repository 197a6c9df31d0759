"""A copy of the repository in which things are broken; the working tree is only read."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import cache_from_source
from pathlib import Path

from tests.breaking.breaks import Break
from tests.breaking.outcome import Outcome, outcome
from tests.tree import TOP, files

PATIENCE = 900
"""Seconds after which tests that hang are ended; that is no failure."""

QUIET = ("-q", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning")


@dataclass(frozen=True, slots=True)
class Tree:
    """The copy at `top`, as it is or with one break in it."""

    top: Path

    @classmethod
    def copied(cls, top: Path) -> Tree:
        """Every file of the repository, copied there."""
        for path in files():
            (top / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(TOP / path, top / path)
        return cls(top)

    def tried(self, broken: Break) -> Outcome:
        """What the tests of its mark say about a break."""
        with self._with(broken.applied(self.top)):
            return self.run("-x", *broken.nodes)

    def run(self, *words: str) -> Outcome:
        """What these tests say about the tree as it is."""
        report = self.top / ".report.xml"
        report.unlink(missing_ok=True)
        try:
            done = subprocess.run(
                [sys.executable, "-m", "pytest", *QUIET, f"--junit-xml={report}", *words],
                cwd=self.top,
                env={**os.environ, "PYTHONPATH": str(self.top)},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                check=False,
                timeout=PATIENCE,
            )
        except subprocess.TimeoutExpired:
            return Outcome(wrong="did not end")
        return outcome(done.returncode, report)

    @contextmanager
    def _with(self, changed: Mapping[str, str]) -> Iterator[None]:
        before = {name: (self.top / name).read_text("utf-8") for name in changed}
        try:
            self._write(changed)
            yield
        finally:
            self._write(before)

    def _write(self, texts: Mapping[str, str]) -> None:
        """Python tells a changed file by its time and size, which two breaks may share."""
        for name, text in texts.items():
            (self.top / name).write_text(text, "utf-8")
            Path(cache_from_source(str(self.top / name))).unlink(missing_ok=True)
