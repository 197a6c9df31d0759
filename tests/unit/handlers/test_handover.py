"""A case changes hands: never a gap, never two, and nobody reads what is not theirs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from handlers import duties
from handlers.company import handover, replies
from handlers.staff import handing, presence as staff_presence
from locales import tongue
from locales.texts import handover as texts
from tests.unit.handlers.handing import Scene

NL = tongue("nl")


def asks_to_hand_over(scene: Scene) -> None:
    scene.commands(scene.lead, "/transfer")
    scene.taps(scene.lead, "hf")


def test_the_seeker_is_asked_before_anybody_hears_of_it(scene: Scene) -> None:
    """Until the seeker has said yes, no colleague is offered anything."""
    other = scene.person("Other")
    asks_to_hand_over(scene)
    assert scene.is_asked("pass:whole")
    assert scene.room.work.offers.open_to(other.id) == []


def test_until_somebody_accepts_the_old_side_stays(scene: Scene) -> None:
    """While an offer is open, what the seeker writes goes to the confidant who has the case."""
    other = scene.person("Other")
    asks_to_hand_over(scene)
    scene.seeker_taps("pass:whole")
    scene.seeker_writes("nog even")
    assert scene.sees(scene.lead, "nog even")
    assert not scene.sees(other, "nog even")
    assert scene.leads() == "Lead"


@pytest.mark.parametrize(("answer", "reads"), [("whole", True), ("fresh", False)])
def test_the_new_one_reads_what_the_seeker_allowed(scene: Scene, answer: str, reads: bool) -> None:
    """With what was said all of it is shown, afresh none of it; what comes after always is."""
    other = scene.person("Other")
    scene.seeker_writes("van mij")
    scene.writes(scene.lead, "van de eerste")
    asks_to_hand_over(scene)
    scene.seeker_taps(f"pass:{answer}")
    scene.taps(other, "of")
    scene.seeker_writes("daarna")
    assert scene.leads() == "Other"
    assert scene.sees(other, "van mij") is reads
    assert scene.sees(other, "van de eerste") is reads
    assert scene.sees(other, "daarna")


def test_after_it_the_old_phone_shows_nothing_of_the_case(scene: Scene) -> None:
    """The old topic is deleted, what waited for it never comes, and the old confidant hears of it."""
    other = scene.person("Other")
    scene.seeker_writes("eerder")
    asks_to_hand_over(scene)
    scene.seeker_taps("pass:whole")
    scene.phones.deliver()
    offered = scene.phones.press(other, "of")
    scene.seeker_writes("onderweg")
    scene.presses(other, offered)
    assert not scene.sees(scene.lead, "onderweg")
    assert not scene.sees(scene.lead, "eerder")
    assert scene.phones.topics[scene.lead.chat_id] == set()
    assert scene.sees(scene.lead, NL(texts.HANDED_OVER, case=scene.case.name))


def test_a_no_changes_nothing(scene: Scene) -> None:
    """The seeker stays, and the confidant hears it."""
    scene.person("Other")
    asks_to_hand_over(scene)
    scene.seeker_taps("pass:no")
    assert scene.case_now.handover is None
    assert scene.sees(scene.lead, NL(texts.SEEKER_REFUSED, case=scene.case.name))


def test_a_decline_goes_to_the_next(scene: Scene) -> None:
    """Whoever declines is not asked again; the next who fits is."""
    others = [scene.person("One"), scene.person("Two")]
    asks_to_hand_over(scene)
    scene.seeker_taps("pass:fresh")
    (made,) = scene.room.work.offers.all_open_for(scene.case.id)
    first = next(one for one in others if one.id == made.staff_id)
    scene.taps(first, "od")
    (again,) = scene.room.work.offers.all_open_for(scene.case.id)
    assert {made.staff_id, again.staff_id} == {one.id for one in others}


def test_an_expiry_goes_to_the_next(scene: Scene) -> None:
    """Nobody waits for ever for one colleague."""
    scene.person("One")
    scene.person("Two")
    asks_to_hand_over(scene)
    scene.seeker_taps("pass:fresh")
    (made,) = scene.room.work.offers.all_open_for(scene.case.id)
    replies.expire(scene.room.desk, made)
    (again,) = scene.room.work.offers.all_open_for(scene.case.id)
    assert again.staff_id != made.staff_id


def test_a_named_colleague_who_declines_leaves_the_case_where_it_is(scene: Scene) -> None:
    """It goes to nobody else; the confidant gets a clear word, and so does the seeker."""
    named = scene.person("Named")
    scene.person("Other")
    scene.commands(scene.lead, "/transfer")
    scene.taps(scene.lead, "hn")
    scene.taps(scene.lead, f"ht:{scene.case.id}:{named.id[:12]}")
    scene.seeker_taps("pass:whole")
    scene.taps(named, "od")
    assert scene.room.work.offers.all_open_for(scene.case.id) == []
    assert scene.case_now.handover is None
    assert scene.sees(scene.lead, NL(texts.NAMED_CANNOT, name="Named", case=scene.case.name))
    assert scene.sees(scene.seeker, NL(texts.STAYS))


def test_whom_a_rule_forbids_is_not_listed(scene: Scene) -> None:
    """Nobody without the language, nobody barred for this seeker, and not the confidant themself."""
    scene.person("Fits")
    barred = scene.person("Barred")
    scene.room.work.seekers.save(replace(scene.room.again(scene.seeker), barred=(barred.id,)))
    scene.commands(scene.lead, "/transfer")
    scene.taps(scene.lead, "hn")
    scene.phones.deliver()
    listed = [one for one in scene.phones.actions(scene.lead) if one.startswith("ht:")]
    assert len(listed) == 1


def test_taking_it_back_closes_what_was_offered(scene: Scene) -> None:
    """The colleague's offer goes, and a late tap on it gets a clear word."""
    other = scene.person("Other")
    asks_to_hand_over(scene)
    scene.seeker_taps("pass:whole")
    scene.phones.deliver()
    late = scene.phones.press(other, "of")
    scene.taps(scene.lead, "hk")
    scene.presses(other, late)
    assert scene.leads() == "Lead"
    assert scene.room.work.offers.all_open_for(scene.case.id) == []


