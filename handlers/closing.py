"""A case ends, from either side: both hear it, and what was said is on its way to being sealed."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Buttons, Send, Words
from db.records import Case, Seeker
from handlers import alarms, flood, letting_go, signs, withdrawing
from handlers.actions import action
from handlers.company import asides, leaving, present as company
from handlers.desk import Desk, voice_of
from handlers.figures import counting
from handlers.phrases import labelled
from handlers.seeker import rating, tongues
from handlers.staff import aftercare, cases
from handlers.voices import notes
from locales.text import Counted, Text
from locales.texts import (
    delivery,
    handover as handover_texts,
    seeker as seeker_texts,
    waiting as waiting_texts,
)


def close(
    desk: Desk,
    case: Case,
    by: str,
    outcome: str,
    told_seeker: Text,
    told_confidant: Text,
    *,
    asks_how: bool = True,
) -> None:
    """Close the case; `by` is a staff id or "seeker". With `asks_how` its seeker may say how it was.

    What is still in the outbox is delivered; sealing follows when that is done.
    """
    asks_how = asks_how and rating.may_ask(case)
    counting.ended(desk, case, outcome)
    case = notes.let_go(desk, letting_go.ended(desk, case))
    there, lead = company.of(desk, case.id), company.lead(desk, case.id)
    seeker = desk.work.seekers.get(case.seeker_id)
    withdrawing.take_back_offers(desk, case, handover_texts.OFFER_TAKEN_BACK)
    asides.take_away(desk, case)
    alarms.take_away(desk, case)
    hours = int(desk.line.grace.total_seconds() // 3600)
    company.tell(desk, case, told_confidant, case=case.name, hours=hours)
    for one in there:
        cases.leave(desk, one.member, case)
    case = replace(case, state="closed", closed_at=desk.now, outcome=outcome, handover=None, alarm=None)
    desk.work.cases.save(case)
    desk.work.audit.note("closed", by, case.id)
    signs.renew(desk, case)
    if lead:
        aftercare.offer(desk, lead.member, case)
        leaving.one_less(desk, lead.member.id)
    if seeker and (unread := flood.kept_back(desk, case)):
        desk.tell_seeker(seeker, Send(tongues.said(seeker, delivery.UNSEEN, count=len(unread))), case)
    if seeker:
        _farewell(desk, replace(seeker, rates="heard" if asks_how else ""), case, told_seeker)


def _farewell(desk: Desk, seeker: Seeker, case: Case, told: Text) -> None:
    seeker = replace(seeker, stage="farewell", case_id=None)
    desk.work.seekers.save(seeker)
    thanks, two = tongues.note(seeker, told)
    desk.tell_seeker(seeker, Send(thanks, buttons=two), case)
    words, buttons = drawn(desk, seeker)
    desk.tell_seeker(seeker, Send(words, buttons=buttons), case)


def drawn(desk: Desk, seeker: Seeker) -> tuple[Words, Buttons]:
    """Erased now, or left locked: the choice after the end, and its buttons; and one to say how it was."""
    say = voice_of(seeker)
    buttons = (
        (labelled(say, seeker_texts.ERASE_NOW, action("erase")),),
        (labelled(say, seeker_texts.KEEP, action("keep")),),
        *rating.row(seeker),
        tongues.row(seeker, "farewell"),
    )
    return tongues.said(
        seeker, seeker_texts.ERASE_OR_KEEP, time=Counted(waiting_texts.DAYS, desk.line.retention_days)
    ), buttons
