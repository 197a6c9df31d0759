"""A seeker blocks the bot, or lets it in again."""

from __future__ import annotations

from dataclasses import replace

from db.records import Seeker
from handlers import discretion
from handlers.company import present as company
from handlers.desk import Desk
from locales.text import Text
from locales.texts import staff as texts


def changed(desk: Desk, seeker: Seeker, *, here: bool) -> None:
    """The confidant is told when messages cannot reach the seeker, and when they can again."""
    if seeker.unreachable != here:
        return
    desk.work.seekers.save(replace(seeker, unreachable=not here))
    if here:
        desk.work.outbox.revive("seeker", seeker.chat_id)
    _tell_confidant(desk, seeker, texts.SEEKER_BACK if here else texts.SEEKER_UNREACHABLE)


def heard(desk: Desk, seeker: Seeker) -> Seeker:
    """Whoever writes or presses a button is here, whatever was noted when a letter came back."""
    if seeker.unreachable:
        changed(desk, seeker, here=True)
    return discretion.seen(desk.work, replace(seeker, unreachable=False))


def _tell_confidant(desk: Desk, seeker: Seeker, what: Text) -> None:
    case = desk.work.cases.get(seeker.case_id) if seeker.case_id else None
    if case:
        company.tell(desk, case, what, case=case.name)
