"""A case is destroyed on the organisation's word, and not on its seeker's: those concerned hear so."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Send
from db.records import Case
from handlers import withdrawing
from handlers.desk import Desk
from handlers.figures import counting
from handlers.seeker import tongues
from locales.texts import export as texts, staff as staff_texts


def destroy(desk: Desk, case: Case) -> None:
    """Take it off every phone and destroy it; its seeker begins anew when they want to."""
    counting.ended(desk, case, "erased")
    withdrawing.withdraw(desk, case, staff_texts.ERASED_BY_LINE)
    desk.work.audit.note("erased", "", case.id)
    desk.work.cases.erase(case.id)
    seeker = desk.work.seekers.get(case.seeker_id)
    if seeker and seeker.case_id == case.id:
        seeker = replace(seeker, stage="menu", case_id=None)
        desk.work.seekers.save(seeker)
        desk.tell_seeker(seeker, Send(tongues.said(seeker, texts.ERASED_BY_LINE)))
