"""A day at the line, with everybody on it at once, and figures that are right to the last count."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.demo.holder import Holder, plain
from bot.demo.people import CONFIDANTS as SOMEBODY, Person
from bot.demo.plans import Plan
from bot.demo.walking import answer_all
from bot.sandbox.phone import PhoneError
from handlers.figures.catalogue import ANSWERS
from handlers.intake.reading_yaml import published
from handlers.practice import library
from handlers.practice.scenario import Step
from handlers.questionnaires import default
from locales import tongue
from locales.naming import own_name
from locales.texts import (
    alarm,
    common,
    intake,
    intervening,
    meetings,
    planning,
    practice,
    rating,
    seeker as texts,
    sharing,
    staff as staff_texts,
)
from tests.stories.day import CONFIDANTS, DECLINED, IN_DANGER, IN_NEED, ORDINARY, UNHEARD, Asks, Ledger
from tests.stories.line import StoryLine
from tests.stories.people import ConfidantHolder, SeekerHolder
from tests.stories.test_meetings import (
    ADDRESS,
    DAY,
    HOUR,
    lets_the_confidant_lead_and_shows_it,
    plans_an_evening,
    signs_up,
)
from tests.stories.test_practice import numbered

QUESTION = "Mag ik hierover met de school praten?"
PROPOSED = "Een coach belt uw zoon deze week, met u erbij."
SHARED = "Veilig Thuis Utrecht\nde zoon is in de war"
REASONS = "conversations.reasons"
PRACTISED = library.scenarios()["nl_brussel"]
OUTCOMES = {"helped": staff_texts.OUTCOME_HELPED, "referred": staff_texts.OUTCOME_REFERRED}


@dataclass
class Talk:
    """A conversation: who has it, and in which topic."""

    seeker: SeekerHolder
    confidant: ConfidantHolder
    thread: int | None


@dataclass
class Day:
    """The line and everybody at it."""

    line: StoryLine
    nadia: Holder
    ruth: Holder
    people: dict[str, ConfidantHolder]
    ledger: Ledger


@asynccontextmanager
async def at_work(people: dict[str, ConfidantHolder]) -> AsyncIterator[None]:
    """Each confidant takes every case that is offered."""
    tasks = [asyncio.create_task(_takes_all(one)) for one in people.values()]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _takes_all(one: ConfidantHolder) -> None:
    accept = one.say(staff_texts.ACCEPT)
    while True:
        for message in await one.phone.messages(one.bot):
            if message.labels[:1] == (accept,):
                try:
                    await one.phone.press(one.bot, message.id, 0, 0)
                except PhoneError:
                    continue  # somebody else was sooner, and the button is gone
        await asyncio.sleep(0.2)


async def talks(day: Day, seeker: SeekerHolder, words: str) -> Talk:
    """The seeker hears that there is someone and writes; exactly one confidant reads it, and answers."""
    await seeker.is_matched()
    await seeker.writes(words)
    found: list[Talk] = []

    async def read() -> bool:
        for one in day.people.values():
            there = [m for m in await one.phone.messages(one.bot) if plain(words) in plain(m.words)]
            found.extend(Talk(seeker, one, m.thread) for m in there)
        return bool(found)

    assert await day.line.until(read), words
    (talk,) = found
    answer = f"{seeker.name}, ik lees het. {talk.confidant.name}"
    await talk.confidant.writes(answer, thread=talk.thread)
    await seeker.sees(answer)
    return talk


async def ordinary(day: Day, asks: Asks) -> Talk:
    """Asks, is matched, talks, and ends as it ends."""
    seeker = await day.line.seeker(asks.name, asks.language)
    await seeker.asks_for_somebody(**asks.wishes)
    day.ledger.requested(asks)
    talk = await talks(day, seeker, asks.own_words)
    day.ledger.add("conversations", waiting="hour")
    if asks.ends:
        await ends(talk, asks)
        await says_how_it_was(seeker, asks)
        day.ledger.ended(asks)
    return talk


async def ends(talk: Talk, asks: Asks) -> None:
    """By the seeker, or by the confidant with an outcome."""
    if asks.ends == "seeker":
        await talk.seeker.writes("/stop")
        await talk.seeker.taps(texts.END_YES)
        return
    await talk.confidant.writes("/end", thread=talk.thread)
    await talk.confidant.taps(OUTCOMES[asks.ends], thread=talk.thread)


async def says_how_it_was(seeker: SeekerHolder, asks: Asks) -> None:
    """Two taps, each of which can be skipped, and no word."""
    await seeker.taps(rating.B_RATE)
    for question, answer in ((rating.HEARD, asks.heard), (rating.HELPED, asks.helped)):
        await seeker.sees(question)
        await seeker.taps(ANSWERS[answer] if answer else rating.B_SKIP)
    await seeker.taps(rating.B_DONE)
    await seeker.sees(rating.THANKS)


async def nobody_was_there_yet(day: Day) -> None:
    """Before the confidants are up, somebody asks and thinks better of it."""
    seeker = await day.line.seeker(UNHEARD.name, UNHEARD.language)
    await seeker.asks_for_somebody(**UNHEARD.wishes)
    day.ledger.requested(UNHEARD)
    await seeker.writes("/stop")
    await seeker.taps(texts.ERASE_YES)
    await seeker.sees(texts.ERASED)
    day.ledger.add("unheard")


async def somebody_declines(day: Day) -> SeekerHolder:
    """The first who is asked says no; somebody else is asked at once."""
    seeker = await day.line.seeker(DECLINED.name, DECLINED.language)
    await seeker.asks_for_somebody(**DECLINED.wishes)
    day.ledger.requested(DECLINED)
    asked = await _whoever_is_asked(day)
    await asked.taps(staff_texts.DECLINE)
    day.ledger.add("declines", answer="declined")
    return seeker


async def _whoever_is_asked(day: Day) -> ConfidantHolder:
    found: list[ConfidantHolder] = []

    async def look() -> bool:
        for one in day.people.values():
            there = await one.phone.messages(one.bot)
            found.extend(one for m in there if one.say(staff_texts.ACCEPT) in m.labels)
        return bool(found)

    assert await day.line.until(look)
    return found[0]


async def an_emergency(day: Day) -> None:
    """Danger now: 112 is said at once, those on duty know, one is on it, and somebody listens."""
    seeker = await day.line.seeker(IN_DANGER.name, IN_DANGER.language)
    await seeker.answers_everything(**IN_DANGER.wishes)
    await seeker.sees(texts.DANGER_NOW)
    await seeker.agrees_to_be_matched()
    day.ledger.requested(IN_DANGER)
    talk = await talks(day, seeker, IN_DANGER.own_words)
    day.ledger.add("conversations", waiting="hour")
    await talk.confidant.taps(alarm.B_RED, thread=talk.thread)
    await day.nadia.taps(alarm.B_TAKE)
    await talk.confidant.sees(alarm.TAKEN_TOLD, thread=talk.thread)
    await talk.confidant.taps(alarm.B_SEND)
    await seeker.sees(tongue("nl").words(common.EMERGENCY).text.splitlines()[0])
    await day.nadia.taps(alarm.B_OVER)


async def an_intervention(day: Day) -> None:
    """What is proposed is read and agreed to before it begins, and so is what is told outside."""
    seeker = await day.line.seeker(IN_NEED.name, IN_NEED.language)
    await seeker.asks_for_somebody(**IN_NEED.wishes)
    day.ledger.requested(IN_NEED)
    talk = await talks(day, seeker, IN_NEED.own_words)
    day.ledger.add("conversations", waiting="hour")
    case = await _case_of(talk)
    await day.ruth.writes("/intervention")
    await day.ruth.taps(case)
    await day.ruth.taps(intervening.B_PROPOSE)
    await day.ruth.writes(PROPOSED)
    await day.ruth.taps(intervening.B_ASK)
    await seeker.sees(PROPOSED)
    await seeker.taps(intervening.B_YES)
    await talk.confidant.sees(intervening.SEEKER_SAID_YES, thread=talk.thread)
    day.ledger.add("interventions", confidant="with")
    await day.ruth.writes("/shared")
    await day.ruth.taps(case)
    await day.ruth.taps(sharing.GROUNDS["consent"])
    await day.ruth.writes(SHARED)
    await day.ruth.taps(sharing.B_ASK)
    await seeker.sees("de zoon is in de war")
    await seeker.taps(sharing.B_YES)
    await day.ruth.taps(sharing.B_DONE)
    day.ledger.add("shared", ground="consent")


async def _case_of(talk: Talk) -> str:
    assert talk.thread is not None
    topics = await talk.confidant.phone.topics(talk.confidant.bot)
    return topics[talk.thread].strip()


async def a_short_question(day: Day) -> None:
    """Without an intake: whoever speaks the language answers."""
    seeker = await day.line.seeker("Thomas", "nl")
    await seeker.arrives()
    await seeker.taps(texts.MENU_QUESTION)
    await seeker.taps(intake.PROFESSIONAL_BEGIN)
    plan = Plan(Person(0, "Thomas", "nl"), SOMEBODY[0], {"urgency": "no", "story": QUESTION})
    await answer_all(seeker, plan, published(default("questions")))
    await seeker.taps(intake.QUESTION_AGREE_YES)
    day.ledger.add("requests", level="information", language="nl", asker="unsaid")
    await talks(day, seeker, "Ik ben leraar, ik hoor het graag")
    day.ledger.add("conversations", waiting="hour")


async def a_change_of_mind(day: Day) -> SeekerHolder:
    """Somebody has a place at the meeting, and stops halfway through the intake: that is no request."""
    seeker = await day.line.seeker("Peter", "nl")
    await seeker.arrives()
    await signs_up(seeker)
    await seeker.sees(ADDRESS)
    await seeker.writes("/start")
    await seeker.taps(texts.MENU_TALK)
    await seeker.sees(texts.INTAKE_INTRO)
    await seeker.writes("/stop")
    await seeker.taps(texts.STOP_ERASE_ANSWERS)
    return seeker


async def a_trainee(day: Day) -> None:
    """Somebody new practises to the end with a made-up seeker, who is in no figure."""
    rachid = await day.line.confidant("Rachid")
    await rachid.writes("/practice")
    await rachid.taps(own_name("nl"))
    await rachid.taps(PRACTISED.title)
    step: Step | None = PRACTISED.opening
    while step and step.answers:
        await rachid.sees(step.seeker)
        await rachid.taps(await numbered(rachid, step.answers[0].text))
        step = PRACTISED.step(step.answers[0].next)
    await rachid.sees(practice.LOOK_BACK)


async def the_meeting(day: Day, visitor: SeekerHolder) -> None:
    """Days later: number 1 came, says how it was, and a week after that it is counted."""
    clock = day.line.clock
    clock.ahead += 3 * DAY + 9 * HOUR
    await day.ruth.writes("/meetings")
    listed = await day.ruth.sees(planning.LIST_LED)
    await day.ruth.taps(listed.labels[0])
    await day.ruth.taps(planning.B_ATTENDANCE)
    await day.ruth.taps("1")
    await day.ruth.sees_one(lambda m: "✔ 1" in m.labels, "that number 1 came")
    clock.ahead += 15 * HOUR
    await visitor.sees(meetings.RATE)
    await visitor.taps(meetings.RATINGS["good"])
    await visitor.sees(meetings.RATE_USE)
    await visitor.taps(common.YES)
    clock.ahead += 8 * DAY
    for series in ("meetings", "visits"):
        day.ledger.add(series)
    day.ledger.add("liked", answer="good")
    day.ledger.add("of_use", answer="useful")


async def test_a_day_at_the_line(line: StoryLine) -> None:
    """Two coordinators, six confidants, twenty seekers, a trainee and a meeting: all counts are right."""
    nadia, ruth = [await line.leader(name, "coordinator") for name in ("Nadia", "Ruth")]
    hanna = await line.leader("Hanna", "admin")
    people = {name: await line.confidant(name, limit=5, **card) for name, card in CONFIDANTS.items()}  # type: ignore[arg-type]
    day = Day(line, nadia, ruth, people, Ledger())
    await ruth.writes("/name Ruth")
    await plans_an_evening(line, hanna, seats=5)
    await lets_the_confidant_lead_and_shows_it(hanna, "Ruth")
    await nobody_was_there_yet(day)
    visitor = await a_change_of_mind(day)
    declined = await somebody_declines(day)
    async with at_work(people):
        await talks(day, declined, DECLINED.own_words)
        day.ledger.add("conversations", waiting="hour")
        extra = (an_emergency(day), an_intervention(day), a_short_question(day))
        await asyncio.gather(*(ordinary(day, one) for one in ORDINARY), *extra)
    await a_trainee(day)
    assert await counted(day) == dict(day.ledger.counted)
    await the_meeting(day, visitor)
    assert await line.until(lambda: the_meeting_is_counted(day))


async def counted(day: Day) -> dict[str, int]:
    """All that was counted; of the reasons of matches, which others check, only that they are in bounds."""
    found: Counter[str] = Counter()
    async with day.line.store.store.transaction() as work:
        for one in work.tallies.every():
            found[f"{one.figure}={one.value}" if one.value else one.figure] += one.n
    why = {one: n for one, n in found.items() if one.startswith(REASONS)}
    assert why
    assert all(n <= found["conversations"] for n in why.values())
    return {one: n for one, n in found.items() if one not in why}


async def the_meeting_is_counted(day: Day) -> bool:
    """Whether what came of it stands in the figures, and nothing else of meetings."""
    found, seen = await counted(day), day.ledger.counted
    ours = {one for one in (*found, *seen) if one.split(".")[0] in ("meetings", "visits", "liked", "of_use")}
    return all(found.get(one) == seen.get(one) for one in ours)
