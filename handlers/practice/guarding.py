"""What keeps practice and cases apart: for whom a trainee's message is."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Button, Remove, Send
from db.practices import Practice
from db.records import Staff
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter
from handlers.phrases import phrase
from handlers.practice import addressed, library, screens, showing
from locales.text import Text
from locales.texts import practice as texts

LONGEST = 1000
"""Characters of a trainee's own words."""


def replied(desk: Desk, member: Staff, letter: Letter) -> bool:
    """Take an answer to the practice screen itself, which can be for nobody else."""
    practice = _open(desk, member)
    if practice is None or letter.thread or letter.reply_to != practice.screen:
        return False
    _answered(desk, member, practice, letter)
    return True


def taken(desk: Desk, member: Staff, letter: Letter) -> bool:
    """While practice is open: take what can only be for it, and stop what could be. False for all else."""
    practice = _open(desk, member)
    meant = addressed.meant(desk, member, letter, practice.screen) if practice else "elsewhere"
    if practice is None or meant == "elsewhere":
        return False
    if meant == "here":
        _answered(desk, member, practice, letter)
    else:
        _say(desk, member, practice, texts.TO_NOBODY)
    return True


def _open(desk: Desk, member: Staff) -> Practice | None:
    """The practice that stands open; whoever listens no more cannot put it aside, and it guards nothing."""
    listens = {"confidant", "coordinator"} & set(member.roles)
    return desk.work.practices.get(member.practising) if member.practising and listens else None


def _answered(desk: Desk, member: Staff, practice: Practice, letter: Letter) -> None:
    words = addressed.typed(letter, LONGEST)
    scenario = library.scenario(practice.scenario)
    step = scenario.step(practice.step) if scenario else None
    if practice.state == "interrupted":
        _say(desk, member, practice, texts.WAITS)
    elif not step or not step.answers:
        _say(desk, member, practice, texts.NOT_NOW)
    elif not words:
        _say(desk, member, practice, texts.ONLY_TEXT, most=LONGEST)
    else:
        # The words go over to the screen: nothing of practice stands between messages of seekers.
        desk.tell_staff(member, Remove((letter.message_id,)))
        showing.keep(desk, member, replace(practice, words=words))


def _say(desk: Desk, member: Staff, practice: Practice, what: Text, **inserted: object) -> None:
    say = voice_of(member)
    rows = (
        (Button(say(texts.B_RESUME), action("zr", practice.id)),),
        (Button(say(texts.B_PUT_ASIDE), action("zp", practice.id)),),
    )
    words = screens.marked(say, phrase(say, what, **inserted))
    desk.tell_staff(member, Send(words, buttons=rows))
