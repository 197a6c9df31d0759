"""A family that reads one language and speaks another: every screen in both."""

from __future__ import annotations

import pytest

from bot.demo.holder import fragment
from locales import tongue
from locales.texts import common, intake as texts, seeker as seeker_texts
from tests.stories.line import StoryLine
from tests.stories.people import SeekerHolder
from tests.stories.speaking import presses_and_speaks

RIF = tongue("rif")


def title(text: str) -> str:
    return text.splitlines()[0].strip("*")


async def takes_tamazight_too(seeker: SeekerHolder) -> None:
    """Presses the button under what is on the screen, and then *Tamazight*."""
    await seeker.taps(texts.TWO_LANGUAGES)
    await seeker.taps(RIF(common.LANGUAGES["rif"]))


async def test_the_menu_and_its_pages_are_shown_in_both(line: StoryLine) -> None:
    """The menu itself changes, and the pages behind it come in two languages from then on."""
    seeker = await line.seeker()
    await seeker.arrives()
    menu = await seeker.sees(seeker_texts.MENU)
    await takes_tamazight_too(seeker)
    both = await seeker.sees(title(RIF(seeker_texts.MENU)))
    assert both.id == menu.id
    assert title(seeker.say(seeker_texts.MENU)) in both.words
    await seeker.taps(seeker_texts.MENU_INFORMATION)
    page = await seeker.sees(title(RIF(seeker_texts.INFORMATION)))
    assert page.id == menu.id


async def test_a_question_is_shown_in_both_with_numbers(line: StoryLine) -> None:
    """The options stand as numbers in the second language too, and the buttons carry the same numbers."""
    seeker = await line.seeker()
    await seeker.begins_the_intake()
    first = seeker.questionnaire.questions[0]
    await seeker.sees(first.text["nl"])
    await takes_tamazight_too(seeker)
    both = await seeker.sees(first.text["rif"])
    assert first.text["nl"] in both.words
    assert f"2. {first.options[1].text['rif']}" in both.words
    await seeker.taps(f"2. {first.options[1].text['nl']}")
    await seeker.sees(seeker.questionnaire.questions[1].text["rif"])


async def test_one_language_again(line: StoryLine) -> None:
    """The same button goes back to one language, for what comes after too."""
    seeker = await line.seeker()
    await seeker.begins_the_intake()
    first, second = seeker.questionnaire.questions[:2]
    await seeker.sees(first.text["nl"])
    await takes_tamazight_too(seeker)
    await seeker.sees(first.text["rif"])
    await seeker.taps(texts.ONE_LANGUAGE)
    await seeker.taps(first.options[0].text["nl"])
    shown = await seeker.sees(second.text["nl"])
    assert second.text["rif"] not in shown.words


async def test_the_second_language_survives_a_restart(line: StoryLine) -> None:
    """It is a habit of the seeker's, not of the running program."""
    seeker = await line.seeker(language="tr")
    await seeker.arrives()
    await takes_tamazight_too(seeker)
    await seeker.sees(title(RIF(seeker_texts.MENU)))
    await line.restarts()
    sent = await seeker.writes("/info")
    await seeker.sees(title(RIF(seeker_texts.INFORMATION)), after=sent)


async def test_from_the_first_screen_to_goodbye_all_is_in_both(line: StoryLine) -> None:
    """Chosen under the very first explanation, the habit holds while waiting, talking and at the end."""
    confidant = await line.confidant(languages=("nl",))
    seeker = await line.seeker()
    await seeker.starts()
    await seeker.taps(tongue("nl")(common.LANGUAGES["nl"]))
    about = await seeker.sees("Nu gevaar?")
    await takes_tamazight_too(seeker)
    both = await seeker.sees(title(RIF(common.EMERGENCY)))
    assert both.id == about.id
    await seeker.taps(seeker_texts.AGREE)
    await seeker.sees(title(RIF(seeker_texts.MENU)))
    async with line.store.store.transaction() as work:
        known = work.seekers.find(seeker.phone.person_id)
        assert known
        assert [one.language for one in work.consents.of(known.id)] == ["nl", "rif"]
    await seeker.taps(seeker_texts.MENU_TALK)
    await presses_and_speaks(seeker, numbered=True)
    await seeker.taps(seeker_texts.AGREE_MATCH_YES)
    await seeker.sees(fragment(RIF, seeker_texts.WAITING))
    await confidant.accepts()
    matched = await seeker.sees(title(RIF(seeker_texts.MATCHED_WOMAN)))
    assert title(seeker.say(seeker_texts.MATCHED_WOMAN)) in matched.words
    await seeker.taps(seeker_texts.END_CONVERSATION)
    await seeker.sees(title(RIF(seeker_texts.END_SURE)))
    await seeker.taps(seeker_texts.END_YES)
    await seeker.sees(title(RIF(seeker_texts.ENDED_BY_YOU)))


@pytest.mark.parametrize("chosen", ["rif", "ar"])
async def test_going_on_in_the_second_language_leaves_one(line: StoryLine, chosen: str) -> None:
    """Who changes to the second language as the first does not get it twice."""
    seeker = await line.seeker()
    await seeker.arrives()
    await takes_tamazight_too(seeker)
    await seeker.sees(title(RIF(seeker_texts.MENU)))
    await seeker.writes("/language")
    await seeker.taps(
        RIF(common.LANGUAGES[chosen]) if chosen == "rif" else tongue("ar")(common.LANGUAGES["ar"])
    )
    seen = await seeker.sees_one(
        lambda m: tongue(chosen)(seeker_texts.MENU_TALK) in m.labels, "the menu in that language"
    )
    assert seen.words.count(title(RIF(seeker_texts.MENU))) == 1
