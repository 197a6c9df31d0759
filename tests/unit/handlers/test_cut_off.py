"""Blocking, coming back, leaving: everybody who is concerned hears a word, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.records import Seeker, Staff
from handlers import closing, duties, undelivered
from handlers.seeker import presence as seeker_presence
from handlers.staff import leaving, presence as staff_presence
from locales import tongue
from locales.texts import delivery, handover as handover_texts, seeker as seeker_texts, staff as texts
from tests.unit.handlers.handing import Scene
from tests.unit.handlers.room import Room

NL = tongue("nl")


def said(what: object, **inserted: object) -> str:
    """The first line of a text, as it is read."""
    return NL(what, **inserted).split("\n")[0].replace("*", "")  # type: ignore[arg-type]


def seeker_is(scene: Scene, here: bool) -> None:
    """The seeker blocks the bot, or lets it in again."""
    seeker_presence.changed(scene.room.desk, scene.room.again(scene.seeker), here=here)


def blocks(scene: Scene, member: Staff) -> None:
    """A colleague blocks the bot."""
    staff_presence.changed(scene.room.desk, scene.now(member), here=False)


def joined(scene: Scene) -> Staff:
    """A second person on the case."""
    other = scene.person("Other")
    scene.room.work.assignments.new(scene.case.id, other.id, "[]", part="beside")
    return other


def test_all_on_the_case_hear_that_the_seeker_is_out_of_reach_and_back(scene: Scene) -> None:
    """What they write meanwhile waits."""
    other = joined(scene)
    seeker_is(scene, here=False)
    for one in (scene.lead, other):
        assert scene.sees(one, said(texts.SEEKER_UNREACHABLE, case=scene.case.name))
    seeker_is(scene, here=True)
    for one in (scene.lead, other):
        assert scene.sees(one, said(texts.SEEKER_BACK, case=scene.case.name))


def test_a_letter_that_comes_back_says_the_same(scene: Scene) -> None:
    """A deactivated account tells nobody; the first letter does."""
    scene.writes(scene.lead, "are you there?")
    for one in scene.room.work.outbox.claim(10, ("seeker",)):
        scene.room.work.outbox.unreachable(one.id)
        undelivered.unreachable(scene.room.desk, "seeker", one.chat_id)
    assert scene.sees(scene.lead, said(texts.SEEKER_UNREACHABLE, case=scene.case.name))
    assert scene.room.work.outbox.waiting() == 1


def test_whoever_accepts_the_case_of_somebody_out_of_reach_hears_so(scene: Scene) -> None:
    """Else they would write and wait, and not know why nobody answers."""
    blocks(scene, scene.lead)
    seeker_is(scene, here=False)
    other = scene.person("Other", available=True)
    scene.room.offered(scene.case_now, other)
    scene.accepts_first(other)
    assert scene.leads() == "Other"
    assert scene.sees(other, said(texts.SEEKER_UNREACHABLE, case=scene.case.name))


def test_a_confidant_who_goes_is_looked_for_anew(scene: Scene) -> None:
    """The seeker hears it, and coordinators; nothing that was for the old one reaches them."""
    coordinator = scene.person("Hanan", "coordinator")
    scene.seeker_writes("canary")
    blocks(scene, scene.lead)
    assert scene.sees(scene.seeker, said(seeker_texts.LOOKING_AGAIN))
    assert scene.sees(coordinator, said(texts.UNREACHABLE_CONFIDANT, case=scene.case.name))
    assert not scene.sees(scene.lead, "canary")
    assert scene.case_now.state == "waiting"


def test_whoever_has_joined_goes_on(scene: Scene) -> None:
    """The seeker keeps somebody, and hears who it is now."""
    other = joined(scene)
    before = len(scene.phones.texts(scene.seeker))
    blocks(scene, scene.lead)
    assert scene.leads() == "Other"
    scene.phones.deliver()
    assert len(scene.phones.texts(scene.seeker)) > before
    scene.seeker_writes("canary")
    assert scene.sees(other, "canary")


def test_when_the_second_one_goes_both_others_hear_it(scene: Scene) -> None:
    """The conversation goes on as it was."""
    other = joined(scene)
    blocks(scene, other)
    assert scene.sees(scene.lead, said(handover_texts.SECOND_GONE, case=scene.case.name))
    assert scene.sees(scene.seeker, said(handover_texts.ONE_PERSON_AGAIN))
    assert scene.leads() == "Lead"


def test_a_confidant_who_stops_stays_until_somebody_has_accepted(scene: Scene) -> None:
    """The seeker is asked, and meanwhile goes on with the same person."""
    leaving.command(scene.room.desk, scene.lead, scene.room.letter(scene.lead, "/leave"))
    scene.taps(scene.lead, "hoally")
    assert scene.leads() == "Lead"
    scene.seeker_writes("canary")
    assert scene.sees(scene.lead, "canary")


@pytest.mark.parametrize("state", ["intake", "waiting"])
def test_a_seeker_out_of_reach_without_anybody_on_the_case_breaks_nothing(scene: Scene, state: str) -> None:
    """There is nobody to tell; what is for them waits."""
    seeker, case = scene.room.seeker(), None
    case = scene.room.case(seeker, state)
    seeker = scene.room.again(seeker)
    seeker_presence.changed(scene.room.desk, seeker, here=False)
    scene.phones.deliver()
    found = scene.room.work.seekers.get(seeker.id)
    assert isinstance(found, Seeker)
    assert found.unreachable
    seeker_presence.changed(scene.room.desk, found, here=True)
    kept = scene.room.work.cases.get(case.id)
    assert kept
    assert kept == replace(kept, state=state)  # type: ignore[arg-type]


@pytest.mark.parametrize("who", ["seeker", "lead"])
def test_after_the_end_nobody_is_looked_for_and_nobody_is_troubled(scene: Scene, who: str) -> None:
    """The case stays closed and is sealed in its time, whoever can no longer be reached."""
    told = seeker_texts.ENDED_BY_YOU, texts.ENDED_BY_SEEKER
    closing.close(scene.room.desk, scene.case_now, "seeker", "ended_by_seeker", *told)
    scene.phones.deliver()
    other = scene.lead if who == "seeker" else scene.seeker
    before = scene.phones.texts(other)
    if who == "seeker":
        seeker_is(scene, here=False)
    else:
        blocks(scene, scene.lead)
    scene.phones.deliver()
    assert scene.case_now.state == "closed"
    assert scene.room.work.offers.all_open_for(scene.case.id) == []
    assert scene.phones.texts(other) == before
    scene.room.work._scope.now += scene.room.line.grace
    duties.seal_closed(scene.room.desk)
    assert scene.room.work.cases.is_sealed(scene.case.id)


def ends(scene: Scene) -> None:
    """The seeker ends; nothing of it has gone out yet."""
    told = seeker_texts.ENDED_BY_YOU, texts.ENDED_BY_SEEKER
    closing.close(scene.room.desk, scene.case_now, "seeker", "ended_by_seeker", *told)


def a_day_later(scene: Scene) -> None:
    """The time of grace is over; the clock's duties go round."""
    scene.room.work._scope.now += scene.room.line.grace
    duties.seal_closed(scene.room.desk)
    duties.clear_away(scene.room.desk)


