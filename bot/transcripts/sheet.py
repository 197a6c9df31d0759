"""A case's transcript as plain values, to be shown as text or as a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.post.filenames import NAMES
from db.errors import NoSuchCase, NoSuchRecord, SealBroken
from db.letters import Attachment, EntryRef, Words
from db.records import Case, Entry
from db.work import Work
from handlers import legal, summaries
from handlers.company.headings import name
from handlers.desk import Desk, Line
from handlers.intake.walk import given
from handlers.questionnaires import of_case, walk_of
from locales import Tongue, tongue
from locales.book import NoCatalog
from locales.phrase import Phrase

Fate = Literal["", "taken back", "reported", "unreadable"]
"""Why an entry shows less than was said: by its writer's wish, as harmful or illegal, or by damage."""

_ENDINGS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "image/gif": "gif",
    "video/mp4": "mp4",
    "audio/ogg": "ogg",
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "application/pdf": "pdf",
    "text/plain": "txt",
}


@dataclass(frozen=True, slots=True)
class File:
    """A file of the case, under a name that only says where it belongs."""

    media_id: str
    kind: str
    name: str
    size: int
    duration: int | None


@dataclass(frozen=True, slots=True)
class Said:
    """One entry. `who` is "seeker", "line" or what a colleague is called."""

    entry: Entry
    who: str
    files: tuple[File, ...]
    fate: Fate = ""

    @property
    def words(self) -> Words:
        """What was said, as far as it may be shown."""
        return Words() if self.fate else self.entry.words


@dataclass(frozen=True, slots=True)
class Sheet:
    """A case, its answers in its own language, everything that was said in it, and what left the line."""

    case: Case
    answers: tuple[tuple[str, str], ...]
    said: tuple[Said, ...]
    shared: tuple[str, ...] = ()

    @property
    def files(self) -> tuple[File, ...]:
        """Every file that is shown."""
        return tuple(file for one in self.said for file in one.files)


def sheet(work: Work, line: Line, case_id: str, *, reported: bool = False) -> Sheet:
    """Put a readable case's transcript together; files of reported entries are in it with `reported` only.

    One entry that does not open does the others no harm. Raises NoSuchCase and CaseSealed.
    """
    case = work.cases.get(case_id)
    if case is None:
        raise NoSuchCase
    numbers = work.transcript.numbers(case_id)
    desk = Desk(work, line, work.rng)
    said = tuple(_said(desk, EntryRef(case_id, number), reported=reported) for number in numbers)
    left = (*_done(desk, case), *_shared(desk, case))
    return Sheet(case, tuple(_answers(desk, case)), said, left)


def _done(desk: Desk, case: Case) -> Iterator[str]:
    """What was proposed beyond talking: by whom, whether the seeker agreed, and what came of it."""
    say = tongue("en")
    for one in case.interventions:
        agreed = f"; consent to text {one.consent}" if one.consent else ""
        came = f"; outcome: {one.outcome}" if one.outcome else ""
        when = f"{one.at.astimezone(desk.line.zone):%Y-%m-%d %H:%M}"
        what = " / ".join(one.what.splitlines())
        by = name(desk, say, one.by)
        yield f"{when}, intervention {one.state}{agreed}{came}; proposed by {by}: {what}"


def _shared(desk: Desk, case: Case) -> Iterator[str]:
    """What left the line, or was to leave it: when, to whom, on which ground, and who noted it."""
    say = tongue("en")
    for one in case.shares:
        ground, by = legal.ground_of(say, one), name(desk, say, one.by)
        agreed = f"; consent to text {one.consent}" if one.consent else ""
        when = f"{one.at.astimezone(desk.line.zone):%Y-%m-%d %H:%M}"
        what = " / ".join(one.what.splitlines())
        yield f"{when}, {one.state}: to {one.to}; ground: {ground}{agreed}; noted by {by}: {what}"


def _said(desk: Desk, ref: EntryRef, *, reported: bool) -> Said:
    try:
        entry = desk.work.transcript.get(ref)
    except (SealBroken, ValueError):
        entry = None
    if entry is None:
        return Said(Entry(ref.seq, desk.now, "line"), "", (), "unreadable")
    fate: Fate = "taken back" if entry.taken_back else "reported" if entry.withheld else ""
    shown = entry.attachments if not entry.withheld or reported else ()
    files = tuple(_file(entry.seq, place, what) for place, what in enumerate(shown, 1) if not what.prompt)
    return Said(entry, _who(desk, entry), files, fate)


def _who(desk: Desk, entry: Entry) -> str:
    if entry.side in ("seeker", "line"):
        return entry.side
    called = name(desk, tongue("en"), entry.by)
    return f"{called}, to colleagues only" if entry.side == "aside" else called


def _file(seq: int, place: int, what: Attachment) -> File:
    ending = _ENDINGS.get(what.mime) or NAMES[what.kind].rpartition(".")[2]
    ending = "bin" if ending == NAMES[what.kind] else ending
    return File(what.media_id, what.kind, f"{seq:04d}-{place}.{ending}", what.size, what.duration)


def _answers(desk: Desk, case: Case) -> Iterator[tuple[str, str]]:
    """What was answered; nothing where the intake cannot be read any more."""
    try:
        questionnaire, walk = of_case(desk, case), walk_of(case)
    except (NoSuchRecord, SealBroken, ValueError):
        return
    say = _tongue_of(case)
    for question, answer in given(questionnaire, walk.answers):
        words = summaries.answer_words(say, question, answer)
        shown = words.text if isinstance(words, Phrase) else words
        yield question.wording(walk.answers).best(say.language), shown


def _tongue_of(case: Case) -> Tongue:
    try:
        return tongue(case.language)
    except NoCatalog:
        return tongue("en")
