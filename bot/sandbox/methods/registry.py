"""The register of methods, by name; Telegram does not mind the case of the letters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.botview import BotView
from bot.sandbox.calls import Call
from bot.sandbox.mailbox import Mailbox
from bot.sandbox.refusals import UnknownMethod
from bot.sandbox.world import World


@dataclass(frozen=True, slots=True)
class Desk:
    """What a method works on."""

    world: World
    mailbox: Mailbox
    view: BotView


Method = Callable[[Desk, Call], object]
_METHODS: dict[str, Method] = {}


def method(*names: str) -> Callable[[Method], Method]:
    """Enter a function into the register under the Bot API's names for it."""

    def enter(function: Method) -> Method:
        for name in names:
            _METHODS[name.lower()] = function
        return function

    return enter


def find(name: str) -> Method:
    """Return the method of this name. Raises `UnknownMethod`."""
    try:
        return _METHODS[name.lower()]
    except KeyError:
        raise UnknownMethod from None


def known_methods() -> frozenset[str]:
    """Return the names of all methods, in lower case."""
    return frozenset(_METHODS)
