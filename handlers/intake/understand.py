"""Typed text as the answer to a question, however and in whichever language it was typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from handlers.intake.answers import Answer, Chosen, Counted, Said, YesNo
from handlers.intake.fitting import Refused, Why, fitted, within
from handlers.intake.folding import fold
from handlers.intake.questionnaire import Option, Question
from handlers.intake.roles import NAMING_LANGUAGES
from handlers.intake.vocabulary import COMMON, Vocabulary

Reason = Why | Literal["unknown", "several", "not_a_number", "place", "information"]
"""`unknown`: no option reads like this. `several`: more than one does. `not_a_number`: no whole
number, or more than one. `place`: look it up on the map. `information`: nothing is asked."""

_SEPARATORS = re.compile(r"[,;/+&\n·|،؛、]+")
_NUMBERS = re.compile(r"(?<![0-9.,٫٬])[-+]?[0-9]+(?![0-9]|[.,٫٬][0-9])")
_CHAT_WORD = re.compile(r"\b(?=\w*[2-9])(?:[a-z]+[2-9][a-z2-9]*|[23579][a-z][a-z2-9]*)\b", re.IGNORECASE)
"""A word in which a digit stands for a letter of Arabic or Tamazight: *wa7ed*, *3lach*, *arba3a*."""
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Misunderstood:
    """The text is no answer to the question. `near` are options that it may have meant."""

    reason: Reason
    near: tuple[str, ...] = ()


def understand(
    question: Question, text: str, language: str = "", words: Vocabulary = COMMON
) -> Answer | Misunderstood:
    """What a typed text means as the answer to `question`.

    Options are known by their number as shown (from 1, digits of any script, or the word for it) and
    by their label in any language, that of `language` first; languages by whatever they are called;
    several choices by a list of those; options with the ids `yes` and `no` by any word for those.
    Never guesses: what only resembles an option comes back as `near`.
    """
    match question.kind:
        case "text" | "voice":
            return _fit(question, Said(text))
        case "yes_no":
            return _yes_no(text, words)
        case "number" | "scale":
            return _number(question, text, words)
        case "choice" | "choices":
            return _choice(question, text, language, words)
        case "place" | "information":
            return Misunderstood(question.kind)


def _fit(question: Question, answer: Answer) -> Answer | Misunderstood:
    kept = fitted(question, answer)
    return Misunderstood(kept.why) if isinstance(kept, Refused) else kept


def _agreed(question: Question, text: str, words: Vocabulary) -> tuple[str, ...]:
    meant = {True: "yes", False: "no", None: ""}[words.meaning(text)]
    return (meant,) if question.option(meant) else ()


def _yes_no(text: str, words: Vocabulary) -> Answer | Misunderstood:
    yes = words.meaning(text)
    if yes is None:
        yes = {"1": True, "2": False}.get(_numeral(text, words))
    return Misunderstood("unknown") if yes is None else YesNo(yes)


def _numeral(text: str, words: Vocabulary) -> str:
    """A text in which a number stands as a word alone, with that number in digits; else folded."""
    n = words.number(text)
    return fold(text) if n is None else str(n)


def _number(question: Question, text: str, words: Vocabulary) -> Answer | Misunderstood:
    named = words.number(text)
    numbers = _NUMBERS.findall(_CHAT_WORD.sub("", _digits(text))) if named is None else [str(named)]
    if len(numbers) != 1 or len(numbers[0]) > _LONGEST:
        return Misunderstood("not_a_number")
    n = int(numbers[0])
    return Counted(n) if within(question, n) else Misunderstood("out_of_range")


def _digits(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).replace("\u2212", "-")
    return "".join(str(unicodedata.decimal(letter, letter)) for letter in plain)


def _choice(question: Question, text: str, language: str, words: Vocabulary) -> Answer | Misunderstood:
    whole = _options(question, text, language, words)
    if len(whole) == 1:
        return Chosen((whole[0],))
    if whole:
        return Misunderstood("several", whole)
    parts = (
        _parts(question, text, language, words)
        or _counted(question, text, words)
        or _agreed(question, text, words)
    )
    if parts:
        return _fit(question, Chosen(parts))
    return Misunderstood("unknown" if fold(text) else "empty", _near(question, text))


def _parts(question: Question, text: str, language: str, words: Vocabulary) -> tuple[str, ...]:
    for pieces in _pieces(text, words):
        found = [_options(question, piece, language, words) for piece in pieces]
        if found and all(len(one) == 1 for one in found):
            return tuple(one[0] for one in found)
    return ()


def _pieces(text: str, words: Vocabulary) -> Iterator[list[str]]:
    """A list taken apart at its signs, and at every space; without the words for "and"."""
    for pieces in (_SEPARATORS.split(text), _SEPARATORS.sub(" ", text).split()):
        yield [piece for piece in pieces if fold(piece) and fold(piece) not in words.joiners]


def _counted(question: Question, text: str, words: Vocabulary) -> tuple[str, ...]:
    """Options by the words for their numbers. Only where nothing else is said: "een" may be an article."""
    for pieces in _pieces(text, words):
        places = [_numeral(piece, words) for piece in pieces]
        options = {str(place): one.id for place, one in enumerate(question.options, 1)}
        if places and all(place in options for place in places):
            return tuple(options[place] for place in places)
    return ()


def _options(question: Question, text: str, language: str, words: Vocabulary) -> tuple[str, ...]:
    said = fold(text)
    own = tuple(one.id for one in question.options if fold(one.text.get(language, "")) == said)
    labelled = own or tuple(one.id for one in question.options if said in _labels(one))
    if not labelled and question.role in NAMING_LANGUAGES:
        labelled = tuple(one.id for one in question.options if one.id == words.language(text))
    numbered = tuple(one.id for place, one in enumerate(question.options, 1) if said == str(place))
    return tuple(dict.fromkeys(labelled + numbered)) if said else ()


def _labels(option: Option) -> set[str]:
    return {fold(label) for label in option.text.values()}


def _near(question: Question, text: str) -> tuple[str, ...]:
    said = f" {fold(text)} "
    near = (
        option.id
        for option in question.options
        if any(said in f" {label} " or f" {label} " in said for label in _labels(option) if label)
    )
    return tuple(near) if said.strip() else ()
