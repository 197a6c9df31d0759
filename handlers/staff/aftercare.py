"""After an urgent case its confidant is offered a pause, or a talk with a coordinator."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Button, Edit, Send
from db.records import Case, Staff
from handlers import coordinators
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.phrases import phrase
from handlers.staff import pausing, strays
from handlers.staff.naming import called
from locales.texts import people as texts

CHOICES = {"pause": texts.AFTER_PAUSE, "talk": texts.AFTER_TALK, "no": texts.AFTER_NEITHER}


def offer(desk: Desk, member: Staff, case: Case) -> None:
    """Ask what would help, when the case that has just ended was urgent."""
    if "confidant" not in member.roles or not (case.urgent or case.level == "urgent"):
        return
    say = voice_of(member)
    rows = tuple((Button(say(label), action("ca", what)),) for what, label in CHOICES.items())
    desk.tell_staff(member, Send(phrase(say, texts.AFTER_URGENT), buttons=rows))


def chosen(desk: Desk, member: Staff, press: Press) -> None:
    """One of the three was pressed. `screen` remembers under which message, so a repeat does nothing."""
    what = press.given(1)[0]
    if what not in CHOICES or member.screen == press.message_id:
        strays.old_button(desk, member, press)
        return
    member = replace(member, screen=press.message_id)
    said = phrase(voice_of(member), texts.AFTER_DONE)
    if what == "pause" and pausing.can_pause(member):
        member = pausing.paused(member, desk.now + pausing.WEEK)
        said = pausing.told(desk, member)
    elif what == "talk":
        heard = _ask_for_talk(desk, member)
        said = phrase(voice_of(member), texts.TALK_ASKED if heard else texts.TALK_NOBODY)
    desk.work.staff.save(member)
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(said, press.message_id))


def _ask_for_talk(desk: Desk, member: Staff) -> bool:
    """All other coordinators hear who would like to talk, and nothing of any case."""
    others = [one for one in coordinators.everyone(desk) if one.id != member.id]
    for one in others:
        say = voice_of(one)
        desk.tell_staff(one, Send(phrase(say, texts.WANTS_TALK, name=called(say, member))))
    return bool(others)
