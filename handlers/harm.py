"""A harmful or illegal picture or film: out of the chats at once; a coordinator decides what is kept."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Buttons, EntryRef, Outgoing, Remove, Send, beside
from db.records import Case, Entry, Seeker, Staff
from handlers import albums, coordinators
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.phrases import labelled, phrase
from handlers.staff import strays
from locales import Tongue
from locales.texts import kinds as texts
from locales.texts.retraction import TAKEN_BACK

SEEN = frozenset(("photo", "video", "animation", "video_note"))
"""Kinds of file that are looked at."""


def is_seen(entry: Entry) -> bool:
    """Whether an entry is a picture or a film, sent as such or as a document."""
    return any(
        file.kind in SEEN or file.mime.startswith(("image/", "video/"))
        for file in entry.attachments
        if file.kind != "sticker"
    )


def buttons(say: Tongue, case: Case, entry: Entry) -> Buttons:
    """The button under a picture or film."""
    if not is_seen(entry):
        return ()
    return ((labelled(say, texts.HARM_BUTTON, action("harm", case.id, str(entry.seq))),),)


def without(say: Tongue, entry: Entry) -> Entry:
    """The entry as it may be shown: of one that was reported or taken back only that there was something."""
    if not entry.withheld and not entry.taken_back:
        return entry
    said = TAKEN_BACK if entry.taken_back else texts.WITHHELD
    return replace(entry, words=phrase(say, said), attachments=(), album="", quote=None)


def by_seeker(desk: Desk, seeker: Seeker, press: Press) -> None:
    """The seeker reports what the confidant sent."""
    case, entry = _meant(desk, press)
    if not case or not entry or case.seeker_id != seeker.id or entry.side != "confidant":
        desk.answer_seeker(press)
        return
    desk.answer_seeker(press, voice_of(seeker)(texts.HARM_TAKEN), alert=True)
    _take_out(desk, case, entry)
    desk.tell_seeker(seeker, Remove((press.message_id,)), case)
    desk.work.audit.note("harm.reported", "seeker", case.id, str(entry.seq))


def by_staff(desk: Desk, member: Staff, press: Press) -> None:
    """Somebody on the case reports what the seeker, or a colleague, sent."""
    case, entry = _meant(desk, press)
    held = desk.work.assignments.of_member(case.id, member.id) if case else None
    if not case or not entry or not held or entry.side == "aside" or entry.by == member.id:
        desk.answer_staff(press)
        return
    desk.answer_staff(press, voice_of(member)(texts.HARM_TAKEN), alert=True)
    _take_out(desk, case, entry)
    desk.tell_staff(member, Remove((press.message_id,)), held)
    desk.work.audit.note("harm.reported", member.id, case.id, str(entry.seq))


def kept(desk: Desk, member: Staff, press: Press) -> None:
    """A coordinator: the transcript keeps it, sealed, and shows it to nobody."""
    case, entry = _decided(desk, member, press)
    if not case or not entry:
        return
    for one in albums.of(desk, case, entry):
        desk.work.transcript.withhold(EntryRef(case.id, one.seq), "kept")
    desk.tell_staff(member, Send(phrase(voice_of(member), texts.HARM_KEPT, case=case.name)))
    desk.work.audit.note("harm.kept", member.id, case.id, str(entry.seq))


def removed(desk: Desk, member: Staff, press: Press) -> None:
    """A coordinator: it is destroyed, file and words; a legal hold on the case keeps it, sealed."""
    case, entry = _decided(desk, member, press)
    if not case or not entry:
        return
    for one in albums.of(desk, case, entry):
        for file in one.attachments:
            desk.work.media.remove(case.id, file.media_id)
        desk.work.transcript.remove(EntryRef(case.id, one.seq))
    done = texts.HARM_HELD if desk.work.keepings.is_held(case.id) else texts.HARM_REMOVED
    desk.tell_staff(member, Send(phrase(voice_of(member), done, case=case.name)))
    desk.work.audit.note("harm.removed", member.id, case.id, str(entry.seq))


def _meant(desk: Desk, press: Press) -> tuple[Case | None, Entry | None]:
    """The case and the entry that a button is about; no entry once its case is closed and sealed."""
    if len(press.args) != 2 or not press.given(2)[1].isdecimal():  # noqa: PLR2004 (case and number)
        return None, None
    case = desk.work.cases.get(press.given(1)[0])
    if case is None or desk.work.cases.is_sealed(case.id):
        return case, None
    return case, desk.work.transcript.get(EntryRef(case.id, int(press.given(2)[1])))


def _decided(desk: Desk, member: Staff, press: Press) -> tuple[Case | None, Entry | None]:
    """What is to be decided; answers the press, and gives nothing when it is decided already."""
    case, entry = _meant(desk, press)
    if case and entry and entry.withheld == "undecided":
        if coordinators.may_hear(desk, case, member, but=entry.by):
            desk.answer_staff(press)
            return case, entry
        strays.old_button(desk, member, press)
        return None, None
    desk.answer_staff(press, voice_of(member)(texts.HARM_DECIDED), alert=True)
    return None, None


def _take_out(desk: Desk, case: Case, entry: Entry) -> None:
    """Take it, with the rest of its album, off every phone; tell its sender and the coordinators. Once."""
    if entry.withheld:
        return
    entries = albums.of(desk, case, entry)
    refs = tuple(EntryRef(case.id, one.seq) for one in entries)
    for ref in refs:
        desk.work.outbox.recall(ref)
        desk.work.transcript.withhold(ref, "undecided")
    refs += (beside(refs[0]),) if len(refs) > 1 else ()
    seeker = desk.work.seekers.get(case.seeker_id)
    if seeker:
        # At once, also where other things wait unseen: later is too late.
        desk.work.outbox.put(desk.at_seeker(seeker, case), Remove(entries=refs))
        for out in _told(seeker, entry.side == "seeker"):
            desk.tell_seeker(seeker, out, case)
    for held in desk.work.assignments.present(case.id):
        member = desk.work.staff.get(held.staff_id)
        if member:
            for out in (Remove(entries=refs), *_told(member, entry.by == member.id)):
                desk.tell_staff(member, out, held)
    _alert(desk, case, entry)


def _told(person: Seeker | Staff, sent_it: bool) -> tuple[Outgoing, ...]:  # noqa: FBT001
    return (Send(phrase(voice_of(person), texts.HARM_TAKEN_FROM)),) if sent_it else ()


def _alert(desk: Desk, case: Case, entry: Entry) -> None:
    """Tell those who decide, without what was in it; where there is no coordinator, the admins.

    Nobody decides about what they sent themselves, while there is anybody else.
    """
    what = texts.HARM_BY_SEEKER if entry.side == "seeker" else texts.HARM_BY_CONFIDANT
    for one in coordinators.hearing(desk, case, but=entry.by):
        say = voice_of(one)
        row = (
            labelled(say, texts.HARM_KEEP, action("hkeep", case.id, str(entry.seq))),
            labelled(say, texts.HARM_REMOVE, action("hdrop", case.id, str(entry.seq))),
        )
        desk.tell_staff(one, Send(phrase(say, what, case=case.name), buttons=(row,)))
