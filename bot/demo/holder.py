"""Somebody holding a phone: writes, taps, and waits until a thing is seen."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.sandbox.phone import Bubble, NothingSeen, Phone, PhoneError
from locales import Tongue
from locales.bidi import strip_controls
from locales.text import Text

PATIENCE = 60.0
"""Seconds a holder waits for something to appear before saying that it did not."""


TRIES = 5
"""How often a button that changes under the finger is looked for again."""


class NotSeen(AssertionError):
    """What should have appeared on a phone did not; the message says what, and what is there instead."""


class Holder:
    """One person's hands and eyes on their chat with one bot."""

    def __init__(self, phone: Phone, bot: str, say: Tongue, name: str) -> None:
        self.phone = phone
        self.bot = bot
        self.say = say
        self.name = name

    async def starts(self, payload: str = "") -> None:
        """Press START, or open a deep link."""
        await self.phone.start(self.bot, payload)

    async def writes(self, text: str, *, reply_to: int | None = None, thread: int | None = None) -> int:
        """Type a message and send it; its id comes back."""
        return await self.phone.write(self.bot, text, reply_to=reply_to, thread=thread)

    async def taps(self, what: Text | str, *, thread: int | None = None) -> None:
        """Wait for a button with this label, and tap the newest one."""
        label = what if isinstance(what, str) else self.say(what)

        def has_it(message: Bubble) -> bool:
            return any(same(one, label) for one in message.labels)

        for _ in range(TRIES):
            message = await self.sees_one(has_it, f"a button “{label}”", thread=thread)
            row, column = _place(message, label)
            try:
                await self.phone.press(self.bot, message.id, row, column)
            except PhoneError:
                continue  # the message changed under the finger: look again
            return
        raise NotSeen(f"{self.name} cannot press “{label}”: it keeps changing")

    async def sees(self, what: Text | str, *, thread: int | None = None, after: int = 0) -> Bubble:
        """Wait for a message from the bot that has this text in it."""
        wanted = what if isinstance(what, str) else fragment(self.say, what)

        def has_it(message: Bubble) -> bool:
            return message.id > after and message.sender == "bot" and plain(wanted) in plain(message.words)

        return await self.sees_one(has_it, f"“{wanted}”", thread=thread)

    async def sees_one(
        self, fits: Callable[[Bubble], bool], what: str, *, thread: int | None = None
    ) -> Bubble:
        """Wait for the newest message that fits. Raises NotSeen."""

        def in_place(message: Bubble) -> bool:
            return (thread is None or message.thread == thread) and fits(message)

        try:
            return await self.phone.wait_for(self.bot, in_place, seconds=PATIENCE)
        except NothingSeen:
            there = "\n".join(f"  [{m.thread or ''}] {m.words}" for m in await self.phone.messages(self.bot))
            raise NotSeen(f"{self.name} does not see {what}; on the phone:\n{there}") from None

    async def all_words(self) -> str:
        """Everything on the screen of this chat, as one text."""
        return "\n".join(message.words for message in await self.phone.messages(self.bot))


def _place(message: Bubble, label: str) -> tuple[int, int]:
    return next(
        (i, j)
        for i, buttons in enumerate(message.buttons)
        for j, one in enumerate(buttons)
        if same(one, label)
    )


def fragment(say: Tongue, what: Text) -> str:
    """The longest piece of a text's first line without anything inserted in it, as it is shown."""
    line = say.template(what).splitlines()[0].replace("*", "")
    return plain(say.shaped(max(re.split(r"\{\w+\}", line), key=len).strip()))


def plain(text: str) -> str:
    """A text without the invisible characters that set direction."""
    return strip_controls(text)


def same(one: str, other: str) -> bool:
    """Whether two labels read the same."""
    return plain(one).strip() == plain(other).strip()
