"""Telephone numbers and the like: the seeker is asked, the confidant is held to the line's rules."""

from __future__ import annotations

from bot.sandbox.phone import Bubble
from locales.texts import personal as texts
from tests.stories.line import StoryLine
from tests.stories.people import ConfidantHolder, SeekerHolder

NUMBER = "mijn zus is te bereiken op 06 12345678"
BLOTTED = "mijn zus is te bereiken op ▒▒▒"


async def matched(line: StoryLine) -> tuple[SeekerHolder, ConfidantHolder, int | None]:
    """A seeker and a confidant who are talking; the case's topic."""
    confidant = await line.confidant()
    seeker = await line.seeker()
    await seeker.asks_for_somebody()
    opened = await confidant.accepts()
    await seeker.is_matched()
    return seeker, confidant, opened.thread


async def test_a_seeker_is_asked_and_sends_without_it(line: StoryLine) -> None:
    """A number waits, over a restart and behind a later message, and arrives as a blot."""
    seeker, confidant, thread = await matched(line)
    await seeker.writes(NUMBER)
    await seeker.sees(texts.ASK)
    await seeker.writes("zij weet meer")
    await confidant.sees("zij weet meer", thread=thread)
    await line.restarts()
    assert "zus" not in await confidant.all_words()
    await seeker.taps(texts.WITHOUT)
    await seeker.sees(texts.SENT_WITHOUT)
    shown = await confidant.sees(BLOTTED, thread=thread)
    line_before = await confidant.sees(texts.EARLIER, thread=thread)
    assert line_before.id < shown.id
    assert "12345678" not in await confidant.all_words()


async def test_a_seeker_changes_a_message_and_is_asked(line: StoryLine) -> None:
    """A number that an edit brings in is not shown before the seeker has said so."""
    seeker, confidant, thread = await matched(line)
    written = await seeker.writes("bel me")
    copy = await confidant.sees("bel me", thread=thread)
    await seeker.phone.edit(seeker.bot, written, "bel me: 06 12345678")
    await seeker.sees(texts.ASK_EDIT)
    assert "12345678" not in await confidant.all_words()
    await seeker.taps(texts.SEND)

    def is_changed(message: Bubble) -> bool:
        return message.id == copy.id and "12345678" in message.words

    await confidant.sees_one(is_changed, "the changed message", thread=thread)


async def test_a_confidant_is_refused_until_an_admin_allows_it(line: StoryLine) -> None:
    """The number does not leave, the reason is said; under another rule the confidant is asked."""
    seeker, confidant, thread = await matched(line)
    await confidant.writes("app me op 06 87654321", thread=thread)
    await confidant.sees(texts.REFUSED, thread=thread)
    admin = await line.leader("Samira", "admin")
    await admin.writes("/rules")
    phone = admin.say(texts.KINDS["phone"])
    await admin.taps(f"⛔ {phone}")
    await admin.taps(texts.STATES["ask"])
    await admin.sees(texts.RULES)
    await confidant.writes("bel dan 06 87654321, of 113", thread=thread)
    await confidant.sees(texts.ASK, thread=thread)
    await confidant.taps(texts.SEND, thread=thread)
    await seeker.sees("bel dan 06 87654321, of 113")
    assert "app me" not in await seeker.all_words()


async def test_a_name_is_no_link_on_the_other_side(line: StoryLine) -> None:
    """Who sends an @name all the same sends it as code, which opens nobody's account."""
    seeker, confidant, thread = await matched(line)
    await seeker.writes("hij heet @iemand_daar")
    await seeker.taps(texts.SEND)
    shown = await confidant.sees("hij heet @iemand_daar", thread=thread)
    assert [entity["type"] for entity in shown.entities] == ["code"]
