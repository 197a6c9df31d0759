"""The staff bot: who gets in, what each role may do, and cases without topics."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from locales.texts import seeker as seeker_texts, staff as texts
from tests.stories.line import StoryLine


async def test_a_stranger_gets_nothing_but_a_closed_door(line: StoryLine) -> None:
    """Without a code the staff bot says that an invitation is needed, whatever is written."""
    stranger = await line.stranger()
    await stranger.starts()
    await stranger.sees(texts.STRANGER)
    for command in ("/people", "/cases", "/end", "hallo"):
        sent = await stranger.writes(command)
        await stranger.sees(texts.STRANGER, after=sent)


async def test_a_code_works_once(line: StoryLine) -> None:
    """The second person who uses the same code is refused."""
    code = await line.invite("confidant")
    first, second = await line.stranger("First"), await line.stranger("Second")
    await first.starts(code)
    await first.sees(texts.CHOOSE_LANGUAGE)
    await second.starts(code)
    await second.sees(texts.CODE_REFUSED)


async def test_an_expired_or_guessed_code_is_refused(line: StoryLine) -> None:
    """A code that is too old is as good as one that was never made."""
    code = await line.invite("admin")
    line.clock.ahead += timedelta(hours=2)
    stranger = await line.stranger()
    await stranger.starts(code)
    await stranger.sees(texts.CODE_REFUSED)
    sent = await stranger.writes("/start AAAAAAAAAAAAAAAAAAAAAA")
    await stranger.sees(texts.CODE_REFUSED, after=sent)


async def test_a_role_does_not_open_another_roles_commands(line: StoryLine) -> None:
    """A confidant may not list people, and a coordinator has no pauses and no profile."""
    confidant = await line.confidant()
    await confidant.writes("/people")
    await confidant.sees(texts.NOT_ALLOWED)
    coordinator = await line.leader("Nadia", "coordinator")
    await coordinator.writes("/pause")
    await coordinator.sees(texts.NOT_ALLOWED)


async def test_no_staff_command_can_be_reached_from_the_public_bot(line: StoryLine) -> None:
    """Seekers' bot and staff's bot share no command: /people is unknown to the public one."""
    seeker = await line.seeker()
    await seeker.arrives()
    for command in ("/people", "/cases", "/switch", "/profile"):
        sent = await seeker.writes(command)
        await seeker.sees(seeker_texts.UNKNOWN_COMMAND, after=sent)


async def test_a_second_invitation_adds_a_role(line: StoryLine) -> None:
    """An admin who is also invited as coordinator has both, and keeps their place."""
    admin = await line.leader("Joost", "admin")
    await admin.writes(f"/start {await line.invite('coordinator')}")
    await admin.sees(texts.ROLE_ADDED)


async def test_people_shows_load_and_no_names(line: StoryLine) -> None:
    """/people lists roles, towns and load; what somebody is called on Telegram is not known here."""
    await line.confidant(name="Karima Bennani", town="Gouda")
    admin = await line.leader("Joost", "admin")
    await admin.writes("/people")
    listed = await admin.sees("Gouda")
    assert "Karima" not in listed.words


@pytest.mark.parametrize("language", ["nl", "ar", "rif", "tr", "en"])
async def test_staff_can_choose_any_of_five_languages(line: StoryLine, language: str) -> None:
    """The whole way in works in each language, and /help answers in it."""
    confidant = await line.confidant(speaks=language)
    await confidant.writes("/help")
    await confidant.sees(texts.HELP)


async def test_without_topics_a_reply_chooses_the_case(plain_line: StoryLine) -> None:
    """With two cases in one chat, a reply goes to the seeker whose message it answers."""
    line = plain_line
    confidant = await line.confidant()
    first, second = await line.seeker("First"), await line.seeker("Second")
    for seeker in (first, second):
        await seeker.asks_for_somebody()
        await confidant.accepts()
        await seeker.is_matched()
        await seeker.writes(f"hier is {seeker.name}")
        await confidant.sees(f"hier is {seeker.name}")
    of_first = await confidant.sees("hier is First")
    await confidant.writes("voor de eerste", reply_to=of_first.id)
    await first.sees("voor de eerste")
    await confidant.writes("voor de huidige")
    await second.sees("voor de huidige")
    assert "voor de eerste" not in await second.all_words()
    assert "voor de huidige" not in await first.all_words()


async def test_without_topics_every_message_names_its_case(plain_line: StoryLine) -> None:
    """In a chat without topics a seeker's message stands under the name of its case."""
    confidant = await plain_line.confidant()
    seeker = await plain_line.seeker()
    await seeker.asks_for_somebody()
    await confidant.accepts()
    await seeker.is_matched()
    await seeker.writes("hallo daar")
    shown = await confidant.sees("hallo daar")
    assert shown.words.startswith("🪶")


async def test_switch_makes_another_case_the_current_one(plain_line: StoryLine) -> None:
    """/switch lists the cases; what is written after choosing goes to that one."""
    confidant = await plain_line.confidant()
    first, second = await plain_line.seeker("First"), await plain_line.seeker("Second")
    for seeker in (first, second):
        await seeker.asks_for_somebody()
        await confidant.accepts()
        await seeker.is_matched()
    await confidant.writes("/switch")
    listed = await confidant.sees(texts.CASES)
    (other,) = [label for label in listed.labels if not label.startswith("✔")]
    await confidant.taps(other)
    await confidant.sees(texts.CURRENT_CASE)
    await confidant.writes("nu naar de eerste")
    await first.sees("nu naar de eerste")
    assert "nu naar" not in await second.all_words()


async def test_a_confidant_who_is_noted_as_gone_and_writes_is_back(line: StoryLine) -> None:
    """Any sign of life from a confidant ends being out of reach, so offers come again."""
    confidant = await line.confidant()
    async with line.store.store.transaction() as work:
        known = work.staff.find(confidant.phone.person_id)
        assert known is not None
        work.staff.save(replace(known, unreachable=True))
    await confidant.writes("/help")
    await confidant.sees(texts.HELP)
    seeker = await line.seeker()
    await seeker.asks_for_somebody()
    await confidant.gets_an_offer()


async def test_outside_a_topic_a_message_goes_to_nobody(line: StoryLine) -> None:
    """With topics, something written outside of them is sent to nobody, and that is said."""
    confidant = await line.confidant()
    for name in ("First", "Second"):
        seeker = await line.seeker(name)
        await seeker.asks_for_somebody()
        await confidant.accepts()
        await seeker.is_matched()
    await confidant.writes("voor wie is dit?")
    await confidant.sees(texts.WHICH_CASE)
