"""A quote points at the right words of the right message on the other side."""

from __future__ import annotations

from tests.stories.kinds.conftest import Talk


async def test_a_quote_arrives_both_ways(talk: Talk) -> None:
    """What is quoted on one phone is quoted on the other."""
    for one in (talk.seeker, talk.confidant):
        other = talk.other(one)
        first = await one.writes(f"{one.name} zegt een twee drie")
        shown = await other.sees(f"{one.name} zegt een twee drie")
        await other.phone.write(other.bot, f"hoezo, {one.name}?", shown.id, quote="twee")
        answer = await one.sees(f"hoezo, {one.name}?")
        assert (answer.reply_to, answer.quote) == (first, "twee")


async def test_a_quote_of_words_that_are_gone_is_a_plain_reply(talk: Talk) -> None:
    """Quoted from a copy whose words are the line's own, it still arrives as an answer."""
    first = await talk.seeker.writes("een twee drie")
    shown = await talk.confidant.sees("een twee drie")
    await talk.confidant.phone.write(talk.confidant.bot, "ja?", shown.id, quote="blue heron")
    answer = await talk.seeker.sees("ja?")
    assert (answer.reply_to, answer.quote) == (first, None)
