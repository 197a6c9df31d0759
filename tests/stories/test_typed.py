"""People type instead of pressing, in their own language and script."""

from __future__ import annotations

from bot.demo.holder import fragment
from locales import tongue
from locales.texts import common, seeker as texts
from tests.stories.line import StoryLine


async def test_a_language_typed_by_its_name(line: StoryLine) -> None:
    """Who writes ⵜⴰⵎⴰⵣⵉⵖⵜ is answered in Tifinagh; who then writes *Türkçe*, in Turkish."""
    seeker = await line.seeker(language="rif-Tfng")
    await seeker.starts()
    await seeker.writes("ⵜⴰⵎⴰⵣⵉⵖⵜ")
    await seeker.sees(texts.ABOUT)
    await seeker.writes("türkçe")
    await seeker.sees(fragment(tongue("tr"), texts.ABOUT))


async def test_a_command_in_arabic_letters(line: StoryLine) -> None:
    """*Help*, then *stop* at an open question, each as a word; nothing is taken for an answer."""
    seeker = await line.seeker(language="ar")
    await seeker.begins_the_intake()
    await seeker.writes("مساعدة")
    told = await seeker.sees(texts.HELP)
    assert tongue("nl")(common.EMERGENCY) in told.words
    await seeker.writes("توقف")
    await seeker.sees(texts.STOP_INTAKE)


async def test_what_begins_with_a_stroke_in_a_conversation_is_not_lost(line: StoryLine) -> None:
    """A sentence goes to the confidant; one word that is no command is answered as one."""
    confidant = await line.confidant()
    seeker = await line.seeker()
    await seeker.asks_for_somebody()
    await confidant.accepts()
    await seeker.is_matched()
    await seeker.writes("/ik weet niet meer wat ik moet doen")
    await confidant.sees("/ik weet niet meer wat ik moet doen")
    await seeker.writes("/onbekend")
    await seeker.sees(texts.UNKNOWN_COMMAND)
    assert "/onbekend" not in await confidant.all_words()


async def test_a_stroke_before_a_word_of_ones_own_language(line: StoryLine) -> None:
    """/dur in a conversation asks whether to end it; *dur* alone goes to the confidant."""
    confidant = await line.confidant(languages=("tr",))
    seeker = await line.seeker(language="tr")
    await seeker.asks_for_somebody()
    await confidant.accepts()
    await seeker.is_matched()
    await seeker.writes("dur")
    await confidant.sees("dur")
    await seeker.writes("/dur")
    await seeker.sees(texts.END_SURE)
    assert "/dur" not in await confidant.all_words()
