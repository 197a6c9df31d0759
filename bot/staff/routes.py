"""Which update of the staff bot ends in which handler: all routes of confidants, coordinators and admins."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

from telegram import Update
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    MessageReactionHandler,
    filters,
)

from bot.staff import meeting_routes, practice_routes, tool_routes
from bot.staff.context import StaffContext
from bot.staff.reading import letter_of, press_of, reaction_of
from db.letters import FETCH_AGAIN
from db.records import Role, Staff
from handlers import harm, reacting
from handlers.desk import Desk
from handlers.incoming import Letter, Press
from handlers.intervision import writing as intervision_writing
from handlers.practice import coaching, guarding
from handlers.staff import (
    advice,
    aftercare,
    cases,
    ending,
    handing,
    holidays,
    intervening,
    inviting,
    joining,
    joining_in,
    leaving,
    locking,
    log,
    offers,
    overdue,
    own_name,
    pausing,
    people,
    person,
    personal,
    presence,
    profile,
    promotions,
    prompts,
    queue,
    remainder,
    removing,
    roles,
    rules,
    sharing,
    sleeping,
    stepping_out,
    strays,
    talking,
    thresholds,
    voicing,
    weights,
)
from handlers.staff.meetings import writing as meeting_writing
from handlers.staff.questions import (
    pressing as questions,
    preview as questions_preview,
    writing as questions_writing,
)
from handlers.staff.wording import (
    awaiting,
    drafting,
    found as texts_found,
    home as texts_home,
    opened as texts_opened,
    rewording,
)

Route = Callable[[Update, StaffContext], Coroutine[Any, Any, None]]
Pressed = Callable[[Desk, Staff, Press], object]
Written = Callable[[Desk, Staff, Letter], object]

ALL: tuple[Role, ...] = ("confidant", "coordinator", "admin")
CONFIDANT: tuple[Role, ...] = ("confidant",)
LISTENERS: tuple[Role, ...] = ("confidant", "coordinator")
COORDINATOR: tuple[Role, ...] = ("coordinator",)
ADMIN: tuple[Role, ...] = ("admin",)
LEADERS: tuple[Role, ...] = ("coordinator", "admin")

COMMANDS: dict[str, tuple[tuple[Role, ...], Written]] = {
    "cases": (LISTENERS, cases.show),
    "switch": (LISTENERS, cases.show),
    "end": (LISTENERS, ending.ask),
    "sleep": (LISTENERS, sleeping.ask),
    "wake": (LISTENERS, sleeping.wake),
    "transfer": (LISTENERS, handing.command),
    "together": (LISTENERS, joining_in.together),
    "advice": (LISTENERS, advice.ask),
    "stepout": (LISTENERS, stepping_out.command),
    "part": (LISTENERS, joining_in.part),
    "join": (COORDINATOR, joining_in.command),
    "leave": (CONFIDANT, leaving.command),
    "pause": (CONFIDANT, pausing.command),
    "resume": (CONFIDANT, pausing.resume),
    "away": (CONFIDANT, holidays.command),
    "profile": (CONFIDANT, profile.show),
    "name": (ALL, own_name.command),
    "people": (LEADERS, people.show),
    "queue": (LEADERS, queue.show),
    "weights": (ADMIN, weights.command),
    "invite": (LEADERS, inviting.command),
    "log": (ADMIN, log.command),
    "thresholds": (ADMIN, thresholds.command),
    "rules": (ADMIN, rules.command),
    "prompts": (ADMIN, prompts.command),
    "texts": (ADMIN, texts_home.command),
    "questions": (ADMIN, questions.command),
    "voice": (LISTENERS, voicing.show),
    "language": (ALL, joining.choose_language),
    "help": (ALL, joining.show_help),
    **tool_routes.COMMANDS,
    **meeting_routes.COMMANDS,
    **practice_routes.COMMANDS,
}
"""Each command, the roles that may use it, and its handler."""

PRESSES: dict[str, tuple[tuple[Role, ...], Pressed]] = {
    "lang": (ALL, joining.language_pressed),
    "p": (ALL, profile.pressed),
    "pd": (CONFIDANT, profile.done),
    "pt": (CONFIDANT, profile.town_pressed),
    "pchange": (CONFIDANT, profile.change),
    "pz": (CONFIDANT, pausing.pressed),
    "aw": (CONFIDANT, holidays.removed),
    "ca": (CONFIDANT, aftercare.chosen),
    "pl": (LEADERS, people.turned),
    "pn": (LEADERS, person.opened),
    "pa": (LEADERS, person.pause),
    "pu": (LEADERS, person.resume),
    "pg": (ADMIN, roles.show),
    "pw": (ADMIN, roles.pressed),
    "pr": (ADMIN, removing.ask),
    "px": (ADMIN, removing.chosen),
    "ay": (ADMIN, promotions.confirmed),
    "an": (ADMIN, promotions.refused),
    "iv": (LEADERS, inviting.asked),
    "ia": (ADMIN, inviting.confirmed),
    "ir": (ADMIN, inviting.refused),
    "ix": (LEADERS, inviting.revoked),
    "of": (LISTENERS, offers.accepted),
    "od": (LISTENERS, offers.declined),
    "odw": (LISTENERS, offers.why_declined),
    "ok": (LISTENERS, offers.knows_family),
    "vs": (ADMIN, prompts.list_pressed),
    "vq": (ADMIN, prompts.question_pressed),
    "vl": (ADMIN, prompts.language_pressed),
    "vp": (ADMIN, prompts.play_pressed),
    "vx": (ADMIN, prompts.remove_pressed),
    "qu": (LEADERS, queue.list_pressed),
    "qc": (LEADERS, queue.case_pressed),
    "we": (ADMIN, weights.pressed),
    "sw": (LISTENERS, cases.switched),
    "hq": (LISTENERS, handing.how_pressed),
    "hf": (LISTENERS, handing.best_pressed),
    "hn": (LISTENERS, handing.names_pressed),
    "ht": (LISTENERS, handing.name_pressed),
    "hk": (LISTENERS, handing.back_pressed),
    "jl": (COORDINATOR, joining_in.list_pressed),
    "jn": (COORDINATOR, joining_in.case_pressed),
    "jr": (COORDINATOR, joining_in.reason_pressed),
    "jt": (LISTENERS, joining_in.invited),
    "adno": (LISTENERS, advice.cancelled),
    "so": (LISTENERS, stepping_out.pressed),
    "hoall": (LEADERS, leaving.asked),
    "hoally": (ALL, leaving.meant),
    "hoalln": (ALL, leaving.not_meant),
    "end": (LISTENERS, ending.ended),
    "endno": (LISTENERS, ending.not_ended),
    "sl": (LISTENERS, sleeping.chosen),
    "slno": (LISTENERS, sleeping.not_chosen),
    "hs": (LISTENERS, personal.pressed),
    "hw": (LISTENERS, personal.pressed),
    "hx": (LISTENERS, personal.pressed),
    "ru": (ADMIN, rules.pressed),
    "voice": (LISTENERS, voicing.pressed),
    "vsend": (LISTENERS, voicing.send_pressed),
    "vdrop": (LISTENERS, voicing.drop_pressed),
    FETCH_AGAIN: (LISTENERS, voicing.as_it_is_pressed),
    "harm": (LISTENERS, harm.by_staff),
    "hkeep": (LEADERS, harm.kept),
    "hdrop": (LEADERS, harm.removed),
    "e": (ADMIN, questions.pressed),
    "ep": (ADMIN, questions_preview.pressed),
    "tx": (ADMIN, texts_home.pressed),
    "tl": (ADMIN, texts_home.languages_pressed),
    "tf": (ADMIN, texts_home.search_pressed),
    "tg": (ADMIN, texts_found.group_pressed),
    "ts": (ADMIN, texts_found.search_turned),
    "to": (ADMIN, texts_opened.pressed),
    "tp": (ADMIN, texts_opened.preview_pressed),
    "tr": (ADMIN, texts_opened.reset_pressed),
    "tn": (ADMIN, texts_opened.right_pressed),
    "tw": (ADMIN, rewording.pressed),
    "tk": (ADMIN, drafting.save_pressed),
    "tc": (ADMIN, drafting.cancel_pressed),
    **tool_routes.PRESSES,
    **meeting_routes.PRESSES,
    **practice_routes.PRESSES,
}
"""Each button's action, the roles that may press it, and its handler."""


