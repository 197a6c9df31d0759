"""What a language is called by those who read it."""

from __future__ import annotations

from locales.texts import common
from locales.tongue import tongue


def own_name(code: str) -> str:
    """The language's name in that language and script, as on the button that chooses it."""
    say = tongue(code)
    return say(common.LANGUAGES[say.language])
