"""Somebody takes back what they said: on both sides, as far as Telegram lets, and in the transcript for good.

Telegram tells no bot that a person deleted a message, so it is done by asking the bot.
"""

from __future__ import annotations

from dataclasses import replace

from db.letters import BotName, Button, Buttons, EntryRef, Remove
from db.records import Case, Entry, Seeker, Staff
from handlers import albums, copies
from handlers.actions import action
from handlers.copies import Reach
from handlers.delivery import late
from handlers.desk import Desk
from handlers.incoming import Press
from handlers.own_numbers import Own, lines_own
from handlers.personal import shelf
from locales import Tongue
from locales.dates import hour
from locales.texts import retraction as texts

LAST = 5
"""How many of one's own messages are offered."""

DIGITS = 9
"""Of an entry's number: no case has more entries."""

BEGINNING = 24
"""Characters of a message on its button."""


def listed(case: Case) -> EntryRef:
    """The list of somebody's last messages: taken away when they ask for it, or take anything back, again."""
    return lines_own(case, Own.LISTED)


def named(press: Press) -> EntryRef | None:
    """The entry that a button names; None for what no button of ours says."""
    case_id, number = press.given(2)
    return EntryRef(case_id, int(number)) if number.isdecimal() and len(number) <= DIGITS else None


def take_back(desk: Desk, case: Case, entry: Entry) -> Reach:
    """Take back an entry, with the rest of its album: nothing of it goes out any more, or stays."""
    entries = albums.of(desk, case, entry)
    recalled = [desk.work.outbox.recall(EntryRef(case.id, one.seq)) for one in entries]
    reach = Reach(
        shown=any(one.on_its_way for one in recalled),
        doubt=any(one.in_doubt for one in recalled),
        held=desk.work.keepings.is_held(case.id),
    )
    for person in copies.people(desk, case, entries):
        reach = copies.off_the_phone(desk, case, entries, person, reach)
    for one in entries:
        for file in one.attachments:
            desk.work.media.remove(case.id, file.media_id)
        desk.work.transcript.take_back(EntryRef(case.id, one.seq))
    _drop_changes(desk, case, entries)
    _not_late_any_more(desk, case, entry)
    _out_of_the_file(desk, case)
    return reach


def _out_of_the_file(desk: Desk, case: Case) -> None:
    """The copy of the conversation that its seeker had asked for has it too: that one is not kept."""
    case = desk.work.cases.get(case.id) or case
    if case.exported:
        desk.work.media.remove(case.id, case.exported)
        desk.work.cases.save(replace(case, exported=""))


def _not_late_any_more(desk: Desk, case: Case, entry: Entry) -> None:
    """The line that told its writer that something is late goes; should other things be, it comes again."""
    writer = copies.writer(desk, case, entry)
    waiting = late.waited(desk.work.cases.get(case.id) or case)
    if writer and waiting.pop(writer.id, None) is not None:
        late.keep(desk, case, waiting)
        copies.tell(desk, case, writer, Remove(entries=(lines_own(case, Own.LATE),)))


def _drop_changes(desk: Desk, case: Case, entries: list[Entry]) -> None:
    """A changed version that waits for its writer's word goes with what it was to change."""
    refs = {EntryRef(case.id, one.seq) for one in entries}
    case = desk.work.cases.get(case.id) or case
    for one in shelf.shelf_of(case).waiting:
        bot: BotName = "seeker" if one.writer == "seeker" else "staff"
        if one.edit and desk.work.messages.entry_at(bot, one.letter.chat_id, one.letter.message_id) in refs:
            case = shelf.let_go(desk, case, one)


def own(desk: Desk, case: Case, person: Seeker | Staff) -> list[Entry]:
    """The last things that somebody said in a case, newest first; an album counts once."""
    said = [
        one for one in desk.work.transcript.read(case.id) if copies.is_of(one, person) and not one.taken_back
    ]
    first = {one.album or str(one.seq): one for one in reversed(said)}
    return sorted(first.values(), key=lambda one: -one.seq)[:LAST]


def buttons(desk: Desk, say: Tongue, case: Case, entries: list[Entry]) -> Buttons:
    """One button for each, by when it was said and how it begins."""
    return tuple((Button(_label(desk, say, one), action("undo", case.id, str(one.seq))),) for one in entries)


def _label(desk: Desk, say: Tongue, entry: Entry) -> str:
    said = " ".join(entry.words.text.split())
    short = said if len(said) <= BEGINNING else said[:BEGINNING].rstrip() + "…"
    begins = short if said else say(texts.A_FILE)
    return say(texts.LABEL, time=hour(entry.at, desk.line.zone), words=begins)
