"""An exported transcript in a real browser, from the disk: with its picture, each line its own way."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PIL import Image
from playwright.async_api import Browser

from bot.transcripts.exporting import export
from bot.transcripts.sheet import File, Said, Sheet
from db.letters import Words
from db.records import Case, Entry

pytestmark = pytest.mark.asyncio(loop_scope="session")

AT = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
PHOTO = File("m", "photo", "0001-1.jpg", 5, None)
WORDS = ("ابنتي تريد السفر (Brussel)", "ik luister <img src=x onerror=document.title='pwned'>")


async def a_picture(_: File) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, "JPEG")
    return out.getvalue()


async def test_an_exported_transcript_in_a_browser(browser: Browser, tmp_path: Path) -> None:
    """Arabic from right to left, Dutch from left to right, the photo shown; nothing is run or refused."""
    said = (
        Said(Entry(1, AT, "seeker", Words(WORDS[0])), "seeker", (PHOTO,)),
        Said(Entry(2, AT, "confidant", Words(WORDS[1]), reply_to=1), "Naima", ()),
    )
    case = Case("c" * 32, "blue heron", "s" * 32, "closed", AT, "ar", 1)
    await export(Sheet(case, (), said), ZoneInfo("Europe/Amsterdam"), tmp_path / "heron", a_picture)
    page = await browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    await page.goto((tmp_path / "heron" / "transcript.html").as_uri())
    words = page.locator(".words")
    assert await words.all_inner_texts() == list(WORDS)
    directions = [await one.evaluate("it => getComputedStyle(it).direction") for one in await words.all()]
    assert directions == ["rtl", "ltr"]
    assert await words.first.evaluate("it => getComputedStyle(it).whiteSpaceCollapse") == "preserve"
    assert await page.evaluate("document.images[0].naturalWidth") == 40
    assert await page.title() == "blue heron"
    assert complaints == []
    await page.close()
