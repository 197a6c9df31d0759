"""What the staff say among one another about a case. It never reaches the seeker.

An aside is an entry of its own side, under the case's key. Where the line itself speaks of asides
its messages stand in the message map under number -1, so that a reply to them is known for one.
"""

from __future__ import annotations

from dataclasses import replace

from db.claiming import TAKES_AWAY
from db.letters import Edit, EntryRef, Remove, Send, Words
from db.records import Case, Entry, Staff
from handlers import relaying, triaging
from handlers.company import present as company
from handlers.company.headings import name
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter
from handlers.own_numbers import Own, lines_own
from handlers.phrases import join, phrase
from locales.text import Text
from locales.texts import handover as texts

LINES_OWN = (Own.ASIDES, Own.ALARM)
"""Numbers under which the line itself speaks to the staff of a case: of asides, and of an alarm."""


def about(case: Case) -> EntryRef:
    """All that the line says of a case's asides."""
    return lines_own(case, Own.ASIDES)


def is_aside(desk: Desk, ref: EntryRef) -> bool:
    """Whether a message shows an aside, or the line's words about asides. Of a sealed case none is known."""
    if ref.seq <= 0 or desk.work.cases.is_sealed(ref.case_id):
        return ref.seq in LINES_OWN
    entry = desk.work.transcript.get(ref)
    return entry is not None and entry.side == "aside"


def there_are(desk: Desk, case: Case) -> bool:
    """Whether anything was said aside in a case."""
    return any(entry.side == "aside" for entry in desk.work.transcript.read(case.id))


def advisers(desk: Desk, case: Case, but: str = "") -> list[Staff]:
    """Who is asked: whoever has answered; else all coordinators, or all admins where there are none.

    Nobody who is on the case, and nobody who must not hear of its seeker.
    """
    seeker = desk.work.seekers.get(case.seeker_id)
    barred = {but, *(seeker.barred if seeker else ())}
    barred |= {one.member.id for one in company.of(desk, case.id)}
    everyone = [one for one in desk.work.staff.everyone() if one.id not in barred and not one.unreachable]
    coordinating = [one for one in everyone if "coordinator" in one.roles]
    all_of_them = coordinating or [one for one in everyone if "admin" in one.roles]
    return [one for one in all_of_them if one.id == case.adviser] or all_of_them


def spoken(desk: Desk, case: Case, member: Staff, letter: Letter) -> Entry:
    """Keep what somebody says aside, and show it to all it is for, which is nobody's seeker."""
    entry = relaying.keep(desk, case, "aside", letter, by=member.id)
    company.show(desk, case, entry)
    if desk.work.assignments.of_member(case.id, member.id):
        for one in advisers(desk, case):
            _show_adviser(desk, case, entry, one)
    return entry


def _show_adviser(desk: Desk, case: Case, entry: Entry, member: Staff) -> None:
    words = _words(desk, case, entry, member)
    attachment = entry.attachments[0] if entry.attachments else None
    reply_to = EntryRef(case.id, entry.reply_to) if entry.reply_to else None
    ref = EntryRef(case.id, entry.seq)
    desk.tell_beside(member, Send(words, attachment, reply_to=reply_to, entry=ref, protect=True), case)


def tell(desk: Desk, case: Case, member: Staff, what: Text, /, **inserted: object) -> None:
    """Say something about asides to somebody, in the case's topic when they are on it."""
    held = desk.work.assignments.of_member(case.id, member.id)
    words = phrase(voice_of(member), what, **inserted)
    if held:
        desk.tell_staff(member, Send(words, entry=about(case)), held)
    else:
        desk.tell_beside(member, Send(words, entry=about(case)), case)


def taken_up(desk: Desk, case: Case, member: Staff) -> Case:
    """The first coordinator to answer goes on with it; it leaves the others' phones, and they hear who."""
    if case.adviser == member.id:
        return case
    for one in advisers(desk, case, but=member.id):
        shown = _shown_to(desk, case, one)
        desk.work.outbox.cancel(case_id=case.id, chat_id=one.chat_id, bot="staff")
        if shown:
            desk.tell_staff(one, Remove(tuple(shown)))
        tell(desk, case, one, texts.ADVICE_TAKEN, case=case.name, name=name(desk, voice_of(one), member.id))
    case = replace(case, adviser=member.id)
    desk.work.cases.save(case)
    return case


def edited(desk: Desk, member: Staff, letter: Letter, ref: EntryRef) -> bool:
    """Take over an edit of an aside in all its copies; False when the message is no aside.

    Who neither is on the case any more nor advises in it changes nothing in it.
    """
    if not is_aside(desk, ref):
        return False
    case = desk.work.cases.get(ref.case_id)
    amended = relaying.amend(desk, "aside", letter) if case and takes_part(desk, case, member) else None
    if amended:
        case, entry = amended
        company.show_edit(desk, case, entry)
        for one in advisers(desk, case, but=member.id):
            _edit_adviser(desk, case, entry, one)
    return True


def takes_part(desk: Desk, case: Case, member: Staff) -> bool:
    """Whether somebody is on a case, or asked about it aside."""
    present = desk.work.assignments.of_member(case.id, member.id)
    return present is not None or member.id in {one.id for one in advisers(desk, case)}


def _edit_adviser(desk: Desk, case: Case, entry: Entry, member: Staff) -> None:
    if not desk.work.messages.shown_at("staff", member.chat_id, EntryRef(case.id, entry.seq)):
        return
    words = _words(desk, case, entry, member)
    desk.tell_beside(member, Edit(words, entry=EntryRef(case.id, entry.seq)), case)


def _words(desk: Desk, case: Case, entry: Entry, member: Staff) -> Words:
    """An aside for somebody who is not on the case: who asks, about which case, how pressing it looks."""
    say = voice_of(member)
    asked = phrase(say, texts.ADVICE_ASKED, case=case.name, name=name(desk, say, entry.by))
    return join((asked, triaging.level_words(say, case), entry.words), gap="\n")


def take_away(desk: Desk, case: Case) -> None:
    """Take a case's asides, and its alarm, off the phones of those who are not on the case."""
    there = {one.member.id for one in company.of(desk, case.id)}
    for member in desk.work.staff.everyone():
        if member.id not in there and {"coordinator", "admin"} & set(member.roles):
            _take_off(desk, case, member)


def take_off(desk: Desk, case: Case, member: Staff) -> None:
    """The same on the phone of one of them, who coordinates no longer."""
    if desk.work.assignments.of_member(case.id, member.id) is None:
        _take_off(desk, case, member)


def _take_off(desk: Desk, case: Case, member: Staff) -> None:
    desk.work.outbox.cancel(case_id=case.id, chat_id=member.chat_id, bot="staff", but=TAKES_AWAY)
    if shown := _shown_to(desk, case, member):
        desk.tell_staff(member, Remove(tuple(shown)))


def _shown_to(desk: Desk, case: Case, member: Staff) -> list[int]:
    said = (EntryRef(case.id, one.seq) for one in desk.work.transcript.read(case.id) if one.side == "aside")
    return [
        message_id
        for ref in (*(lines_own(case, one) for one in LINES_OWN), *said)
        for message_id in desk.work.messages.shown_at("staff", member.chat_id, ref)
    ]
