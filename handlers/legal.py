"""The grounds on which something is kept or shared: two that hold for every line, and its own legal duties.

Which duties in law bind the organisation is for its lawyer to say; an admin writes them down.
"""

from __future__ import annotations

from collections.abc import Mapping

from db.records import Keeping, Share
from handlers.desk import Desk
from handlers.word_list import WordList
from locales import Tongue
from locales.texts import legal as texts, sharing as sharing_texts

MOST = 12
"""Legal duties of a line: they are chosen from buttons."""
LONGEST = 60
"""Characters of one, such as a law and its article: Telegram cuts longer buttons off."""

DUTIES = WordList("law.duties", MOST, LONGEST)


def holding(desk: Desk, say: Tongue) -> Mapping[str, str]:
    """On which grounds a hold can be put, by their keys: a legal claim, or a duty (GDPR 17(3)(e) and (b))."""
    return {**{key: say(label) for key, label in texts.HOLD_GROUNDS.items()}, **DUTIES.every(desk)}


def sharing(desk: Desk, say: Tongue) -> Mapping[str, str]:
    """On which grounds something can leave the line: consent, danger, a duty (GDPR 6(1)(a), (d), (c))."""
    return {**{key: say(label) for key, label in sharing_texts.GROUNDS.items()}, **DUTIES.every(desk)}


def ground_of(say: Tongue, noted: Keeping | Share) -> str:
    """The ground that was noted, in words; those of a duty are as they were then."""
    known = {**texts.HOLD_GROUNDS, **sharing_texts.GROUNDS}
    return say(known[noted.ground]) if noted.ground in known else noted.words
