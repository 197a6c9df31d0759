"""`make screenshots`: a case is played on the page's phones, and pictures are taken for the README.

Run it again whenever the page or the journey looks different.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from playwright.async_api import Page, async_playwright

from bot.demo.opening import Stage, opened_stage
from bot.demo.people import ADMIN, SEEKER_BOT, SEEKERS, STAFF_BOT
from bot.demo.plans import PLANS, Plan
from bot.demo.walking import answer_all
from locales import tongue
from locales.texts import common, seeker as texts, staff as staff_texts
from tests.stories.page import journeys
from tests.stories.page.conftest import FLAGS, chromium

PICTURES = Path("docs")
WIDE, NARROW = {"width": 1680, "height": 960}, {"width": 360, "height": 780}


async def _talk(stage: Stage, plan: Plan) -> None:
    """Play one case until both sides have written."""
    seeker = stage.holder(plan.seeker, SEEKER_BOT)
    confidant = stage.holder(plan.expected.person, STAFF_BOT)
    await _agree(stage, plan)
    await seeker.taps(texts.MENU_TALK)
    await answer_all(seeker, plan, stage.questionnaire)
    await seeker.taps(texts.AGREE_MATCH_YES)
    await confidant.taps(staff_texts.ACCEPT)
    thread = (await confidant.sees(staff_texts.CASE_OPENED)).thread
    for words in plan.says:
        await seeker.writes(words)
    shown = await confidant.sees(plan.says[0], thread=thread)
    for words in plan.hears:
        await confidant.writes(words, reply_to=shown.id, thread=thread)
        await seeker.sees(words)


async def _agree(stage: Stage, plan: Plan) -> None:
    seeker = stage.holder(plan.seeker, SEEKER_BOT)
    await seeker.starts()
    await seeker.taps(tongue(plan.seeker.language)(common.LANGUAGES[plan.seeker.language]))
    await seeker.taps(texts.AGREE)
    await seeker.sees(texts.MENU)


async def take(folder: Path) -> None:
    """Play, and write the pictures."""
    async with opened_stage(topics=True) as stage, async_playwright() as play:
        browser = await play.chromium.launch(executable_path=chromium(), args=FLAGS)
        await stage.holder(ADMIN, STAFF_BOT).writes("/people")
        rif, arabic = PLANS[2], PLANS[1]
        await _talk(stage, rif)
        await _agree(stage, arabic)
        await stage.holder(arabic.seeker, SEEKER_BOT).taps(texts.MENU_TALK)
        people = (SEEKERS[0].id, SEEKERS[1].id, rif.expected.person.id, ADMIN.id)
        page = await browser.new_page(viewport=WIDE)
        await _picture(page, stage, people, folder / "phones.png", topic=True)
        phone = await browser.new_page(viewport=NARROW, device_scale_factor=2)
        await _picture(phone, stage, (SEEKERS[1].id,), folder / "phone-arabic.png")
        await _picture(phone, stage, (SEEKERS[0].id,), folder / "phone-tamazight.png")
        await journeys.take(stage, browser, folder / "journey")
        await browser.close()


async def _picture(
    page: Page, stage: Stage, people: tuple[int, ...], file: Path, *, topic: bool = False
) -> None:
    await page.goto("about:blank")
    await page.goto(f"{stage.sandbox.url}/#{','.join(map(str, people))}")
    await page.locator(".bubble").first.wait_for()
    if topic:
        await page.get_by_role("tab").last.click()
    await page.wait_for_timeout(800)
    await page.screenshot(path=file)


if __name__ == "__main__":
    asyncio.run(take(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES))
