"""/duty: who is on duty now, and a coordinator's own hours for it, by the week or for once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from db.letters import Button, Buttons, Edit, Send, Words
from db.records import Staff
from handlers import coordinators
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import join, phrase
from handlers.staff import hours, strays
from handlers.staff.naming import called
from handlers.watch import roster
from locales import Tongue
from locales.dates import day_and_hour
from locales.texts import watch as texts

ASKED = hours.Asked(texts.ASK_HOURS, ("dw",), ("dl",), always=False)
FOR_ONCE = (2, 4, 8, 12)
"""Hours for which somebody can say that they are on duty."""
OFF = timedelta(hours=12)
"""For how long somebody who says they are off duty is off it, whatever their weekly hours say."""


def command(desk: Desk, member: Staff, _: Letter) -> None:
    """/duty."""
    words, buttons = _shown(desk, member)
    desk.tell_staff(member, Send(words, buttons=buttons))


def list_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """Back from the week."""
    _turn(desk, member, press, _shown(desk, member))


def on_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """On duty for so many hours from now."""
    given = press.given(1)[0]
    if not given.isdecimal() or int(given) not in FOR_ONCE:
        strays.old_button(desk, member, press)
        return
    until = desk.now + timedelta(hours=int(given))
    _changed(desk, replace(member, watch_until=until, watch_off=None), press)


def off_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """Off duty until tomorrow, whatever the week says; whoever is on duty alone is told so."""
    member = replace(member, watch_until=None, watch_off=desk.now + OFF)
    desk.work.staff.save(member)
    alone = not roster.watching(desk)
    desk.answer_staff(press, voice_of(member)(texts.NOBODY_LEFT) if alone else "", alert=alone)
    words, buttons = _shown(desk, member)
    desk.tell_staff(member, Edit(words, press.message_id, buttons=buttons))
    desk.work.audit.note("duty_off", member.id)


def week_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """The parts of the week in which they are on duty."""
    pressed = press.given(1)[0]
    chosen = hours.changed(member.watch, pressed) if pressed else member.watch
    if chosen is None:
        strays.old_button(desk, member, press)
        return
    if chosen != member.watch:
        desk.work.staff.save(replace(member, watch=chosen))
        desk.work.audit.note("duty_week", member.id)
    _turn(desk, member, press, hours.shown(voice_of(member), chosen, pressed, ASKED))


def _changed(desk: Desk, member: Staff, press: Press) -> None:
    desk.work.staff.save(member)
    desk.work.audit.note("duty_on", member.id)
    _turn(desk, member, press, _shown(desk, member))


def _turn(desk: Desk, member: Staff, press: Press, screen: tuple[Words, Buttons]) -> None:
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(screen[0], press.message_id, buttons=screen[1]))


def _shown(desk: Desk, member: Staff) -> tuple[Words, Buttons]:
    say = voice_of(member)
    everybody = [_line(desk, say, one) for one in coordinators.answering(desk)]
    words = join((now_on_duty(desk, say), join(everybody, gap="\n"), phrase(say, texts.HOW)))
    return words, _buttons(desk, member) if "coordinator" in member.roles else ()


def now_on_duty(desk: Desk, say: Tongue) -> Words:
    """Who is on duty at this moment; when nobody is, what happens then."""
    there = [called(say, one) for one in roster.watching(desk)]
    return phrase(say, texts.NOW, names=say.list_of(there)) if there else phrase(say, texts.NOBODY)


def _line(desk: Desk, say: Tongue, one: Staff) -> Words:
    week = hours.in_words(say, one.watch) if one.watch else say(texts.NO_HOURS)
    line = phrase(say, texts.LINE, name=called(say, one), hours=week)
    if one.watch_until and one.watch_until > desk.now:
        until = day_and_hour(one.watch_until, say.code, desk.line.zone)
        return join((line, phrase(say, texts.UNTIL, time=until)), gap=" ")
    return line


def _buttons(desk: Desk, member: Staff) -> Buttons:
    say = voice_of(member)
    once = tuple(Button(say(texts.B_ON, count=count), action("dn", str(count))) for count in FOR_ONCE)
    off = (Button(say(texts.B_OFF), action("df")),) if roster.is_watching(desk, member) else ()
    week = (Button(say(texts.B_WEEK), action("dw", hours.WEEK)),)
    return tuple(row for row in (once, off, week) if row)
