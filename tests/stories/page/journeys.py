"""`make screenshots`: the main journey in each language and script, for whoever looks the words over.

One picture holds a whole chat of a seeker's: from the first word to the goodbye. Another one holds what the
confidant sees of that case. docs/journey.md shows them side by side.
"""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser, Page

from bot.demo.holder import Holder
from bot.demo.opening import Stage
from bot.demo.people import SEEKER_BOT, STAFF_BOT, Person
from bot.demo.plans import PLANS, Plan
from bot.demo.walking import answer_all
from locales import tongue
from locales.naming import own_name
from locales.texts import alarm, pages, personal, safety, seeker as texts, staff as staff_texts

READINGS = ("nl", "ar", "rif", "rif-Tfng", "tr")
"""Languages, and the script where there are two."""

PHONE = 360
TALLEST = 16_000
"""Pixels: no picture gets taller than a browser draws."""

COLOURS = 64
"""Enough for a chat, and a fifth of the bytes."""

HIDDEN = "Math.max(...[...document.querySelectorAll('*')].map(one => one.scrollHeight - one.clientHeight))"
"""What a page hides of its longest part."""


async def take(stage: Stage, browser: Browser, folder: Path) -> None:
    """Play every journey, one after another, and write two pictures of each."""
    for number, reading in enumerate(READINGS):
        plan = _plan(reading, 700_000_900 + number)
        stage.sandbox.add_person(plan.seeker.id, plan.seeker.name)
        confidant = await _listener(stage, plan, reading)
        thread = await _walk(stage, plan, reading, confidant)
        await _picture(browser, stage, plan.seeker.id, folder / f"{reading}.png")
        await _picture(browser, stage, plan.expected.person.id, folder / f"{reading}-staff.png", topic=True)
        await confidant.writes("/end", thread=thread)
        await confidant.taps(staff_texts.OUTCOME_HELPED, thread=thread)


def _plan(reading: str, person: int) -> Plan:
    code, _, script = reading.partition("-")
    plan = next(one for one in PLANS if one.seeker.language == code)
    return replace(plan, seeker=Person(person, f"{plan.seeker.name} {script}".strip(), code))


async def _listener(stage: Stage, plan: Plan, reading: str) -> Holder:
    """The confidant of the plan, who has chosen the same language and script as the seeker."""
    code, _, script = reading.partition("-")
    person = plan.expected.person
    confidant = Holder(stage.holder(person, STAFF_BOT).phone, STAFF_BOT, tongue(code, script), person.name)
    await confidant.writes("/language")
    await confidant.taps(own_name(reading))
    await confidant.sees(staff_texts.WELCOME)
    return confidant


async def _walk(stage: Stage, plan: Plan, reading: str, confidant: Holder) -> int | None:
    """From the first word until both have written, and what is at hand besides; the topic it is in."""
    code, _, script = reading.partition("-")
    phone = stage.holder(plan.seeker, SEEKER_BOT).phone
    seeker = Holder(phone, SEEKER_BOT, tongue(code, script), plan.seeker.name)
    await seeker.starts(reading)
    await seeker.taps(texts.AGREE)
    await seeker.taps(texts.MENU_INFORMATION)
    await seeker.taps(pages.PAGES["signals"][0])
    await seeker.taps(texts.BACK_TO_MENU)
    await seeker.starts()
    await seeker.taps(texts.MENU_TALK)
    await answer_all(seeker, plan, stage.questionnaire)
    await seeker.taps(texts.AGREE_MATCH_YES)
    before = max(one.id for one in await confidant.phone.messages(STAFF_BOT))
    await confidant.taps(staff_texts.ACCEPT)
    opened = await confidant.sees_one(lambda one: one.id > before and one.thread is not None, "a new topic")
    thread = opened.thread
    await _talk(seeker, confidant, plan, thread)
    return thread


async def _talk(seeker: Holder, confidant: Holder, plan: Plan, thread: int | None) -> None:
    for words in plan.says:
        await seeker.writes(words)
    shown = await confidant.sees(plan.says[0], thread=thread)
    for words in plan.hears:
        await confidant.writes(words, reply_to=shown.id, thread=thread)
        await seeker.sees(words)
    await confidant.writes("/red", thread=thread)
    await confidant.sees(alarm.SAY_THIS, thread=thread)
    await confidant.taps(alarm.B_OVER, thread=thread)
    await seeker.writes("+31 6 12345678")
    await seeker.taps(personal.DROP)
    for command, told in (("/help", "/safety"), ("/safety", safety.WORD_BUTTON), ("/stop", texts.END_YES)):
        await seeker.writes(command)
        await seeker.sees_one(lambda one, t=told: _has(seeker, one, t), command)  # type: ignore[misc]
    await seeker.taps(texts.END_NO)
    await seeker.sees(texts.GOING_ON)


def _has(seeker: Holder, bubble: object, what: object) -> bool:
    said = what if isinstance(what, str) else seeker.say(what)  # type: ignore[arg-type]
    labels = [*getattr(bubble, "labels", ()), getattr(bubble, "words", "")]
    return any(said in one for one in labels)


async def _picture(browser: Browser, stage: Stage, person: int, file: Path, *, topic: bool = False) -> None:
    page = await browser.new_page(viewport={"width": PHONE, "height": 900})
    await page.goto(f"{stage.sandbox.url}/#{person}")
    await page.locator(".bubble").first.wait_for()
    if topic:
        await page.get_by_role("tab").last.click()
    await page.wait_for_timeout(500)
    await page.set_viewport_size({"width": PHONE, "height": await _height(page)})
    await page.wait_for_timeout(500)
    Image.open(BytesIO(await page.screenshot())).quantize(COLOURS).save(file, optimize=True)
    await page.close()


async def _height(page: Page) -> int:
    """Tall enough for all of the chat at once."""
    hidden = await page.evaluate(HIDDEN)
    return min(TALLEST, 900 + int(hidden))
