"""The question to whoever wrote something that tells who somebody is."""

from __future__ import annotations

from collections.abc import Iterable

from db.letters import Button, Send, Words
from db.records import Case
from handlers import relaying
from handlers.actions import action
from handlers.desk import Desk
from handlers.personal.finding import added
from handlers.personal.found import KINDS, Found
from handlers.personal.shelf import Waiting
from handlers.phrases import phrase
from locales import Tongue
from locales.text import Text
from locales.texts import personal as texts

LATE = 300.0
"""Seconds that a letter may have waited without a word to its reader about when it was written."""


def found_in(desk: Desk, words: Words, before: Words = Words()) -> tuple[Found, ...]:
    """What of people's words would tell the other side who somebody is, and was not there before.

    Nobody is asked about a link that is taken off anyway. The line's own bots are nobody.
    """
    own = (desk.line.seeker_bot, desk.line.staff_bot)
    return added(relaying.without_people(words), before, own)


def things(say: Tongue, found: Iterable[Found]) -> str:
    """The kinds of what was found, as one list in words."""
    kinds = {one.kind for one in found}
    return say.list_of(say(texts.KINDS[kind]) for kind in KINDS if kind in kinds)


def question(say: Tongue, one: Waiting, found: Iterable[Found], *about: str) -> Send:
    """Send it anyway? `about` goes into the buttons before the letter's number."""
    asked = texts.ASK_EDIT if one.edit else texts.ASK_ANSWER if one.question else texts.ASK
    number = str(one.number)
    buttons = (
        (Button(say(texts.WITHOUT), action("hw", *about, number)),),
        (
            Button(say(texts.SEND), action("hs", *about, number)),
            Button(say(texts.DROP), action("hx", *about, number)),
        ),
    )
    return Send(phrase(say, asked, things=things(say, found)), buttons=buttons)


def last_entry(desk: Desk, case: Case) -> int:
    """The number of the last thing that the two sides of a case said; 0 when there is none."""
    said = (
        entry.seq for entry in desk.work.transcript.read(case.id) if entry.side in ("seeker", "confidant")
    )
    return max(said, default=0)


def is_late(desk: Desk, case: Case, one: Waiting) -> bool:
    """Whether a letter that goes on now would be taken for something else than it was when written."""
    waited = (desk.now - one.at).total_seconds()
    return waited > LATE or last_entry(desk, case) > one.after


def outcome(verb: str) -> Text:
    """What a press came to."""
    return {"hs": texts.SENT, "hw": texts.SENT_WITHOUT, "hx": texts.DROPPED}[verb]
