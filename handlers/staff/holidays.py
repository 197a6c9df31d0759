"""The days on which a confidant is away, noted ahead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from db.letters import Button, Edit, Send, Words
from db.records import Staff
from handlers.actions import action
from handlers.clock import days
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import join, phrase
from handlers.staff import pausing
from locales import Tongue
from locales.dates import day_short
from locales.texts import people as texts

MOST = 10
"""How many holidays can be noted at a time."""

Span = tuple[str, str]


def ahead(desk: Desk, member: Staff) -> tuple[Span, ...]:
    """The holidays that are not over, the first one in front."""
    today = days.today(desk).isoformat()
    return tuple(sorted(span for span in member.away if span[1] >= today))


def is_away(desk: Desk, member: Staff) -> bool:
    """Whether today is one of their holidays."""
    today = days.today(desk).isoformat()
    return any(first <= today <= last for first, last in member.away)


def in_words(say: Tongue, span: Span) -> str:
    """A first and a last day; one day alone when they are the same."""
    first, last = (day_short(date.fromisoformat(day), say.code) for day in span)
    return first if first == last else say(texts.AWAY_SPAN, first=first, last=last)


def command(desk: Desk, member: Staff, letter: Letter) -> None:
    """/away lists the holidays; with a first and a last day behind it, one is added."""
    given = letter.words.text.split()[1:]
    head = Words()
    if given:
        member, head = _added(desk, member, given)
    words, buttons = _screen(desk, member)
    desk.tell_staff(member, Send(join((head, *words)), buttons=buttons))


def _added(desk: Desk, member: Staff, given: list[str]) -> tuple[Staff, Words]:
    say, known = voice_of(member), ahead(desk, member)
    span = _read(desk, given)
    if span is None:
        return member, phrase(say, texts.AWAY_WRONG)
    if len(known) >= MOST and span not in known:
        return member, phrase(say, texts.AWAY_FULL, most=MOST)
    member = replace(member, away=tuple(sorted({*known, span})))
    desk.work.staff.save(member)
    return member, phrase(say, texts.AWAY_ADDED)


def _read(desk: Desk, given: list[str]) -> Span | None:
    if len(given) > 2:  # noqa: PLR2004 - a first and a last day
        return None
    first = days.read(given[0], days.today(desk))
    last = days.read(given[-1], first) if first else None
    return (first.isoformat(), last.isoformat()) if first and last else None


def _screen(desk: Desk, member: Staff) -> tuple[tuple[Words, ...], tuple[tuple[Button, ...], ...]]:
    say, known = voice_of(member), ahead(desk, member)
    first, last = (days.today(desk) + pausing.WEEK * weeks for weeks in (1, 2))
    example = Words(f"/away {first.day}-{first.month} {last.day}-{last.month}")
    how = join((phrase(say, texts.AWAY_HOW), example), gap="\n")
    rows = tuple((_button(say, span),) for span in known)
    return (phrase(say, texts.AWAY if known else texts.AWAY_NONE), how), rows


def _button(say: Tongue, span: Span) -> Button:
    return Button(say(texts.AWAY_REMOVE, span=in_words(say, span)), action("aw", *span))


def removed(desk: Desk, member: Staff, press: Press) -> None:
    """A holiday is taken off the list; pressing it once more changes nothing."""
    gone = tuple(press.args)
    member = replace(member, away=tuple(span for span in ahead(desk, member) if span != gone))
    desk.work.staff.save(member)
    words, buttons = _screen(desk, member)
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(join(words), press.message_id, buttons=buttons))
