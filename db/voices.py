"""What is remembered of voices: who wants theirs changed, how in each case, and notes that wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from db.disguise import Disguise
from db.letters import Attachment, Words


@dataclass(frozen=True, slots=True)
class VoiceChoice:
    """What somebody has chosen. `on`: voice notes are changed; `listens`: each is heard before it goes.

    `asked` is whether they know that they can choose.
    """

    on: bool = False
    listens: bool = False
    asked: bool = False


@dataclass(frozen=True, slots=True)
class WaitingNote:
    """A changed voice note that its sender has not yet let go.

    `message_id` is the sender's own message with it, `reply_to` the message that it answers.
    """

    attachment: Attachment
    message_id: int
    at: datetime
    words: Words = Words()
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class CaseVoice:
    """How one person sounds in one case; `who` is the id of the seeker or the staff member.

    `heard` is whether they have heard it and sent it.
    """

    who: str
    disguise: Disguise
    heard: bool = False
    waiting: tuple[WaitingNote, ...] = ()
