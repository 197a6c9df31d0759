"""After the end: two taps and a word, through both real frameworks."""

from __future__ import annotations

from locales.texts import figures, rating as texts, seeker as seeker_texts
from tests.stories.line import StoryLine
from tests.stories.test_talking import matched


async def test_a_seeker_says_how_it_was(line: StoryLine) -> None:
    """The answers are numbers of the month, the word is kept, and nothing of it reaches the confidant."""
    seeker, confidant, _ = await matched(line)
    await seeker.writes("/stop")
    await seeker.taps(seeker_texts.END_YES)
    await seeker.taps(texts.B_RATE)
    await seeker.sees(texts.HEARD)
    await seeker.taps(figures.YES)
    await seeker.sees(texts.HELPED)
    await seeker.taps(figures.PARTLY)
    await seeker.sees(texts.WORD)
    await seeker.writes("zij luisterde echt")
    await seeker.sees(texts.WORD_KEPT)
    async with line.store.store.transaction() as work:
        counted = {(one.figure, one.value): one.n for one in work.tallies.every()}
        month = work.tallies.every()[0].month
        work.remarks.let_out(f"{int(month[:4]) + 1}-01", 1)
        assert [one.text for one in work.remarks.shown()] == ["zij luisterde echt"]
    assert counted["heard.answer", "yes"] == counted["helped.answer", "partly"] == 1
    assert counted["requests", ""] == counted["conversations", ""] == counted["ends", ""] == 1
    assert "zij luisterde echt" not in await confidant.all_words()


async def test_after_a_command_nothing_is_taken_for_a_word(line: StoryLine) -> None:
    """Somebody who asks for help in between is answered by the line, and not kept for next month."""
    seeker, _, _ = await matched(line)
    await seeker.writes("/stop")
    await seeker.taps(seeker_texts.END_YES)
    await seeker.taps(texts.B_RATE)
    await seeker.sees(texts.HEARD)
    await seeker.taps(figures.NO)
    await seeker.sees(texts.HELPED)
    await seeker.taps(figures.NO)
    await seeker.sees(texts.WORD)
    await seeker.writes("/help")
    await seeker.sees(seeker_texts.HELP)
    await seeker.writes("ik heb nu iemand nodig")
    await seeker.sees(seeker_texts.USE_MENU)
    async with line.store.store.transaction() as work:
        work.remarks.let_out("9999-12", 1)
        assert work.remarks.shown() == []
