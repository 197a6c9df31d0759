"""What a person sees and touches on the page, by the names it has for assistive technology."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from playwright.async_api import Locator, Page, expect


@dataclass
class Handset:
    """One phone on the page."""

    root: Locator

    @property
    def bubbles(self) -> Locator:
        return self.root.locator(".bubble:not(.dots)")

    def bubble(self, words: str) -> Locator:
        return self.bubbles.filter(has_text=words)

    def button(self, name: str, *, exact: bool = True) -> Locator:
        return self.root.get_by_role("button", name=name, exact=exact)

    @property
    def field(self) -> Locator:
        return self.root.get_by_role("textbox", name=re.compile("Message to"))

    async def start(self, code: str = "") -> None:
        """Press START, with a code as a link would carry it."""
        if code:
            await self.root.get_by_label("Start code").fill(code)
        await self.button("Start").click()
        await expect(self.field).to_be_visible()

    async def write(self, words: str) -> None:
        await self.field.fill(words)
        await self.field.press("Enter")
        await expect(self.field).to_have_value("")

    async def menu(self, words: str, item: str) -> None:
        """Choose an item of a message's menu."""
        await self.bubble(words).last.click(button="right")
        await self.root.get_by_role("menuitem", name=item, exact=True).click()

    async def react(self, words: str, emoji: str) -> None:
        await self.bubble(words).last.click(button="right")
        await self.button(f"React {emoji}").click()

    async def pick(self, picker: str, *paths: str) -> None:
        """Give files to one of the paperclip's pickers, as the file dialog would."""
        await self.root.locator(f"input[data-picker={picker}]").set_input_files(list(paths))


@dataclass
class Window:
    """The page in a browser. `problems` are its errors and whatever its security policy stopped."""

    page: Page
    url: str
    problems: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on("console", self._hear)

    async def open(self, *people: int) -> list[Handset]:
        """Open the page, with these people's phones or the usual four."""
        await self.page.goto(f"{self.url}/" + ("#" + ",".join(map(str, people)) if people else ""))
        await expect(self.page.locator(".phone").first).to_be_attached()
        phones = self.page.locator(".phone")
        return [Handset(phones.nth(index)) for index in range(await phones.count())]

    async def one(self, person: int) -> Handset:
        """Open one person's phone alone."""
        return (await self.open(person))[0]

    def _hear(self, message: object) -> None:
        kind, text = getattr(message, "type", ""), getattr(message, "text", "")
        if kind == "error" and "status of 4" not in text:
            self.problems.append(text)
