"""A harmful picture: gone from both phones at once, and a coordinator decides what is kept."""

from __future__ import annotations

import pytest

from bot.demo.holder import Holder
from locales.texts import kinds as texts
from tests.stories.kinds.conftest import CASE, Talk, joined
from tests.unit.media.samples import jpeg


async def _shown(talk: Talk, one: Holder) -> None:
    """A picture comes, hidden, and whoever gets it reports it."""
    other = talk.other(one)
    await one.phone.send_file(one.bot, "photo", jpeg(width=80, height=60), "a.jpg", "kijk dit")
    await other.sees("kijk dit")
    await other.taps(texts.HARM_BUTTON)
    await one.sees(texts.HARM_TAKEN_FROM)

    async def gone() -> bool:
        seen = [m for side in (one, other) for m in await side.phone.messages(side.bot)]
        return not any(m.kind == "photo" for m in seen)

    assert await talk.line.until(gone)


@pytest.mark.parametrize("by", ["seeker", "confidant"])
@pytest.mark.parametrize("kept", [True, False])
async def test_a_harmful_picture_is_taken_out(talk: Talk, by: str, kept: bool) -> None:
    """It leaves both phones; a coordinator hears of it without seeing it, and decides what is kept."""
    coordinator = await joined(talk.line, "Nadia", "coordinator")
    await _shown(talk, talk.confidant if by == "seeker" else talk.seeker)
    alert = await coordinator.sees(CASE)
    assert alert.media is None
    assert "kijk dit" not in await coordinator.all_words()
    await coordinator.taps(texts.HARM_KEEP if kept else texts.HARM_REMOVE)
    await coordinator.sees(texts.HARM_KEPT if kept else texts.HARM_REMOVED, after=alert.id)
    async with talk.line.store.store.transaction() as work:
        left = [entry for entry in work.transcript.read(talk.case_id) if entry.attachments]
        assert [entry.withheld for entry in left] == ["kept"] * kept
        assert work.audit.broken_at() is None
