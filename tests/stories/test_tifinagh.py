"""Tamazight in Tifinagh: chosen with a button of its own, and then everything is in it."""

from __future__ import annotations

import re

from bot.demo.holder import Holder, fragment
from bot.demo.speaks import Speech
from locales import tongue
from locales.naming import own_name
from locales.texts import common, intake, seeker as texts, staff as staff_texts
from tests.stories.line import StoryLine
from tests.stories.people import SeekerHolder

CODE = "rif-Tfng"
LATIN, DUTCH = tongue("rif"), tongue("nl")
STORY, SAID, HEARD = "Illi tebdel aṭṭas.", "Ssalam, ggʷdeɣ x-as.", "ⵎⴻⵔⵃⴱⴰ. Ini-yi min yemsaren."


async def unlike(holder: Holder, speech: Speech, *own: str) -> list[str]:
    """Lines and labels on somebody's phone that are not in Tifinagh, but for what people wrote themselves."""
    messages = [m for m in await holder.phone.messages(holder.bot) if m.sender == "bot"]
    lines = [line for m in messages for line in speech.foreign(m.words)]
    labels = [label for m in messages for label in m.labels if not speech.says(label)]
    return [one for one in (*lines, *labels) if not any(word in one for word in own)]


def speech_of(seeker: SeekerHolder) -> Speech:
    return Speech(CODE, seeker.questionnaire, beside=("nl",))


async def test_a_whole_case_is_in_tifinagh_on_both_phones(line: StoryLine) -> None:
    """From the intake to the end the line speaks Tifinagh; what people wrote stays as they wrote it."""
    confidant = await line.confidant(languages=("rif",), speaks=CODE)
    seeker = await line.seeker(language=CODE)
    await seeker.asks_for_somebody(story=STORY)
    await confidant.accepts()
    await seeker.is_matched()
    await seeker.writes(SAID)
    shown = await confidant.sees(SAID)
    await confidant.writes(HEARD, thread=shown.thread)
    await seeker.sees(HEARD)
    await seeker.writes("/help")
    await seeker.sees(texts.HELP)
    await confidant.writes("/end", thread=shown.thread)
    await confidant.taps(staff_texts.OUTCOME_HELPED, thread=shown.thread)
    await seeker.sees(texts.ENDED_BY_CONFIDANT)
    speech = speech_of(seeker)
    prompts = [
        tongue(code)(what)
        for code in ("nl", "ar", "rif", "tr", "en")
        for what in (texts.CHOOSE_LANGUAGE, staff_texts.CHOOSE_LANGUAGE)
    ]
    assert await unlike(seeker, speech, *prompts, SAID, HEARD, STORY) == []
    assert await unlike(confidant, speech, *prompts, SAID, HEARD, STORY) == []


async def test_the_emergency_text_keeps_dutch_beside_it(line: StoryLine) -> None:
    """Before consent 112 stands in Tifinagh and in Dutch."""
    seeker = await line.seeker(language=CODE)
    await seeker.starts(CODE)
    about = await seeker.sees(texts.ABOUT)
    assert DUTCH(common.EMERGENCY) in about.words
    assert seeker.say(common.EMERGENCY) in about.words
    assert re.search("[ⴰ-ⵥ]", seeker.say(common.EMERGENCY))


async def test_back_to_latin_and_again_to_tifinagh(line: StoryLine) -> None:
    """/language shows both scripts side by side, each in its own letters."""
    seeker = await line.seeker(language=CODE)
    await seeker.arrives()
    await seeker.writes("/language")
    await seeker.taps(own_name("rif"))
    await seeker.sees(fragment(LATIN, texts.MENU))
    await seeker.writes("/language")
    await seeker.taps(own_name(CODE))
    before = await seeker.sees(fragment(LATIN, texts.MENU))
    await seeker.sees(texts.MENU, after=before.id)


async def test_tifinagh_as_the_second_language(line: StoryLine) -> None:
    """Under a Dutch screen the same stands in Tifinagh."""
    seeker = await line.seeker()
    await seeker.arrives()
    await seeker.taps(intake.TWO_LANGUAGES)
    await seeker.taps(own_name(CODE))
    both = await seeker.sees(fragment(tongue(CODE), texts.MENU))
    assert fragment(seeker.say, texts.MENU) in both.words
