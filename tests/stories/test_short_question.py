"""A short question: no full intake, whoever speaks the language answers, and it can go on as a case."""

from __future__ import annotations

import pytest

from bot.demo.people import CONFIDANTS, Person
from bot.demo.plans import Plan
from bot.demo.walking import answer_all
from handlers.intake.reading_yaml import published
from handlers.questionnaires import default
from locales.texts import answers, intake as texts, seeker as seeker_texts, staff as staff_texts
from tests.stories.line import StoryLine
from tests.stories.people import SeekerHolder

QUESTION = {
    "ar": "هل يجب أن أتكلم مع المدرسة؟",
    "nl": "Moet ik met de school praten?",
    "rif": "Ixess ad siwleɣ akid lmedrasa?",
    "tr": "Okulla konuşmalı mıyım?",
}


async def asks(seeker: SeekerHolder) -> None:
    """From /start to waiting, with one question."""
    await seeker.arrives()
    await seeker.taps(seeker_texts.MENU_QUESTION)
    await seeker.taps(texts.PROFESSIONAL_BEGIN)
    words = QUESTION[seeker.say.code]
    plan = Plan(Person(0, seeker.name, seeker.say.code), CONFIDANTS[0], {"urgency": "no", "story": words})
    await answer_all(seeker, plan, published(default("questions")))
    await seeker.taps(texts.QUESTION_AGREE_YES)
    await seeker.sees(texts.QUESTION_WAITING)


@pytest.mark.parametrize("language", ["ar", "rif", "tr"])
async def test_whoever_speaks_the_language_answers(line: StoryLine, language: str) -> None:
    """The question is read by who says yes; it goes on as any conversation does."""
    confidant = await line.confidant(languages=("nl", language))
    seeker = await line.seeker("Fadma", language)
    await asks(seeker)
    await confidant.sees(texts.QUESTION_ASKS)
    assert QUESTION[language] not in await confidant.all_words()
    await confidant.taps(staff_texts.ACCEPT)
    shown = await confidant.sees(QUESTION[language])
    await confidant.writes("Ja, begin met een vraag.", thread=shown.thread)
    await seeker.sees("Ja, begin met een vraag.")
    await seeker.writes("en nog iets")
    await confidant.sees("en nog iets", thread=shown.thread)


async def test_who_does_not_speak_it_is_not_asked(line: StoryLine) -> None:
    """It waits for somebody who does."""
    other = await line.confidant("Other", languages=("nl",))
    seeker = await line.seeker("Fadma", "rif")
    await asks(seeker)
    fits = await line.confidant("Fits", languages=("rif",))
    await fits.sees(texts.QUESTION_ASKS)
    assert other.say(texts.QUESTION_ASKS).replace("*", "") not in await other.all_words()


async def test_several_are_asked_at_once_and_the_first_has_it(line: StoryLine) -> None:
    """Nobody waits for one of them; the others hear that it is taken."""
    first, second = await line.confidant("First"), await line.confidant("Second")
    seeker = await line.seeker("Anja")
    await asks(seeker)
    for one in (first, second):
        await one.sees(texts.QUESTION_ASKS)
    await second.taps(staff_texts.ACCEPT)
    await seeker.sees(seeker_texts.MATCHED_WOMAN)
    async with line.store.store.transaction() as work:
        (case,) = work.cases.in_state("open")
        assert case.kind == "questions"
        assert work.offers.all_open_for(case.id) == []


async def test_a_prepared_answer_is_an_answer(line: StoryLine) -> None:
    """Two taps, and the seeker reads it in the language of the question."""
    confidant, seeker = await line.confidant(languages=("nl", "tr")), await line.seeker("Sevda", "tr")
    await asks(seeker)
    opened = await confidant.accepts()
    await confidant.writes("/answers", thread=opened.thread)
    listed = await confidant.sees(answers.WHICH)
    start = seeker.say.template(answers.DEFAULTS["open"])[:12]
    (wanted,) = [one for one in listed.labels if one.startswith(start)]
    await confidant.taps(wanted)
    await confidant.taps(answers.B_SEND)
    await seeker.sees(answers.DEFAULTS["open"])
