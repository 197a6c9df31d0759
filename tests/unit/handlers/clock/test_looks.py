"""A case is put off until something may be due in it: no duty ever comes too late for that."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import Phase, given, settings, strategies as st

from db.disguise import Disguise
from db.letters import Attachment, Words
from db.records import Alarm, Case, FollowUp, Handover, Intervention
from db.voices import CaseVoice, WaitingNote
from handlers import duties, letting_go, rounds
from handlers.clock import looks, muted, promised, silence, sleepers, unanswered
from handlers.incoming import Letter
from handlers.personal import shelf
from handlers.personal.shelf import Waiting
from handlers.voices import notes
from tests.unit.handlers.clock.watch import Watch
from tests.unit.handlers.room import Room

BY_LOOKS = (
    sleepers.wake_sleepers,
    unanswered.sound_again,
    duties.keep_handing_over,
    muted.give_sound_back,
    silence.ask_silent,
    promised.remind,
    letting_go.let_go_overdue,
    notes.forget_old,
    duties.forget_intakes,
    duties.clear_away,
)
"""Every duty that goes past cases by `rounds.due`."""
MONDAY = datetime(2026, 3, 9, tzinfo=UTC)
QUARTER = timedelta(minutes=15)

PASSED = st.timedeltas(timedelta(days=-20), timedelta())
AROUND = st.timedeltas(timedelta(days=-9), timedelta(days=9))
RARELY = st.integers(0, 4).map(lambda number: number == 0)
FEW = st.sets(
    st.sampled_from(("asleep", "alarm", "handover", "promise", "note", "muted", "shelf")), max_size=2
)
"""What else there is in a case: with all at once the first to come due would hide the others."""


@st.composite
def affairs(draw, now, few):
    """What may stand in a case, at times before and after this moment."""
    owing = draw(st.sampled_from((None, "seeker", "confidant")))
    sounded, noted = (now + draw(PASSED) for _ in range(2))
    asked = now + draw(st.timedeltas(timedelta(days=-2), timedelta()))
    by, taken = draw(st.sampled_from((("line", ""), ("x", ""), ("x", "y"))))
    day = (now + draw(AROUND)).date().isoformat()
    made = {
        "asleep": {"asleep_until": now + draw(AROUND)},
        "alarm": {"alarm": Alarm(by, sounded, max(sounded, now - QUARTER), taken_by=taken)},
        "handover": {
            "handover": Handover("x", agreed=draw(RARELY), leaving=draw(st.booleans()), asked_at=asked)
        },
        "promise": {
            "interventions": (
                Intervention("i", "x", now, "w", "agreed", follow_ups=(FollowUp("f", day, "bel"),)),
            )
        },
        "note": {"voices": (voice(noted),)},
    }
    known = {
        "owing": owing,
        "owing_since": now + draw(PASSED) if owing else None,
        "nudged_at": draw(st.one_of(st.none(), st.just(now), PASSED.map(lambda ahead: now + ahead))),
        "touched_at": now + draw(PASSED),
    }
    for name in few & made.keys():
        known |= made[name]
    return known


def voice(since):
    return CaseVoice(
        "x", Disguise(1.2, 1.1, 1.0, 7), waiting=(WaitingNote(Attachment("voice", "m"), 5, since),)
    )


def made(room: Room, draw, now: datetime) -> Case:
    """A case in any state, with anything in it that goes by the clock."""
    few = draw(FEW)
    state = draw(st.sampled_from(("intake", "waiting", "open", "open", "open", "closed")))
    room.work._scope.now = now + draw(PASSED)
    seeker, member = room.seeker(), room.member()
    closed_at = now + draw(st.timedeltas(timedelta(days=-2), timedelta())) if state == "closed" else None
    case = room.case(
        seeker, state, waiting_since=room.work.now, closed_at=closed_at, **draw(affairs(now, few))
    )
    if state in ("open", "closed"):
        room.held(case, member, muted_until=now + draw(AROUND) if "muted" in few else None)
    if "shelf" in few and state != "closed":
        letter = Letter(seeker.chat_id, 3, "text", Words("06"))
        shelf.put(room.desk, case, Waiting(0, "seeker", letter, now + draw(PASSED)))
    room.work._scope.now = now
    return case


def until_when(room: Room, case: Case) -> datetime:
    (found,) = room.work._scope._execute(f"SELECT look_at FROM cases WHERE id = '{case.id}'", ()).fetchone()
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=found)


def test_nothing_is_due_in_a_case_that_is_put_off(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever stands in it: until that moment no duty that opened it all the same would do anything."""
    there: list[Case] = []
    monkeypatch.setattr(
        rounds,
        "due",
        lambda desk, *states: (desk.work.cases.get(one.id) for one in there if one.state in states),
    )
    put_off = []

    @settings(max_examples=200, deadline=None, phases=(Phase.generate,))
    @given(st.data(), st.timedeltas(timedelta(), timedelta(days=7)), st.floats(0, 1))
    def no_duty_acts(data, since_monday, part):
        now = MONDAY + since_monday
        there[:] = [made(room, data.draw, now)]
        looks.put_off(room.desk, [there[0].id])
        until = until_when(room, there[0])
        put_off.append(until > now)
        if until > now:
            room.work._scope.now = min(now + (until - now) * part, until - timedelta(microseconds=1))
            room.work._scope.wrote = False
            for duty in BY_LOOKS:
                duty(room.desk)
            assert not room.work._scope.wrote
        room.work.cases.erase(there[0].id, even_held=True)

    no_duty_acts()
    assert sum(put_off) > 20


