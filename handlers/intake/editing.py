"""Changing a questionnaire: every operation takes one and gives a new one.

Questions and options are named by their place, counted from 0, in the questionnaire that is
given. What a removed question leaves behind in conditions is for `check` to find: nothing that
an admin wrote disappears without being asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from handlers.intake import combining
from handlers.intake.conditions import Condition
from handlers.intake.questionnaire import (
    CHOOSING,
    COUNTING,
    WEIGHED,
    Kind,
    Option,
    Question,
    Questionnaire,
    Variant,
)
from handlers.intake.texts import NOTHING, Texts

_Item = TypeVar("_Item")


def fresh_id(stem: str, taken: Iterable[str]) -> str:
    """The first of `stem`1, `stem`2 ... that is not taken."""
    used, number = set(taken), 1
    while f"{stem}{number}" in used:
        number += 1
    return f"{stem}{number}"


def add(q: Questionnaire, place: int, kind: Kind) -> Questionnaire:
    """The questionnaire with a new question without words at `place`."""
    made = fitted_to(Question(fresh_id("question_", _ids(q)), kind, NOTHING), kind)
    return _with(q, (*q.questions[:place], made, *q.questions[place:]))


def duplicate(q: Questionnaire, place: int) -> Questionnaire:
    """A copy right after the question; without its role, which only one should carry."""
    copy = replace(q.questions[place], id=fresh_id("question_", _ids(q)), role=None)
    return _with(q, (*q.questions[: place + 1], copy, *q.questions[place + 1 :]))


def remove(q: Questionnaire, place: int) -> Questionnaire:
    """The questionnaire without this question."""
    return _with(q, (*q.questions[:place], *q.questions[place + 1 :]))


def move(q: Questionnaire, place: int, to: int) -> Questionnaire:
    """The question taken out and put back at `to`; past an end it stays at the end."""
    return _with(q, _moved(q.questions, place, to))


def change(q: Questionnaire, place: int, how: Callable[[Question], Question]) -> Questionnaire:
    """One question made another; the others stay."""
    return _with(q, (*q.questions[:place], how(q.questions[place]), *q.questions[place + 1 :]))


def change_condition(
    q: Questionnaire, place: int, variant: int | None, how: Callable[[Condition | None], Condition | None]
) -> Questionnaire:
    """The condition of a question made another, or that of one of its variants."""
    if variant is None:
        return change(q, place, lambda one: replace(one, when=how(one.when)))

    def again(one: Variant) -> Variant:
        return replace(one, when=combining.needed(how(one.when)))

    return change(q, place, lambda one: change_variant(one, variant, again))


def put_text(texts: Texts, language: str, words: str) -> Texts:
    """The texts with this language's words; no words takes the language away."""
    if not words:
        return Texts(tuple(pair for pair in texts.pairs if pair[0] != language))
    if language in texts:
        return Texts(tuple((code, words if code == language else old) for code, old in texts.pairs))
    return Texts((*texts.pairs, (language, words)))


def fitted_to(question: Question, kind: Kind) -> Question:
    """The question as another kind; what does not go with that kind falls away."""
    counting = kind in COUNTING
    scale = kind == "scale"
    return replace(
        question,
        kind=kind,
        required=question.required and kind != "information",
        options=question.options if kind in CHOOSING else (),
        none=question.none if kind == "choices" else None,
        min=(1 if scale and question.min is None else question.min) if counting else None,
        max=(5 if scale and question.max is None else question.max) if counting else None,
        weight=question.weight if kind in WEIGHED else 0,
    )


def add_option(question: Question, language: str, words: str) -> Question:
    """The question with one option more, at the end."""
    taken = [one.id for one in question.options]
    made = Option(fresh_id("option_", taken), Texts(((language, words),)))
    return replace(question, options=(*question.options, made))


def remove_option(question: Question, place: int) -> Question:
    """The question without this option."""
    gone = question.options[place].id
    left = (*question.options[:place], *question.options[place + 1 :])
    return replace(question, options=left, none=None if question.none == gone else question.none)


def move_option(question: Question, place: int, to: int) -> Question:
    """The option taken out and put back at `to`."""
    return replace(question, options=_moved(question.options, place, to))


def change_option(question: Question, place: int, how: Callable[[Option], Option]) -> Question:
    """One option made another."""
    options = question.options
    return replace(question, options=(*options[:place], how(options[place]), *options[place + 1 :]))


def add_variant(question: Question) -> Question:
    """The question with one more variant, the last one, still without words and without a condition."""
    return replace(question, variants=(*question.variants, Variant(combining.needed(None), NOTHING)))


def remove_variant(question: Question, place: int) -> Question:
    """The question without this variant."""
    return replace(question, variants=(*question.variants[:place], *question.variants[place + 1 :]))


def move_variant(question: Question, place: int, to: int) -> Question:
    """The variant taken out and put back at `to`; the first one that holds is the one that is asked."""
    return replace(question, variants=_moved(question.variants, place, to))


def change_variant(question: Question, place: int, how: Callable[[Variant], Variant]) -> Question:
    """One variant made another."""
    variants = question.variants
    return replace(question, variants=(*variants[:place], how(variants[place]), *variants[place + 1 :]))


def _moved(items: tuple[_Item, ...], place: int, to: int) -> tuple[_Item, ...]:
    rest = (*items[:place], *items[place + 1 :])
    to = max(0, min(to, len(rest)))
    return (*rest[:to], items[place], *rest[to:])


def _ids(q: Questionnaire) -> list[str]:
    return [one.id for one in q.questions]


def _with(q: Questionnaire, questions: tuple[Question, ...]) -> Questionnaire:
    return Questionnaire(q.languages, questions)
