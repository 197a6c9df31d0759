"""What a played case claims, and whether it held."""

from __future__ import annotations

from typing import TextIO


class Checks:
    """Claims, each with whether it held, and notes beside them."""

    def __init__(self, about: str) -> None:
        self._about = about
        self._lines: list[str] = []
        self.held = True

    def add(self, claim: str, *, held: bool) -> None:
        """One claim."""
        self.held = self.held and held
        self._lines.append(f"  {'✔' if held else '✘'} {claim}")

    def note(self, what: str) -> None:
        """Something to show beside the claims."""
        self._lines.append(f"      {what}")

    def print(self, out: TextIO) -> None:
        """Write all claims."""
        out.write(f"\nchecked ({self._about}):\n" + "\n".join(self._lines) + "\n")
