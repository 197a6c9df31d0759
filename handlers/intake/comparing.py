"""What is different between two questionnaires, in the order of the newer one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handlers.intake.questionnaire import Option, Question, Questionnaire
from handlers.intake.texts import Texts

PLAIN = ("kind", "role", "required", "min", "max", "weight", "none", "when", "variants")
"""Parts of a question that are the same or not, without more to tell."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference.

    `what` is "languages", "order", "added", "removed", "text", "help", one of PLAIN,
    "option_order", "option_added", "option_removed", "option_text" or "option_weight".
    `question` and `option` are ids; `language` is there for words; `before` and `after` are
    the words as they were and are.
    """

    what: str
    question: str = ""
    option: str = ""
    language: str = ""
    before: str = ""
    after: str = ""


def compare(old: Questionnaire, new: Questionnaire) -> tuple[Difference, ...]:
    """Every difference; none exactly when the two are equal. Ids must be unique within each."""
    return tuple(_all(old, new))


def _all(old: Questionnaire, new: Questionnaire) -> Iterator[Difference]:
    if old.languages != new.languages:
        yield Difference("languages", before=" ".join(old.languages), after=" ".join(new.languages))
    for question in new.questions:
        known = old.question(question.id)
        if known is None:
            yield Difference("added", question.id)
        else:
            yield from _question(known, question)
    yield from (Difference("removed", one.id) for one in old.questions if new.question(one.id) is None)
    if [one.id for one in old.questions if new.question(one.id)] != [
        one.id for one in new.questions if old.question(one.id)
    ]:
        yield Difference("order")


def _question(old: Question, new: Question) -> Iterator[Difference]:
    for part in PLAIN:
        before, after = getattr(old, part), getattr(new, part)
        if before != after:
            yield Difference(part, new.id, before=_shown(before), after=_shown(after))
    yield from _texts("text", old.text, new.text, new.id)
    yield from _texts("help", old.help, new.help, new.id)
    yield from _options(old, new)


def _options(old: Question, new: Question) -> Iterator[Difference]:
    for option in new.options:
        known = old.option(option.id)
        if known is None:
            yield Difference("option_added", new.id, option.id)
        else:
            yield from _option(known, option, new.id)
    yield from (Difference("option_removed", new.id, one.id) for one in old.options if not new.option(one.id))
    if [one.id for one in old.options if new.option(one.id)] != [
        one.id for one in new.options if old.option(one.id)
    ]:
        yield Difference("option_order", new.id)


def _option(old: Option, new: Option, question: str) -> Iterator[Difference]:
    yield from _texts("option_text", old.text, new.text, question, new.id)
    if old.weight != new.weight:
        yield Difference("option_weight", question, new.id, "", str(old.weight), str(new.weight))


def _texts(what: str, old: Texts, new: Texts, question: str, option: str = "") -> Iterator[Difference]:
    languages = list(dict.fromkeys((*old, *new)))
    changed = [code for code in languages if old.get(code) != new.get(code)]
    for code in changed:
        yield Difference(what, question, option, code, old.get(code, ""), new.get(code, ""))
    if not changed and old != new:
        yield Difference(what, question, option)


def _shown(value: object) -> str:
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else ""
