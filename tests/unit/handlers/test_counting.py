"""What happens on the line is counted once, when it happens, and stays when everything else is erased."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db.errors import NoSuchRecord
from db.records import Case, Intervention, Offer, Share, Staff
from handlers import closing, destroying, duties, interventions, shares
from handlers.intake.answers import Chosen
from handlers.seeker import agreeing, erasing
from handlers.staff import offers
from locales.texts import seeker as seeker_texts, staff as staff_texts
from matching.reasons import Reason, to_json
from tests.unit.db.house import HandClock
from tests.unit.handlers.plays import own_room
from tests.unit.handlers.room import Room

REASONS = to_json(
    (Reason("language", "nl"), Reason("load", 1, 3), Reason("topic", "belief"), Reason("topic", "online"))
)


def counted(room: Room, series: str = "") -> Counter[str]:
    """What was counted so far, of one series or of all."""
    found: Counter[str] = Counter()
    for one in room.work.tallies.every():
        if one.figure.split(".")[0] == series or not series:
            found[f"{one.figure}={one.value}" if one.value else one.figure] += one.n
    return found


def asked(room: Room, **known: object) -> Case:
    """A request, agreed to just now."""
    seeker = room.seeker()
    given = {"about_whom": Chosen(("child",)), "topics": Chosen(("belief", "family"))}
    case = room.case(seeker, "intake", asks=given, **known)
    agreeing.agreed(room.desk, replace(room.again(seeker), stage="agreeing"), room.press(seeker, "match"))
    found = room.work.cases.get(case.id)
    assert found is not None
    return found


def offered(room: Room, case: Case, member: Staff) -> Offer:
    """An offer with reasons, while no other stands."""
    for one in room.work.offers.all_open_for(case.id):
        offers.declined(room.desk, member, room.press(member, f"od:{one.id}"))
    until = room.work.now + timedelta(minutes=30)
    return room.work.offers.new(case.id, member.id, until, REASONS)


def accepts(room: Room, case: Case, member: Staff) -> Case:
    """A confidant takes a case that waits."""
    (made,) = [one for one in room.work.offers.open_to(member.id) if one.case_id == case.id]
    offers.accepted(room.desk, member, room.press(member, f"of:{made.id}"))
    found = room.work.cases.get(case.id)
    assert found is not None
    assert found.state == "open"
    return found


def test_a_request_is_counted_when_it_is_agreed_to(room: Room):
    """By how pressing, language, who asks and what about; each apart from the others."""
    asked(room)
    assert counted(room) == {
        "requests": 1,
        "requests.level=information": 1,
        "requests.language=nl": 1,
        "requests.asker=child": 1,
        "requests.kind=belief": 1,
        "requests.kind=family": 1,
    }


def test_a_professional_is_counted_as_one(room: Room):
    """Whatever else they were asked."""
    asked(room, kind="professionals")
    assert counted(room)["requests.asker=professional"] == 1


def test_a_conversation_is_counted_when_it_begins(room: Room, clock: HandClock):
    """With the band of the wait and the kinds of reasons, each once; how many cases somebody has is none."""
    case, member = asked(room), room.member()
    offered(room, case, member)
    accepts(room, case, member)
    assert counted(room, "conversations") == {
        "conversations": 1,
        "conversations.waiting=hour": 1,
        "conversations.reasons=language": 1,
        "conversations.reasons=topic": 1,
    }


def test_a_case_that_goes_to_somebody_else_is_no_second_conversation(room: Room):
    """It waits again and is accepted again, and was begun once."""
    case, first, second = asked(room), room.member(), room.member()
    offered(room, case, first)
    case = accepts(room, case, first)
    held = room.work.assignments.current(case.id)
    assert held is not None
    room.work.assignments.end(held.id)
    room.work.cases.save(replace(case, state="waiting", assignment_id=None))
    room.work.offers.new(case.id, second.id, room.work.now + timedelta(minutes=30), REASONS)
    accepts(room, case, second)
    assert counted(room)["conversations"] == 1


def test_the_end_is_counted_with_how_it_ended(room: Room):
    """Of a conversation: how long and how."""
    case, member = asked(room), room.member()
    offered(room, case, member)
    case = accepts(room, case, member)
    closing.close(room.desk, case, member.id, "helped", seeker_texts.ENDED_BY_CONFIDANT, staff_texts.ENDED)
    assert counted(room, "ends") == {"ends": 1, "ends.duration=day": 1, "ends.outcome=helped": 1}
    assert counted(room)["unheard"] == 0


def test_who_is_gone_before_anybody_came_is_counted_apart(room: Room):
    """A request that was erased while it waited never became a conversation."""
    case = asked(room)
    seeker = room.work.seekers.get(case.seeker_id)
    assert seeker is not None
    erasing.forget(room.desk, seeker)
    assert room.work.cases.get(case.id) is None
    assert (counted(room)["unheard"], counted(room)["ends"], counted(room)["requests"]) == (1, 0, 1)


def test_erasing_what_is_closed_counts_nothing_again(room: Room):
    """It has ended already; and nothing is taken away."""
    case, member = asked(room), room.member()
    offered(room, case, member)
    case = accepts(room, case, member)
    closing.close(room.desk, case, "seeker", "ended_by_seeker", seeker_texts.ENDED_BY_YOU, staff_texts.ENDED)
    before = counted(room)
    seeker = room.work.seekers.get(case.seeker_id)
    assert seeker is not None
    erasing.forget(room.desk, seeker)
    assert counted(room) == before


def test_a_conversation_that_the_line_destroys_has_ended(room: Room):
    """`amana erase` of an open case is an end as well."""
    case, member = asked(room), room.member()
    offered(room, case, member)
    destroying.destroy(room.desk, accepts(room, case, member))
    assert counted(room, "ends")["ends.outcome=erased"] == 1


def test_an_intake_that_is_dropped_was_no_request(room: Room):
    """Who stops in the middle has not asked yet."""
    seeker = room.seeker()
    room.case(seeker, "intake")
    erasing.forget(room.desk, room.again(seeker))
    assert counted(room) == {}


@pytest.mark.parametrize("verb", ["od", "ok"])
def test_a_no_is_a_no_whatever_the_reason(room: Room, verb: str):
    """Whether the family is known cannot be told from the figures; pressed twice it is one."""
    case, member = asked(room), room.member()
    made = offered(room, case, member)
    for _ in range(2):
        (offers.declined if verb == "od" else offers.knows_family)(
            room.desk, member, room.press(member, f"{verb}:{made.id}")
        )
    assert counted(room, "declines") == {"declines": 1, "declines.answer=declined": 1}


def test_no_answer_in_time_is_counted(room: Room, clock: HandClock):
    """Once, when the offer expires; a no that comes later is not counted as well."""
    case, member = room.case(room.seeker()), room.member(available=False)
    made = room.work.offers.new(case.id, member.id, room.work.now, REASONS)
    duties.expire_offers(room.desk)
    duties.expire_offers(room.desk)
    offers.declined(room.desk, member, room.press(member, f"od:{made.id}"))
    assert counted(room, "declines") == {"declines": 1, "declines.answer=expired": 1}


@pytest.mark.parametrize(("roles", "value"), [(("confidant",), "with"), (("coordinator",), "without")])
def test_an_intervention_is_counted_when_its_seeker_agrees(room: Room, roles: tuple[str, ...], value: str):
    """Once, however often the button is pressed; with a confidant on the case or without one."""
    seeker, member = room.seeker(), room.member(roles=roles)
    case = room.case(seeker, "open")
    room.held(case, member)
    one = Intervention("12345678", member.id, room.work.now, "een gesprek op school", "asked")
    interventions.put(room.desk, case, one)
    for _ in range(2):
        interventions.agreed(room.desk, seeker, room.press(seeker, f"uy:{case.id}:{one.id}"))
    expected = {"interventions": 1, f"interventions.confidant={value}": 1}
    assert counted(room, "interventions") == expected


@pytest.mark.parametrize(
    ("ground", "value"), [("consent", "consent"), ("danger", "danger"), ("a1b2", "duty")]
)
def test_what_is_shared_is_counted_by_its_ground(room: Room, ground: str, value: str):
    """Which duty in law it was is not told: of each there are few cases."""
    case, member = room.case(room.seeker(), "open"), room.member()
    share = Share("share1", member.id, room.work.now, "Veilig Thuis", "wat er is", ground)
    shares.note(room.desk, member, shares.put(room.desk, case, share), share)
    assert counted(room, "shared") == {"shared": 1, f"shared.ground={value}": 1}


def test_what_is_undone_was_not_counted(room: Room):
    """A handler that fails counts nothing, so that the try after it counts once."""

    def falls() -> None:
        with room.work.savepoint():
            asked(room)
            raise NoSuchRecord

    with pytest.raises(NoSuchRecord):
        falls()
    assert counted(room) == {}
    asked(room)
    assert counted(room)["requests"] == 1


def test_the_month_is_the_one_where_the_line_is(tmp_path: Path):
    """Half past ten in the evening of the last of March, by UTC, is April in Amsterdam."""
    with own_room(tmp_path, HandClock(datetime(2026, 3, 31, 22, 30, tzinfo=UTC))) as room:
        asked(room)
        assert {one.month for one in room.work.tallies.every()} == {"2026-04"}
