"""Kept by law: two coordinators decide, the seeker is told the truth, and it ends by itself."""

from __future__ import annotations

from datetime import timedelta

from locales.texts import legal as texts, seeker as seeker_texts
from tests.stories.line import StoryLine
from tests.stories.test_talking import matched


async def test_a_held_conversation_outlasts_erasing_and_goes_when_the_hold_ends(line: StoryLine) -> None:
    """Hanna asks, Bilal agrees; the seeker hears it, erases, hears what is kept, and later it is gone."""
    seeker, confidant, thread = await matched(line)
    hanna, bilal = await line.leader("Hanna", "coordinator"), await line.leader("Bilal", "coordinator")
    await seeker.writes("wis dit")
    await confidant.sees("wis dit", thread=thread)
    async with line.store.store.transaction() as work:
        (case,) = work.cases.in_state("open")
    await hanna.writes("/hold")
    await hanna.taps(case.name)
    await hanna.taps(texts.HOLD_GROUNDS["claim"])
    await hanna.taps(hanna.say(texts.B_DAYS, days=30))
    await hanna.taps(texts.B_TOLD)
    await bilal.taps(texts.B_AGREE)
    await seeker.sees(texts.HOLD_GROUNDS["claim"])
    await confidant.sees(texts.TOLD, thread=thread)

    await seeker.writes("/erase")
    await seeker.taps(seeker_texts.ERASE_YES)
    await seeker.sees(texts.ON_YOUR_PHONE)
    assert seeker.say(seeker_texts.ERASED) not in await seeker.all_words()

    async def off_the_phone() -> bool:
        return "wis dit" not in await confidant.all_words()

    async def sealed() -> bool:
        async with line.store.store.transaction() as work:
            return work.cases.is_sealed(case.id)

    assert await line.until(off_the_phone)
    assert await line.until(sealed)
    line.clock.ahead += timedelta(days=30, hours=1)
    assert await line.until(lambda: line.has_no_case("open", "closed"))
    async with line.store.store.transaction() as work:
        assert work.seekers.find(seeker.phone.person_id) is None
