"""An offer of a case that somebody holds: to take it over, or to join it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from db.letters import Edit, Send
from db.records import Case, Offer, OfferPart, OfferState, Staff
from handlers import coordinators, places
from handlers.company import present as company
from handlers.company.headings import name
from handlers.desk import Desk, voice_of
from handlers.match import candidates, offering, weights
from handlers.match.wishes import wish_of
from handlers.phrases import join, phrase
from handlers.relaying import whole
from locales.text import Text
from locales.texts import handover as texts
from matching.rank import rank
from matching.reasons import to_json


@dataclass(frozen=True, slots=True)
class Fitting:
    """A colleague whom no hard rule forbids a case, and why they fit, as JSON."""

    member: Staff
    reasons: str = ""


def fitting(desk: Desk, case: Case) -> list[Fitting]:
    """Who can take a case over or join it, whoever fits best first; nobody who is on it or asked already."""
    there = {one.member.id for one in company.of(desk, case.id)}
    there |= {made.staff_id for made in desk.work.offers.all_open_for(case.id)}
    found = _coordinators(desk, case) if case.kind == "professionals" else _confidants(desk, case)
    return [one for one in found if one.member.id not in there]


def _confidants(desk: Desk, case: Case) -> Iterable[Fitting]:
    pool = candidates.pool(desk, [case])
    for match in rank(wish_of(desk, case), pool, places.known(), desk.now, weights.in_use(desk)):
        if member := desk.work.staff.get(match.staff_id):
            yield Fitting(member, to_json(match.reasons))


def _coordinators(desk: Desk, case: Case) -> Iterable[Fitting]:
    no = {made.staff_id for made in desk.work.offers.past(case.id) if made.state in ("declined", "family")}
    seeker = desk.work.seekers.get(case.seeker_id)
    no |= set(seeker.barred if seeker else ())
    for member in coordinators.answering(desk):
        if member.id not in no and not member.unreachable:
            yield Fitting(member)


def make(desk: Desk, case: Case, one: Fitting, part: OfferPart, by: str) -> None:
    """Offer the case; as all offers do, this one shows choices and reasons only."""
    member, until = one.member, offering.until(desk, case)
    made = desk.work.offers.new(case.id, member.id, until, one.reasons, part=part, by=by)
    say = voice_of(member)
    head = phrase(say, _heading(case, part), name=name(desk, say, by))
    words = join((head, offering.words(desk, case, made, member)))
    shown = Send(words, buttons=offering.buttons(member, made), entry=whole(case), protect=True)
    desk.tell_staff(member, shown)


def _heading(case: Case, part: OfferPart) -> Text:
    if part == "beside":
        return texts.OFFER_BESIDE
    whole_story = case.handover is not None and case.handover.with_transcript
    return texts.OFFER_TRANSFER_WHOLE if whole_story else texts.OFFER_TRANSFER_FRESH


def close(desk: Desk, made: Offer, case: Case, state: OfferState, told: Text) -> None:
    """The offer ends; what it showed goes."""
    desk.work.offers.save(replace(made, state=state))
    if member := desk.work.staff.get(made.staff_id):
        words = phrase(voice_of(member), told, case=case.name)
        desk.tell_staff(member, Edit(words, entry=whole(case)))
