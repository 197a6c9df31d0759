"""Somebody takes back what they said: on both sides, as far as Telegram lets, and in the transcript for good.

Telegram tells no bot that a person deleted a message, so it is done by asking the bot.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from db.letters import BotName, Button, Buttons, Edit, EntryRef, Outgoing, Remove
from db.records import Case, Entry, Seeker, Staff
from handlers import albums
from handlers.actions import action
from handlers.company import asides, present as company
from handlers.desk import Desk, voice_of
from handlers.phrases import phrase
from locales import Tongue, bidi
from locales.dates import hour
from locales.text import Text
from locales.texts import retraction as texts

REACH = timedelta(hours=47)
"""How old a message may be for a bot to delete it: 48 hours (Bot API deleteMessage), less what may pass
until the letter is carried."""

LAST = 5
"""How many of one's own messages are offered."""

BEGINNING = 24
"""Characters of a message on its button."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far it reached: `late` when a copy was too old to be deleted, `file` when that had a file."""

    late: bool = False
    file: bool = False

    @property
    def told(self) -> Text:
        """What whoever took it back is told."""
        if self.file:
            return texts.DONE_FILE_STAYS
        return texts.DONE_LATE if self.late else texts.DONE


def take_back(desk: Desk, case: Case, entry: Entry) -> Reach:
    """Take back an entry, with the rest of its album: nothing of it goes out any more, or stays."""
    entries = albums.of(desk, case, entry)
    reach = Reach()
    for one in entries:
        desk.work.outbox.recall(EntryRef(case.id, one.seq))
    for person in _people(desk, case, entry):
        late = _off_the_phone(desk, case, entries, person)
        reach = Reach(reach.late or late, reach.file or (late and any(one.attachments for one in entries)))
    for one in entries:
        for file in one.attachments:
            desk.work.media.remove(case.id, file.media_id)
        desk.work.transcript.take_back(EntryRef(case.id, one.seq))
    return reach


def _people(desk: Desk, case: Case, entry: Entry) -> Iterator[Seeker | Staff]:
    """Everybody on whose phone it can stand."""
    seeker = desk.work.seekers.get(case.seeker_id)
    if seeker and entry.side != "aside":
        yield seeker
    there = [one.member for one in company.of(desk, case.id)]
    yield from there
    if entry.side == "aside":
        yield from (one for one in asides.advisers(desk, case) if one not in there)


def _off_the_phone(desk: Desk, case: Case, entries: list[Entry], person: Seeker | Staff) -> bool:
    """Delete the copies on one phone; whether some are too old, which then say that it was taken back."""
    late = False
    for entry in entries:
        ref = EntryRef(case.id, entry.seq)
        bot: BotName = "seeker" if isinstance(person, Seeker) else "staff"
        old = desk.work.messages.shown_before(bot, person.chat_id, ref, desk.now - REACH)
        if not old:
            _tell(desk, case, person, Remove(entries=(ref,)))
        elif not is_of(entry, person):
            words = phrase(voice_of(person), texts.TAKEN_BACK)
            _tell(desk, case, person, Edit(words, entry=ref))
            late = True
    return late


def _tell(desk: Desk, case: Case, person: Seeker | Staff, what: Outgoing) -> None:
    if isinstance(person, Seeker):
        desk.tell_seeker(person, what, case)
    elif held := desk.work.assignments.of_member(case.id, person.id):
        desk.tell_staff(person, what, held)
    else:
        desk.tell_beside(person, what, case)


def is_of(entry: Entry, person: Seeker | Staff) -> bool:
    """Whether somebody said this, and can take it back."""
    if isinstance(person, Seeker):
        return entry.side == "seeker"
    return entry.side in ("confidant", "aside") and entry.by == person.id


def own(desk: Desk, case: Case, person: Seeker | Staff) -> list[Entry]:
    """The last things that somebody said in a case, newest first; an album counts once."""
    said = [one for one in desk.work.transcript.read(case.id) if is_of(one, person) and not one.taken_back]
    first = {one.album or str(one.seq): one for one in reversed(said)}
    return sorted(first.values(), key=lambda one: -one.seq)[:LAST]


def buttons(desk: Desk, say: Tongue, case: Case, entries: list[Entry]) -> Buttons:
    """One button for each, by when it was said and how it begins."""
    return tuple((Button(_label(desk, say, one), action("undo", case.id, str(one.seq))),) for one in entries)


def _label(desk: Desk, say: Tongue, entry: Entry) -> str:
    said = " ".join(entry.words.text.split())
    short = said if len(said) <= BEGINNING else said[:BEGINNING].rstrip() + "…"
    begins = bidi.isolate(short) if said else say(texts.A_FILE)
    return say(texts.LABEL, time=hour(entry.at, desk.line.zone), words=begins)
