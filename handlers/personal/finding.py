"""Finding in people's words what tells who they are, or how to reach them outside the line."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from db.letters import Words
from handlers.personal.addresses import emails, usernames
from handlers.personal.found import Found, Hit
from handlers.personal.papers import accounts, citizens
from handlers.personal.plain import plain
from handlers.personal.profiles import at_telegram, leads_to_somebody, profiles
from handlers.personal.telephones import telephones
from handlers.personal.units import code_points


def find(words: Words, own: Collection[str] = ()) -> tuple[Found, ...]:
    """What is there, in the order of the text and without overlaps; `own` are this line's bots.

    It looks at the text and at what stands behind words (text_link). Never raises.
    """
    if not words.text:
        return ()
    looked_at = plain(words.text)
    hits = (
        Found(hit.kind, *looked_at.span(hit.start, hit.end), hit.value) for hit in _in(looked_at.text, own)
    )
    taken: list[Found] = []
    for one in (*_behind(words), *hits):
        if not any(one.start < other.end and other.start < one.end for other in taken):
            taken.append(one)
    return tuple(sorted(taken, key=lambda one: one.start))


def _in(text: str, own: Collection[str]) -> Iterator[Hit]:
    """Everything in a plain text; what comes first wins where two things overlap."""
    yield from profiles(text)
    yield from emails(text)
    yield from accounts(text)
    yield from usernames(text, own)
    yield from telephones(text)
    yield from citizens(text)


def _behind(words: Words) -> Iterator[Found]:
    for mark in words.marks:
        if mark.kind == "text_link" and mark.url and leads_to_somebody(plain(mark.url).text):
            start, end = code_points(words.text, mark)
            if start < end:
                yield Found("profile", start, end, mark.url.casefold())


def doors(words: Words) -> tuple[Found, ...]:
    """What Telegram itself makes a link of that opens an account in it: @names, and addresses of its own."""
    looked_at = plain(words.text)
    opening = (hit for hit in profiles(looked_at.text) if at_telegram(hit.value))
    hits = (*opening, *usernames(looked_at.text))
    found = (Found(hit.kind, *looked_at.span(hit.start, hit.end), hit.value) for hit in hits)
    return tuple(sorted(found, key=lambda one: one.start))


def added(words: Words, before: Words, own: Collection[str] = ()) -> tuple[Found, ...]:
    """What is found in words and was not there before they were changed."""
    known = {(one.kind, one.value) for one in find(before, own)}
    return tuple(one for one in find(words, own) if (one.kind, one.value) not in known)
