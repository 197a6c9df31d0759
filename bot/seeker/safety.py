"""The seeker bot's routes about the chat on the phone, and those before all others while the line hides."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import Command, Filter
from aiogram.types import CallbackQuery, Message, TelegramObject

from bot.seeker.reading import letter_of, press_of
from db.letters import Stay
from db.records import Seeker
from handlers.desk import Desk
from handlers.seeker import rating
from handlers.seeker.meetings import near
from handlers.seeker.safety import cover, news, page, timer, wiping, word


class Hidden(Filter):
    """Lets an update through while its seeker's line is hidden."""

    async def __call__(self, _: TelegramObject, seeker: Seeker | None) -> bool:
        """Whether only pages may be shown."""
        return seeker is not None and seeker.hidden


class Awaited(Filter):
    """Lets a message through that is to be the seeker's word."""

    async def __call__(self, _: Message, desk: Desk, seeker: Seeker) -> bool:
        """Whether it is."""
        return word.expected(desk, seeker)


class Word(Filter):
    """Lets a message through that is the seeker's word."""

    async def __call__(self, message: Message, desk: Desk, seeker: Seeker) -> bool:
        """Whether it is."""
        return bool(message.text) and word.is_said(desk, seeker, message.text or "")


class Timer(Filter):
    """Lets Telegram's note through that its own timer was set; as a filter of `F` it would cost a thread."""

    async def __call__(self, message: Message) -> bool:
        """Whether it is one."""
        return message.message_auto_delete_timer_changed is not None


def noted(desk: Desk, seeker: Seeker | None, event: TelegramObject) -> Seeker | None:
    """Remember that a message stands in the chat. A command or a press ends the waiting for a word or a town;
    for a town, anything that is no text does, too.
    """
    if isinstance(event, Message) and not event.edit_date:
        stay: Stay = "brief" if seeker and news.is_private(seeker) else ""
        desk.work.onscreen.note(event.chat.id, event.message_id, desk.now, stay)
    other = isinstance(event, CallbackQuery) or (isinstance(event, Message) and _is_command(event))
    if seeker and (other or (isinstance(event, Message) and event.text is None)):
        seeker = near.no_longer(desk, seeker)
    return rating.no_longer(desk, word.no_longer(desk, seeker)) if seeker and other else seeker


def _is_command(message: Message) -> bool:
    return (message.text or "").startswith("/")


def before_all(router: Router) -> None:
    """Nothing reaches any other route while the line is hidden, but that the bot was blocked."""
    router.message.register(_hidden_message, Hidden())
    router.edited_message.register(_nothing, Hidden())
    router.callback_query.register(_hidden_press, Hidden())
    router.message_reaction.register(_nothing, Hidden())


async def _hidden_message(message: Message, desk: Desk, seeker: Seeker) -> None:
    cover.written(desk, seeker, letter_of(message, None))


async def _hidden_press(query: CallbackQuery, desk: Desk, seeker: Seeker) -> None:
    press = press_of(query)
    if press:
        cover.pressed(desk, seeker, press)


async def _nothing(_: TelegramObject) -> None:
    """A message that was changed, or a reaction: nothing comes of it."""


def routes(router: Router) -> None:
    """After strangers, and before everything that reads what is written."""
    router.message.register(_timer, Timer())
    router.message.register(_choose, Awaited())
    router.message.register(_hide, Word())


def commands(router: Router) -> None:
    """What hides and clears by its name."""
    router.message.register(_hide, Command("hide", ignore_mention=True))
    router.message.register(_wipe, Command("wipe", "wis", ignore_mention=True))
    router.message.register(_page, Command("safety", ignore_mention=True))


async def _timer(message: Message, desk: Desk, seeker: Seeker) -> None:
    changed = message.message_auto_delete_timer_changed
    timer.changed(desk, seeker, changed.message_auto_delete_time if changed else 0)


async def _choose(message: Message, desk: Desk, seeker: Seeker) -> None:
    word.chosen(desk, seeker, letter_of(message, None))


async def _hide(_: Message, desk: Desk, seeker: Seeker) -> None:
    cover.hide(desk, seeker)


async def _wipe(_: Message, desk: Desk, seeker: Seeker) -> None:
    wiping.wipe(desk, seeker)


async def _page(_: Message, desk: Desk, seeker: Seeker) -> None:
    page.show(desk, seeker)
