"""Who said something, as somebody who can be told about it."""

from __future__ import annotations

from db.letters import EntryRef
from db.records import Case, Entry, Staff
from handlers.desk import Desk
from handlers.voices.speaker import Speaker


def of(desk: Desk, case: Case, entry: Entry) -> Speaker | None:
    """Whoever said this, while they are on the case; the line's own words are nobody's."""
    if entry.side == "seeker":
        seeker = desk.work.seekers.get(case.seeker_id)
        return Speaker(desk, seeker, case) if seeker else None
    member = desk.work.staff.get(entry.by) if entry.by else None
    held = desk.work.assignments.of_member(case.id, entry.by) if member else None
    return Speaker(desk, member, case, held) if isinstance(member, Staff) and held else None


def known(desk: Desk, case: Case, who: str) -> Speaker | None:
    """Somebody by their id, seeker or staff, while they are on the case."""
    if seeker := desk.work.seekers.get(who):
        return Speaker(desk, seeker, case) if seeker.id == case.seeker_id else None
    member = desk.work.staff.get(who)
    held = desk.work.assignments.of_member(case.id, who) if member else None
    return Speaker(desk, member, case, held) if member and held else None


def is_of(speaker: Speaker, entry: Entry) -> bool:
    """Whether somebody said this."""
    return entry.side == "seeker" if speaker.side == "seeker" else entry.by == speaker.person.id


def find(desk: Desk, ref: EntryRef, *, over: bool = False) -> tuple[Case, Entry] | None:
    """A case that still goes on, and one thing said in it that still stands.

    With `over` it may have ended, as long as it is not sealed.
    """
    case = desk.work.cases.get(ref.case_id) if ref.seq > 0 else None
    entry = desk.work.transcript.get(ref) if case and _goes_on(desk, case, over=over) else None
    return (case, entry) if case and entry and not entry.taken_back and not entry.withheld else None


def _goes_on(desk: Desk, case: Case, *, over: bool) -> bool:
    return case.state == "open" or (
        over and case.state == "closed" and not desk.work.cases.is_sealed(case.id)
    )
