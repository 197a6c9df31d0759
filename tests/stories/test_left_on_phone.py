"""Two days are as far as a bot reaches in a plain chat: what stays behind is said to who holds the phone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.sandbox.server import Sandbox
from locales.texts import seeker as texts, staff as staff_texts
from tests.stories.line import MovableClock, StoryLine
from tests.stories.test_talking import matched


@pytest.mark.parametrize(("hours", "topics"), [(1, False), (1, True), (60, True)])
async def test_an_erased_conversation_leaves_nothing_in_reach(
    tmp_path: Path, hours: int, topics: bool
) -> None:
    """Young messages go one by one, a topic goes whole at any age: no word of it is on the phone."""
    clock = MovableClock()
    async with StoryLine(tmp_path, topics=topics, clock=clock, sandbox=Sandbox(clock=clock)) as line:
        seeker, confidant, thread = await matched(line)
        await seeker.writes("kanarie in de klas")
        await confidant.sees("kanarie in de klas", thread=thread)
        await confidant.writes("ik hoor de kanarie", thread=thread)
        await seeker.sees("ik hoor de kanarie")
        clock.ahead += timedelta(hours=hours)
        await seeker.writes("/erase")
        await seeker.taps(texts.ERASE_YES)
        await confidant.sees(staff_texts.ERASED_BY_SEEKER)

        async def gone() -> bool:
            return "kanarie in de klas" not in await confidant.all_words()

        assert await line.until(gone)
        assert not await confidant.phone.topics(confidant.bot)


async def test_what_is_too_old_to_be_deleted_is_said(tmp_path: Path) -> None:
    """Without topics, after more than two days: the confidant is asked to delete it, and the log names it."""
    clock = MovableClock()
    async with StoryLine(tmp_path, topics=False, clock=clock, sandbox=Sandbox(clock=clock)) as line:
        seeker, confidant, _ = await matched(line)
        await seeker.writes("kanarie in de klas")
        await confidant.sees("kanarie in de klas")
        clock.ahead += timedelta(hours=60)
        await seeker.writes("kanarie van vandaag")
        await confidant.sees("kanarie van vandaag")
        await seeker.writes("/erase")
        await seeker.taps(texts.ERASE_YES)
        await confidant.sees(staff_texts.LEFT_ON_PHONE)
        left = await confidant.all_words()
        assert "kanarie van vandaag" not in left
        assert "kanarie in de klas" in left
        async with line.store.store.transaction() as work:
            assert "left_on_phone" in [deed.act for deed in work.audit.newest(50)]