TAKERS = (
    remainder.taken,
    overdue.taken,
    guarding.replied,
    coaching.taken,
    intervision_writing.taken,
    prompts.taken,
    questions_writing.taken,
    sharing.taken,
    meeting_writing.taken,
    intervening.taken,
    rewording.taken,
    guarding.taken,
    advice.taken,
    personal.taken,
)
"""Who looks first whether a message is one they wait for; what nobody takes is talking. While practice is
open, a message that nobody has just asked for goes no further than `guarding.taken` unless it is certain."""


def _member(desk: Desk, chat_id: int) -> Staff | None:
    """Who is heard from in this chat, if it is somebody known."""
    member = desk.work.staff.find(chat_id)
    return locking.present(desk, presence.heard(desk, member)) if member else None


async def start(update: Update, context: StaffContext) -> None:
    """/start, with a one-time code or without."""
    if update.message is None:
        return
    desk, chat_id, code = context.desk, update.message.chat_id, " ".join(context.args or ())
    member = _member(desk, chat_id)
    if code and context.knocks.too_many(chat_id, desk.now):
        joining.knocked_too_often(desk, chat_id)
    elif code:
        if not joining.join_with_code(desk, chat_id, member, code):
            joining.missed(desk, context.knocks.missed(chat_id, desk.now))
    elif member:
        joining.welcome_back(desk, member)
    else:
        joining.stranger(desk, chat_id)


