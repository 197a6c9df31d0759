"""What nobody had read when a case changed hands, and the new confidant may not read back to.

It was written for somebody who never saw it. So its writer is asked, instead of it going on to somebody
they did not write it for, or to nobody.
"""

from __future__ import annotations

from db.letters import Button, Edit, EntryRef, Send
from db.records import Assignment, Case, Entry, Seeker
from handlers.actions import action
from handlers.company import present as company
from handlers.delivery import again, ways
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.phrases import phrase
from handlers.seeker import strays, tongues
from locales.texts import delivery as texts

CHANGED_HANDS = "changed_hands"
"""Why an entry is with nobody: the post office has no such word."""


def ask(desk: Desk, case: Case, held: Assignment) -> None:
    """After somebody new has a case: what nobody got is noted, and its writer is asked about it."""
    seeker = desk.work.seekers.get(case.seeker_id)
    missed = [one for one in desk.work.transcript.read(case.id) if _is_unread(desk, case, held, one)]
    if not seeker or not missed:
        return
    for one in missed:
        desk.work.transcript.missed(EntryRef(case.id, one.seq), CHANGED_HANDS)
    button = Button(voice_of(seeker)(texts.B_SEND_ON), action("onward", case.id))
    words = tongues.said(seeker, texts.NOBODY_READ, count=len(missed))
    desk.tell_seeker(seeker, Send(words, buttons=((button,),)), case)


def _is_unread(desk: Desk, case: Case, held: Assignment, entry: Entry) -> bool:
    if entry.side != "seeker" or entry.taken_back or entry.withheld or company.reaches(held, entry):
        return False
    if ways.waits_to_be_asked_for(case, entry):
        return True
    states = [way.state for way in ways.letters(desk, case, entry)]
    return bool(states) and "sent" not in states


def pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """The seeker wants all of it to go to whoever has the case now."""
    case = desk.work.cases.get(seeker.case_id) if seeker.case_id else None
    ours = case is not None and case.state == "open" and press.given(1)[0] == case.id
    said = desk.work.transcript.read(case.id) if case and ours else []
    missed = [one for one in said if one.missed == CHANGED_HANDS and not one.taken_back and not one.withheld]
    if case is None or not missed:
        strays.old_button(desk, seeker, press)
        return
    desk.answer_seeker(press)
    desk.tell_seeker(seeker, Edit(phrase(voice_of(seeker), texts.SENT_AGAIN), press.message_id), case)
    for one in missed:
        again.send(desk, case, one)
