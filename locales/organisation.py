"""The organisation that runs the line, as data: who it is, and in which words, languages and numbers it speaks.

The line as it comes is an organisation too, `Organisation()`. Another one is read from its folder once, when
the program starts (`handlers/organisation/`), and is in force for as long as the program runs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path

from locales.languages import LANGUAGES, SOURCE, readings
from locales.texts import common
from locales.texts.common import Choices

Templates = Mapping[str, str]
"""Templates by key."""
Overlay = Mapping[str, Templates]
"""What is said in other words than the catalogs': by language, templates by key."""


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours of charts on white, as `#RRGGBB`. The first two are of Okabe and Ito's set, which people with
    any kind of colour blindness tell apart (https://jfly.uni-koeln.de/color/).

    `main` and `second` are what is counted, `ink` the letters, `quiet` lines and what is suppressed.
    """

    main: str = "#0072B2"
    second: str = "#E69F00"
    ink: str = "#222222"
    quiet: str = "#767676"


@dataclass(frozen=True, slots=True)
class Organisation:
    """Whoever runs a line. The defaults are those of the line as it comes.

    `country` is an ISO 3166 code in small letters, for places and telephone numbers, `abroad` such codes in
    capitals for mobile numbers that people also write. `languages` are what seekers can read, in the order
    of the buttons; `local` is the country's own, which stands beside every word about danger and is spoken
    to whoever has not chosen yet. `spoken` are those that confidants may speak. `numbers` are telephone numbers by what they are for. `texts` are its own
    wordings. `questions` are its questionnaires as YAML, by kind, `places` its list of places, and
    `practice` the folder of its scenarios; without them those of the program are used. `reviews` is the folder
    of what native speakers have read of those. `line` are settings that hold unless the environment says otherwise.
    """

    name: str = "Amana"
    country: str = "nl"
    abroad: tuple[str, ...] = ("BE", "MA", "TR")
    languages: tuple[str, ...] = LANGUAGES
    local: str = "nl"
    spoken: tuple[str, ...] = tuple(common.LANGUAGES)
    communities: Choices = field(default_factory=lambda: common.COMMUNITIES)
    numbers: Mapping[str, str] = field(default_factory=lambda: common.NUMBERS)
    texts: Overlay = field(default_factory=dict)
    questions: Mapping[str, str] = field(default_factory=dict)
    places: Path | None = None
    practice: Path | None = None
    reviews: Path | None = None
    colours: Colours = field(default_factory=Colours)
    line: Mapping[str, str] = field(default_factory=dict)

    @property
    def readings(self) -> tuple[str, ...]:
        """Codes of all that can be read: each language, and right behind it its other scripts."""
        return readings(self.languages)

    @property
    def written(self) -> tuple[str, ...]:
        """The languages that texts are in: English too, which the staff can read."""
        return tuple(dict.fromkeys((*self.languages, SOURCE)))


AS_IT_COMES = Organisation()
_IN_FORCE: ContextVar[Organisation] = ContextVar("organisation", default=AS_IT_COMES)
"""A process runs the line of one organisation; a test may run several, each in its own tasks."""


def ours() -> Organisation:
    """The organisation in force: within an `in_force` block its own, else the line as it comes."""
    return _IN_FORCE.get()


@contextmanager
def in_force(organisation: Organisation) -> Iterator[None]:
    """Within this block, and in every task begun in it, the line is this organisation's."""
    before = _IN_FORCE.get()
    _IN_FORCE.set(organisation)
    try:
        yield
    finally:
        _IN_FORCE.set(before)
