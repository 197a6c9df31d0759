"""Something is on its way to the other side, which may see that: a bot hears nothing of people who type."""

from __future__ import annotations

from db.letters import BotName, FileKind, Typing
from handlers.company import asides, present as company
from handlers.desk import Desk
from handlers.incoming import Letter
from handlers.staff import cases


def show(desk: Desk, bot: BotName, letter: Letter, kind: FileKind | None = None) -> None:
    """Show those who will get this letter that it is being prepared. In doubt nobody sees anything."""
    if bot == "seeker":
        _from_seeker(desk, letter, kind)
    else:
        _from_staff(desk, letter, kind)


def _from_seeker(desk: Desk, letter: Letter, kind: FileKind | None) -> None:
    seeker = desk.work.seekers.find(letter.chat_id)
    if seeker is None or seeker.case_id is None or seeker.stage != "talking" or seeker.hidden:
        return
    for one in company.of(desk, seeker.case_id):
        if not desk.is_locked(one.member):
            desk.tell_staff(one.member, Typing(kind), one.held)


def _from_staff(desk: Desk, letter: Letter, kind: FileKind | None) -> None:
    """Not for what is said among the staff, answers a question of the bot's own, or stops at the lock."""
    member = desk.work.staff.find(letter.chat_id)
    if (
        member is None
        or desk.is_locked(member)
        or member.asks
        or member.awaits
        or member.reading
        or _is_aside(desk, letter)
    ):
        return
    held = cases.meant(desk, member, letter)
    case = desk.work.cases.get(held.case_id) if held and held.until is None else None
    seeker = desk.work.seekers.get(case.seeker_id) if case and case.state == "open" else None
    if case and seeker:
        desk.tell_seeker(seeker, Typing(kind), case)


def _is_aside(desk: Desk, letter: Letter) -> bool:
    ref = desk.work.messages.entry_at("staff", letter.chat_id, letter.reply_to) if letter.reply_to else None
    return ref is not None and asides.is_aside(desk, ref)
