"""Whoever holds a case, and what is said to them of it."""

from __future__ import annotations

from db.letters import Buttons, Send
from db.records import Assignment, Case, Staff
from handlers.desk import Desk, voice_of
from handlers.phrases import phrase
from locales.text import Text


def of(desk: Desk, case: Case) -> tuple[Staff, Assignment] | None:
    """Who holds the case now."""
    held = desk.work.assignments.current(case.id)
    member = desk.work.staff.get(held.staff_id) if held else None
    return (member, held) if member and held else None


def tell(desk: Desk, case: Case, what: Text, buttons: Buttons = (), **inserted: object) -> None:
    """Say something of a case, by its name, to whoever holds it, in its topic."""
    if found := of(desk, case):
        member, held = found
        words = phrase(voice_of(member), what, case=case.name, **inserted)
        desk.tell_staff(member, Send(words, buttons=buttons), held)
