"""A real seeker writes while somebody practises: the practice steps back."""

from __future__ import annotations

from dataclasses import replace

from db.records import Staff
from handlers.desk import Desk
from handlers.practice import showing


def interrupt(desk: Desk, member: Staff) -> None:
    """Nothing is lost of it, and nothing that is typed now is taken for it."""
    practice = desk.work.practices.get(member.practising) if member.practising else None
    if practice and practice.state == "talking":
        showing.keep(desk, member, replace(practice, state="interrupted"))
