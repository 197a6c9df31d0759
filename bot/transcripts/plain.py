"""A transcript as plain text, for a terminal or a file.

Somebody's words stand on lines of their own, so that each runs in its own direction; what could
command a terminal or turn a line around is taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.transcripts.sheet import Said, Sheet
from locales import bidi

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
FATES = {
    "taken back": "(taken back by whoever wrote it)",
    "reported": "(reported as harmful or illegal; not shown)",
    "unreadable": "(damaged: it does not open)",
}
"""What stands in the place of what is not shown."""


def plain(sheet: Sheet, zone: ZoneInfo) -> str:
    """The whole transcript; times are local to `zone`."""
    blocks = ["\n".join(facts(sheet, zone))]
    if sheet.answers:
        blocks.append("\n".join(_answers(sheet)))
    blocks += ["\n".join(_said(one, zone)) for one in sheet.said]
    return "\n\n".join(blocks) + "\n"


def facts(sheet: Sheet, zone: ZoneInfo) -> Iterator[str]:
    """What the case is, a line each."""
    case = sheet.case
    yield f"Case: {tamed(case.name)} ({case.id})"
    yield f"State: {case.state}; language: {case.language}; from: {case.kind}"
    yield f"Opened: {moment(case.opened_at, zone)}"
    if case.closed_at:
        yield f"Closed: {moment(case.closed_at, zone)}; outcome: {case.outcome or 'none'}"
    yield f"Times: {zone.key}"
    yield from (f"Shared: {_own_lines(one)}" for one in sheet.shared)


def moment(at: datetime, zone: ZoneInfo) -> str:
    """A moment as it stands in a transcript."""
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"


def tamed(text: str) -> str:
    """The text without control characters, but for line breaks and tabs."""
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)


def _answers(sheet: Sheet) -> Iterator[str]:
    for question, answer in sheet.answers:
        yield _own_lines(question)
        yield _own_lines(answer)


def _said(one: Said, zone: ZoneInfo) -> Iterator[str]:
    entry = one.entry
    if one.fate == "unreadable":
        yield f"#{entry.seq} {FATES[one.fate]}"
        return
    answers = f", answers #{entry.reply_to}" if entry.reply_to else ""
    yield f"#{entry.seq} {moment(entry.at, zone)} {bidi.isolate(tamed(one.who))}{answers}"
    if entry.quote and not one.fate:
        yield from (f"> {line}" for line in _own_lines(entry.quote.text).splitlines())
    if one.fate:
        yield FATES[one.fate]
    if one.words.text:
        yield _own_lines(one.words.text)
    yield from (f"[{file.kind}: media/{file.name}]" for file in one.files)


def _own_lines(text: str) -> str:
    return bidi.isolate(tamed(text))
