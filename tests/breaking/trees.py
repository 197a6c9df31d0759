"""A copy of the repository in which things are broken; the working tree is only read."""

from __future__ import annotations

import json
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

QUIET = ("-q", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning")


@dataclass(frozen=True, slots=True)
class Tree:
    """The copy at `top`, as it is or with one break in it, and the process that runs tests over it."""

    top: Path
    nursery: subprocess.Popen[str]

    def tried(self, broken: Break) -> Outcome:
        """What the tests of its mark say about a break."""
        with self._with(broken.applied(self.top)):
            return self.run("-x", *broken.nodes)

    def run(self, *words: str) -> Outcome:
        """What these tests say about the tree as it is."""
        report = self.top / ".report.xml"
        report.unlink(missing_ok=True)
        assert self.nursery.stdin
        assert self.nursery.stdout
        self.nursery.stdin.write(json.dumps([*QUIET, f"--junit-xml={report}", *words]) + "\n")
        self.nursery.stdin.flush()
        return outcome(int(self.nursery.stdout.readline()), report)

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


@contextmanager
def copied(top: Path) -> Iterator[Tree]:
    """Every file of the repository, copied there."""
    for path in files():
        (top / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(TOP / path, top / path)
    with subprocess.Popen(
        [sys.executable, "-m", "tests.breaking.nursery"],
        cwd=top,
        env={**os.environ, "PYTHONPATH": str(top)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as nursery:
        yield Tree(top, nursery)
        assert nursery.stdin
        nursery.stdin.close()
