"""Whether words that colleagues will read could tell them who somebody is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from db.letters import Words
from handlers import places, rounds
from handlers.desk import Desk
from handlers.personal.asking import found_in
from handlers.personal.found import Found

_WORD = re.compile(r"[^\W\d_]{2,}")
_STARTS = frozenset('.!?…:؟\n•-–*"“„«(')
"""Behind these a capital says nothing."""
MOST = 12
"""Words that are asked about at most."""


def telling(desk: Desk, words: Words) -> tuple[Found, ...]:
    """Telephone numbers, addresses, accounts and the like: they are never shared."""
    return found_in(desk, words)


def names_a_case(desk: Desk, text: str) -> bool:
    """Whether the name of a case that can be read here is in it."""
    folded = text.casefold()
    there = rounds.cases(desk, "intake", "waiting", "open", "closed")
    return any(case.name and case.name.casefold() in folded for case in there)


def suspects(desk: Desk, text: str) -> list[str]:
    """Words that may be names: capitals within a sentence, places, what colleagues are called.

    No list knows all names, and Arabic has no capitals: the writer is asked in any case.
    """
    colleagues = {part.casefold() for one in desk.work.staff.everyone() for part in one.name.split()}
    found = (
        word
        for word, inside in _words(text)
        if (inside and word[0].isupper()) or word.casefold() in colleagues or _is_place(word)
    )
    return list(dict.fromkeys(found))[:MOST]


def _words(text: str) -> Iterator[tuple[str, bool]]:
    """Every word, and whether it stands within a sentence."""
    for one in _WORD.finditer(text):
        before = text[: one.start()].rstrip(" \t")
        yield one.group(), bool(before) and before[-1] not in _STARTS


def _is_place(word: str) -> bool:
    """Small letters make a word of what may be a place too (“best”); Arabic has none, and is looked up."""
    cased = word[0].lower() != word[0].upper()
    if cased and not word[0].isupper():
        return False
    return any(one.how == "exact" for one in places.find(word))
