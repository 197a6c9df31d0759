"""Coming back to an intake: nothing is shown before it is safe to read, and nothing is lost."""

from __future__ import annotations

from datetime import timedelta

from locales.texts import common, intake as texts, seeker as seeker_texts
from tests.stories.line import StoryLine
from tests.stories.people import SeekerHolder
from tests.stories.test_intake import label, walk_has


async def leaves_at_the_second_question(line: StoryLine) -> SeekerHolder:
    """Answers one question, and comes back after two hours and a restart."""
    seeker = await line.seeker()
    await seeker.begins_the_intake()
    await seeker.taps(label(seeker, 0, 0))
    await seeker.sees_one(lambda m: seeker.say(common.SKIP) in m.labels, "the second question")
    await line.closes()
    line.clock.ahead += timedelta(hours=2)
    await line.opens()
    return seeker


async def test_who_returns_is_first_asked_whether_it_is_safe(line: StoryLine) -> None:
    """After two hours /start asks whether the seeker is alone; the question comes after yes."""
    seeker = await leaves_at_the_second_question(line)
    sent = await seeker.writes("/start")
    await seeker.sees(texts.SAFE, after=sent)
    second = seeker.questionnaire.questions[1].text.best("nl")
    assert not [m for m in await seeker.phone.messages(seeker.bot) if m.id > sent and second in m.words]
    await seeker.taps(texts.SAFE_YES)
    await seeker.sees(second, after=sent)
    assert await walk_has(line, "chosen")


async def test_not_now_shows_nothing(line: StoryLine) -> None:
    """*Not now* leaves everything as it is, until /start."""
    seeker = await leaves_at_the_second_question(line)
    await seeker.writes("/start")
    await seeker.taps(texts.SAFE_NO)
    await seeker.sees(seeker_texts.PAUSED)
    sent = await seeker.writes("/start")
    await seeker.sees(texts.SAFE, after=sent)


async def test_an_answer_given_after_a_while_counts(line: StoryLine) -> None:
    """A button that was still there is an answer; the next question waits for the yes."""
    seeker = await leaves_at_the_second_question(line)
    await seeker.taps(common.SKIP)
    await seeker.sees(texts.SAFE)
    assert await walk_has(line, "skipped")


async def test_what_is_typed_before_the_yes_is_no_answer(line: StoryLine) -> None:
    """Words typed under *is it safe?* are not taken for an answer; a typed yes is a yes."""
    seeker = await leaves_at_the_second_question(line)
    await seeker.writes("/start")
    await seeker.sees(texts.SAFE)
    await seeker.writes("wie is dit?")
    await seeker.sees(seeker_texts.USE_MENU)
    await seeker.writes("ja")
    await seeker.sees(seeker_texts.GO_ON_HERE)


async def test_a_short_break_asks_nothing(line: StoryLine) -> None:
    """Within the hour /start goes on with the question at once."""
    seeker = await line.seeker()
    await seeker.begins_the_intake()
    await seeker.taps(label(seeker, 0, 0))
    await seeker.writes("/start")
    await seeker.sees(seeker_texts.GO_ON_HERE)
    assert seeker.say(texts.SAFE).splitlines()[0].strip("*") not in await seeker.all_words()
