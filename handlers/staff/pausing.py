"""A confidant wants no new offers for a while; what is open goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from db.letters import Button, Edit, Send, Words
from db.records import Staff
from handlers.actions import action
from handlers.clock import days
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import join, phrase
from handlers.staff import strays
from handlers.staff.card import card_of
from locales.dates import day_and_hour
from locales.texts import people as texts, staff as staff_texts

LENGTHS = {"open": texts.PAUSE_OPEN, "1": texts.PAUSE_DAY, "7": texts.PAUSE_WEEK, "14": texts.PAUSE_WEEKS}
"""What can be chosen, in days; "open" has no end."""

WEEK = timedelta(days=7)


def can_pause(member: Staff) -> bool:
    """Whether there are offers to be spared: only a confidant with a whole profile gets any."""
    return "confidant" in member.roles and member.stage == "ready" and card_of(member).profile() is not None


def paused(member: Staff, until: datetime | None = None) -> Staff:
    """The member with a pause, until they say so when no time is given."""
    return replace(member, available=False, paused_until=until)


def resumed(member: Staff) -> Staff:
    """The member without a pause."""
    return replace(member, available=True, paused_until=None)


def command(desk: Desk, member: Staff, letter: Letter) -> None:
    """/pause begins at once and asks for how long; with a day behind it, it lasts until that day begins."""
    given = letter.words.text.partition(" ")[2].strip()
    if not can_pause(member):
        desk.tell_staff(member, Send(phrase(voice_of(member), staff_texts.NO_PROFILE)))
    elif given:
        _until_day(desk, member, given)
    else:
        desk.work.staff.save(paused(member))
        say = voice_of(member)
        words = join((phrase(say, staff_texts.PAUSED), phrase(say, texts.PAUSE_HOW_LONG)))
        buttons = [Button(say(label), action("pz", length)) for length, label in LENGTHS.items()]
        desk.tell_staff(member, Send(words, buttons=(tuple(buttons[:2]), tuple(buttons[2:]))))


def _until_day(desk: Desk, member: Staff, given: str) -> None:
    tomorrow = days.today(desk) + timedelta(days=1)
    day = days.read(given, tomorrow)
    if day:
        member = paused(member, days.start_of(desk, day))
        desk.work.staff.save(member)
        desk.tell_staff(member, Send(told(desk, member)))
        return
    example = days.today(desk) + WEEK
    wrong = phrase(voice_of(member), texts.DATE_WRONG)
    desk.tell_staff(member, Send(join((wrong, Words(f"/pause {example.day}-{example.month}")), gap="\n")))


def told(desk: Desk, member: Staff) -> Words:
    """What a member who pauses is told: until when, or how to end it."""
    say = voice_of(member)
    if not member.paused_until:
        return phrase(say, staff_texts.PAUSED)
    when = day_and_hour(member.paused_until, say.code, desk.line.zone)
    return phrase(say, texts.PAUSED_UNTIL, when=when)


def pressed(desk: Desk, member: Staff, press: Press) -> None:
    """A length was chosen; it counts from now."""
    length = press.given(1)[0]
    if length not in LENGTHS or not can_pause(member):
        strays.old_button(desk, member, press)
        return
    until = None if length == "open" else desk.now + timedelta(days=int(length))
    member = paused(member, until)
    desk.work.staff.save(member)
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(told(desk, member), press.message_id))


def resume(desk: Desk, member: Staff, _: Letter) -> None:
    """/resume: offers again."""
    if not can_pause(member):
        desk.tell_staff(member, Send(phrase(voice_of(member), staff_texts.NO_PROFILE)))
        return
    desk.work.staff.save(resumed(member))
    desk.tell_staff(member, Send(phrase(voice_of(member), staff_texts.RESUMED)))


def end_pauses(desk: Desk) -> None:
    """Pauses whose time is over end by themselves, and whoever had one hears it."""
    for member in desk.work.staff.tended():
        if member.paused_until and member.paused_until <= desk.now and can_pause(member):
            desk.work.staff.save(resumed(member))
            desk.tell_staff(member, Send(phrase(voice_of(member), texts.PAUSE_OVER)))
