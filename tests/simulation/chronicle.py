"""Everything that ever stood on a phone, in its order, also what was taken away later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.sandbox.bubble import bubble_of
from bot.sandbox.notices import Edited, Notice, Sent, TopicDeleted
from bot.sandbox.phoneview import message_view
from bot.sandbox.world import World

Place = tuple[int, int | None]
"""A person, and the topic of their chat with their bot."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A bot's message as somebody saw it; `album` is what it has in common with others of its album.

    `answers` is the number of the message that it answers.
    """

    at: float
    place: Place
    words: str
    fresh: bool
    album: str | None = None
    answers: int | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote. `words` are nobody else's, and part of no other words. `number` is the message's,
    where it is known.
    """

    at: float
    place: Place
    words: str
    number: int | None = None


@dataclass(slots=True)
class Chronicle:
    """Listens to the whole world, and keeps what people wrote and what they saw."""

    world: World
    written: list[Written] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    corrected: dict[str, str] = field(default_factory=dict)
    """By words, what they were corrected to."""
    cleared: dict[Place, float] = field(default_factory=dict)
    """When a topic was taken away, with all that stood in it."""

    def __post_init__(self) -> None:
        self.world.listeners.append(self.hear)

    def hear(self, notice: Notice) -> None:
        """Note what a bot shows somebody, and what is taken away whole."""
        if isinstance(notice, Sent | Edited) and notice.message.sender == "bot":
            bubble = bubble_of(message_view(notice.message))
            place = (notice.chat.person.id, bubble.thread)
            fresh, at = isinstance(notice, Sent), self.world.clock.tick()
            self.shown.append(Shown(at, place, bubble.words, fresh, bubble.album, bubble.reply_to))
        elif isinstance(notice, TopicDeleted):
            self.cleared[notice.chat.person.id, notice.thread] = self.world.clock.tick()

    def wrote(self, place: Place, words: str, number: int | None = None) -> None:
        """Note what somebody wrote."""
        self.written.append(Written(self.world.clock.tick(), place, words, number))

    def places_of(self, words: str) -> Iterator[Place]:
        """Where words were seen."""
        yield from dict.fromkeys(one.place for one in self.shown if words in one.words)
