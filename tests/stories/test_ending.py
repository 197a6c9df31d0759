"""Goodbye: either side ends, what was said is sealed, and everything can be erased."""

from __future__ import annotations

from datetime import timedelta

import pytest

from db.errors import CaseSealed
from db.letters import EntryRef
from locales.texts import seeker as texts, staff as staff_texts
from tests.stories.line import StoryLine
from tests.stories.test_talking import matched


async def test_the_seeker_ends_and_the_confidant_hears_it(line: StoryLine) -> None:
    """/stop asks once; after yes the confidant is told and what is written then goes to nobody."""
    seeker, confidant, thread = await matched(line)
    await seeker.writes("/stop")
    await seeker.taps(texts.END_YES)
    await seeker.sees(texts.ENDED_BY_YOU)
    await confidant.sees(staff_texts.ENDED_BY_SEEKER, thread=thread)
    await confidant.writes("nog iets", thread=thread)
    await confidant.sees(staff_texts.CASE_CLOSED_HERE)
    assert "nog iets" not in await seeker.all_words()


async def test_a_no_keeps_the_conversation_going(line: StoryLine) -> None:
    """*No, go on* after /stop changes nothing."""
    seeker, confidant, thread = await matched(line)
    await seeker.writes("/stop")
    await seeker.taps(texts.END_NO)
    await seeker.sees(texts.GOING_ON)
    await seeker.writes("ik ben er nog")
    await confidant.sees("ik ben er nog", thread=thread)


async def test_the_confidant_ends_with_an_outcome(line: StoryLine) -> None:
    """/end asks how it ended; the seeker gets thanks and the choice to erase."""
    seeker, confidant, thread = await matched(line)
    await confidant.writes("/end", thread=thread)
    await confidant.taps(staff_texts.OUTCOME_REFERRED, thread=thread)
    await seeker.sees(texts.ENDED_BY_CONFIDANT)
    choice = await seeker.sees(texts.ERASE_OR_KEEP)
    assert choice.labels[:2] == (seeker.say(texts.ERASE_NOW), seeker.say(texts.KEEP))


async def test_the_last_words_before_the_end_still_arrive(line: StoryLine) -> None:
    """What the seeker wrote just before ending is delivered, not dropped."""
    seeker, confidant, thread = await matched(line)
    await seeker.writes("/stop")
    await seeker.sees(texts.END_SURE)
    await seeker.writes("dank je wel voor alles")
    await seeker.taps(texts.END_YES)
    await confidant.sees("dank je wel voor alles", thread=thread)


async def test_a_closed_case_can_no_longer_be_read_by_the_server(line: StoryLine) -> None:
    """Soon after the end the case's key is sealed away, and reading it raises CaseSealed."""
    seeker, _, _ = await matched(line)
    await seeker.writes("geheim")
    await seeker.writes("/stop")
    await seeker.taps(texts.END_YES)
    await seeker.sees(texts.ENDED_BY_YOU)

    async def sealed() -> bool:
        async with line.store.store.transaction() as work:
            return all(work.cases.is_sealed(case.id) for case in work.cases.in_state("closed"))

    assert await line.until(sealed)
    async with line.store.store.transaction() as work:
        (case,) = work.cases.in_state("closed")
        with pytest.raises(CaseSealed):
            work.transcript.get(EntryRef(case.id, 1))


async def test_after_the_grace_time_the_topic_is_gone(line: StoryLine) -> None:
    """A closed case leaves the confidant's phone, with all its messages."""
    seeker, confidant, thread = await matched(line)
    await seeker.writes("tot ziens")
    await confidant.sees("tot ziens", thread=thread)
    await confidant.writes("/end", thread=thread)
    await confidant.taps(staff_texts.OUTCOME_HELPED, thread=thread)
    await seeker.sees(texts.ENDED_BY_CONFIDANT)
    line.clock.ahead += timedelta(hours=line.settings.grace_hours, minutes=2)

    async def gone() -> bool:
        return not await confidant.phone.topics(confidant.bot)

    assert await line.until(gone)
    assert "tot ziens" not in await confidant.all_words()


async def test_erase_everything_leaves_nothing(line: StoryLine) -> None:
    """After *erase everything* there is no seeker, no case, and no topic on the confidant's phone."""
    seeker, confidant, thread = await matched(line)
    await seeker.writes("wis dit")
    await confidant.sees("wis dit", thread=thread)
    await seeker.writes("/erase")
    await seeker.taps(texts.ERASE_YES)
    await seeker.sees(texts.ERASED)
    await confidant.sees(staff_texts.ERASED_BY_SEEKER)
    assert "wis dit" not in await confidant.all_words()
    async with line.store.store.transaction() as work:
        assert work.seekers.find(seeker.phone.person_id) is None
        assert work.cases.in_state("intake", "waiting", "open", "closed") == []


async def test_somebody_who_erased_everything_can_come_back_as_a_stranger(line: StoryLine) -> None:
    """After erasing, a new message meets the language question, as the first time."""
    seeker, _, _ = await matched(line)
    await seeker.writes("/erase")
    await seeker.taps(texts.ERASE_YES)
    gone = await seeker.sees(texts.ERASED)
    await seeker.writes("hallo")
    await seeker.sees(texts.CHOOSE_LANGUAGE, after=gone.id)


async def test_a_sealed_case_is_destroyed_after_the_retention_time(line: StoryLine) -> None:
    """When the promised days are over, the closed case is gone."""
    seeker, _, _ = await matched(line)
    await seeker.writes("/stop")
    await seeker.taps(texts.END_YES)
    await seeker.sees(texts.ENDED_BY_YOU)
    line.clock.ahead += timedelta(days=line.settings.retention_days, hours=2)
    assert await line.until(lambda: line.has_no_case("closed"))


async def test_a_seeker_who_stays_away_is_forgotten(line: StoryLine) -> None:
    """Somebody without a case, unseen for as long as cases are kept, is no longer known."""
    seeker = await line.seeker()
    await seeker.arrives()
    line.clock.ahead += timedelta(days=line.settings.retention_days, hours=2)

    async def forgotten() -> bool:
        async with line.store.store.transaction() as work:
            return work.seekers.find(seeker.phone.person_id) is None

    assert await line.until(forgotten)


async def test_a_message_that_cannot_arrive_does_not_keep_a_closed_case_open(line: StoryLine) -> None:
    """When the seeker is out of reach, the closed case is sealed after the grace time all the same."""
    seeker, confidant, thread = await matched(line)
    await seeker.phone.block(seeker.bot)
    await confidant.sees(staff_texts.SEEKER_UNREACHABLE, thread=thread)
    await confidant.writes("het beste", thread=thread)
    await confidant.writes("/end", thread=thread)
    await confidant.taps(staff_texts.OUTCOME_SILENT, thread=thread)
    await confidant.sees(staff_texts.ENDED, thread=thread)
    line.clock.ahead += timedelta(hours=line.settings.grace_hours, minutes=2)

    async def sealed() -> bool:
        async with line.store.store.transaction() as work:
            return all(work.cases.is_sealed(case.id) for case in work.cases.in_state("closed"))

    assert await line.until(sealed)
