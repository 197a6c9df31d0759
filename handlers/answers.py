"""Answers prepared beforehand: the line's own in four languages, shared ones, and each one's own.

The line's own are texts like any other, so admins word them with /texts. What is added in the chat
is kept, sealed, in one setting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import TypeAdapter

from handlers.desk import Desk
from locales import tongue
from locales.dates import hour
from locales.organisation import ours
from locales.text import Text
from locales.texts import answers as texts

SETTING = "answers.prepared"
MOST = 40
"""Shared answers of a line, and own ones of one person."""
LONGEST = 1500
"""Characters of an answer."""
TITLE = 32
"""Characters of an answer shown on its button."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """One answer that somebody added; `by` is whose it is, or empty when it is shared."""

    id: str
    language: str
    text: str
    by: str = ""


_PACKING = TypeAdapter(tuple[Prepared, ...])


def _every(desk: Desk) -> tuple[Prepared, ...]:
    stored = desk.work.settings.get(SETTING)
    return _PACKING.validate_json(stored) if stored else ()


def _keep(desk: Desk, all_of_them: tuple[Prepared, ...]) -> None:
    desk.work.settings.put(SETTING, _PACKING.dump_json(all_of_them).decode())


def added(desk: Desk, language: str, text: str, by: str = "") -> Prepared | None:
    """Keep an answer; None when it is empty or too long, in no seeker's language, or one too many."""
    there = _every(desk)
    enough = sum(one.by == by for one in there) >= MOST
    if enough or language not in ours().languages or not 0 < len(text) <= LONGEST:
        return None
    made = Prepared(f"{desk.rng.getrandbits(32):08x}", language, text, by)
    _keep(desk, (*there, made))
    return made


def of_member(desk: Desk, staff_id: str, language: str) -> list[Prepared]:
    """What somebody can use in a language: their own first, then what is shared."""
    there = [one for one in _every(desk) if one.language == language and one.by in ("", staff_id)]
    return sorted(there, key=lambda one: not one.by)


def drop(desk: Desk, answer: str, staff_id: str, *, shared: bool) -> bool:
    """Take an answer away: one's own, or with `shared` one that everybody has. False when there is none."""
    there = _every(desk)
    kept = tuple(one for one in there if one.id != answer or one.by not in (("",) if shared else (staff_id,)))
    _keep(desk, kept)
    return len(kept) < len(there)


def forget(desk: Desk, staff_id: str) -> None:
    """Somebody leaves the staff: their own answers go."""
    there = _every(desk)
    if kept := tuple(one for one in there if one.by != staff_id):
        _keep(desk, kept)
    elif there:
        _keep(desk, ())


def titles(desk: Desk, staff_id: str, language: str) -> Iterator[tuple[str, str]]:
    """The key and the title of every answer somebody can use in a language."""
    for one in of_member(desk, staff_id, language):
        yield one.id, ("★ " if one.by else "") + _short(filled(desk, one.text))
    for key, what in texts.DEFAULTS.items():
        yield key, _short(said(desk, language, what))


def words(desk: Desk, staff_id: str, language: str, key: str) -> str | None:
    """An answer in a language with its placeholders filled; None when it is gone."""
    if key in texts.DEFAULTS:
        return said(desk, language, texts.DEFAULTS[key])
    found = (one for one in of_member(desk, staff_id, language) if one.id == key)
    return next((filled(desk, one.text) for one in found), None)


def said(desk: Desk, language: str, what: Text) -> str:
    """One of the line's own answers in a language."""
    known = {name: value for name, value in _known(desk).items() if f"{{{name}}}" in what.english}
    return tongue(language).words(what, **known).text


def filled(desk: Desk, text: str) -> str:
    """An added answer with {line}, {opens} and {closes} filled in; any other braces stay as they are."""
    known = _known(desk)
    return re.sub(r"\{(\w+)\}", lambda found: known.get(found[1], found[0]), text)


def _known(desk: Desk) -> dict[str, str]:
    return {"line": desk.line.name, "opens": hour(desk.line.opens), "closes": hour(desk.line.closes)}


def _short(text: str) -> str:
    first = text.splitlines()[0] if text else ""
    return first if len(first) <= TITLE else f"{first[: TITLE - 1].rstrip()}…"
