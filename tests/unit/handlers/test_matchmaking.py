"""Who is asked, and who is asked again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from db.letters import Edit, Send
from db.records import Case, OfferState
from handlers import duties
from handlers.intake.answers import Chosen
from handlers.match import matchmaking, offering
from handlers.relaying import whole
from handlers.staff import offers
from handlers.staff.card import Card
from locales import tongue
from locales.texts import matching as matching_texts, staff as texts
from tests.unit.handlers.room import UTRECHT, Room, of_kind

NL = tongue("nl")
ONE_CASE = replace(UTRECHT, limit=1)


def asked(room: Room, case: Case) -> set[str]:
    return {made.staff_id for made in room.work.offers.all_open_for(case.id)}


@pytest.mark.parametrize(
    ("state", "hours", "again"),
    [
        ("expired", 1, False),
        ("expired", 3, True),
        ("declined", 72, False),
        ("family", 72, False),
    ],
)
def test_silence_is_no_refusal(room: Room, state: OfferState, hours: int, again: bool) -> None:
    """Whoever let an offer expire is asked again after a while; whoever said no never is."""
    member = room.member()
    case = room.case(room.seeker())
    made = room.work.offers.new(case.id, member.id, room.work.now - timedelta(hours=hours), "[]")
    room.work.offers.save(replace(made, state=state))
    matchmaking.solve(room.desk)
    assert bool(room.work.offers.open_for(case.id)) is again


def test_an_expired_offer_shows_nothing_of_the_case_any_more(room: Room) -> None:
    """What the seeker chose disappears from the phone of somebody who did not answer."""
    member = room.member()
    case = room.case(room.seeker())
    matchmaking.solve(room.desk)
    room.post("staff")
    made = room.work.offers.open_for(case.id)
    assert made is not None
    offering.expire(room.desk, made)
    told = NL(texts.OFFER_EXPIRED, case=case.name)
    assert [(e.words.text, e.entry) for e in of_kind(Edit, room.post("staff"))] == [(told, whole(case))]
    assert len(room.shown("staff", member.chat_id, whole(case))) == 1


def test_the_queue_is_solved_as_a_whole(room: Room) -> None:
    """Who can be helped by one person only gets that person, though another would fit them as well."""
    both, dutch = room.member(replace(ONE_CASE, languages=("nl", "tr"))), room.member(ONE_CASE)
    first = room.case(room.seeker(), asks={"languages": Chosen(("nl",))})
    second = room.case(room.seeker(), asks={"languages": Chosen(("tr",))})
    matchmaking.solve(room.desk)
    assert (asked(room, first), asked(room, second)) == ({dutch.id}, {both.id})


def test_when_room_is_scarce_danger_goes_first_and_then_who_waited_longest(room: Room) -> None:
    """One confidant with one place: the urgent case has it, though it came last."""
    room.member(ONE_CASE)
    now = room.work.now
    early = room.case(room.seeker(), waiting_since=now - timedelta(hours=9))
    late = room.case(room.seeker(), waiting_since=now, urgent=True)
    matchmaking.solve(room.desk)
    assert not asked(room, early)
    assert asked(room, late)


def test_an_urgent_case_is_offered_to_several_and_the_first_has_it(room: Room) -> None:
    """At most three at once; the others hear that somebody was found, and can take nothing."""
    members = [room.member() for _ in range(5)]
    case = room.case(room.seeker(), urgent=True)
    matchmaking.solve(room.desk)
    open_offers = room.work.offers.all_open_for(case.id)
    assert len({made.staff_id for made in open_offers}) == len(open_offers) == matchmaking.URGENT_OFFERS
    first, second, _ = open_offers
    by_id = {member.id: member for member in members}
    one, other = by_id[first.staff_id], by_id[second.staff_id]
    offers.accepted(room.desk, one, room.press(one, f"of:{first.id}"))
    room.post("seeker")
    told = [letter.words.text for letter in of_kind(Edit, room.post("staff"))]
    assert told.count(NL(matching_texts.OFFER_TAKEN, case=case.name)) == 2
    offers.accepted(room.desk, other, room.press(other, f"of:{second.id}"))
    held = room.work.assignments.current(case.id)
    assert held is not None
    assert held.staff_id == one.id


def test_nobody_is_asked_beyond_their_room(room: Room) -> None:
    """Open offers count like cases, also when an urgent case asks several."""
    members = [room.member(ONE_CASE) for _ in range(3)]
    cases = [room.case(room.seeker(), urgent=True) for _ in range(2)]
    matchmaking.solve(room.desk)
    assert all(len(room.work.offers.open_to(member.id)) <= 1 for member in members)
    assert all(asked(room, case) for case in cases)


def test_knowing_the_family_holds_for_every_later_case(room: Room) -> None:
    """Who stepped out because they know the family never hears of this seeker again."""
    member, seeker = room.member(), room.seeker()
    case = room.case(seeker)
    made = room.offered(case, member)
    offers.knows_family(room.desk, member, room.press(member, f"ok:{made.id}"))
    later = room.case(room.again(seeker))
    matchmaking.solve(room.desk)
    assert not asked(room, case)
    assert not asked(room, later)


def test_somebody_who_comes_back_gets_who_they_knew(room: Room) -> None:
    """With consent kept: the same confidant again, though another fits as well."""
    others = [room.member() for _ in range(4)]
    case = room.case(room.seeker(known=(others[2].id,), known_until=room.work.now + timedelta(days=1)))
    matchmaking.solve(room.desk)
    assert asked(room, case) == {others[2].id}


def test_experience_with_the_topic_counts(room: Room) -> None:
    """Between two who fit, the one who knows what it is about is asked, and that is shown."""
    room.member()
    knows = room.member(replace(UTRECHT, topics=("prison",)))
    room.member()
    case = room.case(room.seeker(), asks={"topics": Chosen(("prison",))})
    matchmaking.solve(room.desk)
    assert asked(room, case) == {knows.id}
    shown = of_kind(Send, room.post("staff"))[0].words.text
    assert "heeft ervaring met" in shown


def test_who_is_away_or_outside_their_hours_is_not_asked(room: Room) -> None:
    """A holiday, a pause with an end, and weekly hours all count."""
    today = room.work.now.date().isoformat()
    room.member(away=((today, today),))
    room.member(paused_until=room.work.now + timedelta(days=1))
    room.member(Card("woman", ("nl",), (), "2745912", 3, hours=("mon.night",)))
    case = room.case(room.seeker())
    matchmaking.solve(room.desk)
    assert not asked(room, case)


def test_at_night_an_offer_comes_silently_and_waits_for_the_morning(room: Room) -> None:
    """Nobody has to answer at night: the time to answer begins when the line opens."""
    room.member()
    case = room.case(room.seeker())
    room = replace(room, line=replace(room.line, opens=room.line.closes, closes=room.line.opens))
    matchmaking.solve(room.desk)
    (shown,) = of_kind(Send, room.post("staff"))
    (made,) = room.work.offers.all_open_for(case.id)
    opening = room.line.hours.next_opening(room.work.now)
    assert shown.silent
    assert opening is not None
    assert made.expires_at == opening + room.line.offer_time


def test_danger_does_not_wait_for_the_morning(room: Room) -> None:
    """An urgent case rings at night too, and expires as by day."""
    room.member()
    case = room.case(room.seeker(), urgent=True)
    room = replace(room, line=replace(room.line, opens=room.line.closes, closes=room.line.opens))
    matchmaking.solve(room.desk)
    (shown,) = of_kind(Send, room.post("staff"))
    (made,) = room.work.offers.all_open_for(case.id)
    assert not shown.silent
    assert made.expires_at == room.work.now + room.line.offer_time


@pytest.mark.parametrize(("minutes", "reminded"), [(16, 0), (15, 1), (1, 1), (0, 0)])
def test_half_way_an_offer_is_brought_to_mind_once(room: Room, minutes: int, reminded: int) -> None:
    """With half the time or less to go, and some; a second look does not remind again."""
    member = room.member()
    case = room.case(room.seeker())
    room.work.offers.new(case.id, member.id, room.work.now + timedelta(minutes=minutes), "[]")
    for _ in range(2):
        duties.remind_of_offers(room.desk)
    assert len(of_kind(Send, room.post("staff"))) == reminded
