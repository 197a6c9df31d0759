"""Those who are on a case: the one who holds it, and whoever has joined."""

from __future__ import annotations

from dataclasses import dataclass

from db.letters import Send
from db.records import Assignment, Case, Entry, Staff
from handlers import relaying
from handlers.desk import Desk, voice_of
from handlers.phrases import phrase
from handlers.practice import interrupting
from locales.text import Text


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody on a case, and the assignment they are there by."""

    member: Staff
    held: Assignment


def of(desk: Desk, case_id: str) -> list[Present]:
    """Everybody on a case: its lead first, then who has been there longest."""
    there = sorted(desk.work.assignments.present(case_id), key=lambda held: (held.part != "lead", held.since))
    return [Present(member, held) for held in there if (member := desk.work.staff.get(held.staff_id))]


def lead(desk: Desk, case_id: str) -> Present | None:
    """Who holds the case."""
    return next((one for one in of(desk, case_id) if one.held.part == "lead"), None)


def show(desk: Desk, case: Case, entry: Entry) -> None:
    """Show an entry to everybody on the case whose own it is not and who may read so far back."""
    for one in _readers(desk, case, entry):
        if entry.side == "seeker":
            interrupting.interrupt(desk, one.member)
        relaying.show_confidant(desk, case, entry, one.member, one.held)


def show_edit(desk: Desk, case: Case, entry: Entry) -> None:
    """Change everybody's copy of an entry."""
    for one in _readers(desk, case, entry):
        relaying.show_edit_to_confidant(desk, case, entry, one.member, one.held)


def may_read(held: Assignment, entry: Entry) -> bool:
    """Whether an entry is for somebody who is on its case by this assignment."""
    return entry.side in relaying.STAFF_READS and reaches(held, entry) and entry.by != held.staff_id


def reaches(held: Assignment, entry: Entry) -> bool:
    """Whether somebody may read an entry: said since they came, or sent on to them by its writer."""
    return entry.seq >= held.from_seq or entry.open_to == held.id


def _readers(desk: Desk, case: Case, entry: Entry) -> list[Present]:
    return [one for one in of(desk, case.id) if may_read(one.held, entry)]


def tell(desk: Desk, case: Case, what: Text, /, but: str = "", **inserted: object) -> None:
    """Say something of the case to everybody on it, except `but`."""
    for one in of(desk, case.id):
        if one.member.id != but:
            words = phrase(voice_of(one.member), what, **inserted)
            desk.tell_staff(one.member, Send(words), one.held)
