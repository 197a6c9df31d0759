"""The seekers' bot is banned in the middle of a conversation, and another one takes its place."""

from __future__ import annotations

import asyncio
import json

import pytest

from bot.opening import open_store
from bot.post.batch import read_update
from bot.raw import ALLOWED_UPDATES
from bot.replacing import replaced
from bot.settings import SettingsError
from locales.texts import operations as texts
from tests.stories.line import SEEKER_BOT, STAFF_BOT, StoryLine

NEW_BOT, NEW_TOKEN = "story_second_bot", "2000009:story-second"


async def is_banned(line: StoryLine, bot: str = SEEKER_BOT) -> None:
    """Telegram takes the bot away; the operator stops the line and makes another."""
    await line.closes()
    line.sandbox.remove_bot(bot)
    line.sandbox.add_bot(NEW_TOKEN, NEW_BOT, "Story", topics=bot == STAFF_BOT and line.topics)


async def test_a_case_outlives_its_bot(line: StoryLine):
    """What either side writes meanwhile is kept; the seeker opens the new bot and reads it, and goes on."""
    confidant, seeker = await line.confidant(), await line.seeker()
    await seeker.asks_for_somebody()
    thread = (await confidant.accepts()).thread
    await seeker.is_matched()
    await seeker.writes("before the ban")
    await confidant.sees("before the ban", thread=thread)
    await is_banned(line)
    line.seeker_token = NEW_TOKEN
    name, people = await replaced(line.settings, "seeker")
    assert (name, people) == (NEW_BOT, 1)
    await line.opens()
    await confidant.sees(confidant.say.words(texts.NEW_BOT, bot=NEW_BOT).text.splitlines()[0])
    await confidant.writes("written while nobody could be reached", thread=thread)
    assert line.sandbox.messages_of(seeker.phone.person_id, NEW_BOT) == []
    seeker.bot = NEW_BOT
    await seeker.starts()
    await seeker.sees("written while nobody could be reached")
    await seeker.writes("here I am again")
    await confidant.sees("here I am again", thread=thread)


async def test_nothing_of_the_old_bots_numbers_is_left(line: StoryLine):
    """A number of the new chat never means what it meant in the old one: no edit and no deletion meets it."""
    confidant, seeker = await line.confidant(), await line.seeker()
    await seeker.asks_for_somebody()
    thread = (await confidant.accepts()).thread
    await seeker.is_matched()
    said = await confidant.writes("to be changed later", thread=thread)
    await seeker.sees("to be changed later")
    await is_banned(line)
    line.seeker_token = NEW_TOKEN
    await replaced(line.settings, "seeker")
    await line.opens()
    await confidant.phone.edit(STAFF_BOT, said, "changed after the ban")
    seeker.bot = NEW_BOT
    await seeker.starts()
    await seeker.writes("hello")
    await confidant.sees("hello", thread=thread)
    calls = line.sandbox.log.of(method="editMessageText", bot=NEW_BOT)
    own = {one.id for one in line.sandbox.messages_of(seeker.phone.person_id, NEW_BOT)}
    assert all(call.values.get("message_id") in own for call in calls)
    async with line.store.store.transaction() as work:
        case = work.cases.in_state("open")[0]
        shown = work.messages.of_case("seeker", seeker.phone.person_id, case.id)
    assert shown
    assert set(shown) <= own


async def test_what_came_in_before_and_was_not_handled_is(line: StoryLine):
    """A message that the old bot had brought, and nobody had handled, reaches the confidant."""
    confidant, seeker = await line.confidant(), await line.seeker()
    await seeker.asks_for_somebody()
    thread = (await confidant.accepts()).thread
    await seeker.is_matched()
    await line.closes()
    await seeker.phone.write(SEEKER_BOT, "just before the ban")
    brought = line.sandbox.queue(SEEKER_BOT).take(1)[0].as_json()
    update = read_update(json.dumps(brought), ALLOWED_UPDATES)
    assert update
    with open_store(line.settings, line.clock) as store:
        async with store.transaction() as work:
            work.inbox.add("seeker", update.update_id, update.chat_id, update.payload, carries=False)
    await is_banned(line)
    line.seeker_token = NEW_TOKEN
    await replaced(line.settings, "seeker")
    await line.opens()
    await confidant.sees("just before the ban", thread=thread)


async def test_a_line_does_not_start_with_a_strangers_bot(line: StoryLine):
    """A token of another bot, set by mistake or too early, is named, and nothing is touched."""
    await is_banned(line)
    line.seeker_token = NEW_TOKEN
    with pytest.raises(SettingsError, match="amana bot replace seeker"):
        await line.opens()
    await replaced(line.settings, "seeker")
    await line.opens()


async def test_the_staff_bot_too(line: StoryLine):
    """Confidants open the new bot; their case is still theirs, in the plain chat, and goes on both ways."""
    confidant, seeker = await line.confidant(), await line.seeker()
    await seeker.asks_for_somebody()
    await confidant.accepts()
    await seeker.is_matched()
    await is_banned(line, STAFF_BOT)
    line.staff_token = NEW_TOKEN
    assert await replaced(line.settings, "staff") == (NEW_BOT, 1)
    await line.opens()
    await seeker.writes("is anybody there")
    confidant.bot = NEW_BOT
    await confidant.starts()
    await confidant.sees(confidant.say.words(texts.NEW_STAFF_BOT).text.splitlines()[0])
    await confidant.sees("is anybody there")
    await confidant.writes("yes, here")
    await seeker.sees("yes, here")


async def test_a_line_that_was_not_stopped_ends(line: StoryLine, monkeypatch: pytest.MonkeyPatch):
    """Replaced beside a running line, its old bot may write to nobody any more."""
    ended: list[int] = []
    monkeypatch.setattr("signal.raise_signal", ended.append)
    await line.restarts()
    line.sandbox.add_bot(NEW_TOKEN, NEW_BOT, "Story")
    line.seeker_token = NEW_TOKEN
    await asyncio.to_thread(asyncio.run, replaced(line.settings, "seeker"))  # as another process does

    async def has_ended() -> bool:
        return bool(ended)

    assert await line.until(has_ended)
