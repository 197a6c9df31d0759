"""The audit log in words, for admins."""

from __future__ import annotations

from db.letters import Send, Words
from db.records import Deed, Staff
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter
from handlers.phrases import join, phrase
from handlers.staff.inviting import who
from handlers.staff.naming import ROLES
from locales import Tongue
from locales.dates import day_and_hour
from locales.text import Text
from locales.texts import (
    deeds as texts,
    handover as handover_texts,
    legal as legal_texts,
    matching as matching_texts,
    people as people_texts,
    sharing as sharing_texts,
)

MOST = 20
"""Lines of the log in one message."""

WORDS: dict[str, Text] = dict(
    (
        *ROLES.items(),
        *people_texts.REASONS.items(),
        *matching_texts.WEIGHT_NAMES.items(),
        *handover_texts.JOIN_REASONS.items(),
        *legal_texts.HOLD_GROUNDS.items(),
        *sharing_texts.GROUNDS.items(),
        *legal_texts.KEEP_REASONS.items(),
        ("invited", handover_texts.INVITED_BY_LEAD),
    )
)
"""What stands behind an act, when that is not a person."""


def command(desk: Desk, member: Staff, _: Letter) -> None:
    """/log: the last deeds, newest first."""
    say = voice_of(member)
    deeds = [_line(desk, say, deed) for deed in desk.work.audit.newest(MOST)]
    heading = phrase(say, texts.LOG if deeds else texts.LOG_NONE)
    desk.tell_staff(member, Send(join((heading, *deeds))))


def _line(desk: Desk, say: Tongue, deed: Deed) -> Words:
    line = phrase(
        say,
        texts.LINE,
        when=day_and_hour(deed.at, say.code, desk.line.zone),
        who=who(desk, say, deed.by),
        act=say(texts.ACTS[deed.act]) if deed.act in texts.ACTS else deed.act,
    )
    return join((line, Words(_behind(desk, say, deed))), gap=" – ")


def _behind(desk: Desk, say: Tongue, deed: Deed) -> str:
    """To whom, which role, which case and why: whatever of these there is."""
    case = desk.work.cases.get(deed.case_id) if deed.case_id else None
    words = [_named(desk, say, word) for word in deed.about.split()]
    words += [case.name] if case else []
    words += [_named(desk, say, deed.reason)] if deed.reason else []
    return say.row_of(words)


def _named(desk: Desk, say: Tongue, word: str) -> str:
    if word in WORDS:
        return say(WORDS[word])
    return who(desk, say, word) if _is_id(word) else word


def _is_id(word: str) -> bool:
    """Whether a word is an id of ours: 32 hexadecimal characters."""
    return len(word) == 32 and set(word) <= set("0123456789abcdef")  # noqa: PLR2004
