"""The seeker bot's routes for a chat that the line does not talk with, before almost all others."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message, TelegramObject

from bot.seeker.reading import press_of
from db.records import Block, Seeker
from handlers import blocking
from handlers.desk import Desk
from handlers.intake.vocabulary import COMMON
from handlers.seeker import strays
from locales.texts import abuse

ALWAYS = ("/erase", "/wipe", "/wis")
"""Commands that everybody keeps, and their buttons."""

ALWAYS_NAMED = ("erase", "wipe")
"""The same in the words of any language, with a stroke before them."""

ALWAYS_PRESSED = ("erase", "eraseyes", "eraseno", "wipe", "keep")


class Blocked(Filter):
    """Lets an update through whose chat is blocked, unless it erases or clears."""

    async def __call__(self, event: TelegramObject, seeker: Seeker | None, block: Block | None) -> bool:
        """Whether nothing of it is to be read."""
        return block is not None and not (seeker and _is_always(event))


def _is_always(event: TelegramObject) -> bool:
    if isinstance(event, Message):
        text = (event.text or "").split("@")[0].strip()
        return text in ALWAYS or (text.startswith("/") and COMMON.command(text) in ALWAYS_NAMED)
    return isinstance(event, CallbackQuery) and (event.data or "").partition(":")[0] in ALWAYS_PRESSED


def routes(router: Router) -> None:
    """What is written is not kept; that it is not is said once a day."""
    router.message.register(_written, Blocked())
    router.callback_query.register(_pressed, Blocked())
    router.edited_message.register(_nothing, Blocked())
    router.message_reaction.register(_nothing, Blocked())


async def _written(message: Message, desk: Desk, block: Block) -> None:
    blocking.tell(desk, message.chat.id, block)


async def _pressed(query: CallbackQuery, desk: Desk, block: Block) -> None:
    press = press_of(query)
    if press and press.verb == "object":
        blocking.objected(desk, press.chat_id, block)
    if press:
        strays.answered(desk, press, block.language, abuse.IS_BLOCKED)


async def _nothing(_: TelegramObject) -> None:
    """Nothing of it is kept."""
