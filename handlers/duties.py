"""What the clock asks for: offers that expire, cases that wait, closed cases to seal and clear away."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from db.errors import CasePending
from db.onscreen import REACH
from db.records import Case, Offer, Seeker
from handlers import holds, rounds, withdrawing
from handlers.company import handover, present as company, replies
from handlers.delivery import unseen
from handlers.desk import Desk
from handlers.figures import counting
from handlers.match import matchmaking, offering
from handlers.staff import pausing

INBOX_HOURS = timedelta(hours=72)
"""How long the ids of handled updates are kept, so that a redelivered one is known."""


def expire_offers(desk: Desk) -> None:
    """Offers that nobody answered in time go to the next confidant.

    Not while something of theirs is still to be handled: that may be the answer, given in time.
    """
    offers = rounds.readable(desk.work.offers.ids_expired(desk.now), desk.work.offers.get)
    rounds.one_by_one(desk, offers, _expire)


def _expire(desk: Desk, made: Offer) -> None:
    member = desk.work.staff.get(made.staff_id)
    if member is None or not desk.work.inbox.holds("staff", member.chat_id):
        if made.part == "lead":
            counting.not_taken(desk, "expired")
        replies.expire(desk, made)


def remind_of_offers(desk: Desk) -> None:
    """Offers of which half the time is over are brought to mind, once."""
    offers = rounds.readable(desk.work.offers.ids_open(), desk.work.offers.get)
    rounds.one_by_one(desk, offers, _remind_of)


def _remind_of(desk: Desk, made: Offer) -> None:
    half = made.expires_at - desk.line.offer_time / 2
    if not made.reminded and half <= desk.now < made.expires_at:
        offering.remind(desk, made)


def match_waiting(desk: Desk) -> None:
    """Cases for which nobody was free when they came: somebody may be by now."""
    matchmaking.solve(desk)


def keep_handing_over(desk: Desk) -> None:
    """Hand-overs for which nobody was there yet, or to which a seeker has said nothing for a day."""
    handover.keep_going(desk)


def end_pauses(desk: Desk) -> None:
    """Confidants whose pause is over can get offers again, and hear so."""
    pausing.end_pauses(desk)


def seal_closed(desk: Desk) -> None:
    """Closed cases whose last messages are out: from here on the server cannot read them."""
    rounds.one_by_one(desk, rounds.readable(desk.work.cases.ids_to_seal(), desk.work.cases.get), _seal)


def _seal(desk: Desk, case: Case) -> None:
    if _is_over(desk, case):
        # Somebody cannot be reached; what waits for them would keep the case open for ever.
        unseen.let_go(desk, case)
    with suppress(CasePending):
        desk.work.cases.seal(case.id)
        _unsay(desk, case)


def _unsay(desk: Desk, case: Case) -> None:
    """Which texts the seeker saw in it is forgotten with it, unless they have begun another one."""
    for seeker in rounds.readable([case.seeker_id], desk.work.seekers.get):
        if seeker.case_id in (None, case.id):
            desk.work.onscreen.unsay(seeker.chat_id)


def _is_over(desk: Desk, case: Case) -> bool:
    """Whether the grace time after closing has passed."""
    return case.closed_at is not None and case.closed_at + desk.line.grace <= desk.now


def clear_away(desk: Desk) -> None:
    """Closed cases leave everybody's phone when the grace time is over and their last messages are out."""
    rounds.one_by_one(desk, rounds.due(desk, "closed"), _take_away)


def away_at(desk: Desk, case: Case) -> datetime | None:
    """When a closed case leaves the phones of those who still have it."""
    return case.closed_at + desk.line.grace if case.closed_at and company.of(desk, case.id) else None


def _take_away(desk: Desk, case: Case) -> None:
    there = company.of(desk, case.id) if _is_over(desk, case) and not unseen.is_late(desk, case) else []
    for one in there:
        withdrawing.take_from(desk, case, one.member, one.held)
        desk.work.assignments.end(one.held.id)
    if there:
        _take_rest(desk, case)


def _take_rest(desk: Desk, case: Case) -> None:
    """What anybody else still has of it: an answer to a question about the case that was on its way."""
    for member in desk.work.staff.everyone():
        withdrawing.remove_messages(desk, case, member)


def forget_intakes(desk: Desk) -> None:
    """Intakes that nobody came back to are erased after the time the seeker was told."""
    rounds.one_by_one(desk, rounds.due(desk, "intake"), _forget_intake)


def forgotten_at(desk: Desk, case: Case) -> datetime:
    """When an intake is erased that nobody comes back to."""
    return (case.touched_at or case.opened_at) + timedelta(days=desk.line.intake_days)


def _forget_intake(desk: Desk, case: Case) -> None:
    if forgotten_at(desk, case) > desk.now:
        return
    seeker = desk.work.seekers.get(case.seeker_id)
    holds.erase(desk, case.id, "line")
    _unsay(desk, case)
    if seeker and seeker.case_id == case.id:
        desk.work.seekers.save(replace(seeker, stage="menu", case_id=None))


def forget_post(desk: Desk) -> None:
    """Ids of updates that Telegram will not send again, numbers of settled letters, files nobody took."""
    before = desk.now - INBOX_HOURS
    desk.work.inbox.forget_before(before)
    desk.work.outbox.forget_before(before)
    desk.work.media.forget_before(before)
    desk.work.onscreen.forget_before(desk.now - REACH)


def forget_seekers(desk: Desk) -> None:
    """Whoever has no case and has not been here for the time that cases are kept is forgotten; not
    before they are asked how it goes, when they wished that, nor before a meeting they signed up for.
    """
    for seeker in desk.work.seekers.idle(desk.now - timedelta(days=desk.line.retention_days)):
        if seeker.follow_up_at is None and not desk.work.seats.of_seeker(seeker.id):
            desk.work.outbox.drop_held(seeker.chat_id)
            desk.work.seekers.forget(seeker.id)


def forget_known(desk: Desk, ids: Iterable[str]) -> None:
    """Whom these seekers would like again is forgotten when the time for that is over."""
    known = rounds.readable(ids, desk.work.seekers.get)
    over = (one for one in known if one.known_until and one.known_until <= desk.now)
    rounds.one_by_one(desk, over, _forget_known)


def _forget_known(desk: Desk, seeker: Seeker) -> None:
    desk.work.seekers.save(replace(seeker, known=(), known_until=None), quietly=True)


def retain(desk: Desk) -> None:
    """Closed cases are destroyed when their time is over, unreadable ones too."""
    before = desk.now - timedelta(days=desk.line.retention_days)
    rounds.one_by_one(desk, desk.work.cases.ids_closed_by(before), _destroy)


def _destroy(desk: Desk, case_id: str) -> None:
    """Unless it was given more time, or a legal hold is on it."""
    if not desk.work.keepings.lasts(case_id):
        desk.work.cases.erase(case_id)
        desk.work.audit.note("destroyed", "line", case_id)
