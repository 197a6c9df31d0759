"""A confidant trains with a made-up seeker, a real one writes meanwhile, and a coach looks on."""

from __future__ import annotations

from bot.demo.holder import Holder
from handlers.practice import library
from locales.naming import own_name
from locales.texts import common, intervision, practice as texts
from tests.stories.line import StoryLine

STORY = library.scenarios()["nl_brussel"]


async def numbered(holder: Holder, answer: str) -> str:
    """Under which number an answer stands: they come in another order each time."""
    seen = await holder.sees(answer)
    return next(line.partition(".")[0] for line in seen.words.splitlines() if answer in line)


async def test_practice_and_a_real_seeker_never_meet(line: StoryLine) -> None:
    """Karima practises in the plain chat while Yamina waits in a topic: each gets what is meant for them."""
    hanna = await line.leader("Hanna", "coordinator")
    karima, yamina = await line.confidant(), await line.seeker()
    await karima.writes("/name Karima")
    await yamina.asks_for_somebody()
    opened = await karima.accepts()
    await yamina.is_matched()

    await karima.writes("/practice")
    await karima.taps(own_name("nl"))
    await karima.taps(STORY.title)
    screen = await karima.sees(STORY.opening.seeker)
    assert screen.words.startswith("🎭")

    await karima.writes("voor wie is dit eigenlijk")
    await karima.sees(texts.TO_NOBODY)
    await karima.writes("Wat maakt je zo bang?", reply_to=screen.id)
    await karima.taps(STORY.opening.answers[0].did)
    trust = STORY.step("trust")
    assert trust
    await karima.sees(trust.seeker)

    await yamina.writes("ben je daar nog")
    await karima.sees("ben je daar nog", thread=opened.thread)
    await karima.sees(texts.INTERRUPTED)
    await karima.writes("ja, ik ben er", thread=opened.thread)
    await yamina.sees("ja, ik ben er")

    await karima.taps(texts.B_RESUME)
    await karima.sees(trust.seeker)
    await karima.taps(await numbered(karima, trust.answers[0].text))
    plan = STORY.step("plan")
    assert plan
    await karima.sees(plan.seeker)
    await karima.taps(await numbered(karima, plan.answers[0].text))
    await karima.sees(texts.LOOK_BACK)
    await karima.taps(f"☐ {karima.say(texts.POINTS['listened'])}")
    await karima.taps(texts.B_COMPARE)
    await karima.sees(texts.COMPARED)

    await hanna.writes("/practice")
    await hanna.taps(texts.B_TRAINEES)
    await hanna.taps("Karima")
    seen = await hanna.sees_one(lambda m: any(STORY.title in one for one in m.labels), "the practice")
    await hanna.taps(next(one for one in seen.labels if STORY.title in one))
    await hanna.sees("Wat maakt je zo bang?")
    await hanna.taps(texts.B_COMMENT)
    asked = await hanna.sees(texts.COMMENT_ASK)
    await hanna.writes("Mooie open vraag", reply_to=asked.id)
    await karima.sees("Mooie open vraag")

    said = await yamina.all_words()
    assert "voor wie is dit" not in said
    assert "zo bang" not in said
    async with line.store.store.transaction() as work:
        assert len(work.cases.ids_in_state("intake", "waiting", "open", "closed")) == 1


async def test_colleagues_think_along_without_names(line: StoryLine) -> None:
    """A note with a number is refused; without one it is shared, answered, and removed by a coordinator."""
    hanna = await line.leader("Hanna", "coordinator")
    karima, noor = await line.confidant(), await line.confidant("Noor")
    await noor.writes("/name Noor")
    await karima.writes("/name Karima")
    await karima.writes("/intervision")
    await karima.taps(intervision.B_WRITE)
    asked = await karima.sees(intervision.ASK_NOTE)
    await karima.writes("zijn nummer is 06 12345678", reply_to=asked.id)
    await karima.sees(intervision.REFUSED)
    await karima.writes("een vader zwijgt, en ik ook", reply_to=asked.id)
    await karima.taps(intervision.B_WITHOUT_NAME)
    await karima.sees(intervision.SHARED)

    await noor.writes("/intervision")
    listed = await noor.sees_one(lambda m: any("een vader" in one for one in m.labels), "the note")
    await noor.taps(next(one for one in listed.labels if "een vader" in one))
    await noor.taps(intervision.B_ANSWER)
    asked = await noor.sees(intervision.ASK_REPLY)
    await noor.writes("stilte mag ook", reply_to=asked.id)
    await noor.taps(noor.say(intervision.B_WITH_NAME, name="Noor"))
    await karima.taps(intervision.B_READ)
    await karima.sees("stilte mag ook")
    assert "Karima" not in await noor.all_words()

    await hanna.writes("/intervision")
    listed = await hanna.sees_one(lambda m: any("een vader" in one for one in m.labels), "the note")
    await hanna.taps(next(one for one in listed.labels if "een vader" in one))
    await hanna.taps(intervision.B_REMOVE)
    await karima.sees(intervision.REMOVED_YOURS)
    async with line.store.store.transaction() as work:
        assert work.intervisions.notes() == []
    await hanna.sees(intervision.LIST_NONE)
    assert hanna.say(common.BACK) not in (await hanna.sees(intervision.LIST)).labels
