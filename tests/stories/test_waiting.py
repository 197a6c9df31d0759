"""Time passes: waiting long, silence on either side, sleep, and how it goes weeks later."""

from __future__ import annotations

from datetime import timedelta

from handlers.clock import spans
from locales.texts import seeker as texts, staff as staff_texts, waiting as waiting_texts
from tests.stories.line import StoryLine
from tests.stories.people import ConfidantHolder, SeekerHolder
from tests.stories.test_talking import matched

MINUTE = timedelta(minutes=1)


def days_pass(line: StoryLine, days: int) -> None:
    """So many days, and on to the first moment from then on at which the line is open."""
    then = line.clock.now() + timedelta(days=days)
    opens = line.store.line.hours.next_opening(then)
    assert opens
    line.clock.ahead += opens - line.clock.now() + MINUTE


async def test_a_long_wait_is_not_a_silent_one(line: StoryLine) -> None:
    """The place in the queue and today's hours at once and on /start; after a while a word, unasked."""
    first, second = await line.seeker(), await line.seeker(name="Fatma")
    await first.asks_for_somebody()
    await second.asks_for_somebody()
    await first.sees(first.say(waiting_texts.POSITION, number=1))
    waits = await second.sees(second.say(waiting_texts.POSITION, number=2))
    assert second.say(waiting_texts.CANNOT_SAY) in waits.words
    days_pass(line, 4)
    told = await second.sees(waiting_texts.TAKES_LONG)
    assert second.say(waiting_texts.POSITION, number=2) in told.words
    await second.starts()
    again = await second.sees(texts.STILL_LOOKING)
    assert second.say(waiting_texts.POSITION, number=2) in again.words


async def test_a_confidant_who_does_not_answer(line: StoryLine) -> None:
    """Reminded in the case's topic; then coordinators hear it, and the seeker an honest sentence."""
    coordinator = await line.leader("Nadia", "coordinator")
    seeker, confidant, thread = await matched(line)
    await seeker.writes("ben je er?")
    await confidant.sees("ben je er?", thread=thread)
    days_pass(line, 7)
    await confidant.sees(waiting_texts.REMIND_CONFIDANT, thread=thread)
    await coordinator.sees(waiting_texts.CONFIDANT_SILENT)
    await seeker.sees(waiting_texts.NO_ANSWER_YET)


async def test_a_seeker_who_does_not_answer(line: StoryLine) -> None:
    """Asked after a week; still there; silent again; and two weeks later the confidant may end it."""
    seeker, confidant, thread = await matched(line)
    await confidant.writes("hoe is het nu?", thread=thread)
    await seeker.sees("hoe is het nu?")
    days_pass(line, 7)
    asked = await seeker.sees(waiting_texts.STILL_THERE)
    await seeker.taps(waiting_texts.HERE)
    await confidant.sees(waiting_texts.SEEKER_HERE, thread=thread)
    days_pass(line, 7)
    await seeker.sees(waiting_texts.STILL_THERE, after=asked.id)
    days_pass(line, 14)
    await confidant.sees(waiting_texts.SEEKER_SILENT, thread=thread)
    await confidant.taps(staff_texts.OUTCOME_SILENT, thread=thread)
    await seeker.sees(texts.ENDED_BY_CONFIDANT)


async def asleep(line: StoryLine) -> tuple[SeekerHolder, ConfidantHolder, int | None]:
    """A case that its confidant has just let sleep for three days."""
    seeker, confidant, thread = await matched(line)
    await confidant.writes("/sleep", thread=thread)
    await confidant.taps(confidant.say(waiting_texts.DAYS, count=3), thread=thread)
    await confidant.sees(waiting_texts.SLEEPS, thread=thread)
    await seeker.sees(waiting_texts.ASLEEP)
    return seeker, confidant, thread


async def test_a_seeker_wakes_a_sleeping_case_by_writing(line: StoryLine) -> None:
    """The confidant hears that it is awake, and then the message."""
    seeker, confidant, thread = await asleep(line)
    await seeker.writes("ik wil toch praten")
    woken = await confidant.sees(waiting_texts.WOKEN, thread=thread)
    await confidant.sees("ik wil toch praten", thread=thread, after=woken.id)


async def test_the_clock_wakes_a_sleeping_case(line: StoryLine) -> None:
    """When the days are over both are told."""
    seeker, confidant, thread = await asleep(line)
    days_pass(line, 3)
    await confidant.sees(waiting_texts.CASE_AWAKE, thread=thread)
    await seeker.sees(waiting_texts.AWAKE)


async def test_weeks_later_only_who_agreed_is_asked(line: StoryLine) -> None:
    """One turned the switch on, the other did not; *I want to talk again* leads to the questions."""
    asked, silent = await ended(line), await ended(line, "Fatma")
    await asked.taps(f"☐ {may_ask(line, asked)}")
    await asked.sees_one(lambda m: f"☑ {may_ask(line, asked)}" in m.labels, "the switch on")
    days_pass(line, 42)
    await asked.sees(waiting_texts.FOLLOW_UP)
    await asked.taps(waiting_texts.TALK_AGAIN)
    await asked.sees(texts.INTAKE_INTRO)
    assert silent.say(waiting_texts.FOLLOW_UP) not in await silent.all_words()


def may_ask(line: StoryLine, seeker: SeekerHolder) -> str:
    return seeker.say(waiting_texts.MAY_ASK, time=spans.weeks(seeker.say, line.store.line.follow_up))


async def ended(line: StoryLine, name: str = "Yamina") -> SeekerHolder:
    """A seeker who has talked, ended it, and left it locked."""
    confidant, seeker = await line.confidant(name=f"Karima {name}"), await line.seeker(name=name)
    await seeker.asks_for_somebody()
    await confidant.accepts()
    await seeker.is_matched()
    await seeker.writes("/stop")
    await seeker.taps(texts.END_YES)
    await seeker.taps(texts.KEEP)
    await seeker.sees(waiting_texts.FOLLOW_UP_ASK)
    return seeker
