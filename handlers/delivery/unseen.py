"""What had not arrived when a case was over for good: it goes to nobody, and whoever wrote it hears so."""

from __future__ import annotations

from collections import Counter

from db.letters import BotName, Send
from db.records import Case, Seeker
from handlers import rounds
from handlers.delivery import ways
from handlers.desk import Desk, voice_of
from handlers.phrases import phrase
from handlers.seeker import tongues
from locales.texts import delivery as texts


def let_go(desk: Desk, case: Case) -> None:
    """Take back what waits of a case, once all that waits is for somebody who cannot be reached or keeps it
    back. What is only late, after an outage or a standstill, goes out first.
    """
    if is_late(desk, case):
        return
    rounds.one_by_one(desk, [case], _tell)
    desk.work.outbox.cancel(case_id=case.id)


def is_late(desk: Desk, case: Case) -> bool:
    """Whether something of a case is still to go out to somebody who can be reached."""
    return bool(desk.work.outbox.on_their_way(case.id, _away(desk, case)))


def _away(desk: Desk, case: Case) -> list[tuple[BotName, int]]:
    """The chats of those who cannot be reached."""
    away: list[tuple[BotName, int]] = [
        ("staff", one.chat_id) for one in desk.work.staff.everyone() if one.unreachable
    ]
    return [*away, *(("seeker", one.chat_id) for one in _seeker(desk, case) if one.unreachable)]


def _seeker(desk: Desk, case: Case) -> list[Seeker]:
    """Nobody where the record is gone or cannot be read: that keeps no case from being sealed."""
    return list(rounds.readable([case.seeker_id], desk.work.seekers.get))


def _tell(desk: Desk, case: Case) -> None:
    """Outside the case, which is about to be sealed, and without its name."""
    said = [one for one in desk.work.transcript.read(case.id) if not (one.taken_back or one.withheld)]
    unseen = [one for one in said if ways.progress(desk, case, one) == "coming"]
    by_staff = Counter(one.by for one in unseen if one.side == "confidant" and one.by)
    for staff_id, count in by_staff.items():
        if member := desk.work.staff.get(staff_id):
            desk.tell_staff(member, Send(phrase(voice_of(member), texts.UNSEEN, count=count)))
    count = sum(one.side == "seeker" for one in unseen)
    for seeker in _seeker(desk, case) if count else ():
        desk.tell_seeker(seeker, Send(tongues.said(seeker, texts.UNSEEN, count=count)))
