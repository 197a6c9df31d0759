"""Which update of the seeker bot ends in which handler: the public bot's whole table of routes."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from aiogram import BaseMiddleware, Router
from aiogram.filters import Command, CommandObject, CommandStart, Filter
from aiogram.types import (
    CallbackQuery,
    ChatMemberUpdated,
    Message,
    MessageReactionUpdated,
    TelegramObject,
)

from bot.raw import HANDLED
from bot.seeker import blocked, safety
from bot.seeker.reading import letter_of, press_of, reaction_of
from db.letters import FETCH_AGAIN, Parcel
from db.records import Case, Seeker, SeekerStage
from handlers import harm, interventions, reacting, shares
from handlers.company import unread
from handlers.delivery import again, status
from handlers.desk import Desk
from handlers.incoming import Press
from handlers.seeker import (
    agreeing,
    answering,
    arriving,
    asking,
    ending,
    erasing,
    exporting,
    following,
    giving,
    menu,
    other,
    passed,
    personal,
    placing,
    presence,
    quiet,
    rating,
    retracting,
    second,
    starting,
    strays,
    typed,
    voicing,
    wrong,
)
from handlers.seeker.meetings import listing as meetings, near, presses as meeting_presses
from handlers.seeker.safety import presses
from handlers.seeker.typed import STROKE

UNKNOWN_COMMAND = re.compile(r"/[A-Za-z]")
LONE_COMMAND = re.compile(r"/[A-Za-z]\S*\s*\Z")
"""In a conversation more than one word is something that somebody says, whatever it begins with."""

CONVERSATION: tuple[SeekerStage, ...] = ("waiting", "talking")
Next = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]
Pressed = Callable[[Desk, Seeker, Press], object]
Written = Callable[[Desk, Seeker], object]


class Known(BaseMiddleware):
    """Looks up, inside the unit of work, which seeker and case an update is about."""

    async def __call__(self, handler: Next, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Pass `seeker` and `case` on to filters and handlers; both are None for a newcomer."""
        desk: Desk = data["desk"]
        data["block"] = desk.work.blocks.of(_chat_of(event))
        seeker = desk.work.seekers.find(_chat_of(event))
        if seeker and not isinstance(event, ChatMemberUpdated):
            seeker = presence.heard(desk, seeker)
        seeker = safety.noted(desk, seeker, event)
        data["seeker"] = seeker
        data["case"] = desk.work.cases.get(seeker.case_id) if seeker and seeker.case_id else None
        return await handler(event, data)


def _chat_of(event: TelegramObject) -> int:
    if isinstance(event, CallbackQuery):
        return event.message.chat.id if event.message else event.from_user.id
    if isinstance(event, Message | ChatMemberUpdated | MessageReactionUpdated):
        return event.chat.id
    raise TypeError(type(event).__name__)


class At(Filter):
    """Lets an update through when its seeker is at one of these stages."""

    def __init__(self, *stages: SeekerStage) -> None:
        self._stages = stages

    async def __call__(self, _: TelegramObject, seeker: Seeker | None) -> bool:
        """Whether the seeker is known and at such a stage."""
        return seeker is not None and seeker.stage in self._stages


class Stranger(Filter):
    """Lets an update through when nobody is known in its chat."""

    async def __call__(self, _: TelegramObject, seeker: Seeker | None) -> bool:
        """Whether there is no seeker yet, or none any more."""
        return seeker is None


class Told(Filter):
    """Lets a message through that is a text, of this form where one is given.

    aiogram runs its own `F` filters in a thread, which costs each message several times what they do.
    """

    def __init__(self, form: re.Pattern[str] | None = None) -> None:
        self._form = form

    async def __call__(self, message: Message) -> bool:
        """Whether it is."""
        return bool(message.text) and (self._form is None or self._form.match(message.text or "") is not None)


class Stroked(Filter):
    """Lets a message through that can be a command: most are none, and need not be held against each."""

    async def __call__(self, message: Message) -> bool:
        """Whether it begins with a stroke, where aiogram looks for one."""
        return (message.text or message.caption or "").lstrip().startswith(STROKE)


class Rating(Filter):
    """Lets a message through in which a seeker says how it was."""

    async def __call__(self, _: Message, seeker: Seeker) -> bool:
        """Whether they were asked for it just now."""
        return rating.expected(seeker)


class Near(Filter):
    """Lets a text through that is to be a town's name, for the list of meetings."""

    async def __call__(self, _: Message, seeker: Seeker) -> bool:
        """Whether it is."""
        return near.expected(seeker)


class Named(Filter):
    """Lets a message through that is a command's word, in any language."""

    async def __call__(
        self, message: Message, desk: Desk, seeker: Seeker, case: Case | None
    ) -> bool | dict[str, str]:
        """The command, for the handler."""
        named = typed.command(desk, seeker, case, message.text or "")
        return {"named": named} if named else False


