"""Telegram's own timer, which clears a chat further back than a bot can."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Send
from db.records import Seeker
from handlers.desk import Desk
from handlers.seeker import tongues
from locales.texts import safety as texts

KIND = "message_auto_delete_timer_changed"
"""What the Bot API calls the message that says so."""


def changed(desk: Desk, seeker: Seeker, seconds: int) -> None:
    """The timer was set or taken away: a word the first time it is set, and otherwise nothing."""
    if seconds <= 0 or seeker.timer_told:
        return
    desk.work.seekers.save(replace(seeker, timer_told=True))
    desk.tell_seeker(seeker, Send(tongues.said(seeker, texts.TIMER)))
