"""Whether a question's conditions can be asked at all: they look back, at what exists."""

from __future__ import annotations

from collections.abc import Iterator

from handlers.intake.conditions import Above, All, Any, Atom, Condition, Has, Is, Not
from handlers.intake.findings import Finding, Path, at
from handlers.intake.questionnaire import CHOOSING, COUNTING, Question, Questionnaire


def condition_findings(q: Questionnaire, index: int) -> Iterator[Finding]:
    """The problems of the condition of one question and of those of its variants."""
    question = q.questions[index]
    if question.when is not None:
        yield from _condition(q, index, question.when, ("questions", index, "when"))
    for place, variant in enumerate(question.variants):
        yield from _condition(q, index, variant.when, ("questions", index, "variants", place, "when"))


def _condition(q: Questionnaire, index: int, condition: Condition, path: Path) -> Iterator[Finding]:
    match condition:
        case All(parts) | Any(parts):
            key = "all" if isinstance(condition, All) else "any"
            if not parts:
                yield at(q, "empty_condition", path)
            for place, part in enumerate(parts):
                yield from _condition(q, index, part, (*path, key, place))
        case Not(part):
            yield from _condition(q, index, part, (*path, "not"))
        case _:
            yield from _atom(q, index, condition, path)


def _atom(q: Questionnaire, index: int, atom: Atom, path: Path) -> Iterator[Finding]:
    asked = q.question(atom.question)
    if asked is None:
        yield at(q, "unknown_question", path, atom.question)
        return
    if asked.id not in {one.id for one in q.questions[:index]}:
        yield at(q, "later_question", path, asked.id)
    yield from _fit(q, atom, asked, path)


def _fit(q: Questionnaire, atom: Atom, asked: Question, path: Path) -> Iterator[Finding]:
    match atom:
        case Is(_, value) if asked.kind == "yes_no":
            good, form = value in ("yes", "no"), "is"
        case Is(_, value) if asked.kind in COUNTING:
            good, form = isinstance(value, int), "is"
        case Is(_, option) | Has(_, option):
            good, form = asked.kind in CHOOSING, "is" if isinstance(atom, Is) else "has"
            if good and asked.option(str(option)) is None:
                yield at(q, "unknown_option", path, option, asked.id)
        case Above():
            good, form = asked.kind in COUNTING, "above"
        case _:
            good, form = asked.kind != "information", "answered"
    if not good:
        yield at(q, "unfit_condition", path, form, asked.id, asked.kind)
