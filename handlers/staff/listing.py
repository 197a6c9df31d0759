"""Cases as coordinators choose them from buttons, closed ones too, whose names nobody can read."""

from __future__ import annotations

from collections.abc import Iterator

from db.letters import Buttons, Edit, Words
from db.records import Case, CaseState, Staff
from handlers import rounds
from handlers.desk import Desk
from handlers.incoming import Press
from locales import Tongue
from locales.dates import day_short
from locales.texts import legal as texts

MOST = 40
"""Cases that are listed."""


def seen_by(desk: Desk, member: Staff, *states: CaseState) -> list[Case]:
    """The newest cases in these states, without those of seekers the member must not hear of."""
    return sorted(_visible(desk, member, *states), key=lambda case: case.opened_at)[-MOST:]


def _visible(desk: Desk, member: Staff, *states: CaseState) -> Iterator[Case]:
    for case in rounds.cases(desk, *states):
        if not is_barred(desk, member, case):
            yield case


def is_barred(desk: Desk, member: Staff, case: Case) -> bool:
    """Whether the member must never hear of this case's seeker."""
    seeker = desk.work.seekers.get(case.seeker_id)
    return seeker is not None and member.id in seeker.barred


def chosen(desk: Desk, member: Staff, case_id: str, *states: CaseState) -> Case | None:
    """The case with this id, when it may be chosen."""
    case = next(rounds.readable([case_id], desk.work.cases.get), None)
    return case if case and case.state in states and not is_barred(desk, member, case) else None


def label(say: Tongue, case: Case) -> str:
    """A case's name; of a sealed one, whose name is sealed too, when it was closed and how its id begins."""
    if case.name or not case.closed_at:
        return case.name
    return say(texts.CLOSED_CASE, day=day_short(case.closed_at, say.code), id=case.id[:4])


def turn(desk: Desk, member: Staff, press: Press, words: Words, buttons: Buttons = ()) -> None:
    """Answer a press, and turn its message into the next screen."""
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(words, press.message_id, buttons=buttons))


def everyone_but(desk: Desk, member: Staff, case: Case) -> list[Staff]:
    """The other coordinators who may hear of a case."""
    others = (one for one in desk.work.staff.everyone() if "coordinator" in one.roles and one.id != member.id)
    return [one for one in others if not is_barred(desk, one, case)]
