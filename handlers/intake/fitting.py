"""Whether an answer fits the question it is given to, and the one form it is kept in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from handlers.intake.answers import (
    Answer,
    Chosen,
    Counted,
    Located,
    Said,
    Seen,
    Skipped,
    Spoken,
    YesNo,
)
from handlers.intake.questionnaire import Kind, Question

Why = Literal["required", "kind", "empty", "unknown_option", "one_only", "excludes", "out_of_range"]
"""`required`: may not be skipped. `kind`: another kind of answer is asked for. `empty`: nothing
chosen or said. `unknown_option`: no such option. `one_only`: several options for a single choice.
`excludes`: the option that excludes the others, together with another. `out_of_range`: the number
is not between the question's bounds."""


_AS_IT_IS: dict[Kind, type[Answer]] = {
    "text": Spoken,
    "voice": Spoken,
    "yes_no": YesNo,
    "number": Counted,
    "scale": Counted,
    "information": Seen,
}


@dataclass(frozen=True, slots=True)
class Refused:
    """The answer does not fit the question; nothing has changed."""

    question_id: str
    why: Why


def fitted(question: Question, answer: Answer) -> Answer | Refused:
    """The answer as it is kept, or why it does not fit.

    Options are put in the questionnaire's order, once each. What cannot be written down as
    UTF-8 (half a surrogate pair) is taken out of words.
    """
    if isinstance(answer, Skipped):
        return _skipped(question)
    match question.kind, answer:
        case "choice" | "choices", Chosen(ids):
            return _chosen(question, ids)
        case "text" | "voice", Said(text):
            return _said(question, text)
        case "place", Located(label, place_id, region):
            return _located(question, label, place_id, region)
        case "number" | "scale", Counted(n) if not within(question, n):
            return Refused(question.id, "out_of_range")
    return answer if isinstance(answer, _AS_IT_IS.get(question.kind, ())) else Refused(question.id, "kind")


def within(question: Question, n: int) -> bool:
    """Whether a number lies between the question's bounds, both included."""
    return (question.min is None or question.min <= n) and (question.max is None or n <= question.max)


def _skipped(question: Question) -> Answer | Refused:
    if question.kind == "information":
        return Seen()
    return Refused(question.id, "required") if question.required else Skipped()


def _chosen(question: Question, ids: tuple[str, ...]) -> Answer | Refused:
    known = dict.fromkeys(option.id for option in question.options if option.id in ids)
    if not ids:
        return Refused(question.id, "empty")
    if len(known) < len(set(ids)):
        return Refused(question.id, "unknown_option")
    if question.kind == "choice" and len(known) > 1:
        return Refused(question.id, "one_only")
    if question.none in known and len(known) > 1:
        return Refused(question.id, "excludes")
    return Chosen(tuple(known))


def _said(question: Question, text: str) -> Answer | Refused:
    words = _writable(text).strip()
    return Said(words) if words else Refused(question.id, "empty")


def _located(question: Question, label: str, place_id: str | None, region: str | None) -> Answer | Refused:
    name = _writable(label).strip()
    return Located(name, place_id, region) if name else Refused(question.id, "empty")


def _writable(text: str) -> str:
    return text.encode("utf-8", "ignore").decode("utf-8")
