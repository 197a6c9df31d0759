"""Who fits a case, and the offer to them. The rules are `matching`'s; this is where they meet the records."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from db.letters import Button, Edit, Send, Words
from db.records import Case, Offer, Staff
from handlers import coordinators, places, summaries, triaging
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.phrases import join, phrase
from handlers.questionnaires import of_case, walk_of
from handlers.reasons import reason_words
from handlers.relaying import whole
from handlers.staff.card import card_of
from handlers.wishes import wish_of
from locales import Tongue
from locales.dates import hour
from locales.texts import intake as intake_texts, staff as texts
from matching.candidate import Candidate
from matching.rank import Match, rank
from matching.reasons import from_json, to_json
from matching.rules import refusals
from matching.shortage import Shortage, missing

SILENCE = timedelta(hours=2)
"""How long whoever let an offer expire is not asked for that case again. They did not say no."""

WISHES = frozenset(("no_shared_language", "gender_not_as_asked", "own_town"))
"""The refusals that come from what the seeker asked for."""


def candidates(desk: Desk, case: Case) -> list[Candidate]:
    """Every confidant with a profile, as matching sees them for this case."""
    past = {made.staff_id: made for made in desk.work.offers.past(case.id)}
    made = [_candidate(desk, member, case, past.get(member.id)) for member in desk.work.staff.everyone()]
    return [candidate for candidate in made if candidate]


def _candidate(desk: Desk, member: Staff, case: Case, before: Offer | None) -> Candidate | None:
    profile = card_of(member).profile() if "confidant" in member.roles else None
    if profile is None:
        return None
    this = frozenset((case.id,))
    assignments = desk.work.assignments.for_staff(member.id)
    return Candidate(
        staff_id=member.id,
        profile=profile,
        load=len(desk.work.cases.held_by(member.id)) + len(desk.work.offers.open_to(member.id)),
        last_case_at=max((one.since for one in assignments), default=None),
        available=member.available and not member.unreachable,
        excluded=this if before and before.state == "family" else frozenset(),
        declined=this if before and _said_no(desk, before) else frozenset(),
    )


def _said_no(desk: Desk, before: Offer) -> bool:
    silent = before.state == "expired" and before.expires_at + SILENCE > desk.now
    return before.state == "declined" or silent


def offer(desk: Desk, case: Case) -> bool:
    """Offer a waiting case to whoever fits best; False, and coordinators know, when nobody does.

    A professional's request goes to a coordinator instead.
    """
    if case.state != "waiting" or desk.work.offers.open_for(case.id):
        return True
    if case.kind == "professionals":
        return _to_coordinator(desk, case)
    wish, known = wish_of(desk, case), candidates(desk, case)
    best = rank(wish, known, places.known(), desk.now, limit=1)
    if not best:
        _nobody(desk, case, missing(wish, known, places.known()))
        return False
    _make(desk, case, best[0])
    return True


def may_have(desk: Desk, member: Staff, case: Case) -> bool:
    """Whether no wish that is never bent forbids it: a profile can change while an offer is open."""
    candidate = _candidate(desk, member, case, None)
    if candidate is None:
        return False
    broken = {reason.kind for reason in refusals(wish_of(desk, case), candidate, places.known())}
    return not broken & WISHES


def fits_somebody(desk: Desk, case: Case) -> bool:
    """Whether an offer can be made now; nobody is told anything."""
    if case.kind == "professionals":
        return coordinators.next_for(desk, case) is not None
    return bool(rank(wish_of(desk, case), candidates(desk, case), places.known(), desk.now, limit=1))


def _to_coordinator(desk: Desk, case: Case) -> bool:
    member = coordinators.next_for(desk, case)
    if member is None:
        _nobody(desk, case, None)
        return False
    _ask(desk, case, member, desk.now + coordinators.OFFER_TIME)
    return True


def _make(desk: Desk, case: Case, match: Match) -> None:
    member = desk.work.staff.get(match.staff_id)
    if member:
        _ask(desk, case, member, desk.now + desk.line.offer_time, to_json(match.reasons))


def _ask(desk: Desk, case: Case, member: Staff, until: datetime, reasons: str = "") -> None:
    made = desk.work.offers.new(case.id, member.id, until, reasons)
    words, buttons = offer_words(desk, case, made, member), _buttons(member, made)
    desk.tell_staff(member, Send(words, buttons=buttons, entry=whole(case), protect=True))


def _buttons(member: Staff, made: Offer) -> tuple[tuple[Button, ...], ...]:
    say = voice_of(member)
    family = ((Button(say(texts.KNOW_FAMILY), action("ok", made.id)),),) if made.reasons else ()
    return (
        (Button(say(texts.ACCEPT), action("of", made.id)), Button(say(texts.DECLINE), action("od", made.id))),
        *family,
    )


def offer_words(desk: Desk, case: Case, made: Offer, member: Staff) -> Words:
    """The case as its offer shows it: choices and reasons, nothing in the seeker's own words."""
    say = voice_of(member)
    walk = walk_of(case)
    until = hour(made.expires_at, desk.line.zone)
    return join(
        (
            phrase(say, texts.OFFER, case=case.name),
            urgency(say, case),
            why(say, made.reasons),
            join(
                (phrase(say, texts.OFFER_CHOICES), summaries.choices(say, of_case(desk, case), walk)),
                gap="\n",
            ),
            phrase(say, texts.OFFER_UNTIL, time=until),
            phrase(say, texts.OFFER_WORDS_LATER),
        )
    )


def urgency(say: Tongue, case: Case) -> Words:
    """Who asks, when that is a professional, and how pressing it looks."""
    asks = phrase(say, intake_texts.PROFESSIONAL_ASKS) if case.kind == "professionals" else Words()
    danger = phrase(say, texts.OFFER_URGENT) if case.urgent else Words()
    return join((asks, danger, triaging.level_words(say, case)), gap="\n")


def why(say: Tongue, reasons: str) -> Words:
    """The reasons for a match, in words; nothing for who was asked without a match."""
    if not reasons:
        return Words()
    lines = [Words(f"• {reason_words(say, one)}") for one in from_json(reasons)]
    return join((phrase(say, texts.OFFER_WHY), *lines), gap="\n")


def _nobody(desk: Desk, case: Case, shortage: Shortage | None) -> None:
    lacking = [one.kind for one in shortage.unmet if one.kind in texts.MISSING] if shortage else []
    for member in coordinators.everyone(desk):
        say = voice_of(member)
        reason = say.list_of([say(texts.MISSING[kind]) for kind in lacking or ("together",)])
        words = phrase(say, texts.NO_MATCH, case=case.name, reason=reason)
        desk.tell_staff(member, Send(join((words, triaging.level_words(say, case)), gap="\n")))


def expire(desk: Desk, made: Offer) -> None:
    """Nobody answered in time: the offer closes, what it showed goes, and the case goes to the next."""
    desk.work.offers.save(replace(made, state="expired"))
    member, case = desk.work.staff.get(made.staff_id), desk.work.cases.get(made.case_id)
    if member and case:
        told = phrase(voice_of(member), texts.OFFER_EXPIRED, case=case.name)
        desk.tell_staff(member, Edit(told, entry=whole(case)))
    if case:
        offer(desk, case)
