"""Who is kept from a case, or from a seeker for good."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from db.records import Case, Seeker, Staff
from handlers.desk import Desk


def bar(desk: Desk, member: Staff, case: Case) -> None:
    """They never hear of this seeker again, whatever case it is."""
    seeker = desk.work.seekers.get(case.seeker_id)
    if seeker:
        barred = tuple(dict.fromkeys((*seeker.barred, member.id)))
        desk.work.seekers.save(replace(seeker, barred=barred))


def from_their_own(desk: Desk, seeker: Seeker) -> Seeker:
    """The seeker, of whom one of the staff hears nothing who is the same person: both bots know them by one
    number, that of the private chat.
    """
    member = desk.work.staff.find(seeker.chat_id)
    barred = (*seeker.barred, member.id) if member else seeker.barred
    return replace(seeker, barred=tuple(dict.fromkeys(barred)))


def never_again(desk: Desk, member: Staff, case: Case, why: Literal["declined", "family"]) -> None:
    """A case is not offered any more to who has had it and stepped out; with "family" bar them."""
    past = [made for made in desk.work.offers.past(case.id) if made.staff_id == member.id]
    made = past[-1] if past else desk.work.offers.new(case.id, member.id, desk.now)
    desk.work.offers.save(replace(made, state=why))
    if why == "family":
        bar(desk, member, case)
