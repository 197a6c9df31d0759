"""Chats that are cleared by the clock: messages as old as their seeker chose, and what was shown briefly."""

from __future__ import annotations

from datetime import timedelta

from db.letters import Address, Remove
from db.records import Seeker
from handlers import rounds
from handlers.desk import Desk
from handlers.seeker.safety.news import BRIEFLY


def clear_chats(desk: Desk) -> None:
    """Take away what has stood long enough. The conversation goes on."""
    rounds.one_by_one(desk, desk.work.seekers.tidy(), _clear)


def _clear(desk: Desk, seeker: Seeker) -> None:
    due = desk.work.onscreen.take(seeker.chat_id, "brief", desk.now - BRIEFLY)
    if seeker.clears_after is not None:
        old = desk.now - timedelta(hours=seeker.clears_after)
        due += desk.work.onscreen.take(seeker.chat_id, "rest", old)
    if due:
        desk.work.outbox.put(Address("seeker", seeker.chat_id), Remove(tuple(due)))
