"""Which text of a questionnaire somebody sees: a key for each, beside those of the line's own texts."""

from __future__ import annotations

from collections.abc import Iterator

from handlers.intake.questionnaire import Question
from handlers.intake.texts import Texts
from handlers.reported import QUESTION


def keys_of(question: Question, what: Texts) -> tuple[str, ...]:
    """The key of one of a question's own texts; none for an empty one."""
    return tuple(key for key, one in keyed(question) if one is what and any(one.values()))


def keyed(question: Question) -> Iterator[tuple[str, Texts]]:
    """Every text of a question with its key: `?town`, `?town/help`, `?town/1` for other words, `?town.near`.

    With ids of at most 24 letters each, a key fits into a button's 64 bytes beside a language.
    """
    key = QUESTION + question.id
    yield key, question.text
    yield f"{key}/help", question.help
    for nr, variant in enumerate(question.variants, 1):
        yield f"{key}/{nr}", variant.text
        yield f"{key}/{nr}/help", variant.help
    for option in question.options:
        yield f"{key}.{option.id}", option.text
