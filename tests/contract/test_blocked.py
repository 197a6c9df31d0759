"""A blocked chat, through the real routing and the whole post office."""

from __future__ import annotations

from datetime import timedelta

from locales.texts import abuse as texts, seeker as seeker_texts
from tests.stories.line import StoryLine


async def test_nothing_of_a_blocked_chat_is_read(tmp_path) -> None:
    """Not a message, an edit, a button or a reaction; /erase works, and leaves the block."""
    async with StoryLine(tmp_path) as line:
        seeker = await line.seeker()
        await seeker.arrives()
        async with line.store.store.transaction() as work:
            work.blocks.put(seeker.phone.person_id, work.now + timedelta(days=7), "x", "threat", "nl")
        await seeker.writes("kanarie")
        told = await seeker.sees(seeker.say(texts.GROUNDS["threat"]))
        assert seeker.say(texts.B_OBJECT) in told.labels
        await seeker.taps(seeker_texts.MENU_TALK)
        assert not [
            m for m in await seeker.phone.messages(seeker.bot) if m.id > told.id and m.sender == "bot"
        ]
        await seeker.writes("/erase")
        await seeker.taps(seeker_texts.ERASE_YES)
        await seeker.sees(seeker_texts.ERASED)
        async with line.store.store.transaction() as work:
            assert work.seekers.find(seeker.phone.person_id) is None
            assert work.blocks.of(seeker.phone.person_id)
