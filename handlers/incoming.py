"""What people do, as plain values: the edges make these, the handlers read them."""

from __future__ import annotations

from dataclasses import dataclass, field

from db.letters import Parcel, Words


@dataclass(frozen=True, slots=True)
class Letter:
    """One message somebody wrote.

    `kind` is one of `handlers.kinds.CONTENT`; "unknown" when the Bot API has grown a new one.
    `thread` is the topic it was written in, `reply_to` the message it answers and `quote` the part
    of it that is quoted, `album` the mark that messages of one album share, `point` the latitude
    and longitude of a place, `file` the mark of the file in a changed message.
    """

    chat_id: int
    message_id: int
    kind: str
    words: Words = field(default=Words())
    parcel: Parcel | None = None
    reply_to: int | None = None
    thread: int | None = None
    album: str | None = None
    quote: Words | None = None
    point: tuple[float, float] | None = None
    file: str = ""


@dataclass(frozen=True, slots=True)
class Press:
    """A press on an inline button: which message it hangs under, and the button's action.

    `parcel` is the file that the message answers, where the button has it fetched (`FETCH_AGAIN`).
    """

    chat_id: int
    message_id: int
    press_id: str
    action: str
    thread: int | None = None
    parcel: Parcel | None = None

    @property
    def verb(self) -> str:
        """The first part of the action, which says what the button does."""
        return self.action.partition(":")[0]

    @property
    def args(self) -> tuple[str, ...]:
        """The other parts of the action."""
        return tuple(self.action.split(":")[1:])

    def given(self, count: int) -> tuple[str, ...]:
        """So many of the other parts; empty ones for those that a made-up action does not have."""
        return (*self.args, *[""] * count)[:count]


@dataclass(frozen=True, slots=True)
class Reaction:
    """Somebody's newest reaction to a message in their chat; None when they have none (any more)."""

    chat_id: int
    message_id: int
    emoji: str | None
