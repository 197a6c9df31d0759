"""Who has read a translation: kept in the catalog as the first translator's comment of a message."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

from babel.messages.catalog import Message

DRAFT = "draft"
REVIEWED = "reviewed"
LONGEST_NAME = 20
"""Characters of the initials or the role that a reviewer gave. With them the comment stays one line."""

_READ = re.compile(rf"{REVIEWED} (\d{{4}}-\d\d-\d\d)(?: by (.+))?")
_WAS = re.compile(r"was(?: \d+)?: ")
_REMARK = re.compile(r"remark \d+: ")
_PIECE = re.compile(r"(?s).{1,29}(?:\s|$)|.{1,30}")
"""What was said lies in pieces that Babel leaves whole: it breaks a comment at 76 characters. They are
numbered, because of two that are the same it keeps one.
"""


def reviewed_on(message: Message) -> date | None:
    """The day a native speaker read this translation; None while it is a draft."""
    found = _READ.fullmatch((message.user_comments or [""])[0])
    return date.fromisoformat(found[1]) if found else None


def reviewed_by(message: Message) -> str:
    """The initials or the role the reviewer gave; empty when there are none, which is well too."""
    found = _READ.fullmatch((message.user_comments or [""])[0])
    return (found[2] or "") if found else ""


def former_english(message: Message) -> str | None:
    """The English this was translated from, when that has changed since; else None."""
    return _said(_WAS, message)


def remark(message: Message) -> str | None:
    """What a reviewer noted beside this translation."""
    return _said(_REMARK, message)


def comments_after(message: Message | None, english: str) -> list[str]:
    """The comments a message goes on with when its English now is `english`.

    A changed source makes it a draft again, with the former English noted until somebody has
    looked at the translation and taken the note away. A reviewer's remark stays.
    """
    if message is None:
        return [DRAFT]
    was = message.id if isinstance(message.id, str) else message.id[-1]
    if was == english:
        return list(message.user_comments) or [DRAFT]
    first = former_english(message) or was
    noted = _noted("was", first) if message.string and first != english else ()
    return [DRAFT, *noted, *_kept(message, _WAS)]


def comments_read(message: Message, day: date, by: str, noted: str) -> list[str]:
    """The comments of a translation that a native speaker found good, or has put right, on `day`.

    With that a former English is done with. `by` may be empty; so may `noted`, and then an older remark goes.
    """
    name = " ".join(by.split())[:LONGEST_NAME].strip()
    who = f" by {name}" if name else ""
    return [f"{REVIEWED} {day.isoformat()}{who}", *_noted("remark", noted), *_kept(message, _WAS, _REMARK)]


def comments_doubted(message: Message, noted: str) -> list[str]:
    """The comments of a translation that a native speaker was not sure of: a draft, with what they noted."""
    was = [one for one in message.user_comments if _WAS.match(one)]
    return [DRAFT, *was, *_noted("remark", noted), *_kept(message, _WAS, _REMARK)]


def _kept(message: Message, *but: re.Pattern[str]) -> list[str]:
    """Comments that nobody here has written."""
    own = (*but, re.compile(f"{DRAFT}|{REVIEWED}"))
    return [one for one in message.user_comments if not any(pattern.match(one) for pattern in own)]


def _said(what: re.Pattern[str], message: Message) -> str | None:
    noted = [one[at.end() :] for one in message.user_comments if (at := what.match(one))]
    return "".join(str(json.loads(piece)) for piece in noted) if noted else None


def _noted(what: str, said: str) -> Iterator[str]:
    for nr, piece in enumerate(_PIECE.findall(said), 1):
        yield f"{what} {nr}: {json.dumps(piece, ensure_ascii=False)}"
