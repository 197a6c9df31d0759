"""Somebody opens the staff bot: with a one-time code, or as a stranger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from db.letters import Address, AnswerPress, Button, Edit, Send, ShowCommands, Words
from db.records import Role, Staff
from handlers.actions import action
from handlers.company import barring
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import join, phrase
from handlers.staff import profile
from handlers.staff.knocking import MOST
from handlers.staff.naming import ROLES
from locales import Tongue, tongue
from locales.languages import SOURCE
from locales.naming import own_name
from locales.organisation import ours
from locales.text import Text
from locales.texts import first_day, inviting as inviting_texts, staff as texts


def choices() -> tuple[str, ...]:
    """What the staff can read, in the order of the buttons."""
    return tuple(dict.fromkeys((*ours().readings, SOURCE)))


def stranger(desk: Desk, chat_id: int) -> None:
    """Nobody without a role gets in, and nothing is remembered of who knocked."""
    _refuse(desk, chat_id, texts.STRANGER)


def _refuse(desk: Desk, chat_id: int, what: Text) -> None:
    words = join((phrase(tongue(code), what) for code in dict.fromkeys((ours().local, SOURCE))), gap="\n\n")
    desk.work.outbox.put(Address("staff", chat_id), Send(words))


def stranger_pressed(desk: Desk, press: Press) -> None:
    """A button that hangs in the chat of somebody who is not on the staff, or no longer."""
    desk.work.outbox.put(
        Address("staff", press.chat_id), AnswerPress(press.press_id, tongue(ours().local)(texts.STRANGER))
    )


def knocked_too_often(desk: Desk, chat_id: int) -> None:
    """After too many wrong codes none is looked at for a while."""
    _refuse(desk, chat_id, inviting_texts.TOO_MANY)


def missed(desk: Desk, times: int) -> None:
    """A wrong code, the so-many-th from one chat within the hour: the first and the last are noted."""
    if times == 1:
        desk.work.audit.note("code_refused", "stranger")
    elif times == MOST:
        desk.work.audit.note("codes_refused", "stranger")


def join_with_code(desk: Desk, chat_id: int, member: Staff | None, code: str) -> bool:
    """`/start CODE`: the code is used up, and its role is given; False when there is no such code.

    One that still waits for an admin stays good.
    """
    invite = desk.work.invites.take(code, desk.now)
    if not invite:
        _refuse(desk, chat_id, texts.CODE_REFUSED)
    elif not invite.approved:
        _refuse(desk, chat_id, inviting_texts.NOT_YET)
    else:
        _let_in(desk, chat_id, member, invite.role)
    return invite is not None


def _let_in(desk: Desk, chat_id: int, member: Staff | None, role: Role) -> None:
    joined = member or desk.work.staff.new(chat_id, (role,))
    if seeker := desk.work.seekers.find(chat_id):
        desk.work.seekers.save(barring.from_their_own(desk, seeker))
    desk.work.audit.note("joined", joined.id, about=role)
    if member:
        add_role(desk, member, role)
    else:
        choose_language(desk, joined)


def add_role(desk: Desk, member: Staff, role: Role) -> None:
    """Somebody who is here already can do more from now on."""
    roles = tuple(dict.fromkeys((*member.roles, role)))
    member = replace(member, roles=roles)
    desk.work.staff.save(member)
    say = voice_of(member)
    desk.tell_staff(member, Send(phrase(say, texts.ROLE_ADDED, role=say(ROLES[role]))))
    desk.tell_staff(member, ShowCommands(commands(member)))
    profile.begin(desk, member)


def choose_language(desk: Desk, member: Staff, _: Letter | None = None) -> None:
    """Ask in which language the bot should speak."""
    prompt = join((phrase(tongue(code), texts.CHOOSE_LANGUAGE) for code in choices()), gap="\n")
    rows = tuple((Button(own_name(code), action("lang", code)),) for code in choices())
    desk.tell_staff(member, Send(prompt, buttons=rows))


def language_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """A language was pressed; a newcomer goes on to the profile."""
    (code,) = press.given(1)
    if code not in choices():
        desk.answer_staff(press)
        return
    newcomer = member.language is None
    member = replace(member, language=code)
    desk.work.staff.save(member)
    say = voice_of(member)
    roles = say.list_of(say(ROLES[role]) for role in member.roles)
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(phrase(say, texts.WELCOME, roles=roles), press.message_id))
    desk.tell_staff(member, ShowCommands(commands(member)))
    if newcomer:
        profile.begin(desk, member)


def commands(member: Staff) -> tuple[tuple[str, str], ...]:
    """The command menu for the member's roles, in the member's language."""
    say = voice_of(member)
    return tuple(
        (name, say(what)) for name, (roles, what) in texts.COMMANDS.items() if set(roles) & set(member.roles)
    )


def welcome_back(desk: Desk, member: Staff) -> None:
    """/start by somebody known: go on where they are."""
    if member.language is None:
        choose_language(desk, member)
    elif member.stage != "ready":
        profile.ask(desk, member)
    else:
        desk.tell_staff(member, Send(phrase(voice_of(member), texts.WELCOME_BACK)))


def show_help(desk: Desk, member: Staff, letter: Letter | None = None) -> None:
    """All commands of the member's roles, by what they are for."""
    say, left = voice_of(member), dict(commands(member))
    parts = [phrase(say, texts.HELP)]
    for heading, names in first_day.GROUPS:
        there = {name: left.pop(name) for name in list(left) if name in names}
        parts += [_group(say, heading, there)] if there else []
    desk.answer_here(member, letter, Send(join((*parts, _group(say, first_day.OWN, left)))))


def _group(say: Tongue, heading: Text, there: Mapping[str, str]) -> Words:
    lines = [phrase(say, texts.COMMAND_LINE, command=f"/{name}", does=does) for name, does in there.items()]
    return join((phrase(say, heading), *lines), gap="\n")
