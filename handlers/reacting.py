"""A reaction on one side appears on the other side's copy, as the one reaction a bot can set.

Whoever reacted last is seen; taking a reaction away takes it away. Nobody is told when Telegram
does not take one: it says nothing that words could not.
"""

from __future__ import annotations

from db.letters import BotName, EntryRef, React
from db.records import Case, Entry, Seeker, Staff
from handlers.company import asides, present as company
from handlers.desk import Desk


def by_seeker(desk: Desk, seeker: Seeker, message_id: int, emoji: str | None) -> None:
    """The seeker reacted, or took a reaction away (None)."""
    case, entry = _meant(desk, "seeker", seeker.chat_id, message_id)
    if case and entry and case.seeker_id == seeker.id and entry.side != "aside":
        _show_staff(desk, case, entry, emoji)


def by_staff(desk: Desk, member: Staff, message_id: int, emoji: str | None) -> None:
    """Somebody on the case reacted; to an aside only among the staff."""
    case, entry = _meant(desk, "staff", member.chat_id, message_id)
    if case is None or entry is None or not asides.takes_part(desk, case, member):
        return
    there = desk.work.assignments.of_member(case.id, member.id) is not None
    if entry.side == "aside":
        _show_staff(desk, case, entry, emoji, but=member.id)
        for one in asides.advisers(desk, case, but=member.id):
            desk.tell_beside(one, React(EntryRef(case.id, entry.seq), emoji), case)
    elif there:
        _show_staff(desk, case, entry, emoji, but=member.id)
        if seeker := desk.work.seekers.get(case.seeker_id):
            desk.tell_seeker(seeker, React(EntryRef(case.id, entry.seq), emoji), case)


def _meant(desk: Desk, bot: BotName, chat_id: int, message_id: int) -> tuple[Case | None, Entry | None]:
    """What the message shows, while its case is open and it is still there to be seen."""
    ref = desk.work.messages.entry_at(bot, chat_id, message_id)
    case = desk.work.cases.get(ref.case_id) if ref and ref.seq > 0 else None
    if ref is None or case is None or case.state != "open":
        return None, None
    entry = desk.work.transcript.get(ref)
    return case, entry if entry and not entry.withheld and not entry.taken_back else None


def _show_staff(desk: Desk, case: Case, entry: Entry, emoji: str | None, but: str = "") -> None:
    for one in company.of(desk, case.id):
        if one.member.id != but and company.reaches(one.held, entry):
            desk.tell_staff(one.member, React(EntryRef(case.id, entry.seq), emoji), one.held)
