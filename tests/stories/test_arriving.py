"""A seeker arrives: language, what the line is, consent, menu."""

from __future__ import annotations

import pytest

from locales import tongue
from locales.texts import common, pages, seeker as texts
from tests.stories.line import StoryLine

LANGUAGES = ("nl", "ar", "rif", "tr")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_newcomer_reads_everything_in_the_language_they_chose(line: StoryLine, language: str) -> None:
    """After choosing a language, what the line is and its menu come in that language."""
    seeker = await line.seeker(language=language)
    await seeker.starts()
    await seeker.taps(tongue(language)(common.LANGUAGES[language]))
    about = await seeker.sees(texts.ABOUT)
    assert seeker.say(texts.AGREE) in about.labels
    await seeker.taps(texts.AGREE)
    menu = await seeker.sees(texts.MENU)
    assert seeker.say(texts.MENU_TALK) in menu.labels


async def test_a_leaflets_link_opens_in_its_language(line: StoryLine) -> None:
    """`?start=rif` goes straight to what the line is, in Tamazight."""
    seeker = await line.seeker(language="rif")
    await seeker.starts("rif")
    await seeker.sees(texts.ABOUT)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_emergency_number_comes_before_consent_and_in_dutch_too(
    line: StoryLine, language: str
) -> None:
    """112 and 113 stand in the text that is agreed to, in the reader's language and in Dutch."""
    seeker = await line.seeker(language=language)
    await seeker.starts(language)
    about = await seeker.sees(texts.ABOUT)
    assert tongue("nl")(common.EMERGENCY) in about.words
    assert "113" in about.words


async def test_what_is_written_before_consent_is_not_kept(line: StoryLine) -> None:
    """Somebody who writes too early is asked to read first, and no case exists."""
    seeker = await line.seeker()
    await seeker.starts("nl")
    await seeker.sees(texts.ABOUT)
    await seeker.writes("mijn zoon is weg")
    await seeker.sees(texts.PLEASE_AGREE)
    async with line.store.store.transaction() as work:
        assert work.cases.in_state("intake", "waiting", "open") == []


async def test_consent_is_logged_with_the_version_of_the_text(line: StoryLine) -> None:
    """*I agree* leaves a line in the consent log that names what was shown."""
    seeker = await line.seeker(language="ar")
    await seeker.arrives()
    async with line.store.store.transaction() as work:
        known = work.seekers.find(seeker.phone.person_id)
        assert known is not None
        (consent,) = work.consents.of(known.id)
    assert (consent.what, consent.language) == ("use", "ar")
    assert consent.text_version == known.consent


async def test_two_first_messages_at_once_make_one_seeker(line: StoryLine) -> None:
    """A first contact that writes twice before anybody answers is one person with one thread."""
    seeker = await line.seeker()
    await seeker.writes("hallo")
    await seeker.writes("is daar iemand?")
    await seeker.starts("nl")
    await seeker.sees(texts.ABOUT)
    await seeker.taps(texts.AGREE)
    await seeker.sees(texts.MENU)


async def test_another_language_can_be_chosen_at_any_time(line: StoryLine) -> None:
    """/language in the menu goes on in the other language, at the same place."""
    seeker = await line.seeker()
    await seeker.arrives()
    await seeker.writes("/language")
    await seeker.taps(tongue("tr")(common.LANGUAGES["tr"]))
    await seeker.sees(tongue("tr")(texts.MENU).splitlines()[0])


async def test_information_can_be_read_without_making_a_case(line: StoryLine) -> None:
    """Every page opens in the menu's own message, with the way back under it."""
    seeker = await line.seeker()
    await seeker.arrives()
    for label, page in pages.PAGES.values():
        await seeker.taps(texts.MENU_INFORMATION)
        await seeker.taps(label)
        await seeker.sees(page)
        await seeker.taps(texts.BACK_TO_MENU)
        await seeker.sees(texts.INFORMATION)
        await seeker.taps(texts.BACK_TO_MENU)
        await seeker.sees(texts.MENU)
    async with line.store.store.transaction() as work:
        assert work.cases.in_state("intake") == []
