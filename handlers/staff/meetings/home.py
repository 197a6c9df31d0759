"""/meetings on the staff bot: all of them for admins, those they lead for everybody else."""

from __future__ import annotations

from db.letters import Button, Buttons, Send, Words
from db.meetings import Meeting
from db.records import Staff
from handlers import rounds
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.meetings.shown import announced
from handlers.phrases import join, phrase
from handlers.staff import listing, strays
from locales import Tongue
from locales.dates import day_short, hour
from locales.texts import planning as texts

MOST = 40
"""Meetings that are listed, the newest."""

MARKS = {"draft": "✎", "open": "📣", "cancelled": "✖", "over": "✔"}
"""How far a meeting is, in a button."""


def is_admin(member: Staff) -> bool:
    """Whether somebody plans meetings."""
    return "admin" in member.roles


def command(desk: Desk, member: Staff, _: Letter) -> None:
    """/meetings."""
    words, buttons = drawn(desk, member)
    desk.tell_staff(member, Send(words, buttons=buttons))


def pressed(desk: Desk, member: Staff, press: Press) -> None:
    """Back to the list."""
    listing.turn(desk, member, press, *drawn(desk, member))


def drawn(desk: Desk, member: Staff) -> tuple[Words, Buttons]:
    """The list and its buttons."""
    say, admin = voice_of(member), is_admin(member)
    every = rounds.readable(desk.work.meetings.ids(), desk.work.meetings.get)
    seen = [one for one in every if admin or leads(member, one)]
    rows = [(Button(label(desk, say, one), action("gc", one.id)),) for one in seen[-MOST:]]
    new = ((Button(say(texts.B_NEW), action("gn")),),) if admin else ()
    head = phrase(say, texts.LIST if admin else texts.LIST_LED)
    return join((head, Words() if rows else phrase(say, texts.LIST_NONE))), (*new, *rows)


def leads(member: Staff, meeting: Meeting) -> bool:
    """Whether somebody leads a meeting that is shown to people."""
    return meeting.leader == member.id and meeting.state in ("open", "over")


def label(desk: Desk, say: Tongue, meeting: Meeting) -> str:
    """A meeting on a button: how far it is, what and when."""
    title = announced(meeting, say).title if meeting.texts else say(texts.NEW)
    zone, starts = desk.line.zone, meeting.starts_at
    when = f" · {day_short(starts.astimezone(zone), say.code)} {hour(starts, zone)}" if starts else ""
    return f"{MARKS[meeting.state]} {title[:30]}{when}"


def found(desk: Desk, member: Staff, press: Press) -> Meeting | None:
    """The meeting that a button is about, when it is the member's to see; None, and answered, when not."""
    meeting = desk.work.meetings.get(press.given(1)[0])
    if meeting and (is_admin(member) or leads(member, meeting)):
        return meeting
    strays.old_button(desk, member, press)
    return None
