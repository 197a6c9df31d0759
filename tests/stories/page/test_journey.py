"""A whole case in Arabic, played on the page by tapping and typing, from the first START to the end."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import BrowserContext, expect

from bot.demo.opening import Stage, opened_stage
from bot.demo.people import CONFIDANTS, SEEKERS
from handlers.intake import walk as steps
from handlers.intake.answers import Chosen, Skipped
from handlers.intake.walk import Outcome, Walk
from locales import tongue
from locales.bidi import strip_controls
from locales.texts import common, seeker as texts, staff as staff_texts
from tests.stories.page.window import Handset, Window

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]
ARABIC, DUTCH = tongue("ar"), tongue("nl")
WANTED = {"about": "child", "urgency": "no", "gender": "woman"}


@pytest_asyncio.fixture(loop_scope="session")
async def demo() -> AsyncIterator[Stage]:
    """The demonstration as `amana demo` opens it."""
    async with opened_stage(topics=True) as stage:
        yield stage


async def tap(phone: Handset, label: str) -> None:
    """Tap the newest button with this label."""
    await phone.button(strip_controls(label)).last.click()


async def answer(phone: Handset, stage: Stage) -> None:
    """Answer what is wished for with buttons, and skip the rest."""
    walk: Walk = steps.begin(1)
    while (asked := steps.current(stage.questionnaire, walk)) is not None:
        await expect(
            phone.bubble(asked.wording(walk.answers).best("ar").splitlines()[0]).last
        ).to_be_visible()
        given: Chosen | Skipped = Skipped()
        if asked.role == "languages":
            given = Chosen(("ar",))
            option = asked.option("ar")
            await tap(phone, "☐ " + option.text.best("ar"))
            await expect(phone.button("☑ " + option.text.best("ar"))).to_be_visible()
            await tap(phone, ARABIC(common.DONE))
        elif asked.role in WANTED:
            given = Chosen((WANTED[asked.role],))
            await tap(phone, asked.option(WANTED[asked.role]).text.best("ar"))
        else:
            await tap(phone, ARABIC(common.SKIP))
        step = steps.answer(stage.questionnaire, walk, asked.id, given)
        assert isinstance(step, Outcome)
        walk = step.walk


async def test_a_case_in_arabic_is_played_through_on_the_phones(demo: Stage, context: BrowserContext) -> None:
    """START, language, consent, intake, match, both ways, the end: all by what is on the screen."""
    window = Window(await context.new_page(), demo.sandbox.url)
    karima = CONFIDANTS[0].person
    seeker, confidant = await window.open(SEEKERS[1].id, karima.id)
    await seeker.start()
    await tap(seeker, ARABIC(common.LANGUAGES["ar"]))
    await tap(seeker, ARABIC(texts.AGREE))
    await tap(seeker, ARABIC(texts.MENU_TALK))
    await answer(seeker, demo)
    await tap(seeker, ARABIC(texts.AGREE_MATCH_YES))
    await tap(confidant, DUTCH(staff_texts.ACCEPT))
    await confidant.root.get_by_role("tab").last.click()
    await seeker.write("السلام عليكم")
    await expect(confidant.bubble("السلام عليكم")).to_be_visible()
    await confidant.write("وعليكم السلام")
    await expect(seeker.bubble("وعليكم السلام")).to_be_visible()
    await confidant.write("/end")
    await tap(confidant, DUTCH(staff_texts.OUTCOME_HELPED))
    await tap(seeker, ARABIC(texts.KEEP))
    await expect(seeker.bubble(ARABIC(texts.KEPT).split("\u2066")[0].strip())).to_be_visible()
    assert window.problems == []
    assert demo.files_with(["السلام عليكم", str(SEEKERS[1].id), str(karima.id)]) == []
