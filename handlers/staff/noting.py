"""Private notes in a case: for who wrote them, and for a coordinator who is on the case; for no seeker."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Button, Buttons, Edit, Remove, Send, Words
from db.records import Assignment, Case, Note, Staff
from handlers.actions import action
from handlers.company.headings import name
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import join, phrase
from handlers.relaying import whole
from handlers.staff import cases, strays
from locales.dates import day_and_hour
from locales.texts import staff as staff_texts, tools as texts

LONGEST = 1000
"""Characters of a note."""
MOST = 30
"""Notes of one case."""
SHOWN = 3000
"""Characters of notes in one message, under the Bot API's 4096."""


def command(desk: Desk, member: Staff, letter: Letter) -> None:
    """/note TEXT: keep it under the case's key. What was typed leaves the chat, for the note is in /notes."""
    if (meant := _meant(desk, member, letter)) is None:
        return
    held, case = meant
    words = letter.words.text.partition(" ")[2].strip()
    if not words or len(words) > LONGEST or len(case.notes) >= MOST:
        _say(desk, member, held, phrase(voice_of(member), texts.NOTE_HOW, most=LONGEST))
        return
    made = Note(f"{desk.rng.getrandbits(32):08x}", member.id, desk.now, words)
    desk.work.cases.save(replace(case, notes=(*case.notes, made)))
    desk.tell_staff(member, Remove((letter.message_id,)))
    _say(desk, member, held, phrase(voice_of(member), texts.NOTED, case=case.name))


def show(desk: Desk, member: Staff, letter: Letter) -> None:
    """/notes: what the member may read of a case's notes, the newest first."""
    if meant := _meant(desk, member, letter):
        held, case = meant
        words, buttons = _listed(desk, member, case)
        desk.tell_staff(member, Send(words, buttons=buttons, entry=whole(case), protect=True), held)


def removed(desk: Desk, member: Staff, press: Press) -> None:
    """A note is taken away by who wrote it."""
    case_id, note = (*press.args, "", "")[:2]
    case = cases.ours(desk, member, case_id)
    mine = [one for one in case.notes if one.id == note and one.by == member.id] if case else []
    if not case or not mine:
        strays.old_button(desk, member, press)
        return
    case = replace(case, notes=tuple(one for one in case.notes if one.id != note))
    desk.work.cases.save(case)
    words, buttons = _listed(desk, member, case)
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(words, press.message_id, buttons=buttons))


def readable(member: Staff, case: Case) -> list[Note]:
    """The notes that somebody on the case may read, newest first."""
    everything = "coordinator" in member.roles
    return [one for one in reversed(case.notes) if everything or one.by == member.id]


def _listed(desk: Desk, member: Staff, case: Case) -> tuple[Words, Buttons]:
    say, lines, length = voice_of(member), [], 0
    rows: list[tuple[Button, ...]] = []
    for note in readable(member, case):
        length += len(note.text)
        if length > SHOWN:
            break
        when = day_and_hour(note.at, say.code, desk.line.zone)
        who = name(desk, say, note.by)
        lines.append(join((phrase(say, texts.NOTE_HEAD, when=when, name=who), Words(note.text)), gap="\n"))
        if note.by == member.id:
            rows.append((Button(say(texts.B_DROP_NOTE, when=when), action("nx", case.id, note.id)),))
    head = phrase(say, texts.NOTES if lines else texts.NOTES_NONE, case=case.name)
    return join((head, *lines)), tuple(rows)


def _meant(desk: Desk, member: Staff, letter: Letter) -> tuple[Assignment, Case] | None:
    held = cases.meant(desk, member, letter)
    case = cases.ours(desk, member, held.case_id) if held else None
    if held and case:
        return held, case
    cases.list_cases(desk, member, staff_texts.WHICH_CASE)
    return None


def _say(desk: Desk, member: Staff, held: Assignment, words: Words) -> None:
    desk.tell_staff(member, Send(words), held)
