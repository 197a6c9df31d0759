"""/intervision: what colleagues have written, and taking it away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from db.intervisions import Intervision
from db.letters import Button, Buttons, Send, Words
from db.records import Staff
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import join, phrase
from handlers.staff import listing, strays
from handlers.staff.naming import called
from locales import Tongue
from locales.dates import day, day_short
from locales.text import Counted
from locales.texts import common, intervision as texts, waiting as waiting_texts

MOST = 30
"""Notes in the list."""
LABEL = 40
"""Characters of a note on its button."""
ROOM = 3600
"""Characters of one screen, under the Bot API's 4096: the newest answers come first into it."""


def command(desk: Desk, member: Staff, _: Letter) -> None:
    """/intervision: the notes, each a button."""
    words, buttons = _listed(desk, member)
    desk.tell_staff(member, Send(words, buttons=buttons, protect=True))


def list_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """Back to the notes."""
    listing.turn(desk, member, press, *_listed(desk, member))


def _listed(desk: Desk, member: Staff) -> tuple[Words, Buttons]:
    say, there = voice_of(member), desk.work.intervisions.notes()[:MOST]
    rows = [(Button(_label(desk, say, one), action("wo", one.id)),) for one in there]
    rows.append((Button(say(texts.B_WRITE), action("ww", "note")),))
    head = phrase(say, texts.LIST, time=Counted(waiting_texts.DAYS, desk.line.intervision_days))
    return join((head, Words() if there else phrase(say, texts.LIST_NONE))), tuple(rows)


def _label(desk: Desk, say: Tongue, note: Intervision) -> str:
    first = " ".join(note.text.split())
    short = first if len(first) <= LABEL else f"{first[: LABEL - 1]}…"
    count = len(desk.work.intervisions.about(note.id))
    return f"{day_short(note.at.astimezone(desk.line.zone), say.code)} · {short} ({count})"


def opened(desk: Desk, member: Staff, press: Press) -> None:
    """One note, with what colleagues asked and said."""
    note = desk.work.intervisions.get(press.given(1)[0])
    if note is None or note.draft or note.about:
        strays.old_button(desk, member, press)
        return
    _open(desk, member, press, note)


def _open(desk: Desk, member: Staff, press: Press, note: Intervision) -> None:
    say, replies = voice_of(member), desk.work.intervisions.about(note.id)
    head = phrase(say, texts.BY, name=_name(desk, say, note, note), day=_day(desk, say, note.at))
    until = phrase(say, texts.UNTIL, day=_day(desk, say, note.until))
    first = join((head, Words(note.text)), gap="\n")
    lines = list(_replies(desk, say, note, replies))
    while lines and len(join((first, *lines, until)).text) > ROOM:
        lines.pop(0)
    listing.turn(desk, member, press, join((first, *lines, until)), _buttons(say, member, note, replies))


def _replies(desk: Desk, say: Tongue, note: Intervision, replies: list[Intervision]) -> Iterator[Words]:
    for number, one in enumerate(replies, 1):
        name = _name(desk, say, one, note)
        yield phrase(say, texts.KINDS[one.kind], number=number, name=name, words=one.text)


def _name(desk: Desk, say: Tongue, one: Intervision, note: Intervision) -> str:
    """The working name when that was chosen; who wrote a note without one is known as just that."""
    writer = desk.work.staff.get(one.by)
    if one.named and writer:
        return called(say, writer)
    is_writer = one is not note and one.by == note.by and not note.named
    return say(texts.THE_WRITER if is_writer else texts.A_COLLEAGUE)


def _day(desk: Desk, say: Tongue, moment: datetime) -> str:
    return day(moment, say.code, desk.line.zone)


def _buttons(say: Tongue, member: Staff, note: Intervision, replies: list[Intervision]) -> Buttons:
    talk = (
        Button(say(texts.B_ASK), action("ww", "question", note.id)),
        Button(say(texts.B_ANSWER), action("ww", "answer", note.id)),
    )
    takes = [
        Button(say(texts.B_REMOVE_ONE, number=number), action("wx", one.id))
        for number, one in enumerate(replies, 1)
        if _may_remove(member, one)
    ]
    rows = [tuple(takes[at : at + 5]) for at in range(0, len(takes), 5)]
    if _may_remove(member, note):
        rows.append((Button(say(texts.B_REMOVE), action("wx", note.id)),))
    return (talk, *rows, (Button(say(common.BACK), action("wl")),))


def removed(desk: Desk, member: Staff, press: Press) -> None:
    """Whoever wrote it takes it away, or a coordinator does; its writer hears of that."""
    one = desk.work.intervisions.get(press.given(1)[0])
    if one is None or one.draft or not _may_remove(member, one):
        strays.old_button(desk, member, press)
        return
    desk.work.intervisions.drop(one.id)
    if one.by != member.id:
        desk.work.audit.note("intervision_removed", member.id)
        if writer := desk.work.staff.get(one.by):
            desk.tell_staff(writer, Send(phrase(voice_of(writer), texts.REMOVED_YOURS), silent=True))
    note = desk.work.intervisions.get(one.about) if one.about else None
    if note:
        _open(desk, member, press, note)
    else:
        list_pressed(desk, member, press)


def _may_remove(member: Staff, one: Intervision) -> bool:
    return one.by == member.id or "coordinator" in member.roles
