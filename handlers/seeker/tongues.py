"""The seekers' languages, and what is shown in two of them at once."""

from __future__ import annotations

from collections.abc import Callable

from db.letters import Button, Buttons, Words
from db.records import Seeker
from handlers.actions import action
from handlers.desk import voice_of
from handlers.phrases import join, labelled, phrase, width
from locales import Tongue, tongue
from locales.languages import parted
from locales.naming import own_name
from locales.organisation import ours
from locales.text import Text
from locales.texts import intake as texts

BETWEEN = Words("· · ·")
TEXT_LIMIT = 4096
"""UTF-16 code units of one message, Bot API sendMessage."""


def both(seeker: Seeker, made: Callable[[Tongue], Words]) -> Words:
    """The words in the seeker's language and, as a habit, in a second one below.

    Where one message cannot hold both, the second language stands alone.
    """
    first = made(voice_of(seeker))
    if not seeker.second_language:
        return first
    second = made(tongue(seeker.second_language))
    whole = join((first, BETWEEN, second))
    return whole if width(whole.text) <= TEXT_LIMIT else second


def codes(seeker: Seeker) -> tuple[str, ...]:
    """The language or two languages that this seeker is shown things in, each with its script."""
    first = voice_of(seeker).code
    return (first, seeker.second_language) if seeker.second_language else (first,)


def languages(seeker: Seeker) -> tuple[str, ...]:
    """The same as they are spoken: whatever the script, and none twice."""
    return tuple(dict.fromkeys(parted(code)[0] for code in codes(seeker)))


def said(seeker: Seeker, what: Text, **inserted: object) -> Words:
    """One of the line's texts, in a second language too where that is a habit."""
    return both(seeker, lambda say: phrase(say, what, **inserted))


def note(seeker: Seeker, what: Text) -> tuple[Words, Buttons]:
    """A text that stands alone, with the button that shows it in two languages."""
    return said(seeker, what), (row(seeker, "t", what.key),)


def row(seeker: Seeker, *where: str) -> tuple[Button, ...]:
    """The button under a screen that shows it in two languages, or in one again."""
    say = voice_of(seeker)
    if seeker.second_language:
        return (labelled(say, texts.ONE_LANGUAGE, action("one", *where)),)
    return (labelled(say, texts.TWO_LANGUAGES, action("two", *where)),)


def choices(seeker: Seeker, *where: str) -> Buttons:
    """Which second language, each by its own name in its own script, two by two."""
    say = voice_of(seeker)
    made = [
        Button(own_name(code), action("with", code, *where)) for code in ours().readings if code != say.code
    ]
    named = tuple(tuple(made[nr : nr + 2]) for nr in range(0, len(made), 2))
    return (*named, (labelled(say, texts.ONE_LANGUAGE, action("one", *where)),))
