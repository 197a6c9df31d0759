"""What becomes of a sheet that came back: which rows can be taken, and what is wrong with the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from babel.messages.catalog import Message

from locales import checks
from locales.review import DRAFT, comments_doubted, comments_read
from locales.reviewing.labels import verdict
from locales.reviewing.reading import Filled, Sheet
from locales.reviewing.rows import by_key, fingerprint
from locales.texts import reviewing as texts

LONGEST_REMARK = 1000


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a row cannot be taken, as a sentence for whoever imports it."""

    nr: int
    key: str
    why: str

    def __str__(self) -> str:
        return f"row {self.nr}, {self.key or 'without a key'}: {self.why}"


@dataclass(frozen=True, slots=True)
class Judged:
    """The texts as they will be, and what is wrong with the other rows."""

    taken: tuple[Message, ...]
    faults: tuple[Fault, ...]


def judge(code: str, messages: Iterable[Message], sheet: Sheet, day: date) -> Judged:
    """Judge every row that was filled in, against the texts as they are now. Changes nothing."""
    known = by_key(messages)
    taken, faults = list[Message](), list[Fault]()
    for key, group in groupby(sorted(sheet.rows, key=lambda row: row.key), key=lambda row: row.key):
        filled = list(group)
        if all(row.empty for row in filled):
            continue
        found = _faults(code, known.get(key), filled)
        if found:
            faults += found
        else:
            taken.append(_settled(known[key], filled, sheet.by, day))
    return Judged(tuple(taken), tuple(sorted(faults, key=lambda one: one.nr)))


def _faults(code: str, message: Message | None, filled: list[Filled]) -> list[Fault]:
    told = list(_of_text(code, message, filled)) or [
        Fault(row.nr, row.key, why) for row in filled for why in _of_row(row, message)
    ]
    if told or message is None or _in_doubt(filled):
        return told
    wrong = checks.problems(_worded(message, filled), code)
    before = f"{code}: {message.context}: "
    return [Fault(filled[0].nr, filled[0].key, why.removeprefix(before)) for why in wrong]


def _of_text(code: str, message: Message | None, filled: list[Filled]) -> Iterator[Fault]:
    """What is wrong with the rows of one text together."""
    first = next(row for row in filled if not row.empty)
    if message is None:
        yield Fault(first.nr, first.key, "no text has this key any more")
    elif any(row.fingerprint != fingerprint(code, message) for row in filled):
        yield Fault(
            first.nr,
            first.key,
            "the English or the translation has changed since this sheet was made; export it anew",
        )
    elif sorted(row.form for row in filled) != [str(nr) for nr in range(len(checks.forms(message)))]:
        yield Fault(first.nr, first.key, "a row of this text is missing, or stands there twice")


def _of_row(row: Filled, message: Message | None) -> Iterator[str]:
    chosen = verdict(row.verdict)
    if row.empty or not (row.verdict or row.better):
        yield (
            "the other rows of this text have a verdict and this one has none" if row.empty else "no verdict"
        )
    elif row.verdict and chosen is None:
        yield f"the verdict {row.verdict[:40]!r} is none of: good, changed, not sure"
    elif chosen == texts.GOOD and row.better and row.better != _now(row, message):
        yield "the verdict is good, and yet there is another wording; choose changed, or empty the wording"
    elif chosen == texts.CHANGED and not row.better:
        yield "the verdict is changed, and there is no better wording"
    if len(row.remark) > LONGEST_REMARK:
        yield f"the remark is longer than {LONGEST_REMARK} characters"


def _in_doubt(filled: Iterable[Filled]) -> bool:
    return any(verdict(row.verdict) == texts.UNSURE for row in filled)


def _settled(message: Message, filled: list[Filled], by: str, day: date) -> Message:
    if _in_doubt(filled):
        message = copy(message)
        noted = "\n".join(part for row in filled for part in (row.better, row.remark) if part)
        message.user_comments = comments_doubted(message, noted)
        return message
    noted = "\n".join(row.remark for row in filled if row.remark)
    settled = _worded(message, filled)
    settled.user_comments = comments_read(message, day, by, noted)
    return settled


def _worded(message: Message, filled: list[Filled]) -> Message:
    """The message with its better wordings; a draft without a note of former English, which the reviewer saw."""
    worded = copy(message)
    said = [row.better or _now(row, message) for row in sorted(filled, key=lambda row: int(row.form))]
    worded.string = said[0] if isinstance(message.string, str) else tuple(said)
    worded.user_comments = [DRAFT]
    return worded


def _now(row: Filled, message: Message | None) -> str:
    return checks.forms(message)[int(row.form)] if message else ""
