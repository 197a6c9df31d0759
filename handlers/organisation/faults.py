"""What is wrong in an organisation's folder, and where."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from handlers.intake.findings import Finding


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing to put right: the file as it is called in the folder, its line from 1 (0: the whole file)."""

    file: str
    line: int
    words: str

    def __str__(self) -> str:
        """`texts/tr.yaml, line 12: what is wrong`."""
        return f"{self.file}, line {self.line}: {self.words}" if self.line else f"{self.file}: {self.words}"


def fault_of(file: str, finding: Finding) -> Fault:
    """The same as a finding of the YAML's reader tells it."""
    return Fault(file, finding.line or 0, str(replace(finding, line=None)))


class BadOrganisation(Exception):
    """An organisation's folder cannot be used. The message has the first fault and the way to all of them."""

    def __init__(self, folder: Path, faults: tuple[Fault, ...]) -> None:
        """Keep the faults, in the order of files and lines."""
        more = f" ({len(faults)} in all: amana organisation check {folder})" if len(faults) > 1 else ""
        super().__init__(
            f"{folder / faults[0].file}{f', line {n}' if (n := faults[0].line) else ''}: "
            f"{faults[0].words}{more}"
        )
        self.faults = faults
