"""Whether a file that somebody sends has anybody to go to, before it is fetched."""

from __future__ import annotations

from db.letters import BotName, FileKind
from db.records import Staff
from db.work import Work
from handlers.relaying import RELAYED
from handlers.staff import prompts


def wanted(work: Work, bot: BotName, chat_id: int, kind: FileKind) -> bool:
    """True when a case or the editor of the questions would take such a file from this chat.

    Strangers' files are left.
    """
    if kind not in RELAYED:
        return False
    return _from_seeker(work, chat_id, kind) if bot == "seeker" else _from_staff(work, chat_id, kind)


def _from_seeker(work: Work, chat_id: int, kind: FileKind) -> bool:
    seeker = work.seekers.find(chat_id)
    if seeker is None or seeker.case_id is None or seeker.hidden:
        return False
    return seeker.stage in ("waiting", "talking") or (seeker.stage == "intake" and kind == "voice")


def _from_staff(work: Work, chat_id: int, kind: FileKind) -> bool:
    member = work.staff.find(chat_id)
    if member is None:
        return False
    reads = kind == "voice" and member.reading.startswith(f"{prompts.AWAITS}:")
    edits = kind == "document" and "admin" in member.roles
    return reads or edits or bool(work.cases.held_by(member.id)) or _may_advise(work, member)


def _may_advise(work: Work, member: Staff) -> bool:
    """Whether it may answer a question that somebody on a case has asked the coordinators."""
    asked = {"coordinator", "admin"} & set(member.roles)
    return bool(asked) and any(
        work.messages.of_case("staff", member.chat_id, case.id) for case in work.cases.in_state("open")
    )
