"""The way to clear the chat, under every screen."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Button
from db.records import Seeker
from handlers.actions import action
from handlers.desk import voice_of
from handlers.phrases import labelled
from locales import Tongue
from locales.text import Text
from locales.texts import safety as texts


def clear(seeker: Seeker) -> tuple[Button, ...]:
    """The row that clears the chat at once."""
    return (labelled(voice_of(seeker), texts.CLEAR_NOW, action("wipe")),)


def ticked(label: str, *, on: bool) -> str:
    """The label of a choice with how it is now."""
    return f"{'☑' if on else '☐'} {label}"


def choice(say: Tongue, what: Text, does: str, *, on: bool, **inserted: object) -> Button:
    """A choice with how it is now."""
    made = labelled(say, what, does, **inserted)
    return replace(made, label=ticked(made.label, on=on))
