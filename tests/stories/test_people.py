"""People: who lets whom in, how somebody leaves, and when a confidant takes cases."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from bot.demo.holder import Holder, plain
from handlers.staff.naming import ROLES
from locales.texts import deeds, inviting, people as texts, seeker as seeker_texts, staff as staff_texts
from locales.texts.topics import TOPICS
from tests.stories.line import StoryLine
from tests.stories.people import ConfidantHolder


async def named(line: StoryLine, holder: Holder) -> str:
    """What colleagues see somebody as; in stories nobody has chosen a name."""
    async with line.store.store.transaction() as work:
        known = work.staff.find(holder.phone.person_id)
        assert known is not None
        return f"{holder.say(ROLES[known.roles[0]])} {known.id[:4]}"


async def opens_the_screen_of(leader: Holder, name: str) -> None:
    """From the list to one person."""
    await leader.writes("/people")
    await leader.sees(staff_texts.PEOPLE)
    await leader.taps(name)
    await leader.sees_one(
        lambda m: plain(m.words).startswith(name) and "/" not in m.words, f"{name}'s screen"
    )


async def test_an_invitation_in_chat_needs_the_second_admin(line: StoryLine) -> None:
    """Before the other admin has confirmed it the link opens nothing; afterwards it lets one person in."""
    joost, mina = await line.leader("Joost", "admin"), await line.leader("Mina", "admin")
    await joost.writes("/invite")
    await joost.taps(ROLES["confidant"])
    made = await joost.sees(inviting.MADE)
    found = re.search(r"start=([\w-]+)", made.words)
    assert found
    early = await line.stranger("Early")
    await early.starts(found[1])
    await early.sees(inviting.NOT_YET)
    await mina.taps(texts.AGREE)
    await joost.sees(inviting.CONFIRMED)
    await early.starts(found[1])
    await early.sees(staff_texts.CHOOSE_LANGUAGE)


async def test_wrong_codes_are_not_tried_for_ever(line: StoryLine) -> None:
    """After the fifth even a good one is not looked at, and it stays good for somebody else."""
    code = await line.invite("confidant")
    guesser, guest = await line.stranger(), await line.stranger("Guest")
    for number in range(5):
        sent = await guesser.writes(f"/start AAAAAAAAAAAAAAAAAAAAA{number}")
        await guesser.sees(staff_texts.CODE_REFUSED, after=sent)
    await guesser.starts(code)
    await guesser.sees(inviting.TOO_MANY)
    await guest.starts(code)
    await guest.sees(staff_texts.CHOOSE_LANGUAGE)


async def test_a_removed_confidants_case_goes_on_without_them(line: StoryLine) -> None:
    """The topic is gone, the seeker hears it, another confidant goes on; old buttons do nothing."""
    admin = await line.leader("Joost", "admin")
    first = await line.confidant(name="First")
    seeker = await line.seeker()
    await seeker.asks_for_somebody()
    await first.accepts()
    await seeker.is_matched()
    second = await line.confidant(name="Second")
    await first.writes("/pause")
    pausing = await first.sees(staff_texts.PAUSED)
    name = await named(line, first)
    await opens_the_screen_of(admin, name)
    await admin.taps(texts.B_REMOVE)
    await admin.taps(texts.REASONS["stopped"])
    await admin.sees(texts.REMOVED)
    await first.sees(texts.YOU_ARE_REMOVED)
    assert await line.until(lambda: has_no_topics(first))
    await seeker.sees(seeker_texts.LOOKING_AGAIN)
    await second.accepts()
    await seeker.writes("ben je er nog?")
    await second.sees("ben je er nog?")
    press = await first.phone.press(first.bot, pausing.id, 0, 0)
    answer = await first.phone.wait_for_answer(press)
    assert answer["text"] == first.say(staff_texts.STRANGER)
    sent = await first.writes("hallo?")
    await first.sees(staff_texts.STRANGER, after=sent)
    assert "ben je er nog?" not in await first.all_words()


async def has_no_topics(holder: ConfidantHolder) -> bool:
    """Whether no case stands on this phone."""
    return not await holder.phone.topics(holder.bot)


async def test_roles_change_and_with_them_what_one_may(line: StoryLine) -> None:
    """A coordinator becomes an admin by the word of two, and then may read the log."""
    joost, mina = await line.leader("Joost", "admin"), await line.leader("Mina", "admin")
    nadia = await line.leader("Nadia", "coordinator")
    await nadia.writes("/log")
    await nadia.sees(staff_texts.NOT_ALLOWED)
    await opens_the_screen_of(joost, await named(line, nadia))
    await joost.taps(texts.B_ROLES)
    await joost.taps("☐ " + joost.say(ROLES["admin"]))
    await mina.taps(texts.AGREE)
    await nadia.sees(staff_texts.ROLE_ADDED)
    await nadia.writes("/log")
    shown = await nadia.sees(deeds.LOG)
    for act in ("admin_asked", "admin_confirmed"):
        assert nadia.say(deeds.ACTS[act]) in shown.words
    assert await named(line, nadia) in plain(shown.words)


async def test_a_pause_until_a_day_ends_by_the_clock(line: StoryLine) -> None:
    """Until then nobody is offered; when the day has come the confidant hears it, and the case is offered."""
    confidant = await line.confidant()
    day = (line.clock.now() + timedelta(days=3)).date()
    await confidant.writes(f"/pause {day.day}-{day.month}")
    await confidant.sees(texts.PAUSED_UNTIL)
    seeker = await line.seeker()
    await seeker.asks_for_somebody()
    await seeker.sees(seeker_texts.NOBODY_FREE)
    line.clock.ahead += timedelta(days=3)
    await confidant.sees(texts.PAUSE_OVER)
    await confidant.gets_an_offer()


@pytest.mark.parametrize("language", ["nl", "ar", "rif"])
async def test_experience_and_hours_are_filled_in_on_a_phone(line: StoryLine, language: str) -> None:
    """What was tapped, in each language, stands in the profile and is what is stored."""
    hours = ("mon.evening", "sat.morning", "sat.afternoon")
    confidant = await line.confidant(speaks=language, topics=("prison", "other"), hours=hours)
    sent = await confidant.writes("/profile")
    shown = await confidant.sees(staff_texts.PROFILE_SHORT, after=sent)
    assert confidant.say(TOPICS["prison"]) in plain(shown.words)
    assert "18–24" in shown.words
    assert "6–18" in shown.words
    async with line.store.store.transaction() as work:
        known = work.staff.find(confidant.phone.person_id)
    assert known is not None
    assert f'"hours":["{hours[0]}","{hours[1]}","{hours[2]}"]' in known.profile
