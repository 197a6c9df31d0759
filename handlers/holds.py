"""Legal holds: nothing of a case is destroyed before one ends, and then it ends by itself.

A hold restricts what is done with a case (GDPR 18); it gives nobody anything to read.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from db.claiming import TAKES_AWAY
from db.letters import EntryRef, Words
from db.records import Case, Keeping, Seeker
from handlers import alarms, legal, letting_go, rounds
from handlers.company import present as company
from handlers.desk import Desk
from handlers.phrases import join, phrase
from handlers.seeker import tongues
from handlers.voices import notes
from locales import Tongue
from locales.dates import day
from locales.texts import legal as texts, seeker as seeker_texts

PATIENCE = timedelta(days=7)
"""How long the second coordinator may think about a hold; then it comes to nothing."""


def on(desk: Desk, case_id: str) -> list[Keeping]:
    """The holds that are on a case now."""
    there = desk.work.keepings.of_case(case_id)
    return [one for one in there if one.kind == "hold" and one.agreed and one.until > desk.now]


def erase(desk: Desk, case_id: str, by: str) -> bool:
    """Erase a case, or lock it away until no hold is on it any more; whether it is gone."""
    if not desk.work.keepings.is_held(case_id):
        desk.work.cases.erase(case_id)
        desk.work.audit.note("erased", by, case_id)
        return True
    for one in rounds.readable([case_id], desk.work.cases.get):
        _lock_away(desk, one)
    for hold in on(desk, case_id):
        desk.work.keepings.save(replace(hold, erase=True))
    desk.work.audit.note("erase_waits", by, case_id)
    return False


def _lock_away(desk: Desk, case: Case) -> None:
    """It has left the phones already. Nobody is on it any more, nothing waits, and it is sealed soon."""
    if case.state == "closed":
        return
    alarms.take_away(desk, case)
    case = notes.let_go(desk, letting_go.ended(desk, case))
    for one in company.of(desk, case.id):
        desk.work.assignments.end(one.held.id)
    desk.work.outbox.cancel(case_id=case.id, but=TAKES_AWAY)
    ended = replace(case, state="closed", closed_at=desk.now, outcome="ended_by_seeker", handover=None)
    desk.work.cases.save(replace(ended, alarm=None))


def without_cases(seeker: Seeker) -> Seeker:
    """What stays of a seeker who erased everything while a hold is on a case: whose it is, and from whom
    it is kept; they come back as a stranger.
    """
    fresh = Seeker(seeker.id, seeker.chat_id, language=seeker.language)
    return replace(fresh, barred=seeker.barred)


def farewell(desk: Desk, seeker: Seeker, holds: list[Keeping]) -> Words:
    """What a seeker is told who erased everything: what is kept, on which ground and until when.

    Where the law forbids to tell, nothing untrue is said either.
    """
    told = [one for one in holds if not one.untold]
    if not holds:
        return tongues.said(seeker, seeker_texts.ERASED)
    return tongues.both(seeker, lambda say: _kept(desk, say, told))


def _kept(desk: Desk, say: Tongue, told: list[Keeping]) -> Words:
    on_the_phone = phrase(say, texts.ON_YOUR_PHONE)
    if not told:
        return join((phrase(say, texts.ERASED_AS_ALLOWED), on_the_phone))
    lines = [phrase(say, texts.KEPT_LINE, **_inserted(desk, say, one)) for one in told]
    head, rights = phrase(say, texts.ERASED_BUT_HELD), phrase(say, texts.HELD_RIGHTS)
    return join((head, join(lines, gap="\n"), rights, on_the_phone))


def begins(desk: Desk, say: Tongue, hold: Keeping) -> Words:
    """What a seeker in a conversation is told when a hold begins."""
    head = phrase(say, texts.HOLD_BEGINS, **_inserted(desk, say, hold))
    return join((head, phrase(say, texts.HELD_RIGHTS)))


def _inserted(desk: Desk, say: Tongue, hold: Keeping) -> dict[str, object]:
    return {"ground": legal.ground_of(say, hold), "day": day(hold.until, say.code, desk.line.zone)}


def end_over(desk: Desk) -> None:
    """Holds and extensions whose time is over end; a hold that nobody else agreed to comes to nothing."""
    keepings = desk.work.keepings
    rounds.one_by_one(desk, rounds.readable(keepings.ids_over(), keepings.get), end)
    rounds.one_by_one(desk, rounds.readable(keepings.ids(), keepings.get), _lapse)


def _lapse(desk: Desk, keeping: Keeping) -> None:
    if not keeping.agreed and keeping.at + PATIENCE <= desk.now:
        desk.work.keepings.drop(keeping.id)


def end(desk: Desk, keeping: Keeping, by: str = "line") -> None:
    """It is over. What the seeker wanted erased meanwhile is erased now, unless another hold is on it."""
    desk.work.keepings.drop(keeping.id)
    if keeping.kind == "hold" and keeping.agreed:
        _carry_out(desk, keeping.case_id)
        desk.work.audit.note("hold_over", by, keeping.case_id)
    if keeping.erase and not desk.work.keepings.is_held(keeping.case_id):
        _erase_at_last(desk, keeping.case_id)


def _carry_out(desk: Desk, case_id: str) -> None:
    """What was taken back, changed or removed meanwhile is destroyed now, where this server can read it."""
    if desk.work.keepings.is_held(case_id) or desk.work.cases.is_sealed(case_id):
        return
    for entry in desk.work.transcript.read(case_id):
        ref = EntryRef(case_id, entry.seq)
        if entry.taken_back:
            for file in entry.attachments:
                desk.work.media.remove(case_id, file.media_id)
            desk.work.transcript.take_back(ref)
        elif entry.former:
            desk.work.transcript.forget_former(ref)


def _erase_at_last(desk: Desk, case_id: str) -> None:
    owner = desk.work.cases.owner(case_id)
    erase(desk, case_id, "line")
    seeker = desk.work.seekers.get(owner) if owner else None
    if seeker and seeker.consent is None and not desk.work.cases.ids_of_seeker(seeker.id):
        desk.work.seekers.forget(seeker.id)
