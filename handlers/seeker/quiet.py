"""A silent seeker was asked "are you still there?" and presses a button."""

from __future__ import annotations

from datetime import timedelta

from db.letters import Edit
from db.records import Case, Seeker
from handlers.clock import holders, sleeping, turns
from handlers.company import present as company
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.seeker import strays, tongues
from locales.texts import waiting as texts

LATER = timedelta(days=14)
"""How long a case sleeps when its seeker says "not now"."""


def here(desk: Desk, seeker: Seeker, press: Press) -> None:
    """Yes, still here: the time to write begins anew, and the confidant knows."""
    if (case := _asked(desk, seeker, press)) is None:
        return
    desk.work.cases.save(turns.given(desk, case, "seeker"))
    desk.tell_seeker(seeker, Edit(tongues.said(seeker, texts.GOOD), press.message_id), case)
    holders.tell(desk, case, texts.SEEKER_HERE)


def not_now(desk: Desk, seeker: Seeker, press: Press) -> None:
    """Not now: the case sleeps for a while, and the confidant knows."""
    if (case := _asked(desk, seeker, press)) is None:
        return
    case = sleeping.fall_asleep(desk, case, LATER)
    desk.tell_seeker(seeker, Edit(sleeping.quiet(desk, seeker, case), press.message_id), case)
    if lead := company.lead(desk, case.id):
        day = sleeping.until(desk, voice_of(lead.member), case)
        holders.tell(desk, case, texts.SEEKER_LATER, day=day)


def _asked(desk: Desk, seeker: Seeker, press: Press) -> Case | None:
    """The open case whose seeker was asked and has done nothing since."""
    case = desk.work.cases.get(seeker.case_id) if seeker.case_id else None
    held = desk.work.assignments.current(case.id) if case and case.state == "open" else None
    if case and held and not case.asleep_until:
        owes = turns.turn(case, held)
        if owes.whose == "seeker" and case.nudged_at and case.nudged_at >= owes.since:
            desk.answer_seeker(press)
            return case
    strays.old_button(desk, seeker, press)
    return None