class Language(Filter):
    """Lets a message through that names a language where one can be chosen."""

    async def __call__(self, message: Message, seeker: Seeker) -> bool | dict[str, str]:
        """The code of what is to be read, for the handler."""
        code = typed.reading(seeker, message.text or "")
        return {"code": code} if code else False


class On(Filter):
    """Lets a press through when its button does this."""

    def __init__(self, verb: str) -> None:
        self._verb = verb

    async def __call__(
        self, query: CallbackQuery, seeker: Seeker | None, parcel: Parcel | None
    ) -> bool | dict[str, Press]:
        """The press itself, for the handler, when the verb is the one."""
        press = press_of(query, parcel)
        return {"press": press} if seeker and press and press.verb == self._verb else False


async def start(message: Message, desk: Desk, seeker: Seeker | None, command: CommandObject) -> None:
    """/start, with or without a leaflet's payload."""
    starting.start(desk, seeker, message.chat.id, command.args or "")


async def arrive(message: Message, desk: Desk) -> None:
    """Anything at all from somebody who is not known yet."""
    starting.start(desk, None, message.chat.id)


async def write(message: Message, desk: Desk, seeker: Seeker, case: Case, parcel: Parcel | None) -> None:
    """A message of a case that waits for a confidant or has one."""
    letter = letter_of(message, parcel)
    if not placing.asked(desk, seeker, letter):
        personal.written(desk, seeker, case, letter)


async def obey(_: Message, desk: Desk, seeker: Seeker, named: str) -> None:
    """A command typed as a word."""
    typed.obey(desk, rating.no_longer(desk, near.no_longer(desk, seeker)), named)


async def read_in(_: Message, desk: Desk, seeker: Seeker, code: str) -> None:
    """A language typed by its name."""
    arriving.language_named(desk, seeker, code)


async def answer(message: Message, desk: Desk, seeker: Seeker, case: Case, parcel: Parcel | None) -> None:
    """A message while a question of the intake is open."""
    personal.answered(desk, seeker, case, letter_of(message, parcel))


async def rate(message: Message, desk: Desk, seeker: Seeker) -> None:
    """What a seeker says of how it was."""
    rating.written(desk, seeker, letter_of(message, None))


async def edit(message: Message, desk: Desk, seeker: Seeker | None, file: str) -> None:
    """A changed message, or one that Telegram says was changed."""
    if seeker:
        personal.edited(desk, seeker, replace(letter_of(message, None), file=file))


async def react(event: MessageReactionUpdated, desk: Desk, seeker: Seeker | None) -> None:
    """The seeker reacted to a message, or no longer does."""
    if seeker:
        felt = reaction_of(event)
        reacting.by_seeker(desk, seeker, felt.message_id, felt.emoji)


async def change_presence(event: ChatMemberUpdated, desk: Desk, seeker: Seeker | None) -> None:
    """The seeker blocked the bot, or let it in again."""
    if seeker:
        presence.changed(desk, seeker, here=event.new_chat_member.status == "member")


async def stray_press(query: CallbackQuery, desk: Desk, seeker: Seeker | None) -> None:
    """A button that no route knows any more, or of somebody who was erased."""
    press = press_of(query)
    if press:
        strays.old_button(desk, seeker, press)


def _command(*names: str) -> Command:
    """A command, whichever bot it names: to look up our own name would be a call to Telegram."""
    return Command(*names, ignore_mention=True)


def _plain(handler: Written) -> Callable[..., Awaitable[None]]:
    async def route(_: TelegramObject, desk: Desk, seeker: Seeker) -> None:
        handler(desk, seeker)

    return route


def _pressed(handler: Pressed) -> Callable[..., Awaitable[None]]:
    async def route(_: CallbackQuery, desk: Desk, seeker: Seeker, press: Press) -> None:
        handler(desk, seeker, press)

    return route


