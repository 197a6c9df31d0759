"""One call of one Bot API method, and what it brought along."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.sandbox.chats import Bot
from bot.sandbox.jsonvalues import as_flag, as_number, as_text
from bot.sandbox.refusals import BadField


@dataclass(frozen=True, slots=True)
class Upload:
    """A file in a multipart request."""

    name: str
    mime: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Call:
    """A method called by a bot. Parameters nobody asks for are ignored, as Telegram does.

    `values` are strings from a form or a query, or any JSON from a JSON body.
    """

    bot: Bot
    method: str
    values: Mapping[str, object]
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Return whether the parameter was given."""
        value = self.values.get(name)
        return value is not None and value != ""

    def text(self, name: str) -> str:
        """Return a parameter as text; empty when it is not there."""
        return as_text(self.values.get(name))

    def number(self, name: str) -> int:
        """Return a parameter as a whole number; 0 when it is not there or is none."""
        return as_number(self.values.get(name))

    def real(self, name: str) -> float:
        """Return a parameter as a number; 0 when it is not there or is none."""
        try:
            return float(self.text(name))
        except ValueError:
            return 0.0

    def flag(self, name: str) -> bool:
        """Return a Boolean parameter."""
        return as_flag(self.values.get(name))

    def json(self, name: str) -> object:
        """Return a JSON-serialized parameter, None when it is not there. Raises `BadField`."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise BadField(what=name.replace("_", " ")) from None

    @property
    def chat(self) -> int:
        """Return the chat it is about, 0 for none: what faults and limits go by."""
        return self.number("chat_id") or self.number("user_id")
