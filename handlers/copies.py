"""The copies of one thing that was said, on everybody's phone, when it is taken back.

Telegram lets a bot delete for 48 hours, and change its own words for longer (Bot API deleteMessage,
editMessageText).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from db.letters import BotName, Edit, EntryRef, FileKind, Outgoing, Remove, Send, beside
from db.records import Case, Entry, Seeker, Staff
from handlers.company import asides, present as company
from handlers.desk import Desk, voice_of
from handlers.phrases import phrase
from locales.text import Text
from locales.texts import retraction as texts

REACH = timedelta(hours=47)
"""How old a message may be for a bot to delete it: 48 hours, less the time until the letter is carried."""


STAY: frozenset[FileKind] = frozenset(("voice", "video_note", "sticker"))
"""Kinds of file that Telegram lets nobody put another in the place of."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far it reached.

    `shown` when somebody else may have it on their phone, `late` when a copy was too old to be
    deleted, `file` when that has a file which stays, `doubt` when a copy may stand somewhere that nobody can
    find, `own` when the writer's own message is too old, `held` when a legal hold keeps it in the transcript.
    """

    shown: bool = False
    late: bool = False
    file: bool = False
    doubt: bool = False
    own: bool = False
    held: bool = False

    @property
    def told(self) -> Text:
        """What whoever took it back is told; the farthest from what they wished comes first."""
        worst = (
            (self.held, texts.DONE_HELD),
            (self.file, texts.DONE_FILE_STAYS),
            (self.late, texts.DONE_LATE),
            (self.doubt, texts.DONE_IN_DOUBT),
            (not self.shown, texts.NEVER_SENT),
            (self.own, texts.DONE_OWN_STAYS),
        )
        return next((what for is_so, what in worst if is_so), texts.DONE)


def people(desk: Desk, case: Case, entries: list[Entry]) -> Iterator[Seeker | Staff]:
    """Everybody on whose phone it stands, or is on its way to: also who has left the case since."""
    side = entries[0].side
    seeker = desk.work.seekers.get(case.seeker_id)
    if seeker and side != "aside":
        yield seeker
    there = {one.member.id for one in company.of(desk, case.id)}
    if side == "aside":
        there |= {one.id for one in asides.advisers(desk, case)}
    everyone = desk.work.staff.everyone()
    chats = [one.chat_id for one in everyone]
    refs = [EntryRef(case.id, one.seq) for one in entries]
    shown = [desk.work.messages.chats_showing("staff", chats, ref) for ref in refs]
    known = set[int]().union(*shown)
    yield from (one for one in everyone if one.id in there or one.chat_id in known)


def off_the_phone(
    desk: Desk, case: Case, entries: list[Entry], person: Seeker | Staff, reach: Reach
) -> Reach:
    """Delete the copies on one phone; those that are too old say from now on that it was taken back."""
    refs = [EntryRef(case.id, one.seq) for one in entries]
    refs += [beside(refs[0])] if len(refs) > 1 else []
    there = {ref: _standing(desk, person, ref) for ref in refs}
    old = [ref for ref in refs if there[ref].old]
    young = tuple(one for ref in old for one in there[ref].young)
    if young or len(old) < len(refs):
        tell(desk, case, person, Remove(young, tuple(ref for ref in refs if ref not in old)))
    if is_of(entries[0], person):
        return replace(reach, own=reach.own or bool(old))
    for ref in old:
        _say_instead(desk, case, person, ref)
    file = bool(old) and any(_stays(one, len(entries)) for one in entries)
    shown = any(one.old or one.young for one in there.values())
    return replace(reach, shown=reach.shown or shown, late=reach.late or bool(old), file=reach.file or file)


def _stays(entry: Entry, together: int) -> bool:
    """Whether its file cannot be replaced by an empty picture (Bot API editMessageMedia)."""
    kinds = {file.kind for file in entry.attachments}
    return bool(kinds & STAY) or (together > 1 and "audio" in kinds)


@dataclass(frozen=True, slots=True)
class _Standing:
    """The messages in one chat that show one thing: beyond a bot's reach, and within it."""

    old: tuple[int, ...]
    young: tuple[int, ...]


def _standing(desk: Desk, person: Seeker | Staff, ref: EntryRef) -> _Standing:
    messages, where = desk.work.messages, (bot_of(person), person.chat_id, ref)
    old = messages.shown_before(*where, desk.now - REACH)
    return _Standing(tuple(old), tuple(one for one in messages.shown_at(*where) if one not in old))


def _say_instead(desk: Desk, case: Case, person: Seeker | Staff, ref: EntryRef) -> None:
    tell(desk, case, person, Edit(phrase(voice_of(person), texts.TAKEN_BACK), entry=ref, blank=True))


def tell(desk: Desk, case: Case, person: Seeker | Staff, what: Outgoing) -> None:
    """What takes away goes at once, also to a seeker for whom other things wait unseen: later is too late."""
    if isinstance(person, Seeker) and isinstance(what, Remove):
        desk.work.outbox.put(desk.at_seeker(person, case), what)
    elif isinstance(person, Seeker):
        desk.tell_seeker(person, what, case)
    elif held := desk.work.assignments.of_member(case.id, person.id):
        desk.tell_staff(person, what, held)
    else:
        desk.tell_beside(person, what, case)


def out_of_reach(desk: Desk, bot: BotName, chat_id: int, case_id: str | None, letter: Remove) -> None:
    """Telegram did not let something be deleted that was taken back: it was older than it was known to be.

    The copy says so instead, and whoever took it back hears it, once.
    """
    case = desk.work.cases.get(case_id) if case_id else None
    person = desk.work.seekers.find(chat_id) if bot == "seeker" else desk.work.staff.find(chat_id)
    if case is None or person is None or desk.work.cases.is_sealed(case.id):
        return
    found = (desk.work.transcript.get(ref) for ref in letter.entries if ref.seq > 0)
    gone = [entry for entry in found if entry and entry.taken_back]
    if not gone:
        return
    entry = gone[0]
    own = is_of(entry, person)
    for ref in () if own else letter.entries:
        _say_instead(desk, case, person, ref)
    if whose := person if own else writer(desk, case, entry):
        told = phrase(voice_of(whose), texts.DONE_OWN_STAYS if own else texts.DONE_LATE)
        tell(desk, case, whose, Send(told))


def writer(desk: Desk, case: Case, entry: Entry) -> Seeker | Staff | None:
    """Whoever said this, on the case still or not."""
    return desk.work.seekers.get(case.seeker_id) if entry.side == "seeker" else desk.work.staff.get(entry.by)


def bot_of(person: Seeker | Staff) -> BotName:
    """The bot that somebody talks to."""
    return "seeker" if isinstance(person, Seeker) else "staff"


def is_of(entry: Entry, person: Seeker | Staff) -> bool:
    """Whether somebody said this, and can take it back."""
    if isinstance(person, Seeker):
        return entry.side == "seeker"
    return entry.side in ("confidant", "aside") and entry.by == person.id