def test_one_in_which_something_is_due_is_looked_at_until_it_is_done(watch: Watch) -> None:
    """However often it is put off meanwhile."""
    watch.at(MONDAY + timedelta(hours=11))
    case, _, member = watch.case()
    watch.room.work.cases.save(replace(case, alarm=Alarm(member.id, watch.now, watch.now)))
    looks.put_off(watch.desk, [case.id])
    assert watch.room.work.looks.due("open") == []
    watch.at(watch.now + timedelta(minutes=10))
    for _ in range(2):
        assert watch.room.work.looks.due("open") == [case.id]
        looks.put_off(watch.desk, [case.id])
    unanswered.sound_again(watch.desk)
    looks.put_off(watch.desk, [case.id])
    assert watch.room.work.looks.due("open") == []


def test_other_times_of_the_line_have_every_case_looked_at_anew(watch: Watch) -> None:
    """A reminder that comes sooner from now on is not kept waiting by what was said before."""
    watch.at(MONDAY + timedelta(hours=11))
    case, _, _ = watch.case()
    looks.put_off(watch.desk, looks.due(watch.room.work, watch.room.line))
    assert looks.due(watch.room.work, watch.room.line) == []
    watch.room.line = replace(watch.room.line, remind=timedelta(hours=2))
    assert looks.due(watch.room.work, watch.room.line) == [case.id]


def test_a_case_that_cannot_be_read_keeps_no_other_from_being_put_off(watch: Watch) -> None:
    """It stays due; the others are not opened again for its sake."""
    watch.at(MONDAY + timedelta(hours=11))
    bad, good = (watch.case()[0] for _ in range(2))
    watch.room.work._scope.say(f"UPDATE cases SET record = x'00' WHERE id = '{bad.id}'")
    looks.put_off(watch.desk, [bad.id, good.id])
    assert watch.room.work.looks.due("open") == [bad.id]


def test_a_hand_over_that_was_agreed_to_is_tried_every_minute(watch: Watch) -> None:
    """Somebody may be there by then, whom nothing in the case tells of."""
    watch.at(MONDAY + timedelta(hours=11))
    case, _, member = watch.case()
    watch.room.work.cases.save(replace(case, handover=Handover(member.id, agreed=True)))
    looks.put_off(watch.desk, [case.id])
    assert watch.room.work.looks.due("open") == [case.id]
