"""A seeker whose phone others look at: the chat is cleared, news come behind a line, the line hides."""

from __future__ import annotations

import io
from datetime import timedelta

from PIL import Image

from bot.demo.holder import plain
from locales.texts import safety as texts, seeker as seeker_texts
from tests.stories.line import StoryLine
from tests.stories.people import SeekerHolder
from tests.stories.test_talking import matched


async def screen(seeker: SeekerHolder) -> list[str]:
    """What stands in the chat, the seeker's own messages too."""
    return [plain(one.words) for one in await seeker.phone.messages(seeker.bot)]


def said(seeker: SeekerHolder, what, **inserted: object) -> str:
    return plain(seeker.say(what, **inserted)).replace("*", "")


async def only(line: StoryLine, seeker: SeekerHolder, *wanted: str) -> bool:
    """Whether in the end exactly this stands in the chat."""

    async def look() -> bool:
        return await screen(seeker) == list(wanted)

    return await line.until(look)


async def test_a_cleared_chat_and_a_conversation_that_goes_on(line: StoryLine) -> None:
    """Everything from /start to the last word leaves the seeker's phone; the confidant keeps everything."""
    seeker, confidant, thread = await matched(line)
    await seeker.writes("ik ben bang")
    await confidant.sees("ik ben bang", thread=thread)
    await confidant.writes("ik lees je", thread=thread)
    await seeker.sees("ik lees je")
    await seeker.writes("/wis")
    assert await only(line, seeker, said(seeker, texts.CLEARED))
    await seeker.taps(texts.ENOUGH)
    await seeker.sees(texts.CLEARED_SHORT)
    await confidant.writes("ben je er nog?", thread=thread)
    await seeker.sees("ben je er nog?")
    await confidant.sees("ik ben bang", thread=thread)


async def test_the_button_clears_the_menu_and_the_intake(line: StoryLine) -> None:
    """Under a question of the intake too; /start goes on where the seeker was."""
    seeker = await line.seeker()
    await seeker.begins_the_intake()
    await seeker.taps(texts.CLEAR_NOW)
    assert await only(line, seeker, said(seeker, texts.CLEARED))
    await seeker.writes("/start")
    await seeker.sees(seeker_texts.GO_ON_HERE)


async def test_cleared_and_erased(line: StoryLine) -> None:
    """What is stored can go too, after a question of its own."""
    seeker, _, _ = await matched(line)
    await seeker.writes("/wipe")
    await seeker.taps(texts.ERASE_TOO)
    await seeker.taps(seeker_texts.ERASE_YES)
    await seeker.sees(seeker_texts.ERASED)
    assert await line.has_no_case("intake", "waiting", "open", "closed")


async def test_news_come_behind_one_line(line: StoryLine) -> None:
    """Words and a photo, a restart between them: one line; pressed, all in order; then gone again."""
    seeker, confidant, thread = await matched(line)
    await seeker.writes("/safety")
    await seeker.taps(f"☐ {seeker.say(texts.NEWS_DISCREET_BUTTON)}")
    await seeker.sees_one(lambda m: f"☑ {seeker.say(texts.NEWS_DISCREET_BUTTON)}" in m.labels, "a tick")
    await seeker.taps(texts.CLEAR_NOW)
    assert await only(line, seeker, said(seeker, texts.CLEARED))
    await confidant.writes("een", thread=thread)
    await seeker.sees(texts.NEWS)
    await line.restarts()
    await confidant.writes("twee", thread=thread)
    await confidant.phone.send_file(confidant.bot, "photo", _photo(), "p.jpg", "drie", thread=thread)
    assert await line.until(lambda: _held(line, 3))
    assert await only(line, seeker, said(seeker, texts.CLEARED), said(seeker, texts.NEWS))
    await seeker.taps(texts.SHOW)
    soon = said(seeker, texts.GOES_SOON, minutes=5)
    cleared, here = said(seeker, texts.CLEARED), said(seeker, texts.HERE)
    assert await only(line, seeker, cleared, here, "een", "twee", "drie", soon)
    await seeker.taps(texts.HIDE_AGAIN)
    assert await only(line, seeker, cleared)


