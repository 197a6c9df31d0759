"""Staff bots that nobody has touched for the minutes of their PIN: what waits for them is withheld too."""

from __future__ import annotations

from db.records import Staff
from handlers.desk import Desk

TAKES_AWAY = ("answer_press", "remove", "delete_topic", "show_commands", "open_topic", "name_topic")
"""Letters that show nothing of a case's words, or take away."""


def withhold_idle(desk: Desk) -> None:
    """Something may have waited in the outbox since before the phone was locked: it does not go out now."""
    for member in desk.work.staff.tended():
        if member.pin and desk.is_locked(member):
            _withhold(desk, member)


def _withhold(desk: Desk, member: Staff) -> None:
    before = desk.work.outbox.withheld("staff", member.chat_id)
    if desk.work.outbox.withhold("staff", member.chat_id, TAKES_AWAY) and not before:
        desk.say_news(member)
