"""Offers: who gets a case, what they see before accepting, and what happens when they do not."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.demo.holder import fragment
from handlers.match import candidates
from locales.texts import matching as matching_texts, seeker as texts, staff as staff_texts
from tests.stories.line import StoryLine
from tests.stories.people import ConfidantHolder


async def test_an_offer_shows_choices_and_reasons_but_no_words_and_no_town(line: StoryLine) -> None:
    """Before accepting, a confidant sees why it is them and what was chosen, nothing that could identify."""
    confidant = await line.confidant(town="Amersfoort", languages=("nl", "rif"), communities=("moroccan",))
    seeker = await line.seeker(language="rif")
    await seeker.asks_for_somebody(
        story="illi tebdel aṭṭas", place="Baarn", distance="near", gender="woman", community="moroccan"
    )
    offer = await confidant.gets_an_offer()
    assert confidant.say(staff_texts.REASON_GENDER_WOMAN) in offer.words
    assert confidant.say(staff_texts.REASON_NEAR, km=10) in offer.words
    assert "tebdel" not in offer.words
    assert "Baarn" not in offer.words


async def test_the_nearest_woman_who_speaks_the_language_is_asked_first(line: StoryLine) -> None:
    """Language and gender decide who may, distance who is first; the others see nothing."""
    far = await line.confidant(name="Far", town="Maastricht", languages=("tr",))
    near = await line.confidant(name="Near", town="Enschede", languages=("tr",))
    man = await line.confidant(name="Man", town="Enschede", languages=("tr",), gender="man")
    dutch = await line.confidant(name="Dutch", town="Enschede", languages=("nl",))
    seeker = await line.seeker(language="tr")
    await seeker.asks_for_somebody(place="Hengelo (Overijssel)", distance="near", gender="woman")
    await near.gets_an_offer()
    for other in (far, man, dutch):
        assert other.say(staff_texts.OFFER_WHY) not in await other.all_words()


async def test_after_a_decline_the_next_is_asked(line: StoryLine) -> None:
    """Declining closes the offer, and the case goes to somebody else."""
    first = await line.confidant(name="First")
    second = await line.confidant(name="Second", town="Groningen")
    seeker = await line.seeker()
    await seeker.asks_for_somebody(place="Utrecht", distance="near")
    await first.taps(staff_texts.DECLINE)
    await first.sees(staff_texts.OFFER_DECLINED)
    await second.accepts()
    await seeker.is_matched()


async def test_knowing_the_family_looks_like_any_decline(line: StoryLine) -> None:
    """*I know this family* steps out; the seeker hears nothing of a reason."""
    first = await line.confidant(name="First")
    seeker = await line.seeker()
    await seeker.asks_for_somebody()
    await first.taps(staff_texts.KNOW_FAMILY)
    await first.sees(staff_texts.OFFER_DECLINED)
    heard = await seeker.sees(texts.NOBODY_FREE)
    assert staff_texts.KNOW_FAMILY.english not in heard.words


async def test_an_offer_that_nobody_answers_expires(line: StoryLine) -> None:
    """After the time it was given, an offer goes to the next confidant; its words and buttons go."""
    first = await line.confidant(name="First")
    second = await line.confidant(name="Second", town="Groningen")
    seeker = await line.seeker()
    await seeker.asks_for_somebody(place="Utrecht", distance="near")
    offer = await first.gets_an_offer()
    line.clock.ahead += timedelta(minutes=line.settings.offer_minutes + 1)
    expired = await first.sees(staff_texts.OFFER_EXPIRED)
    await second.gets_an_offer()
    assert expired.id == offer.id
    assert expired.labels == ()
    assert first.say(staff_texts.OFFER_WHY) not in await first.all_words()


async def test_an_offer_that_nobody_answered_comes_again(line: StoryLine) -> None:
    """Not answering is not declining: when nobody else fits, the same confidant is asked once more."""
    confidant = await line.confidant()
    seeker = await line.seeker()
    await seeker.asks_for_somebody()
    await confidant.gets_an_offer()
    line.clock.ahead += timedelta(minutes=line.settings.offer_minutes + 1)
    await confidant.sees(staff_texts.OFFER_EXPIRED)
    line.clock.ahead += candidates.SILENCE
    await confidant.accepts()
    await seeker.is_matched()


async def test_accepting_twice_takes_the_case_once(line: StoryLine) -> None:
    """Two quick taps on Accept make one conversation, and the second gets a clear word."""
    confidant = await line.confidant()
    seeker = await line.seeker()
    await seeker.asks_for_somebody()
    offer = await confidant.gets_an_offer()
    await confidant.phone.press(confidant.bot, offer.id, 0, 0)
    second = await confidant.phone.press(confidant.bot, offer.id, 0, 0)
    answer = await confidant.phone.wait_for_answer(second)
    assert answer["text"] == confidant.say(staff_texts.OFFER_GONE)
    await confidant.sees(staff_texts.CASE_OPENED)
    assert len(await confidant.phone.topics(confidant.bot)) == 1


async def test_when_nobody_fits_the_seeker_and_the_coordinator_hear_it(line: StoryLine) -> None:
    """Without anybody who speaks the language, the seeker is told so and a coordinator sees the case."""
    coordinator = await line.leader("Nadia", "coordinator")
    seeker = await line.seeker(language="ar")
    await seeker.asks_for_somebody()
    await seeker.sees(texts.NOBODY_FREE)
    await coordinator.sees(staff_texts.NO_MATCH)


async def test_whoever_becomes_available_gets_the_waiting_case(line: StoryLine) -> None:
    """A case that waits is offered as soon as somebody who fits writes /resume."""
    confidant = await line.confidant()
    await confidant.writes("/pause")
    await confidant.sees(staff_texts.PAUSED)
    seeker = await line.seeker()
    await seeker.asks_for_somebody()
    await seeker.sees(texts.NOBODY_FREE)
    await confidant.writes("/resume")
    await confidant.accepts()
    await seeker.is_matched()


async def test_nobody_gets_more_cases_than_they_set(line: StoryLine) -> None:
    """A confidant with one case at most is not offered a second one."""
    confidant = await line.confidant(limit=1)
    first = await line.seeker(name="First")
    await first.asks_for_somebody()
    await confidant.accepts()
    second = await line.seeker(name="Second")
    await second.asks_for_somebody()
    await second.sees(texts.NOBODY_FREE)


async def test_a_case_that_is_erased_while_offered_is_withdrawn(line: StoryLine) -> None:
    """When a seeker stops while waiting, the offer disappears and the confidant hears why."""
    confidant = await line.confidant()
    seeker = await line.seeker()
    await seeker.asks_for_somebody()
    await confidant.gets_an_offer()
    await seeker.taps(texts.STOP_WAITING)
    await seeker.taps(texts.ERASE_YES)
    await confidant.sees(staff_texts.OFFER_WITHDRAWN)
    assert confidant.say(staff_texts.OFFER_WHY) not in await confidant.all_words()


async def test_a_wish_is_widened_only_by_the_seeker(line: StoryLine) -> None:
    """Only a man speaks the language: the seeker who asked for a woman hears it, and decides."""
    man = await line.confidant(name="Said", languages=("nl", "rif"), gender="man")
    seeker = await line.seeker(language="rif")
    await seeker.asks_for_somebody(gender="woman")
    await seeker.sees(matching_texts.LACKS_WOMAN)
    assert man.say(staff_texts.OFFER_WHY) not in await man.all_words()
    await seeker.taps(seeker.say(matching_texts.GIVE, wish=seeker.say(matching_texts.GIVE_MAN)))
    await man.accepts()
    await seeker.is_matched()


async def test_two_accept_an_urgent_case_at_once(line: StoryLine) -> None:
    """Danger is offered to several; one has the case, the other hears that somebody was found."""
    confidants = [await line.confidant(name=name) for name in ("Karima", "Marijke")]
    seeker = await line.seeker()
    await seeker.asks_for_somebody(urgency="yes")
    shown = [await one.gets_an_offer() for one in confidants]
    await asyncio.gather(
        *(one.phone.press(one.bot, offer.id, 0, 0) for one, offer in zip(confidants, shown, strict=True))
    )
    await seeker.is_matched()
    assert await line.until(lambda: _one_has_it(confidants))


async def _one_has_it(confidants: list[ConfidantHolder]) -> bool:
    screens = [await one.all_words() for one in confidants]
    say = confidants[0].say
    opened = [fragment(say, staff_texts.CASE_OPENED) in words for words in screens]
    taken = [fragment(say, matching_texts.OFFER_TAKEN) in words for words in screens]
    return sorted(opened) == sorted(taken) == [False, True] and opened != taken


async def test_a_reason_for_declining_is_for_coordinators(line: StoryLine) -> None:
    """The confidant may say why; the coordinator reads it in /queue, the seeker never."""
    coordinator = await line.leader("Nadia", "coordinator")
    confidant = await line.confidant()
    seeker = await line.seeker()
    await seeker.asks_for_somebody()
    await confidant.taps(staff_texts.DECLINE)
    await confidant.taps(matching_texts.DECLINE_REASONS["heavy"])
    await confidant.sees(staff_texts.OFFER_DECLINED)
    sent = await coordinator.writes("/queue")
    listed = await coordinator.sees(matching_texts.QUEUE, after=sent)
    await coordinator.taps(listed.labels[0])
    await coordinator.sees(matching_texts.DECLINE_REASONS["heavy"])
    assert matching_texts.DECLINE_REASONS["heavy"].english not in await seeker.all_words()