async def test_what_is_shown_goes_by_itself(line: StoryLine) -> None:
    """Some minutes later it is gone, and can be had again from the transcript."""
    seeker, confidant, thread = await matched(line)
    await seeker.writes("/safety")
    await seeker.taps(f"☐ {seeker.say(texts.NEWS_DISCREET_BUTTON)}")
    await confidant.writes("een", thread=thread)
    await seeker.taps(texts.SHOW)
    await seeker.sees("een")
    await line.closes()
    line.clock.ahead += timedelta(minutes=6)
    await line.opens()

    async def gone() -> bool:
        return "een" not in await screen(seeker)

    assert await line.until(gone)
    await seeker.writes("/safety")
    await seeker.taps(texts.AGAIN_BUTTON)
    await seeker.sees("een")


async def test_a_line_that_hides_and_comes_back(line: StoryLine) -> None:
    """Behind the word there are pages only; what the confidant writes waits, and is there afterwards."""
    seeker, confidant, thread = await matched(line)
    await seeker.writes("/safety")
    await seeker.taps(f"☐ {seeker.say(texts.WORD_BUTTON)}")
    await seeker.taps(texts.WORD_CHOOSE)
    await seeker.sees(texts.WORD_WRITE)
    await seeker.writes("Zonnebloem")
    await seeker.sees(texts.WORD_KEPT)
    await seeker.writes("/hide")
    pages = said(seeker, seeker_texts.INFORMATION)
    assert await only(line, seeker, pages)
    assert set(await seeker.phone.commands(seeker.bot)) == {"start", "info"}
    await confidant.sees(texts.SEEKER_HIDES, thread=thread)
    await confidant.writes("gaat het?", thread=thread)
    assert await line.until(lambda: _held(line, 1))
    await seeker.writes("/start")
    assert await only(line, seeker, pages, "/start", pages)
    await seeker.writes("zonnebloem")
    await seeker.sees("gaat het?")
    await confidant.sees(texts.SEEKER_READS, thread=thread)
    assert pages not in await screen(seeker)
    assert "zonnebloem" not in (await seeker.all_words()).lower()
    assert "safety" in await seeker.phone.commands(seeker.bot)
    assert "zonnebloem" not in (await confidant.all_words()).lower()


async def test_the_word_itself_hides(line: StoryLine) -> None:
    """Typed in a conversation it hides the line at once, and reaches nobody."""
    seeker, confidant, thread = await matched(line)
    await seeker.writes("/safety")
    await seeker.taps(f"☐ {seeker.say(texts.WORD_BUTTON)}")
    await seeker.taps(texts.WORD_CHOOSE)
    await seeker.sees(texts.WORD_WRITE)
    await seeker.writes("Zonnebloem")
    await seeker.sees(texts.WORD_KEPT)
    await seeker.writes("zonnebloem")
    assert await only(line, seeker, said(seeker, seeker_texts.INFORMATION))
    await confidant.sees(texts.SEEKER_HIDES, thread=thread)
    assert "zonnebloem" not in (await confidant.all_words()).lower()


async def test_a_command_is_no_word(line: StoryLine) -> None:
    """Whoever does something else is not waited for: the next message reaches the confidant."""
    seeker, confidant, thread = await matched(line)
    await seeker.writes("/safety")
    await seeker.taps(f"☐ {seeker.say(texts.WORD_BUTTON)}")
    await seeker.taps(texts.WORD_CHOOSE)
    await seeker.sees(texts.WORD_WRITE)
    await seeker.writes("/start")
    await seeker.writes("dit is voor jou")
    await confidant.sees("dit is voor jou", thread=thread)


async def test_telegrams_own_timer_is_recognised(line: StoryLine) -> None:
    """Set for the first time it gets a kind word, and reaches no confidant."""
    seeker, _, _ = await matched(line)
    await seeker.phone.set_timer(seeker.bot, 86_400)
    await seeker.sees(texts.TIMER)
    await seeker.phone.set_timer(seeker.bot, 3_600)
    await seeker.writes("/help")
    await seeker.sees(seeker_texts.HELP)
    assert (await screen(seeker)).count(said(seeker, texts.TIMER)) == 1


async def _held(line: StoryLine, count: int) -> bool:
    async with line.store.store.transaction() as work:
        [seeker] = work.seekers.everyone()
        return work.outbox.held(seeker.chat_id) == count


def _photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), (90, 120, 40)).save(out, "JPEG")
    return out.getvalue()
