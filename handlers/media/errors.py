"""Why a file cannot be passed on."""

from __future__ import annotations

from typing import ClassVar, Literal

Reason = Literal[
    "office",
    "archive",
    "program",
    "web",
    "contact",
    "locked",
    "layers",
    "animated_sticker",
    "format",
    "shape",
    "kind",
    "unknown",
]
"""office: a word processor's or spreadsheet's file. archive: a folder of files in one. program:
something that runs. web: a page or drawing that can fetch things. contact: an address card.
locked: needs a password. layers: a PDF with hidden layers. animated_sticker: Telegram's own
drawn format. format: a picture, sound or film in a format nobody here can rebuild. shape: too
long and thin to be a photo. kind: sent as something it is not. unknown: not recognised."""


class NotCleaned(Exception):
    """This file could not be cleaned and goes no further. `problem` is as `Parcel.problem` has it."""

    problem: ClassVar[Literal["uncleanable", "broken", "too_big", "too_short", "too_long", "no_voice"]] = (
        "broken"
    )


class Uncleanable(NotCleaned):
    """Files like this cannot be freed of what may identify somebody; `reason` says what it is."""

    problem = "uncleanable"

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


class Broken(NotCleaned):
    """The file is damaged, or is not what its first bytes say."""

    problem = "broken"


class TooBig(NotCleaned):
    """The file is larger, longer or has more in it than is taken on."""

    problem = "too_big"


class TooShort(NotCleaned):
    """There is too little in this note to change the voice in it."""

    problem = "too_short"


class TooLong(NotCleaned):
    """Changing the voice in a note this long would take too long."""

    problem = "too_long"


class NoVoice(NotCleaned):
    """No voice is heard in it that has a pitch: silence, noise, or whispering."""

    problem = "no_voice"
