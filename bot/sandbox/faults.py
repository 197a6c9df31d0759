"""Things that go wrong on the way, on purpose: per bot, method and chat, before or after the deed.

A rule does one of: refuse (as Telegram would), answer something else (a 502 with a page of HTML),
drop the connection, or run a function of yours that may wait. *After* means that Telegram has
applied the call and only the answer suffers.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Literal

from bot.sandbox.calls import Call
from bot.sandbox.refusals import Refusal

When = Literal["before", "after"]


@dataclass(frozen=True, slots=True)
class FalseAnswer:
    """An answer that is not the Bot API's."""

    status: int = 502
    body: str = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
    content_type: str = "text/html"


class ConnectionDropped(Exception):
    """The line is cut without an answer."""


Deed = Callable[[Call], Awaitable[FalseAnswer | None]]
"""May wait, raise a `Refusal` or `ConnectionDropped`, or answer in Telegram's place."""


@dataclass(slots=True)
class Rule:
    """What goes wrong and for whom; None means every one. `times` None means for ever."""

    deed: Deed
    bot: str | None = None
    method: str | None = None
    chat: int | None = None
    when: When = "before"
    times: int | None = 1
    hits: int = 0

    def meets(self, call: Call, when: When) -> bool:
        """Return whether the rule is about this call."""
        return (
            self.when == when
            and (self.times is None or self.hits < self.times)
            and self.bot in {None, call.bot.username}
            and (self.method is None or self.method.lower() == call.method.lower())
            and self.chat in {None, call.chat}
        )


@dataclass(slots=True)
class Faults:
    """The rules, in order; the first that is about a call does its deed."""

    rules: list[Rule] = field(default_factory=list)

    def add(self, rule: Rule) -> Rule:
        """Add a rule and return it, so that its hits can be counted."""
        self.rules.append(rule)
        return rule

    def clear(self) -> None:
        """Let everything go well again."""
        self.rules.clear()

    async def strike(self, call: Call, when: When) -> FalseAnswer | None:
        """Do what the first fitting rule says."""
        for rule in self.rules:
            if rule.meets(call, when):
                rule.hits += 1
                return await rule.deed(call)
        return None


def refusing(refusal: Refusal) -> Deed:
    """Return a deed that refuses."""

    async def deed(call: Call) -> FalseAnswer | None:
        del call
        raise refusal

    return deed


def answering(answer: FalseAnswer) -> Deed:
    """Return a deed that answers something else."""

    async def deed(call: Call) -> FalseAnswer | None:
        del call
        return answer

    return deed


async def dropping(call: Call) -> FalseAnswer | None:
    """Cut the line."""
    del call
    raise ConnectionDropped
