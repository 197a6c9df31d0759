"""Letters that wait for a word of whoever wrote them: in the case's own sealed record, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Literal

from pydantic import TypeAdapter

from db.records import Case
from handlers.desk import Desk
from handlers.incoming import Letter

LIMIT = 5
"""Letters of one side that can wait at once."""

PATIENCE = timedelta(hours=24)
"""After this long without a word a letter is let go, and its writer is told."""

Writer = Literal["seeker", "confidant"]


@dataclass(frozen=True, slots=True)
class Waiting:
    """One letter that waits. Its `number` is never given twice in a case.

    `at` is when it was written, `after` the number of the last entry there was then. With `edit`
    it changes a message that has gone out; with `question` it answers that question of the intake.
    """

    number: int
    writer: Writer
    letter: Letter
    at: datetime
    after: int = 0
    edit: bool = False
    question: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """All that wait in one case, and how many ever did."""

    count: int = 0
    waiting: tuple[Waiting, ...] = ()

    def of(self, writer: Writer) -> tuple[Waiting, ...]:
        """Those of one side."""
        return tuple(one for one in self.waiting if one.writer == writer)

    def numbered(self, writer: Writer, number: str) -> Waiting | None:
        """The one that a button names; None when it waits no longer."""
        return next((one for one in self.of(writer) if str(one.number) == number), None)

    def written_in(self, writer: Writer, letter: Letter) -> Waiting | None:
        """The one that this message of its writer holds, or is to change."""
        where = (letter.chat_id, letter.message_id)
        mine = (one for one in self.of(writer) if (one.letter.chat_id, one.letter.message_id) == where)
        return next(mine, None)


@cache
def _packing() -> TypeAdapter[Shelf]:
    return TypeAdapter(Shelf)


def shelf_of(case: Case) -> Shelf:
    """What waits in a case."""
    return _packing().validate_json(case.shelf) if case.shelf else Shelf()


def put(desk: Desk, case: Case, one: Waiting) -> Waiting:
    """Let a letter wait, under a number of its own; its file moves into the case."""
    shelf = shelf_of(case)
    one = replace(one, number=shelf.count + 1, letter=_with_file(desk, case, one.letter))
    _save(desk, case, Shelf(one.number, (*shelf.waiting, one)))
    return one


def _with_file(desk: Desk, case: Case, letter: Letter) -> Letter:
    parcel = letter.parcel
    if parcel is None or parcel.parcel_id is None or parcel.kept:
        return letter
    media_id = desk.work.media.keep(parcel.parcel_id, case.id)
    return replace(letter, parcel=replace(parcel, parcel_id=media_id, kept=True))


def has_another_file(one: Waiting, letter: Letter) -> bool:
    """Whether the message that waits was changed into one with another file, which is not here."""
    parcel = one.letter.parcel
    known = parcel.mark if parcel else ""
    return bool(letter.file) and not one.edit and letter.file != known and (parcel is None or bool(known))


def take(desk: Desk, case: Case, one: Waiting) -> Case:
    """It waits no longer, and goes on: its file stays in the case. The case as it is then."""
    shelf = shelf_of(case)
    return _save(desk, case, replace(shelf, waiting=tuple(w for w in shelf.waiting if w != one)))


def let_go(desk: Desk, case: Case, one: Waiting) -> Case:
    """It waits no longer, and is gone, file and all. The case as it is then."""
    drop_file(desk, case, one)
    return take(desk, case, one)


def drop_file(desk: Desk, case: Case, one: Waiting) -> None:
    """Destroy the file of a letter that waited and will not go on."""
    parcel = one.letter.parcel
    if parcel and parcel.kept and parcel.parcel_id:
        desk.work.media.remove(case.id, parcel.parcel_id)


def clear(desk: Desk, case: Case) -> Case:
    """Let everything go that waits in a case. The case as it is then."""
    for one in shelf_of(case).waiting:
        case = let_go(desk, case, one)
    return case


def overdue(desk: Desk, case: Case) -> Iterator[Waiting]:
    """Those that have waited for as long as a letter may."""
    return (one for one in shelf_of(case).waiting if one.at + PATIENCE <= desk.now)


def _save(desk: Desk, case: Case, shelf: Shelf) -> Case:
    case = replace(case, shelf=_packing().dump_json(shelf).decode())
    desk.work.cases.save(case)
    return case
