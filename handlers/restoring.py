"""The line comes back from a backup: what has to be put right before it may run again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from db.ledger import Erased
from db.letters import EntryRef, Send, Words
from db.records import Case, CaseState, Seeker
from db.transcript import mark
from handlers import rounds
from handlers.desk import Desk, voice_of
from handlers.phrases import phrase
from handlers.staff import removing
from locales import Tongue
from locales.dates import day_and_hour
from locales.text import Text
from locales.texts import restoring as texts


def put_right(desk: Desk, erased: Collection[Erased], since: datetime) -> int:
    """Drop what was erased since the backup, doubt what was on its way then, and say to everybody what
    may be missing; how much of the backup was dropped.

    Whatever waited to be sent or handled may have gone out meanwhile, so all of it goes out marked as a
    possible repeat. Invitations may have been used, so none of them is good any more.
    """
    desk.work.outbox.doubt_all()
    desk.work.inbox.doubt_all()
    desk.work.invites.revoke_all()
    dropped = sum(_drop(desk, each) for each in sorted(erased, key=_order) if each.kind != "said")
    dropped += _drop_said(desk, {each.id for each in erased if each.kind == "said"})
    _mend_seekers(desk)
    _close_up(desk)
    _tell_everybody(desk, since)
    desk.work.audit.note("restored", "")
    return dropped


def _close_up(desk: Desk) -> None:
    """Who has a word or a PIN may have hidden or locked the line since: it is asked for."""
    for seeker in desk.work.seekers.everyone():
        if seeker.word:
            desk.work.seekers.save(replace(seeker, hidden=True))
    for member in desk.work.staff.everyone():
        if member.pin:
            desk.work.staff.save(replace(member, locked=True))


def _tell_everybody(desk: Desk, since: datetime) -> None:
    """What was said since is lost, and only those who said it can know: without a sound, it may be night."""
    for seeker in desk.work.seekers.everyone():
        if seeker.case_id:
            say = voice_of(seeker)
            desk.tell_seeker(seeker, Send(_words(desk, say, texts.SEEKER, since), silent=True))
    for member in desk.work.staff.everyone():
        desk.tell_staff(member, Send(_words(desk, voice_of(member), texts.STAFF, since), silent=True))


def _words(desk: Desk, say: Tongue, what: Text, since: datetime) -> Words:
    return phrase(say, what, when=day_and_hour(since, say.code, desk.line.zone))


def _order(each: Erased) -> tuple[int, str]:
    """Cases go first: what is given back by a staff member who was removed is then no erased case."""
    return ("case", "seeker", "staff", "said", "seat").index(each.kind), each.id


def _drop(desk: Desk, each: Erased) -> bool:
    if each.kind == "case":
        return _drop_case(desk, each.id)
    if each.kind == "seat":
        return _drop_seat(desk, each.id)
    return _drop_seeker(desk, each.id) if each.kind == "seeker" else _drop_member(desk, each.id)


def _drop_case(desk: Desk, case_id: str) -> bool:
    there = desk.work.cases.exists(case_id)
    desk.work.cases.erase(case_id, even_held=True)
    return there


def _drop_seat(desk: Desk, seat_id: str) -> bool:
    there = desk.work.seats.get(seat_id) is not None
    desk.work.seats.drop(seat_id)
    return there


def _drop_seeker(desk: Desk, seeker_id: str) -> bool:
    seeker = desk.work.seekers.get(seeker_id)
    if seeker is None:
        return False
    for case_id in desk.work.cases.ids_of_seeker(seeker_id):
        desk.work.cases.erase(case_id, even_held=True)
    _hush(desk, seeker)
    desk.work.seekers.forget(seeker_id)
    return True


def _hush(desk: Desk, seeker: Seeker) -> None:
    """Nothing that was on its way from or to them is to be heard of again."""
    desk.work.outbox.cancel(chat_id=seeker.chat_id, bot="seeker")
    desk.work.outbox.drop_held(seeker.chat_id)
    desk.work.inbox.drop("seeker", seeker.chat_id)
    desk.work.onscreen.forget(seeker.chat_id)


def _drop_member(desk: Desk, staff_id: str) -> bool:
    """Their cases go on with others; they themselves were told when they were removed."""
    member = desk.work.staff.get(staff_id)
    if member is None:
        return False
    desk.work.inbox.drop("staff", member.chat_id)
    removing.remove(desk, member)
    desk.work.outbox.cancel(chat_id=member.chat_id, bot="staff")
    return True


def _drop_said(desk: Desk, marks: Collection[str]) -> int:
    """What somebody took back since, or a coordinator removed, in every case that can be read here."""
    states: tuple[CaseState, ...] = ("waiting", "open", "closed")
    there = [case_id for state in states for case_id in desk.work.cases.ids_in_state(state)] if marks else []
    unsealed = (case_id for case_id in there if not desk.work.cases.is_sealed(case_id))
    return sum(_drop_from(desk, case, marks) for case in rounds.readable(unsealed, desk.work.cases.get))


def _drop_from(desk: Desk, case: Case, marks: Collection[str]) -> int:
    """Whoever reads the case finds that there was something, as when it was taken back."""
    said = [one for one in desk.work.transcript.read(case.id) if mark(case.id, one) in marks]
    gone = [one for one in said if not one.taken_back or one.words.text or one.attachments]
    for entry in gone:
        desk.work.outbox.recall(EntryRef(case.id, entry.seq))
        for file in entry.attachments:
            desk.work.media.remove(case.id, file.media_id, even_held=True)
        desk.work.transcript.take_back(EntryRef(case.id, entry.seq), even_held=True)
    return len(gone)


def _mend_seekers(desk: Desk) -> None:
    """Whose case is gone is back in the menu."""
    for seeker in desk.work.seekers.everyone():
        if seeker.case_id and not desk.work.cases.exists(seeker.case_id):
            desk.work.seekers.save(replace(seeker, stage="menu", case_id=None))
