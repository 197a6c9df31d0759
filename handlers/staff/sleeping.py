"""A confidant lets a case sleep, or wakes it."""

from __future__ import annotations

from datetime import timedelta

from db.letters import Button, Edit, Send
from db.records import Case, Staff
from handlers.actions import action
from handlers.clock import sleeping
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import phrase
from handlers.staff import cases, strays
from locales import Tongue
from locales.texts import common, handover as handover_texts, staff as staff_texts, waiting as texts

LENGTHS = {"3": texts.DAYS, "7": texts.WEEKS, "14": texts.WEEKS, "30": texts.MONTH}
"""What can be chosen, in days, and the unit it is called in."""


def ask(desk: Desk, member: Staff, letter: Letter) -> None:
    """/sleep in a case: for how long? Where the case is not certain, ask which."""
    if (case := _meant(desk, member, letter)) is None:
        return
    say = voice_of(member)
    lengths = [Button(_called(say, days), action("sl", case.id, days)) for days in LENGTHS]
    rows = (tuple(lengths[:2]), tuple(lengths[2:]), (Button(say(common.CANCEL), action("slno", case.id)),))
    held = desk.work.assignments.current(case.id)
    desk.tell_staff(member, Send(phrase(say, texts.SLEEP_HOW_LONG, case=case.name), buttons=rows), held)


def _called(say: Tongue, days: str) -> str:
    unit = LENGTHS[days]
    count = int(days) // 7 if unit is texts.WEEKS else int(days)
    return say(unit, count=count) if unit.english_plural else say(unit)


def _meant(desk: Desk, member: Staff, letter: Letter) -> Case | None:
    held = cases.meant(desk, member, letter)
    case = desk.work.cases.get(held.case_id) if held else None
    if not held or not case or case.state != "open":
        cases.list_cases(desk, member, staff_texts.WHICH_CASE)
        return None
    if held.part != "lead":
        told = phrase(voice_of(member), handover_texts.LEAD_ONLY, case=case.name)
        desk.tell_staff(member, Send(told), held)
        return None
    return cases.mine(desk, member, case.id)


def chosen(desk: Desk, member: Staff, press: Press) -> None:
    """A length was pressed: the case sleeps, and the seeker hears that nothing is expected."""
    case_id, days = press.given(2)
    case = cases.mine(desk, member, case_id)
    if not case or case.asleep_until or days not in LENGTHS:
        strays.old_button(desk, member, press)
        return
    case = sleeping.fall_asleep(desk, case, timedelta(days=int(days)))
    say = voice_of(member)
    told = phrase(say, texts.SLEEPS, case=case.name, day=sleeping.until(desk, say, case))
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(told, press.message_id))
    seeker = desk.work.seekers.get(case.seeker_id)
    if seeker and not seeker.unreachable:
        desk.tell_seeker(seeker, Send(sleeping.quiet(desk, seeker, case)), case)


def not_chosen(desk: Desk, member: Staff, press: Press) -> None:
    """The case does not go to sleep now."""
    if not cases.mine(desk, member, press.given(1)[0]):
        strays.old_button(desk, member, press)
        return
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(phrase(voice_of(member), staff_texts.NOT_ENDED), press.message_id))


def wake(desk: Desk, member: Staff, letter: Letter) -> None:
    """/wake in a case that sleeps."""
    if (case := _meant(desk, member, letter)) is None:
        return
    if case.asleep_until:
        sleeping.wake(desk, case)
        return
    words = phrase(voice_of(member), texts.NOT_ASLEEP, case=case.name)
    desk.tell_staff(member, Send(words), desk.work.assignments.current(case.id))
