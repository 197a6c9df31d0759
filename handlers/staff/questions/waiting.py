"""What an admin's next message is for: a text that was asked for, a note, a step of a preview."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from pydantic import TypeAdapter

from db.records import QuestionnaireKind, Staff
from handlers.desk import Desk

PATIENCE = timedelta(hours=2)
"""After this long a message is no answer any more to what was asked."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """`what` says what is waited for; `revision` is the working copy the admin was looking at.

    `question` and `option` are ids; `words` is what came but was not used yet; `walk` is where
    a preview is; `variant` is the place of the question's variant it is about.
    """

    what: str
    kind: QuestionnaireKind
    revision: int
    question: str = ""
    option: str = ""
    language: str = ""
    words: str = ""
    walk: str = ""
    variant: int | None = None


@dataclass(frozen=True, slots=True)
class _Since:
    at: datetime
    waiting: Waiting


_STORED = TypeAdapter(dict[str, _Since])
_NAME = "questions.waiting"


def waiting_for(desk: Desk, member: Staff) -> Waiting | None:
    """What is waited for from this admin; None when nothing was asked, or too long ago."""
    since = _all(desk).get(member.id) if not member.awaits else None
    return since.waiting if since and desk.now - since.at < PATIENCE else None


def wait_for(desk: Desk, member: Staff, waiting: Waiting | None) -> None:
    """From now on wait for this, or for nothing."""
    everyone = {one: since for one, since in _all(desk).items() if desk.now - since.at < PATIENCE}
    everyone.pop(member.id, None)
    if waiting:
        everyone[member.id] = _Since(desk.now, waiting)
        _only_here(desk, member)
    desk.work.settings.put(_NAME, _STORED.dump_json(everyone).decode())


def _only_here(desk: Desk, member: Staff) -> None:
    """What was asked last is what is answered: nothing else waits for the next message."""
    now = desk.work.staff.get(member.id)
    if now and now.awaits:
        desk.work.staff.save(replace(now, awaits=""))


def _all(desk: Desk) -> dict[str, _Since]:
    stored = desk.work.settings.get(_NAME)
    return _STORED.validate_json(stored) if stored else {}
