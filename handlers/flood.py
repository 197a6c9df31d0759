"""Very many messages at once: all are kept, and the confidant reads them bit by bit.

Somebody in despair may write line after line, and each goes at once. A message a second for minutes is more
than anybody writes and anybody reads, and other seekers' words would wait behind them in the same chat,
which Telegram lets have one a second.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from db.letters import Buttons, Edit, EntryRef, Send, Words
from db.records import Assignment, Case, Entry, Seeker, Staff
from handlers import relaying
from handlers.actions import action
from handlers.company import present as company
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.own_numbers import Own, lines_own
from handlers.phrases import labelled, phrase
from handlers.seeker import tongues
from handlers.staff import cases, strays
from locales import Tongue
from locales.texts import abuse as texts

MANY, WITHIN = 120, timedelta(minutes=2)
"""So much said in a case in so short a time, by both sides, is no conversation."""

PAGE = 20
"""How many are shown at a time, and after how many more the count is brought up to date."""


def keeps_back(desk: Desk, seeker: Seeker, case: Case, entry: Entry) -> bool:
    """Whether what a seeker just said waits until it is asked for; then it stands in the transcript only."""
    case = desk.work.cases.get(case.id) or case
    if case.unshown:
        count = entry.seq - case.unshown + 1
        if count % PAGE == 0:
            _tell(desk, case, count, new=False)
        return True
    if not _is_much(desk, case, entry):
        return False
    case = replace(case, unshown=entry.seq)
    desk.work.cases.save(case)
    desk.tell_seeker(seeker, Send(tongues.said(seeker, texts.SLOWED)), case)
    _tell(desk, case, 1, new=True)
    return True


def _is_much(desk: Desk, case: Case, entry: Entry) -> bool:
    """Whether the entry so many places before this one was said so short a time ago."""
    before = desk.work.transcript.get(EntryRef(case.id, entry.seq - MANY)) if entry.seq > MANY else None
    return before is not None and desk.now - before.at < WITHIN


def _tell(desk: Desk, case: Case, count: int, *, new: bool) -> None:
    ref = lines_own(case, Own.UNSHOWN)
    for one in company.of(desk, case.id):
        words, buttons = _shown(voice_of(one.member), case, count)
        what = Send(words, buttons=buttons, entry=ref) if new else Edit(words, entry=ref, buttons=buttons)
        desk.tell_staff(one.member, what, one.held)


def _shown(say: Tongue, case: Case, count: int) -> tuple[Words, Buttons]:
    if not count:
        return phrase(say, texts.ALL_SHOWN, case=case.name), ()
    return phrase(say, texts.MORE, case=case.name, count=count), (
        (labelled(say, texts.B_MORE, action("more", case.id)),),
    )


def let_through(desk: Desk, case: Case, but: Assignment) -> None:
    """Nothing is kept back any more: those on the case get it at once, except who is shown it all anyway."""
    if not case.unshown:
        return
    desk.work.cases.save(replace(desk.work.cases.get(case.id) or case, unshown=0))
    for one in company.of(desk, case.id):
        if one.held.id != but.id:
            for entry in kept_back(desk, case):
                if company.may_read(one.held, entry):
                    relaying.show_confidant(desk, case, entry, one.member, one.held)
    _tell(desk, case, 0, new=False)


def kept_back(desk: Desk, case: Case) -> list[Entry]:
    """What a seeker said that waits to be asked for; nothing where nothing is kept back."""
    if not case.unshown:
        return []
    return [
        one
        for one in desk.work.transcript.read(case.id)
        if one.side == "seeker" and one.seq >= case.unshown and not one.taken_back
    ]


def more(desk: Desk, member: Staff, press: Press) -> None:
    """The next ones are shown to everybody on the case, and the line below says how many are left."""
    case = cases.ours(desk, member, press.given(1)[0])
    if case is None or not case.unshown:
        strays.old_button(desk, member, press)
        return
    desk.answer_staff(press)
    said = kept_back(desk, case)
    left = said[PAGE:]
    case = replace(case, unshown=left[0].seq if left else 0)
    desk.work.cases.save(case)
    for one in said[:PAGE]:
        company.show(desk, case, one)
    _tell(desk, case, len(left), new=False)
    if left:
        _tell(desk, case, len(left), new=True)