def test_after_a_standstill_what_is_late_goes_out_first(scene: Scene) -> None:
    """Nobody is out of reach: the last words arrive, and only then the case is sealed and taken away."""
    scene.writes(scene.lead, "take care")
    scene.seeker_writes("thank you")
    ends(scene)
    a_day_later(scene)
    assert scene.sees(scene.seeker, "take care")
    assert scene.sees(scene.lead, "thank you")
    assert scene.held(scene.lead)
    a_day_later(scene)
    scene.phones.deliver()
    assert scene.room.work.cases.is_sealed(scene.case.id)
    assert not scene.held(scene.lead)


def test_that_it_went_to_nobody_is_told_before_the_topic_goes(scene: Scene) -> None:
    """Somebody writes at the last moment, when the case is sealed already; the answer is late."""
    ends(scene)
    scene.phones.deliver()
    duties.seal_closed(scene.room.desk)
    assert scene.room.work.cases.is_sealed(scene.case.id)
    scene.writes(scene.lead, "take care")
    a_day_later(scene)
    assert scene.sees(scene.lead, said(texts.CASE_CLOSED_HERE))
    a_day_later(scene)
    assert not scene.held(scene.lead)


def test_whoever_wrote_what_never_arrived_hears_so(scene: Scene) -> None:
    """Once, with how many they were, and without the case's name; the seeker's own words did arrive."""
    scene.seeker_writes("thank you")
    scene.phones.deliver()
    seeker_is(scene, here=False)
    for words in ("take care", "good luck"):
        scene.writes(scene.lead, words)
    rest(scene)
    ends(scene)
    rest(scene)
    for _ in range(3):
        a_day_later(scene)
        rest(scene)
    told = [one for one in scene.phones.texts(scene.lead) if one == NL(delivery.UNSEEN, count=2)]
    assert len(told) == 1
    assert scene.case.name not in told[0]
    assert scene.room.work.cases.is_sealed(scene.case.id)
    assert scene.room.work.outbox.waiting() == 0


def rest(scene: Scene) -> None:
    """Everything goes out but what is for the seeker, which rests."""
    for one in scene.room.work.outbox.claim(10, ("seeker",)):
        scene.room.work.outbox.unreachable(one.id)
    scene.phones.deliver()


def test_a_coordinators_case_goes_to_another_coordinator(room: Room) -> None:
    """A professional's request is offered to the next of them, and to no confidant."""
    scene = Scene(room)
    first, second = (scene.person(name, "coordinator") for name in ("First", "Second"))
    confidant = scene.person("Confidant")
    asks = room.seeker()
    case = room.case(asks, "open", kind="professionals")
    held = room.held(case, first)
    room.work.cases.save(replace(case, assignment_id=held.id))
    blocks(scene, first)
    found = room.work.cases.get(case.id)
    assert found
    assert found.state == "waiting"
    assert [made.staff_id for made in room.work.offers.all_open_for(case.id)] == [second.id]
    assert room.work.offers.open_to(confidant.id) == []
    assert scene.sees(asks, said(seeker_texts.LOOKING_AGAIN))


def test_a_joined_colleague_who_deletes_the_topic_goes_on_in_the_chat(scene: Scene) -> None:
    """Each has a topic of their own: the lead's stays as it is."""
    other = joined(scene)
    held = scene.held(other)
    assert held
    scene.room.work.assignments.save(replace(held, thread_id=77, plain=False))
    undelivered.topic_gone(scene.room.desk, held.id)
    there = scene.held(other)
    assert there
    assert (there.thread_id, there.plain, there.until) == (None, True, None)
    assert scene.now(other).current_case == scene.case.id
    assert scene.sees(other, said(texts.TOPIC_GONE, case=scene.case.name))
    assert scene.thread(scene.lead)
    scene.seeker_writes("canary")
    assert scene.sees(other, "canary")
    assert scene.sees(scene.lead, "canary")