async def write(update: Update, context: StaffContext) -> None:
    """Any message that is not a command."""
    if update.message is None:
        return
    desk, letter = context.desk, letter_of(update.message, context.parcel)
    member = _member(desk, letter.chat_id)
    if member is None:
        joining.stranger(desk, letter.chat_id)
    elif not locking.stopped(desk, member, letter):
        if not any(taken(desk, member, letter) for taken in TAKERS):
            talking.written(desk, member, letter)
        remainder.noted(desk, member, letter)


async def edit(update: Update, context: StaffContext) -> None:
    """A changed message, or one that Telegram says was changed."""
    if update.edited_message is None:
        return
    letter = replace(letter_of(update.edited_message, None), file=context.file)
    member = _member(context.desk, letter.chat_id)
    if member and not locking.stopped_edit(context.desk, member, letter):
        personal.edited(context.desk, member, letter)


async def press(update: Update, context: StaffContext) -> None:
    """Any button: its action says which, and the member's roles whether it may."""
    pressed = press_of(update.callback_query, context.parcel) if update.callback_query else None
    member = _member(context.desk, pressed.chat_id) if pressed else None
    if pressed and not member:
        joining.stranger_pressed(context.desk, pressed)
    if not pressed or not member or locking.stopped_press(context.desk, member, pressed):
        return
    may, handler = PRESSES.get(pressed.verb, (ALL, strays.old_button))
    allowed = set(may) & set(member.roles)
    member = awaiting.let_go(context.desk, member)
    (handler if allowed else strays.not_allowed_press)(context.desk, member, pressed)


async def react(update: Update, context: StaffContext) -> None:
    """Somebody reacted to a message, or no longer does."""
    felt = reaction_of(update.message_reaction) if update.message_reaction else None
    member = _member(context.desk, felt.chat_id) if felt else None
    if felt and member and not context.desk.is_locked(member):
        reacting.by_staff(context.desk, member, felt.message_id, felt.emoji)


async def change_presence(update: Update, context: StaffContext) -> None:
    """A staff member blocked the bot, or let it in again."""
    event = update.my_chat_member
    member = context.desk.work.staff.find(event.chat.id) if event else None
    if event and member:
        presence.changed(context.desk, member, here=event.new_chat_member.status == "member")


def _command(may: tuple[Role, ...], handler: Written) -> Route:
    async def route(update: Update, context: StaffContext) -> None:
        if update.message is None:
            return
        letter = letter_of(update.message, None)
        member = _member(context.desk, letter.chat_id)
        if member is None:
            joining.stranger(context.desk, letter.chat_id)
        elif handler is not locking.panic and locking.stopped(context.desk, member, letter):
            return
        elif set(may) & set(member.roles):
            handler(context.desk, awaiting.let_go(context.desk, member), letter)
            remainder.noted(context.desk, member, letter)
        else:
            strays.not_allowed(context.desk, member, letter)

    return route


def staff_handlers() -> list[BaseHandler[Update, StaffContext, Any]]:
    """All routes of the staff bot. The first that fits an update takes it."""
    new = filters.UpdateType.MESSAGE
    commands: list[BaseHandler[Update, StaffContext, Any]] = [
        CommandHandler(name, _command(may, handler), filters=new) for name, (may, handler) in COMMANDS.items()
    ]
    return [
        CommandHandler("start", start, filters=new),
        *commands,
        MessageHandler(new & filters.COMMAND, _command(ALL, strays.unknown_command)),
        MessageHandler(new, write),
        MessageHandler(filters.UpdateType.EDITED_MESSAGE, edit),
        CallbackQueryHandler(press),
        ChatMemberHandler(change_presence, ChatMemberHandler.MY_CHAT_MEMBER),
        MessageReactionHandler(react, message_reaction_types=MessageReactionHandler.MESSAGE_REACTION_UPDATED),
    ]
