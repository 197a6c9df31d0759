"""What an admin's next message is for: a new wording, or a word to look for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from db.records import Staff
from handlers.actions import action
from handlers.desk import Desk
from handlers.staff.questions import waiting

PATIENCE = timedelta(hours=2)
"""After this long a message is no answer any more to what was asked."""


VERBS = ("tw", "ts")
"""The buttons after which a wording, or a word to look for, is waited for here."""


@dataclass(frozen=True, slots=True)
class Awaited:
    """In which language, and the key of the text to word; without one it is a word to look for."""

    language: str
    key: str


def expect(desk: Desk, member: Staff, verb: str, language: str, key: str = "") -> None:
    """Wait for the member's next message; a question that waited for one waits no longer."""
    waiting.wait_for(desk, member, None)
    since = str(int(desk.now.timestamp()))
    desk.work.staff.save(replace(member, awaits=action(verb, language, since, key)))


def awaited(desk: Desk, member: Staff) -> Awaited | None:
    """What the next message is for; None when nothing was asked here, or too long ago."""
    if not member.awaits or "admin" not in member.roles:
        return None
    verb, language, since, key = member.awaits.split(":")
    if verb not in VERBS:
        return None
    asked = datetime.fromtimestamp(int(since), UTC)
    return Awaited(language, key) if desk.now - asked < PATIENCE else None


def let_go(desk: Desk, member: Staff) -> Staff:
    """The member has turned to something else: the next message is for nothing special."""
    if member.awaits:
        member = replace(member, awaits="")
        desk.work.staff.save(member)
    return member
