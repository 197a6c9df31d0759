"""A case changes hands, is shared, or is talked over aside; and the seeker always knows what happens next."""

from __future__ import annotations

from locales.texts import handover as texts, seeker as seeker_texts, staff as staff_texts
from tests.stories.line import StoryLine
from tests.stories.people import ConfidantHolder, SeekerHolder
from tests.stories.test_talking import matched


async def hands_over(seeker: SeekerHolder, confidant: ConfidantHolder, thread: int | None) -> None:
    """The confidant asks, to whoever fits; the seeker has the question."""
    await confidant.writes("/transfer", thread=thread)
    await confidant.taps(texts.TO_WHO_FITS, thread=thread)
    await confidant.sees(texts.TRANSFER_ASKED, thread=thread)
    await seeker.sees(texts.PASS_ASK)


async def test_a_transfer_takes_along_what_was_said(line: StoryLine) -> None:
    """With the seeker's yes a second confidant takes over and reads all; the first keeps nothing."""
    seeker, first, thread = await matched(line)
    second = await line.confidant(name="Second", town="Groningen")
    await seeker.writes("mijn zoon is veel weg")
    await first.sees("mijn zoon is veel weg", thread=thread)
    await first.writes("sinds wanneer?", thread=thread)
    await seeker.sees("sinds wanneer?")
    await hands_over(seeker, first, thread)
    await seeker.taps(texts.PASS_WHOLE)
    await second.gets_an_offer()
    await seeker.writes("ik wacht")
    await first.sees("ik wacht", thread=thread)
    opened = await second.accepts()
    await second.sees("mijn zoon is veel weg", thread=opened.thread)
    await second.sees("sinds wanneer?", thread=opened.thread)
    await seeker.is_matched()
    await first.sees(texts.HANDED_OVER)
    assert "mijn zoon is veel weg" not in await first.all_words()
    await second.writes("ik lees het", thread=opened.thread)
    await seeker.sees("ik lees het")


async def test_a_seeker_can_say_no_to_a_transfer(line: StoryLine) -> None:
    """After *no, stay* nobody is asked, and the conversation goes on as it was."""
    seeker, first, thread = await matched(line)
    second = await line.confidant(name="Second")
    await hands_over(seeker, first, thread)
    await seeker.taps(texts.PASS_NO)
    await seeker.sees(texts.STAYS)
    await first.sees(texts.SEEKER_REFUSED, thread=thread)
    await first.writes("dan praten wij verder", thread=thread)
    await seeker.sees("dan praten wij verder")
    assert second.say(staff_texts.OFFER_CHOICES) not in await second.all_words()


async def test_a_confidant_leaves_and_two_cases_find_others(line: StoryLine) -> None:
    """Each seeker is asked what may be read; when the last case is taken over, coordinators hear it."""
    coordinator = await line.leader("Nadia", "coordinator")
    seeker, leaving, _ = await matched(line)
    other = await line.seeker(name="Other")
    await other.asks_for_somebody()
    await leaving.accepts()
    await other.is_matched()
    heir = await line.confidant(name="Heir", town="Groningen")
    await leaving.writes("/leave")
    await leaving.taps(texts.LEAVE_YES)
    for one, answer in ((seeker, texts.PASS_FRESH), (other, texts.PASS_WHOLE)):
        await one.sees(texts.PASS_LEAVING)
        await one.taps(answer)
        await heir.accepts()
        await one.is_matched()
    await coordinator.sees(texts.HAS_LEFT)


async def test_a_coordinator_joins_and_parts(line: StoryLine) -> None:
    """The seeker hears of both; in between what either writes reaches the seeker and the other."""
    seeker, confidant, thread = await matched(line)
    coordinator = await line.leader("Nadia", "coordinator")
    await seeker.writes("het gaat slecht")
    await confidant.sees("het gaat slecht", thread=thread)
    await coordinator.writes("/join")
    listed = await coordinator.sees(texts.JOIN_WHICH)
    await coordinator.phone.press(coordinator.bot, listed.id, 0, 0)
    await coordinator.taps(texts.JOIN_REASONS["serious"])
    joined = await coordinator.sees(texts.JOINED)
    await seeker.sees(texts.TWO_PEOPLE)
    await coordinator.sees("het gaat slecht", thread=joined.thread)
    await coordinator.writes("ik denk mee", thread=joined.thread)
    await seeker.sees("ik denk mee")
    await confidant.sees("ik denk mee", thread=thread)
    await confidant.writes("fijn", thread=thread)
    await coordinator.sees("fijn", thread=joined.thread)
    await coordinator.writes("/part", thread=joined.thread)
    await seeker.sees(texts.ONE_PERSON_AGAIN)
    await coordinator.sees(texts.PARTED)
    assert "het gaat slecht" not in await coordinator.all_words()


async def test_a_second_opinion_that_the_seeker_never_sees(line: StoryLine) -> None:
    """Question, answer and reply stay with confidant and coordinator; what follows is for the seeker."""
    seeker, confidant, thread = await matched(line)
    coordinator = await line.leader("Nadia", "coordinator")
    await confidant.writes("/advice", thread=thread)
    await confidant.sees(texts.ADVICE_ASK, thread=thread)
    await confidant.writes("hoe ernstig is dit?", thread=thread)
    asked = await coordinator.sees("hoe ernstig is dit?")
    await coordinator.writes("niet alleen laten", reply_to=asked.id)
    answer = await confidant.sees("niet alleen laten", thread=thread)
    assert confidant.say(texts.ASIDE_ANSWERED) in answer.words
    await confidant.writes("dat doe ik", reply_to=answer.id, thread=thread)
    await coordinator.sees("dat doe ik")
    await confidant.sees(texts.ASIDE_SENT, thread=thread)
    await confidant.writes("hoe gaat het nu?", thread=thread)
    await seeker.sees("hoe gaat het nu?")
    seen = await seeker.all_words()
    assert not [one for one in ("hoe ernstig", "niet alleen", "dat doe ik") if one in seen]


async def test_the_seeker_asks_for_somebody_else(line: StoryLine) -> None:
    """The confidant is released at once and told no reason; the next who fits is asked, never the first."""
    seeker, first, thread = await matched(line)
    second = await line.confidant(name="Second", town="Groningen")
    await seeker.writes("dit blijft bij u")
    await first.sees("dit blijft bij u", thread=thread)
    await seeker.taps(texts.SOMEBODY_ELSE)
    await seeker.taps(texts.OTHER_YES)
    await seeker.sees(seeker_texts.LOOKING_AGAIN)
    await first.sees(texts.GOES_ELSEWHERE)
    assert "dit blijft bij u" not in await first.all_words()
    await second.accepts()
    await seeker.is_matched()
