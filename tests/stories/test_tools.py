"""What a confidant has at hand: the red button, prepared answers, a PIN and /panic."""

from __future__ import annotations

from locales import tongue
from locales.texts import alarm, answers, common, pin
from tests.stories.line import StoryLine


async def test_the_red_button_reaches_a_coordinator_and_the_words_reach_the_seeker(line: StoryLine) -> None:
    """One tap alerts, one tap sends the words with 112 and 113, one tap says who is on it."""
    coordinator = await line.leader("Nadia", "coordinator")
    confidant, seeker = await line.confidant(), await line.seeker()
    await seeker.asks_for_somebody()
    opened = await confidant.accepts()
    await confidant.taps(alarm.B_RED)
    await coordinator.taps(alarm.B_TAKE)
    await confidant.sees(alarm.TAKEN_TOLD, thread=opened.thread)
    await confidant.taps(alarm.B_SEND)
    await seeker.sees(tongue("nl").words(common.EMERGENCY).text.splitlines()[0])
    assert "🚨" in str(await confidant.phone.topics(confidant.bot))


async def test_a_prepared_answer_goes_with_two_taps(line: StoryLine) -> None:
    """The confidant chooses in their own language what the seeker reads in theirs."""
    confidant, seeker = await line.confidant(), await line.seeker()
    await seeker.asks_for_somebody()
    opened = await confidant.accepts()
    await seeker.is_matched()
    await confidant.writes("/answers", thread=opened.thread)
    listed = await confidant.sees(answers.WHICH)
    (wanted,) = [one for one in listed.labels if one.startswith("Dank je wel dat je me")]
    await confidant.taps(wanted)
    await confidant.taps(answers.B_SEND)
    await seeker.sees(answers.DEFAULTS["open"])


async def test_panic_empties_the_phone_and_the_pin_brings_all_back(line: StoryLine) -> None:
    """The topic goes with all in it; nothing is shown or sent until the PIN; then it stands there anew."""
    confidant, seeker = await line.confidant(), await line.seeker()
    await seeker.asks_for_somebody()
    opened = await confidant.accepts()
    await seeker.is_matched()
    await confidant.writes("/pin 2580")
    await confidant.sees(pin.SET)
    await seeker.writes("mijn verhaal")
    await confidant.sees("mijn verhaal", thread=opened.thread)
    await confidant.writes("/panic")
    await confidant.sees(pin.PANIC)
    assert await confidant.phone.topics(confidant.bot) == {}
    await seeker.writes("ben je er nog?")
    await confidant.sees(pin.NEWS)
    await confidant.writes("wie is dit")
    await confidant.sees(pin.LOCKED)
    words = await confidant.all_words()
    assert "mijn verhaal" not in words
    assert "ben je er nog?" not in words
    await confidant.writes("2580")
    await confidant.sees("mijn verhaal")
    await confidant.sees("ben je er nog?")
    assert "2580" not in (await confidant.all_words()).replace("/pin 2580 30", "")
    assert "wie is dit" not in await seeker.all_words()
