"""Whether any answers at all lead to a question: a small search over what could be answered.

Telling for certain is as hard as satisfiability, so the search has a budget; when that runs
out the question counts as reachable, and a check stays silent rather than wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from handlers.intake.answers import Answer, Chosen, Counted, Said, Seen, Skipped, YesNo
from handlers.intake.conditions import Above, All, Any, Atom, Condition, Has, Is, Not
from handlers.intake.questionnaire import Question, Questionnaire

BUDGET = 5_000
"""How many steps one search may take."""

ALWAYS = All(())


def reachable(q: Questionnaire, index: int, *more: Condition) -> bool:
    """Whether some answers lead to the question at `index` with `more` holding there too."""
    target = All((q.questions[index].when or ALWAYS, *more))
    return _Search(q, index, target).found()


def together(q: Questionnaire, first: int, second: int) -> bool:
    """Whether some answers lead to both questions; `first` stands before `second`."""
    own, other = q.questions[first], q.questions[second]
    both = All((own.when or ALWAYS, other.when or ALWAYS))
    return _Search(q, second, both).found()


@dataclass(slots=True)
class _Search:
    q: Questionnaire
    index: int
    target: Condition
    left: int = BUDGET
    atoms: dict[str, list[Atom]] = field(default_factory=dict)

    def found(self) -> bool:
        """Whether answers to the questions before `index` can make the target hold."""
        self._gather(self.target)
        asked = [one for one in self.q.questions[: self.index] if one.id in self.atoms]
        return self._try(asked, {})

    def _gather(self, condition: Condition) -> None:
        for atom in condition.atoms():
            known = atom.question in self.atoms
            self.atoms.setdefault(atom.question, []).append(atom)
            question = self.q.question(atom.question)
            if not known and question and question.when:
                self._gather(question.when)

    def _try(self, asked: list[Question], answers: Mapping[str, Answer]) -> bool:
        self.left -= 1
        if self.left < 0:
            return True
        settled = _settled(self.target, answers, {one.id for one in asked})
        if settled is not None or not asked:
            return bool(settled)
        question, *rest = asked
        if not question.applies(answers):
            return self._try(rest, answers)
        return any(
            self._try(rest, {**answers, question.id: one})
            for one in _possible(question, self.atoms[question.id])
        )


def _settled(condition: Condition, answers: Mapping[str, Answer], unknown: set[str]) -> bool | None:
    match condition:
        case All(parts):
            seen = [_settled(part, answers, unknown) for part in parts]
            return False if False in seen else None if None in seen else True
        case Any(parts):
            seen = [_settled(part, answers, unknown) for part in parts]
            return True if True in seen else None if None in seen else False
        case Not(part):
            inner = _settled(part, answers, unknown)
            return None if inner is None else not inner
        case _:
            return None if condition.question in unknown else condition.holds(answers)


def _possible(question: Question, atoms: list[Atom]) -> Iterator[Answer]:
    if question.kind == "yes_no":
        yield from (YesNo(yes=True), YesNo(yes=False))
    elif question.kind in ("choice", "choices"):
        yield from _possible_choices(question, atoms)
    elif question.kind in ("number", "scale"):
        yield from _possible_numbers(question, atoms)
    else:
        yield Seen() if question.kind == "information" else Said("…")
    if not question.required and question.kind != "information":
        yield Skipped()


def _possible_choices(question: Question, atoms: list[Atom]) -> Iterator[Answer]:
    ids = [option.id for option in question.options]
    sought = {one.value if isinstance(one, Is) else one.option for one in atoms if isinstance(one, Is | Has)}
    # One option that no condition looks for stands for all of them, an excluding one for itself.
    spare = next((one for one in ids if one not in sought and one != question.none), None)
    alike = [one for one in ids if one in sought or one in (spare, question.none)]
    most = 1 if question.kind == "choice" else len(alike)
    for size in range(1, most + 1):
        for some in combinations(alike, size):
            if size == 1 or question.none not in some:
                yield Chosen(some)


def _possible_numbers(question: Question, atoms: list[Atom]) -> Iterator[Answer]:
    edges = {atom.n for atom in atoms if isinstance(atom, Above)}
    edges |= {atom.value for atom in atoms if isinstance(atom, Is) and isinstance(atom.value, int)}
    low, high = question.min, question.max
    if low is None:
        low = min({0, *edges, *(() if high is None else (high,))}) - 2
    if high is None:
        high = max({0, low, *edges}) + 2
    # Between two edges all numbers are alike: the edge and the one after it stand for them.
    near = {low, high} | {edge + step for edge in edges for step in (0, 1)}
    yield from (Counted(n) for n in sorted(near) if low <= n <= high)
