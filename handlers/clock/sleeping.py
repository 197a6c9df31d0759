"""A case sleeps: nothing is expected of anybody until a day, or until the seeker writes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from db.letters import Send, Words
from db.records import Case, Owing, Seeker
from handlers import signs
from handlers.clock import holders, turns
from handlers.desk import Desk
from handlers.phrases import phrase
from handlers.seeker import tongues
from locales import Tongue
from locales.dates import day
from locales.text import Text
from locales.texts import waiting as texts


def fall_asleep(desk: Desk, case: Case, length: timedelta) -> Case:
    """Let an open case sleep for so long."""
    case = replace(case, asleep_until=desk.now + length)
    desk.work.cases.save(case)
    signs.renew(desk, case)
    return case


def until(desk: Desk, say: Tongue, case: Case) -> str:
    """The day to which a case sleeps, in words; nothing for one that is awake."""
    return day(case.asleep_until, say.code, desk.line.zone) if case.asleep_until else ""


def quiet(desk: Desk, seeker: Seeker, case: Case) -> Words:
    """What a seeker is told: nothing is expected, and they can always write."""
    return tongues.both(seeker, lambda say: phrase(say, texts.ASLEEP, day=until(desk, say, case)))


def wake(desk: Desk, case: Case) -> None:
    """It is over, and both sides hear so; silence counts from now."""
    held = desk.work.assignments.current(case.id)
    _awake(desk, case, turns.turn(case, held).whose if held else "confidant", texts.CASE_AWAKE)
    seeker = desk.work.seekers.get(case.seeker_id)
    if seeker and not seeker.unreachable:
        desk.tell_seeker(seeker, Send(tongues.said(seeker, texts.AWAKE)), case)


def woken(desk: Desk, case: Case) -> None:
    """The seeker has written: the confidant hears that the case is awake, and it is their turn."""
    _awake(desk, case, "confidant", texts.WOKEN)


def _awake(desk: Desk, case: Case, whose: Owing, told: Text) -> None:
    case = replace(turns.given(desk, case, whose), asleep_until=None)
    desk.work.cases.save(case)
    signs.renew(desk, case)
    holders.tell(desk, case, told)