PRESSES: dict[str, Pressed] = {
    "lang": arriving.language_pressed,
    "languages": arriving.languages_pressed,
    "wrong": wrong.pressed,
    "onbutton": wrong.labels_pressed,
    "wt": wrong.chosen,
    "two": second.two_pressed,
    "with": second.with_pressed,
    "one": second.one_pressed,
    "agree": arriving.agreed,
    "privacy": arriving.show_privacy,
    "menu": menu.turn_to_menu,
    "info": menu.turn_to_information,
    "page": menu.turn_to_page,
    "pro": menu.turn_to_professional,
    "ask": menu.turn_to_question,
    "talk": asking.begin,
    "protalk": asking.begin_as_professional,
    "asktalk": asking.begin_question,
    "q": answering.pressed,
    "qd": answering.done_pressed,
    "qs": answering.skip_pressed,
    "qb": answering.back_pressed,
    "qp": answering.place_pressed,
    "qn": answering.none_pressed,
    "stop": asking.stop_pressed,
    "later": asking.later_pressed,
    "aloud": asking.aloud_pressed,
    "goon": asking.go_on_pressed,
    "safe": asking.safe_pressed,
    "drop": erasing.drop_answers,
    "match": agreeing.agreed,
    "give": giving.given,
    "here": quiet.here,
    "notnow": quiet.not_now,
    "pass": passed.pressed,
    "other": other.ask,
    "otheryes": other.meant,
    "otherno": other.stays,
    "end": ending.end_pressed,
    "endyes": ending.ended,
    "endno": ending.kept_on,
    "erase": erasing.erase_pressed,
    "eraseyes": erasing.erased,
    "eraseno": erasing.not_erased,
    "keep": ending.kept,
    "how": rating.pressed,
    "rv": rating.answered,
    "rx": rating.skipped,
    "fu": following.may_ask_pressed,
    "fa": following.same_again_pressed,
    "fw": following.goes_well,
    "fn": following.no_more,
    "hs": personal.pressed,
    "hw": personal.pressed,
    "hx": personal.pressed,
    "voice": voicing.pressed,
    "vsend": voicing.send_pressed,
    "vdrop": voicing.drop_pressed,
    FETCH_AGAIN: voicing.as_it_is_pressed,
    "place": placing.agreed,
    "noplace": placing.kept_back,
    "harm": harm.by_seeker,
    "undo": retracting.pressed,
    "exyes": exporting.meant,
    "exno": exporting.not_meant,
    "sy": shares.agreed,
    "uy": interventions.agreed,
    "un": interventions.refused,
    "sn": shares.refused,
    "resend": again.by_seeker,
    "onward": unread.pressed,
    "state": status.pressed_by_seeker,
    **presses.PRESSES,
    **meeting_presses.PRESSES,
}
"""What each button does: the first part of its action, and the handler."""


def seeker_router() -> Router:
    """All routes of the seeker bot. The order is the order in which they are tried."""
    router = Router(name="seeker")
    for name in sorted(HANDLED):
        router.observers[name].outer_middleware(Known())
    safety.before_all(router)
    blocked.routes(router)
    router.message.register(start, CommandStart(ignore_mention=True))
    router.message.register(arrive, Stranger())
    safety.routes(router)
    for verb, handler in PRESSES.items():
        router.callback_query.register(_pressed(handler), On(verb))
    router.callback_query.register(stray_press)
    router.edited_message.register(edit)
    router.my_chat_member.register(change_presence)
    router.message_reaction.register(react)
    router.include_routers(_commands(), _messages())
    return router


async def retract(message: Message, desk: Desk, seeker: Seeker) -> None:
    """/delete, perhaps in answer to a message."""
    retracting.command(desk, seeker, letter_of(message, None))


def _commands() -> Router:
    router = Router(name="commands")
    router.message.filter(Stroked())
    safety.commands(router)
    router.message.register(_plain(arriving.show_languages), _command("language"))
    router.message.register(_plain(menu.show_information), _command("info"), ~At("language", "reading"))
    router.message.register(_plain(ending.stop), _command("stop"))
    router.message.register(_plain(erasing.ask), _command("erase"))
    router.message.register(retract, _command("delete"))
    router.message.register(_plain(exporting.ask), _command("export"))
    router.message.register(_plain(meetings.command), _command("meetings"))
    router.message.register(_plain(status.for_seeker), _command("status"))
    router.message.register(_plain(voicing.show), _command("voice"), ~At("language", "reading"))
    router.message.register(_plain(strays.show_help), _command("help"))
    return router


async def name_town(message: Message, desk: Desk, seeker: Seeker) -> None:
    """A text after *Near a town*."""
    near.written(desk, seeker, letter_of(message, None))


def _messages() -> Router:
    router = Router(name="messages")
    router.message.register(obey, Named())
    router.message.register(_plain(strays.unknown_command), Told(UNKNOWN_COMMAND), ~At(*CONVERSATION))
    router.message.register(_plain(strays.unknown_command), Told(LONE_COMMAND))
    router.message.register(rate, Rating())
    router.message.register(name_town, Told(), Near())
    router.message.register(read_in, Language())
    router.message.register(_plain(arriving.use_languages), At("language"))
    router.message.register(_plain(arriving.please_agree), At("reading"))
    router.message.register(answer, At("intake"))
    router.message.register(_plain(agreeing.use_buttons), At("agreeing"))
    router.message.register(write, At(*CONVERSATION))
    router.message.register(_plain(menu.use_menu))
    return router
