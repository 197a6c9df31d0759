"""What a break is: a small change to the program by which a sentence of SECURITY.md is true no longer."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.breaking.marks import tests_of


@dataclass(frozen=True, slots=True)
class Change:
    """Text that stands once in a file, and what becomes of it."""

    file: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Break:
    """A sentence's mark, what is not so any more, and the change that makes it so.

    At least one test that the mark names has to fail then, or one of `by` where that is given: the quickest
    that has to. `also` is for a second lock that stands behind the first.
    """

    mark: str
    what: str
    file: str
    old: str
    new: str
    by: tuple[str, ...] = ()
    also: tuple[Change, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """Everything that is changed."""
        return (Change(self.file, self.old, self.new), *self.also)

    @property
    def nodes(self) -> list[str]:
        """The tests to run, as pytest calls them."""
        return [f"{path}::{name}" for path, name in tests_of(self.mark) if not self.by or name in self.by]

    def applied(self, top: Path) -> Mapping[str, str]:
        """What becomes of each file it changes. Raises OutOfPlace, or SyntaxError for what is no program."""
        found: dict[str, str] = {}
        for one in self.changes:
            text = found.get(one.file) or (top / one.file).read_text("utf-8")
            if text.count(one.old) != 1:
                raise OutOfPlace(self, one, text.count(one.old))
            found[one.file] = text.replace(one.old, one.new)
        for text in found.values():
            ast.parse(text)
        return found

    def problems(self, top: Path) -> Iterator[str]:
        """Why it breaks nothing any more."""
        yield from (f"{self.mark}: {name} is no test of it" for name in self.by if not self._names(name))
        try:
            self.applied(top)
        except (OutOfPlace, OSError, SyntaxError) as fault:
            yield f"{self.mark}: {fault}"

    def _names(self, test: str) -> bool:
        return any(name == test for _, name in tests_of(self.mark))


class OutOfPlace(Exception):
    """The text of a break does not stand once in its file: the program has moved on."""

    def __init__(self, broken: Break, change: Change, times: int) -> None:
        said = " ".join(change.old.split())[:60]
        super().__init__(f"{broken.what}: {said!r} stands {times} times in {change.file}")
