"""A blocked chat, through the real routing and the whole post office."""

from __future__ import annotations

from datetime import timedelta

from locales.texts import abuse as texts, seeker as seeker_texts
from tests.stories.line import StoryLine
from tests.stories.people import SeekerHolder
from tests.stories.test_talking import matched


async def said_to(seeker: SeekerHolder) -> list[str]:
    """What the bot's messages say that stand in the chat."""
    return [m.words for m in await seeker.phone.messages(seeker.bot) if m.sender == "bot"]


async def test_nothing_of_a_blocked_chat_is_read(tmp_path) -> None:
    """Not a message, an edit, a button or a reaction; /erase works, and leaves the block."""
    async with StoryLine(tmp_path) as line:
        seeker, confidant, thread = await matched(line)
        sent = await seeker.writes("before the block")
        await confidant.sees("before the block", thread=thread)
        answered = await confidant.writes("an answer", thread=thread)
        shown = await seeker.sees("an answer")
        async with line.store.store.transaction() as work:
            work.blocks.put(seeker.phone.person_id, work.now + timedelta(days=7), "x", "threat", "nl")
        await seeker.writes("kanarie")
        told = await seeker.sees(seeker.say(texts.GROUNDS["threat"]))
        assert seeker.say(texts.B_OBJECT) in told.labels
        await seeker.phone.edit(seeker.bot, sent, "kanarie in a change")
        await seeker.phone.react(seeker.bot, shown.id, "👍")
        before = await said_to(seeker)
        await seeker.taps(seeker_texts.END_CONVERSATION)

        async def handled() -> bool:
            async with line.store.store.transaction() as work:
                return work.inbox.waiting() == work.outbox.waiting() == 0

        assert await line.until(handled)
        assert await said_to(seeker) == before
        async with line.store.store.transaction() as work:
            (case,) = work.cases.in_state("open")
            said = work.transcript.read(case.id)
        assert [one.words.text for one in said if one.side != "line"] == ["before the block", "an answer"]
        assert "kanarie" not in await confidant.all_words()
        on_confidants = await confidant.phone.messages(confidant.bot)
        assert [one.reactions for one in on_confidants if one.id == answered] == [()]
        await seeker.writes("/erase")
        await seeker.taps(seeker_texts.ERASE_YES)
        await seeker.sees(seeker_texts.ERASED)
        async with line.store.store.transaction() as work:
            assert work.seekers.find(seeker.phone.person_id) is None
            assert work.blocks.of(seeker.phone.person_id)
