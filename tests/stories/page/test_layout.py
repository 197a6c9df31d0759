"""How it looks: direction, width, and what stays text."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.async_api import Locator, expect

from tests.stories.page.conftest import Stage
from tests.stories.page.window import Window

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

FATIMA = 101
SUAD = 102
HOSTILE = (
    "<img src=x onerror=\"document.title='hit'\"><script>document.title='hit'</script>&lt;b&gt; _x_ <b>y</b>"
)


async def direction(element: Locator) -> str:
    return str(await element.evaluate("(element) => getComputedStyle(element).direction"))


async def test_each_paragraph_has_the_direction_of_its_own_script(stage: Stage, window: Window) -> None:
    """Arabic lines run right to left and Dutch and Tifinagh ones left to right, within one message."""
    phone = await window.one(SUAD)
    await phone.start()
    words = "أهلاً بك في أمانة\nWelkom bij Amana\nⵎⴻⵔⵃⴱⴰ"
    await stage.seeker_bot.call("sendMessage", chat_id=SUAD, text=words)
    lines = phone.bubble("Welkom").locator("p")
    await expect(lines).to_have_count(3)
    assert [await direction(lines.nth(index)) for index in range(3)] == ["rtl", "ltr", "ltr"]


async def test_an_arabic_line_stands_at_the_right_edge_of_its_bubble(stage: Stage, window: Window) -> None:
    """A short Arabic line of a wide bubble is set at the right."""
    phone = await window.one(SUAD)
    await phone.start()
    await stage.seeker_bot.call("sendMessage", chat_id=SUAD, text="نعم\nEen veel langere regel ernaast")
    line = phone.bubble("نعم").locator("p").first
    gaps = await line.evaluate(
        """(element) => {
            const range = document.createRange();
            range.selectNodeContents(element);
            const words = range.getBoundingClientRect(), box = element.getBoundingClientRect();
            return [words.left - box.left, box.right - words.right];
        }"""
    )
    assert gaps[0] > 50
    assert gaps[1] < 2


@pytest.mark.parametrize(("command", "whole"), [("\u2066/start\u2069", True), ("/start", False)])
async def test_a_command_in_arabic_reads_as_on_a_phone(
    stage: Stage, window: Window, command: str, whole: bool
) -> None:
    """Isolated, its stroke comes first; without that it stands on the other side, and the page shows that."""
    phone = await window.one(SUAD)
    await phone.start()
    await stage.seeker_bot.call("sendMessage", chat_id=SUAD, text=f"تكفي كتابة: {command}")
    shown = phone.bubble("تكفي").get_by_role("button", name="/start")
    stroke, letter = await shown.evaluate(
        """(element) => [0, 1].map((at) => {
            const range = document.createRange();
            range.setStart(element.firstChild, at);
            range.setEnd(element.firstChild, at + 1);
            return range.getBoundingClientRect().left;
        })"""
    )
    assert (stroke < letter) == whole


async def test_the_field_turns_with_what_is_typed(stage: Stage, window: Window) -> None:
    """Typing Arabic makes the field run from the right."""
    phone = await window.one(SUAD)
    await phone.start()
    await phone.field.fill("السلام عليكم")
    assert await direction(phone.field) == "rtl"


async def test_markup_in_a_message_is_shown_as_the_text_it_is(stage: Stage, window: Window) -> None:
    """Tags, scripts and entities in anybody's text are letters on the screen and nothing else."""
    phone = await window.one(FATIMA)
    await phone.start()
    await phone.write(HOSTILE)
    await stage.seeker_bot.call("sendMessage", chat_id=FATIMA, text=HOSTILE)
    await expect(phone.bubble("onerror")).to_have_count(2)
    for index in range(2):
        await expect(phone.bubble("onerror").nth(index)).to_contain_text(HOSTILE)
    assert await window.page.title() == "Amana sandbox"
    await expect(phone.root.locator(".bubble script, .bubble b, .bubble img")).to_have_count(0)


