"""What says 112 or 113, or that something urgent waits: it goes before other chats' letters, as does
everything of a case that is urgent (`Case.presses`), whichever handler sends it.
"""

from __future__ import annotations

from db.letters import Edit, Outgoing, Send
from locales.texts import alarm, common, pages, pin, seeker, sharing, waiting

TEXTS = frozenset(
    one.key
    for one in (
        common.EMERGENCY,
        seeker.DANGER_NOW,
        waiting.URGENT,
        pages.ELSEWHERE,
        pages.LIMITS,
        alarm.RAISED,
        alarm.NOBODY_ON_DUTY,
        alarm.NOBODY_YET,
        alarm.NOBODY_WATCHES,
        pin.URGENT,
        sharing.SECOND_ASKED,
        sharing.NO_SECOND,
    )
)
"""The texts that do, by their keys."""


def is_one(what: Outgoing) -> bool:
    """Whether a letter says such a text, alone or among others."""
    return isinstance(what, Send | Edit) and not TEXTS.isdisjoint(what.words.texts)