def test_a_coordinator_can_ask_for_any_case(scene: Scene) -> None:
    """The seeker is asked as always, and the confidant hears who asked for it."""
    boss = scene.person("Boss", "coordinator")
    assert handing.ask_for(scene.room.desk, boss, scene.case_now)
    assert scene.is_asked("pass:whole")
    assert scene.sees(scene.lead, "Boss")


def test_a_seeker_who_is_silent_keeps_the_confidant(scene: Scene) -> None:
    """Without an answer nothing changes, however long it takes."""
    scene.person("Other")
    asks_to_hand_over(scene)
    duties.keep_handing_over(scene.room.desk)
    assert scene.leads() == "Lead"
    assert scene.room.work.offers.all_open_for(scene.case.id) == []


def test_of_whoever_leaves_every_case_begins_its_hand_over(scene: Scene) -> None:
    """Each seeker is asked what may be read and cannot be left alone; new offers stop at once."""
    scene.commands(scene.lead, "/leave")
    scene.taps(scene.lead, "hoally")
    wanted = scene.case_now.handover
    assert wanted is not None
    assert wanted.leaving
    assert scene.now(scene.lead).available is False
    scene.phones.deliver()
    assert "pass:no" not in scene.phones.actions(scene.seeker)


def test_a_silent_seeker_of_whoever_leaves_is_read_by_nobody(scene: Scene) -> None:
    """After a day the hand-over goes on without the transcript, as the question said."""
    other = scene.person("Other")
    boss = scene.person("Boss", "coordinator")
    scene.seeker_writes("geheim")
    scene.commands(scene.lead, "/leave")
    scene.taps(scene.lead, "hoally")
    wanted = scene.case_now.handover
    assert wanted is not None
    assert wanted.asked_at is not None
    scene.room.work.cases.save(
        replace(scene.case_now, handover=replace(wanted, asked_at=wanted.asked_at - timedelta(hours=25)))
    )
    duties.keep_handing_over(scene.room.desk)
    scene.taps(other, "of")
    assert scene.leads() == "Other"
    assert not scene.sees(other, "geheim")
    assert scene.sees(scene.lead, NL(texts.LEAVING_DONE))
    assert scene.sees(boss, NL(texts.HAS_LEFT, name="Lead"))


def test_when_the_lead_is_out_of_reach_the_second_goes_on(scene: Scene) -> None:
    """There is no gap: whoever has joined leads, the seeker hears it, and matching is not asked."""
    boss = scene.person("Boss", "coordinator")
    scene.commands(boss, "/join")
    scene.taps(boss, "jn")
    scene.taps(boss, "jr")
    staff_presence.changed(scene.room.desk, scene.now(scene.lead), here=False)
    assert scene.leads() == "Boss"
    assert scene.case_now.state == "open"
    assert scene.sees(scene.seeker, NL(texts.SECOND_GOES_ON))


def test_a_hand_over_ends_with_the_case(scene: Scene) -> None:
    """A case that closes meanwhile is offered to nobody any more."""
    other = scene.person("Other")
    asks_to_hand_over(scene)
    scene.seeker_taps("pass:whole")
    scene.commands(scene.lead, "/end")
    scene.taps(scene.lead, "end")
    assert scene.room.work.offers.open_to(other.id) == []
    assert scene.case_now.handover is None
    handover.keep_going(scene.room.desk)
    assert scene.room.work.offers.open_to(other.id) == []
