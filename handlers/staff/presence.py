"""A staff member blocks the bot, or lets it in again."""

from __future__ import annotations

from dataclasses import replace

from db.records import Staff
from handlers.desk import Desk
from handlers.match import rematching


def changed(desk: Desk, member: Staff, *, here: bool) -> None:
    """A confidant who cannot be reached gets no offers, and the cases go back to matching."""
    if member.unreachable != here:
        return
    member = replace(member, unreachable=not here)
    desk.work.staff.save(member)
    if here:
        desk.work.outbox.revive("staff", member.chat_id)
    else:
        rematching.give_back_all(desk, member)


def heard(desk: Desk, member: Staff) -> Staff:
    """Whoever writes or presses a button is here, whatever was noted when a letter came back.

    When that was is kept to the hour, and so written once an hour at most.
    """
    if member.unreachable:
        changed(desk, member, here=True)
    hour = desk.now.replace(minute=0, second=0, microsecond=0)
    if member.seen_at == hour:
        return replace(member, unreachable=False)
    member = replace(member, unreachable=False, seen_at=hour)
    desk.work.staff.save(member)
    return member