async def test_formatting_of_the_bot_becomes_elements(stage: Stage, window: Window) -> None:
    """Entities become bold, code, quotation and a spoiler that opens by a press; offsets survive emoji."""
    phone = await window.one(FATIMA)
    await phone.start()
    html = (
        "😀 <b>vet <i>en schuin</i></b>\n<pre>a &lt; b\nc</pre>"
        "<blockquote>gezegd</blockquote><tg-spoiler>geheim</tg-spoiler>"
    )
    await stage.seeker_bot.call("sendMessage", chat_id=FATIMA, text=html, parse_mode="HTML")
    bubble = phone.bubble("gezegd")
    await expect(bubble.locator("strong")).to_have_text("vet en schuin")
    await expect(bubble.locator("strong em")).to_have_text("en schuin")
    await expect(bubble.locator("pre")).to_have_text("a < b\nc")
    await expect(bubble.locator("blockquote")).to_have_text("gezegd")
    spoiler = bubble.get_by_role("button", name="Hidden text, press to show")
    await spoiler.click()
    await expect(spoiler).to_have_count(0)
    await expect(bubble.locator(".spoiler.shown")).to_have_text("geheim")


async def test_a_link_to_elsewhere_shows_where_it_leads_first(stage: Stage, window: Window) -> None:
    """A named link opens nothing before its address has been shown."""
    phone = await window.one(FATIMA)
    await phone.start()
    text = '<a href="http://example.org/path">hier</a>'
    await stage.seeker_bot.call("sendMessage", chat_id=FATIMA, text=text, parse_mode="HTML")
    await phone.root.get_by_role("link", name="hier").click()
    dialog = phone.root.get_by_role("dialog", name="Open link")
    await expect(dialog).to_contain_text("http://example.org/path")
    await expect(dialog.get_by_role("link", name="Open")).to_have_attribute("rel", "noopener noreferrer")


async def test_a_long_message_is_shown_from_its_first_line(stage: Stage, window: Window) -> None:
    """What is longer than the screen opens at its beginning; one press leads to its end."""
    phone = await window.one(FATIMA)
    await phone.start()
    lines = "\n".join(f"regel {number}" for number in range(80))
    await stage.seeker_bot.call("sendMessage", chat_id=FATIMA, text=lines)
    paragraphs = phone.bubble("regel 79").locator("p")
    await expect(paragraphs.first).to_be_in_viewport()
    await expect(paragraphs.last).not_to_be_in_viewport()
    await phone.button("To the newest message").click()
    await expect(paragraphs.last).to_be_in_viewport()


async def test_on_a_narrow_screen_one_phone_shows_at_a_time(stage: Stage, window: Window) -> None:
    """At 360 px a switcher chooses the phone and counts what is unread; nothing is wider than the screen."""
    await window.page.set_viewport_size({"width": 360, "height": 740})
    fatima, suad = await window.open(FATIMA, SUAD)
    await fatima.start()
    await expect(suad.root).to_be_hidden()
    await window.page.get_by_role("tab", name="سعاد").click()
    await expect(fatima.root).to_be_hidden()
    await suad.start()
    await stage.seeker_bot.call("sendMessage", chat_id=FATIMA, text="Bent u daar?")
    await expect(window.page.get_by_role("tab", name="Fatima").get_by_label("unread")).to_be_visible()
    assert await window.page.evaluate("document.documentElement.scrollWidth") == 360


async def test_phones_stand_side_by_side_on_a_wide_screen(stage: Stage, window: Window) -> None:
    """Four phones fit beside each other in 1600 px without overlap or scrolling."""
    phones = await window.open()
    boxes = [await phone.root.bounding_box() for phone in phones]
    edges = [(box["x"], box["x"] + box["width"]) for box in boxes if box]
    assert len(edges) == 4
    assert all(left[1] <= right[0] for left, right in pairwise(edges))
    assert edges[0][0] >= 0
    assert edges[-1][1] <= 1600


async def test_who_holds_a_phone_is_kept_in_the_address(stage: Stage, window: Window) -> None:
    """Choosing another holder changes the chats and survives a reload."""
    phone = await window.one(FATIMA)
    await phone.root.get_by_label("Who holds phone 1").select_option("201")
    await expect(window.page.get_by_label("Phone 1, Karim")).to_be_visible()
    await expect(window.page).to_have_url(re.compile("#201"))
    await window.page.reload()
    await expect(window.page.get_by_label("Phone 1, Karim")).to_be_visible()
    await expect(phone.root.get_by_role("heading", name="Amana team")).to_be_visible()


async def test_dark_and_light_follow_the_system(stage: Stage, window: Window) -> None:
    """The page takes the colour scheme the system asks for."""
    await window.page.emulate_media(color_scheme="dark")
    await window.one(FATIMA)
    ink = "getComputedStyle(document.body).color"
    dark = await window.page.evaluate(ink)
    await window.page.emulate_media(color_scheme="light")
    assert await window.page.evaluate(ink) != dark
