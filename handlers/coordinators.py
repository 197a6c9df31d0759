"""Those who answer professionals and hear what a match cannot settle."""

from __future__ import annotations

from datetime import datetime, timedelta

from db.letters import Send, Words
from db.records import Case, Staff
from handlers import triaging
from handlers.desk import Desk, voice_of
from handlers.phrases import join, phrase
from locales import Tongue
from locales.text import Text

OFFER_TIME = timedelta(hours=24)
"""How long a coordinator may think about a professional's request."""


def everyone(desk: Desk) -> list[Staff]:
    """All coordinators; on a line that has none yet, its admins."""
    return answering(desk) or [one for one in desk.work.staff.everyone() if "admin" in one.roles]


def answering(desk: Desk) -> list[Staff]:
    """All coordinators, and nobody in their place: those who can take a case."""
    return [one for one in desk.work.staff.everyone() if "coordinator" in one.roles]


def tell(desk: Desk, case: Case, what: Text) -> None:
    """Say something of a case to all of them, without content: its name, and how pressing it looks."""
    for member in everyone(desk):
        say = voice_of(member)
        desk.tell_staff(member, Send(_about(say, case, phrase(say, what, case=case.name))))


def _about(say: Tongue, case: Case, words: Words) -> Words:
    return join((words, triaging.level_words(say, case)), gap="\n")


def next_for(desk: Desk, case: Case) -> Staff | None:
    """Which coordinator is asked next: nobody who declined; those not asked yet first, then whoever
    has least to do.
    """
    past = desk.work.offers.past(case.id)
    declined = {made.staff_id for made in past if made.state in ("declined", "family")}
    asked = {made.staff_id: made.made_at for made in past}
    free = [one for one in answering(desk) if one.id not in declined and not one.unreachable]
    never = datetime.min.replace(tzinfo=desk.now.tzinfo)
    return min(free, key=lambda one: (asked.get(one.id, never), _load(desk, one)), default=None)


def _load(desk: Desk, member: Staff) -> int:
    return len(desk.work.cases.held_by(member.id)) + len(desk.work.offers.open_to(member.id))
