"""Something leaves the line: the seeker is asked with the very words, and decides."""

from __future__ import annotations

from locales.texts import sharing as texts
from tests.stories.line import StoryLine
from tests.stories.test_talking import matched


async def test_nothing_is_noted_as_shared_before_the_seeker_said_yes(line: StoryLine) -> None:
    """Hanna writes to whom and what; the seeker reads it and agrees; Karima hears that it was shared."""
    seeker, confidant, thread = await matched(line)
    hanna = await line.leader("Hanna", "coordinator")
    async with line.store.store.transaction() as work:
        (case,) = work.cases.in_state("open")
    await hanna.writes("/shared")
    await hanna.taps(case.name)
    await hanna.taps(texts.GROUNDS["consent"])
    await hanna.writes("Veilig Thuis Utrecht\nde zoon is weg")
    await hanna.taps(texts.B_ASK)
    asked = await seeker.sees("de zoon is weg")
    assert "Veilig Thuis Utrecht" in asked.words
    await seeker.taps(texts.B_YES)
    await hanna.taps(texts.B_DONE)
    await confidant.sees("Veilig Thuis Utrecht", thread=thread)
    async with line.store.store.transaction() as work:
        found = work.cases.get(case.id)
        assert found
        (share,) = found.shares
        assert (share.state, share.ground) == ("shared", "consent")
