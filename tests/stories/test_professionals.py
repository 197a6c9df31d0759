"""A professional asks: other questions, and a coordinator answers."""

from __future__ import annotations

import pytest

from bot.demo.holder import Holder
from bot.demo.people import CONFIDANTS, Person
from bot.demo.plans import Plan
from bot.demo.walking import answer_all
from handlers.intake.reading_yaml import published
from handlers.questionnaires import default
from locales.texts import intake as texts, seeker as seeker_texts, staff as staff_texts
from tests.stories.line import StoryLine
from tests.stories.people import SeekerHolder

ANSWERS = {"organisation": "school", "urgency": "no", "story": "Een leerling trekt zich terug."}


async def asks(seeker: SeekerHolder, **answers: str) -> None:
    """From /start to waiting, as a professional."""
    await seeker.arrives()
    await seeker.taps(seeker_texts.MENU_PROFESSIONAL)
    await seeker.taps(texts.PROFESSIONAL_BEGIN)
    given = {**ANSWERS, "languages": (seeker.say.code,), **answers}
    plan = Plan(Person(0, seeker.name, seeker.say.code), CONFIDANTS[0], given)
    await answer_all(seeker, plan, published(default("professionals")))
    await seeker.taps(texts.PROFESSIONAL_AGREE_YES)
    await seeker.sees(texts.PROFESSIONAL_WAITING)


async def gets_the_offer(coordinator: Holder) -> None:
    await coordinator.sees(texts.PROFESSIONAL_ASKS)


@pytest.mark.parametrize("language", ["nl", "rif"])
async def test_a_coordinator_answers_a_professional(line: StoryLine, language: str) -> None:
    """The request is offered to a coordinator, and both can write to each other."""
    coordinator = await line.leader("Nadia", "coordinator")
    confidant = await line.confidant(languages=("nl", "rif"))
    professional = await line.seeker("Joost", language)
    await asks(professional)
    await gets_the_offer(coordinator)
    await coordinator.taps(staff_texts.ACCEPT)
    await professional.sees(texts.MATCHED_COORDINATOR)
    await coordinator.sees("Een leerling trekt zich terug.")
    await professional.writes("Wat kan ik zeggen?")
    shown = await coordinator.sees("Wat kan ik zeggen?")
    await coordinator.writes("Begin met een vraag.", thread=shown.thread)
    await professional.sees("Begin met een vraag.")
    assert coordinator.say(staff_texts.ACCEPT) not in await confidant.all_words()
    assert "Joost" not in await coordinator.all_words()


async def test_what_one_coordinator_declines_another_is_asked(line: StoryLine) -> None:
    """A declined request goes to the next coordinator, and to nobody twice."""
    first = await line.leader("Nadia", "coordinator")
    professional = await line.seeker("Joost")
    await asks(professional)
    await gets_the_offer(first)
    second = await line.leader("Samir", "coordinator")
    await first.taps(staff_texts.DECLINE)
    await gets_the_offer(second)
    await second.taps(staff_texts.DECLINE)
    await professional.sees(seeker_texts.NOBODY_FREE)


async def test_how_pressing_it_looks_stands_in_the_offer(line: StoryLine) -> None:
    """The level that the answers come to is shown to who is asked."""
    coordinator = await line.leader("Nadia", "coordinator")
    professional = await line.seeker("Joost")
    await asks(professional, urgency="not_sure")
    await gets_the_offer(coordinator)
    await coordinator.sees(coordinator.say(texts.LEVELS["advice"]))


async def test_an_admin_sets_when_a_case_is_urgent(line: StoryLine) -> None:
    """With a lower threshold the same answers are urgent, and coordinators hear of it."""
    admin = await line.leader("Hanan", "admin")
    coordinator = await line.leader("Nadia", "coordinator")
    await admin.writes("/thresholds 9 3 1")
    await admin.sees(texts.THRESHOLDS_WRONG)
    await admin.writes("/thresholds 1 2 5")
    await admin.sees(texts.THRESHOLDS_SET)
    professional = await line.seeker("Joost")
    await asks(professional, urgency="not_sure")
    await coordinator.sees(texts.LEVEL_WAITING)
    await coordinator.writes("/thresholds 1 2 3")
    await coordinator.sees(staff_texts.NOT_ALLOWED)
