"""The clock's duties go round: one thing that cannot be read or dealt with holds up no other."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta

import pytest

from db.letters import Send, Words
from db.records import Offer
from handlers import coordinators, duties, rounds
from locales.texts import staff as texts
from tests.unit.handlers.clock.watch import Watch
from tests.unit.handlers.room import Room

LONG_AGO = timedelta(days=365)


def spoil(room: Room, case_id: str) -> None:
    """Make a case's record unreadable, as a damaged disk would."""
    room.work._scope.say(f"UPDATE cases SET record = x'00' WHERE id = '{case_id}'")


def test_an_unreadable_case_does_not_keep_others_from_being_forgotten(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    """The other intake is erased all the same; the log has the class of what went wrong and nothing else."""
    bad, good = (room.case(room.seeker(), "intake", touched_at=room.work.now - LONG_AGO) for _ in range(2))
    spoil(room, bad.id)
    with caplog.at_level(logging.WARNING):
        duties.forget_intakes(room.desk)
    assert room.work.cases.get(good.id) is None
    assert room.work.cases.ids_in_state("intake") == [bad.id]
    assert [record.message for record in caplog.records] == ["something could not be read: SealBroken"]


@pytest.mark.parametrize("duty", [duties.retain, duties.clear_away, duties.seal_closed])
def test_closed_cases_are_dealt_with_past_an_unreadable_one(room: Room, duty) -> None:
    """Sealing, taking away and destroying go on."""
    seeker, member = room.seeker(), room.member()
    bad, good = (room.case(seeker, "closed", closed_at=room.work.now - LONG_AGO) for _ in range(2))
    room.held(good, member)
    spoil(room, bad.id)
    duty(room.desk)
    gone = room.work.cases.get(good.id) is None
    taken = room.work.assignments.current(good.id) is None
    assert (gone, gone or taken, gone or room.work.cases.is_sealed(good.id)) == {
        duties.retain: (True, True, True),
        duties.clear_away: (False, True, False),
        duties.seal_closed: (False, False, True),
    }[duty]


def test_of_an_abandoned_intake_nothing_is_left(room: Room) -> None:
    """Answers, voice messages and letters of it go when its days are over; the seeker is back in the menu."""
    seeker = room.seeker()
    case = room.case(seeker, "intake", touched_at=room.work.now)
    file = room.work.media.keep(room.work.media.park(1, b"voice"), case.id)
    room.work.transcript.add(case.id, "seeker", Words("kanarie"))
    room.desk.tell_seeker(room.again(seeker), Send(Words("a question")), case)
    room.work._scope.now += timedelta(days=room.line.intake_days) - timedelta(seconds=1)
    duties.forget_intakes(room.desk)
    assert room.work.media.read(case.id, file) == b"voice"
    room.work._scope.now += timedelta(seconds=1)
    duties.forget_intakes(room.desk)
    assert not room.work.cases.exists(case.id)
    for table in ("media", "entries", "outbox"):
        assert room.work._scope._execute(f"SELECT * FROM {table}", ()).fetchall() == []
    assert (room.again(seeker).stage, room.again(seeker).case_id) == ("menu", None)
    assert [(one.act, one.by) for one in room.work.audit.of_case(case.id)] == [("erased", "line")]


def test_an_unreadable_closed_case_is_destroyed_in_time_too(room: Room) -> None:
    """Its time is over by when it was closed, which stands in the clear."""
    bad = room.case(room.seeker(), "intake")
    room.work.cases.save(replace(bad, state="closed", closed_at=room.work.now - LONG_AGO))
    spoil(room, bad.id)
    duties.retain(room.desk)
    assert not room.work.cases.exists(bad.id)


def test_offers_of_an_unreadable_case_hold_up_no_other(room: Room) -> None:
    """The second offer expires although the first one's case cannot be read."""
    member = room.member()
    bad, good = (room.case(room.seeker()) for _ in range(2))
    for case in (bad, good):
        room.work.offers.new(case.id, member.id, room.work.now - timedelta(minutes=1))
    spoil(room, bad.id)
    duties.expire_offers(room.desk)
    assert room.work.offers.all_open_for(good.id) == []


def test_what_fails_is_undone_alone(room: Room) -> None:
    """What was changed before the failure is not left half done."""
    seekers = [room.seeker(), room.seeker()]

    def turn(desk, seeker):
        desk.work.seekers.save(replace(seeker, aloud=True))
        if seeker == seekers[0]:
            raise RuntimeError

    rounds.one_by_one(room.desk, seekers, turn)
    assert [room.again(one).aloud for one in seekers] == [False, True]


def test_without_a_coordinator_admins_hear_of_a_case(room: Room) -> None:
    """An urgent or unmatched case of a young line is told to somebody."""
    watch, admin = Watch(room), room.member(roles=("admin",))
    case = room.case(room.seeker(), urgent=True)
    coordinators.tell(room.desk, case, texts.URGENT_WAITING)
    assert coordinators.everyone(room.desk) == [admin]
    assert len(watch.hears("staff")) == 1
    one = room.member(roles=("coordinator",))
    assert coordinators.everyone(room.desk) == [one]


def test_an_admin_is_not_offered_a_professionals_request(room: Room) -> None:
    """Admins hear of it; only a coordinator can accept it."""
    room.member(roles=("admin",))
    case = room.case(room.seeker(), kind="professionals")
    assert coordinators.next_for(room.desk, case) is None


def test_an_answer_that_is_still_to_be_handled_was_given_in_time(room: Room) -> None:
    """An offer does not expire over it; when it has been handled and was none, it does."""
    member = room.member()
    (made,) = [room.offered(room.case(room.seeker(), "waiting"), member)]
    room.work._scope.now = made.expires_at + timedelta(minutes=1)
    room.work.inbox.add("staff", 1, member.chat_id, b"{}", carries=False)
    duties.expire_offers(room.desk)
    assert found(room, made).state == "open"
    (arrival,) = room.work.inbox.ready(1)
    room.work.inbox.done(arrival.id)
    duties.expire_offers(room.desk)
    assert found(room, made).state == "expired"


def found(room: Room, made: Offer) -> Offer:
    """The offer as it is now."""
    now = room.work.offers.get(made.id)
    assert now
    return now
