"""Choosing whether one's voice is changed, and whether to listen each time before it goes."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Button, Buttons, Edit, Send, Words
from handlers.actions import action
from handlers.incoming import Letter, Press
from handlers.phrases import join, labelled, phrase
from handlers.voices.speaker import Speaker
from locales.texts import voice as texts

CHANGES: dict[str, dict[str, bool]] = {
    "on": {"on": True},
    "off": {"on": False},
    "listen": {"listens": True},
    "straight": {"listens": False},
}
"""By the button's argument: what it changes of the choice."""


def show(speaker: Speaker) -> None:
    """/voice: how it is now, what it does and what it cannot do."""
    speaker = speaker.choosing(replace(speaker.choice, asked=True))
    speaker.tell(Send(_words(speaker), buttons=_buttons(speaker)))


def pressed(speaker: Speaker, press: Press) -> bool:
    """A choice was made, which the message shows; False for a button that is none of ours."""
    change = CHANGES.get(press.given(1)[0] if press.args else "")
    if change is None:
        return False
    speaker = speaker.choosing(replace(speaker.choice, asked=True, **change))
    speaker.answer(press)
    speaker.tell(Edit(_words(speaker), press.message_id, buttons=_buttons(speaker)))
    return True


def offer(speaker: Speaker) -> Speaker:
    """Say once that a voice can be changed; whoever knows it already hears nothing."""
    if speaker.choice.asked:
        return speaker
    speaker = speaker.choosing(replace(speaker.choice, asked=True))
    words = join((phrase(speaker.say, texts.OFFER), _limits(speaker)))
    speaker.tell(Send(words, buttons=((_button(speaker, "on"), _button(speaker, "off")),)))
    return speaker


def offer_after(speaker: Speaker, letter: Letter) -> None:
    """The first voice note in a conversation: from the next one on, the voice can be changed."""
    if letter.kind == "voice":
        offer(speaker)


def _words(speaker: Speaker) -> Words:
    how = texts.CHANGED if speaker.choice.on else texts.NOT_CHANGED
    return join((phrase(speaker.say, how), _limits(speaker), phrase(speaker.say, texts.ONLY_VOICE)))


def _limits(speaker: Speaker) -> Words:
    return phrase(speaker.say, texts.LIMITS)


def _buttons(speaker: Speaker) -> Buttons:
    if not speaker.choice.on:
        return ((_button(speaker, "on"),),)
    return (
        (_button(speaker, "straight" if speaker.choice.listens else "listen"),),
        (_button(speaker, "off"),),
    )


def _button(speaker: Speaker, change: str) -> Button:
    return labelled(speaker.say, texts.CHOICES[change], action("voice", change))
