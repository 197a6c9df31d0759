"""What was said is taken back, and reactions go both ways, over both real frameworks."""

from __future__ import annotations

from datetime import timedelta

from bot.demo.holder import Holder
from locales.texts import retraction as texts
from tests.stories.line import StoryLine
from tests.stories.test_talking import matched
from tests.unit.media.samples import jpeg

PICTURE = jpeg(width=40, height=30)


async def test_a_seeker_takes_a_message_back_after_a_restart(line: StoryLine) -> None:
    """Reply /delete: it goes from both phones, though the program was started anew in between."""
    seeker, confidant, thread = await matched(line)
    sent = await seeker.writes("de achternaam is Kanarie")
    await confidant.sees("Kanarie", thread=thread)
    await line.restarts()
    await seeker.writes("/delete", reply_to=sent)
    await seeker.sees(texts.DONE)
    assert await line.until(lambda: lacks(confidant, "Kanarie"))
    assert await line.until(lambda: lacks(seeker, "Kanarie"))
    assert await lacks(seeker, "/delete")


async def test_a_confidant_chooses_from_the_last_messages(line: StoryLine) -> None:
    """/delete alone offers the last ones; one tap takes one back."""
    seeker, confidant, thread = await matched(line)
    await confidant.writes("dat bedoelde ik niet zo", thread=thread)
    await confidant.writes("ik luister", thread=thread)
    await seeker.sees("ik luister")
    await confidant.writes("/delete", thread=thread)
    listed = await confidant.sees(texts.WHICH, thread=thread)
    assert [row[0].split(" · ")[1].strip("\u2068\u2069") for row in listed.buttons] == [
        "ik luister",
        "dat bedoelde ik niet zo",
    ]
    await confidant.phone.press(confidant.bot, listed.id, 1, 0)
    await confidant.sees(texts.DONE, thread=thread)
    assert await line.until(lambda: lacks(seeker, "bedoelde"))
    assert not await lacks(seeker, "ik luister")


async def lacks(holder, words: str) -> bool:  # type: ignore[no-untyped-def]
    """Whether these words are nowhere in somebody's chat."""
    return words not in await holder.all_words()


async def test_reactions_go_both_ways_and_go_away(line: StoryLine) -> None:
    """On the other side's message, and after a restart; taken away, they go there too."""
    seeker, confidant, thread = await matched(line)
    mine = await seeker.writes("dank je wel")
    shown = await confidant.sees("dank je wel", thread=thread)
    await confidant.phone.react(confidant.bot, shown.id, "❤")
    assert await line.until(lambda: reacted(seeker, "dank je wel", "❤"))
    await line.restarts()
    await confidant.writes("graag gedaan", thread=thread)
    copy = await seeker.sees("graag gedaan")
    await seeker.phone.react(seeker.bot, copy.id, "👍")
    assert await line.until(lambda: reacted(confidant, "graag gedaan", "👍"))
    await confidant.phone.react(confidant.bot, shown.id, None)
    assert await line.until(lambda: reacted(seeker, "dank je wel", ""))
    assert mine


async def reacted(holder, words: str, emoji: str) -> bool:  # type: ignore[no-untyped-def]
    """Whether the bot's reaction on a message is this one; an empty one for none."""
    there = [one for one in await holder.phone.messages(holder.bot) if words in one.words]
    return "".join(sign for side, sign in there[-1].reactions if side == "bot").rstrip("\ufe0f") == emoji


async def test_after_two_days_the_words_still_go(line: StoryLine) -> None:
    """Telegram deletes nothing so old; but the bot can change what it said itself."""
    seeker, confidant, thread = await matched(line)
    sent = await seeker.writes("de achternaam is Kanarie")
    await confidant.sees("Kanarie", thread=thread)
    await grow_old(line, seeker, confidant)
    await seeker.writes("/delete", reply_to=sent)
    await seeker.sees(texts.DONE_LATE)
    await confidant.sees(texts.TAKEN_BACK, thread=thread)
    assert await line.until(lambda: lacks(confidant, "Kanarie"))


async def test_an_album_goes_with_the_line_below_it(line: StoryLine) -> None:
    """Any one of its pictures takes all of them back, and nothing is left to report."""
    seeker, confidant, thread = await matched(line)
    sent = [
        await seeker.phone.send_file(seeker.bot, "photo", PICTURE, "a.jpg", f"Kanarie {n}", album="a")
        for n in range(3)
    ]
    below = await confidant.sees("⬆️", thread=thread)
    assert below.labels
    await seeker.writes("/delete", reply_to=sent[1])
    await seeker.sees(texts.DONE)
    assert await line.until(lambda: lacks(confidant, "Kanarie"))
    assert await line.until(lambda: lacks(confidant, "⬆️"))


async def test_it_is_seen_that_pictures_are_coming(line: StoryLine) -> None:
    """Three at once are one sign for the other side, in the case's topic; nobody else sees anything."""
    seeker, confidant, thread = await matched(line)
    for n in range(3):
        await seeker.phone.send_file(seeker.bot, "photo", PICTURE, "a.jpg", f"Kanarie {n}", album="a")
    await confidant.sees("⬆️", thread=thread)
    shown = [call.values for call in line.sandbox.log.of(method="sendChatAction")]
    assert [(str(one["chat_id"]), one["action"], str(one["message_thread_id"])) for one in shown] == [
        (str(confidant.phone.person_id), "upload_photo", str(thread))
    ]


async def grow_old(line: StoryLine, *holders: Holder) -> None:
    """Two days and two hours go by, for the line and for what stands in these chats."""
    past = timedelta(hours=50)
    for one in holders:
        for message in line.sandbox.messages_of(one.phone.person_id, one.bot):
            message.date -= past
    line.clock.ahead += past
