"""The menu of commands, by scope and language."""

from __future__ import annotations

import re

from bot.sandbox.calls import Call
from bot.sandbox.jsonvalues import as_list, as_number, as_object, as_text
from bot.sandbox.methods.profile import the_language
from bot.sandbox.methods.registry import Desk, method
from bot.sandbox.notices import CommandsChanged
from bot.sandbox.refusals import (
    ChatNotFound,
    CommandDescriptionWrong,
    CommandWrong,
    ScopeWrong,
    TooManyCommands,
)

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat"})
MOST_COMMANDS = 100

Key = tuple[str, int | None, str]


def _key(desk: Desk, call: Call) -> Key:
    """Return which list is meant: scope, person, language."""
    scope = as_object(call.json("scope"))
    kind = as_text(scope.get("type")) or "default"
    if kind not in _SCOPES:
        raise ScopeWrong
    language = the_language(call)
    if kind != "chat":
        return kind, None, language
    person = as_number(scope.get("chat_id"))
    if person not in desk.world.people:
        raise ChatNotFound
    return kind, person, language


def _command(value: object) -> tuple[str, str]:
    item = as_object(value)
    name = as_text(item.get("command")).removeprefix("/")
    description = as_text(item.get("description")).strip()
    if not _COMMAND.fullmatch(name):
        raise CommandWrong
    if not 1 <= len(description) <= 256:
        raise CommandDescriptionWrong
    return name, description


@method("setMyCommands")
def set_my_commands(desk: Desk, call: Call) -> object:
    """Set the commands of a scope and language."""
    key = _key(desk, call)
    commands = tuple(_command(item) for item in as_list(call.json("commands")))
    if len(commands) > MOST_COMMANDS:
        raise TooManyCommands
    return _change(desk, call, key, commands)


@method("deleteMyCommands")
def delete_my_commands(desk: Desk, call: Call) -> object:
    """Take the commands of a scope and language away, so that the next wider ones show."""
    return _change(desk, call, _key(desk, call), ())


def _change(desk: Desk, call: Call, key: Key, commands: tuple[tuple[str, str], ...]) -> bool:
    lists = call.bot.profile.commands
    if commands:
        lists[key] = commands
    else:
        lists.pop(key, None)
    person = desk.world.people.get(key[1]) if key[1] else None
    desk.world.tell(CommandsChanged(call.bot, person))
    return True


@method("getMyCommands")
def get_my_commands(desk: Desk, call: Call) -> object:
    """Return the commands of exactly this scope and language."""
    commands = call.bot.profile.commands.get(_key(desk, call), ())
    return [{"command": name, "description": description} for name, description in commands]
