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


def hearing(desk: Desk, case: Case, but: str = "") -> list[Staff]:
    """The same, of a case: not who must never hear of its seeker, nor `but`, while there is anybody else."""
    barred = _kept_from(desk, case, but)
    admins = (one for one in desk.work.staff.everyone() if "admin" in one.roles)
    those = ([one for one in there if one.id not in barred] for there in (everyone(desk), admins))
    return next((there for there in those if there), everyone(desk))


def may_hear(desk: Desk, case: Case, member: Staff, but: str = "") -> bool:
    """Whether one of those who lead may decide about a case: not whom `hearing` leaves out."""
    there = member.id not in _kept_from(desk, case, but)
    return there or member.id in {one.id for one in hearing(desk, case, but)}


def _kept_from(desk: Desk, case: Case, but: str) -> set[str]:
    seeker = desk.work.seekers.get(case.seeker_id)
    return {but, *(seeker.barred if seeker else ())}


def answering(desk: Desk) -> list[Staff]:
    """All coordinators, and nobody in their place: those who can take a case."""
    return [one for one in desk.work.staff.everyone() if "coordinator" in one.roles]


def tell(desk: Desk, case: Case, what: Text) -> None:
    """Say something of a case to all of them, without content: its name, and how pressing it looks."""
    for member in hearing(desk, case):
        say = voice_of(member)
        desk.tell_staff(member, Send(_about(say, case, phrase(say, what, case=case.name))))


def _about(say: Tongue, case: Case, words: Words) -> Words:
    return join((words, triaging.level_words(say, case)), gap="\n")


def next_for(desk: Desk, case: Case) -> Staff | None:
    """Which coordinator is asked next: nobody who declined or must not hear of it; those not asked yet first,
    then whoever has least to do.
    """
    past, seeker = desk.work.offers.past(case.id), desk.work.seekers.get(case.seeker_id)
    declined = {made.staff_id for made in past if made.state in ("declined", "family")}
    asked = {made.staff_id: made.made_at for made in past}
    declined |= set(seeker.barred if seeker else ())
    free = [one for one in answering(desk) if one.id not in declined and not one.unreachable]
    never = datetime.min.replace(tzinfo=desk.now.tzinfo)
    return min(free, key=lambda one: (asked.get(one.id, never), _load(desk, one)), default=None)


def _load(desk: Desk, member: Staff) -> int:
    return len(desk.work.cases.held_by(member.id)) + len(desk.work.offers.open_to(member.id))
