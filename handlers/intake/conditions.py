"""When a question is asked: conditions on the answers given before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from handlers.intake.answers import SILENT, Answer, Chosen, Counted, YesNo


@dataclass(frozen=True, slots=True)
class Is:
    """The answer is exactly this: the only option chosen, "yes" or "no", or a number."""

    question: str
    value: str | int

    def holds(self, answers: Mapping[str, Answer]) -> bool:
        """Whether it does; no answer and a skipped question are nothing."""
        match answers.get(self.question):
            case Chosen(ids):
                return ids == (self.value,)
            case YesNo(yes):
                return self.value == ("yes" if yes else "no")
            case Counted(n):
                return n == self.value
            case _:
                return False

    def atoms(self) -> Iterator[Atom]:
        """Itself."""
        yield self


@dataclass(frozen=True, slots=True)
class Has:
    """This option is among those chosen."""

    question: str
    option: str

    def holds(self, answers: Mapping[str, Answer]) -> bool:
        """Whether it is."""
        answer = answers.get(self.question)
        return isinstance(answer, Chosen) and self.option in answer.ids

    def atoms(self) -> Iterator[Atom]:
        """Itself."""
        yield self


@dataclass(frozen=True, slots=True)
class Above:
    """The number or the step on the scale is greater than this."""

    question: str
    n: int

    def holds(self, answers: Mapping[str, Answer]) -> bool:
        """Whether it is."""
        answer = answers.get(self.question)
        return isinstance(answer, Counted) and answer.n > self.n

    def atoms(self) -> Iterator[Atom]:
        """Itself."""
        yield self


@dataclass(frozen=True, slots=True)
class Answered:
    """The question was asked and something was said (skipping says nothing)."""

    question: str

    def holds(self, answers: Mapping[str, Answer]) -> bool:
        """Whether it was."""
        answer = answers.get(self.question)
        return answer is not None and not isinstance(answer, SILENT)

    def atoms(self) -> Iterator[Atom]:
        """Itself."""
        yield self


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds; with no parts it holds."""

    parts: tuple[Condition, ...]

    def holds(self, answers: Mapping[str, Answer]) -> bool:
        """Whether every part does."""
        return all(part.holds(answers) for part in self.parts)

    def atoms(self) -> Iterator[Atom]:
        """Every atom of every part."""
        for part in self.parts:
            yield from part.atoms()


@dataclass(frozen=True, slots=True)
class Any:
    """At least one part holds; with no parts it does not."""

    parts: tuple[Condition, ...]

    def holds(self, answers: Mapping[str, Answer]) -> bool:
        """Whether one part does."""
        return any(part.holds(answers) for part in self.parts)

    def atoms(self) -> Iterator[Atom]:
        """Every atom of every part."""
        for part in self.parts:
            yield from part.atoms()


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Condition

    def holds(self, answers: Mapping[str, Answer]) -> bool:
        """Whether it does not."""
        return not self.part.holds(answers)

    def atoms(self) -> Iterator[Atom]:
        """Every atom of the part."""
        yield from self.part.atoms()


Atom = Is | Has | Above | Answered
Condition = Is | Has | Above | Answered | All | Any | Not
