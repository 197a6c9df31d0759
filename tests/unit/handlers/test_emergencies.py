"""What goes before other chats' letters."""

from __future__ import annotations

import re

from db.letters import Send, Words
from handlers import emergencies
from handlers.phrases import join, phrase
from handlers.seeker import arriving
from locales import tongue
from locales.register import register
from locales.texts import common, pin
from tests.unit.handlers.room import Room

NL = tongue("nl")

EXCUSED = {
    "seeker.description": "stands in Telegram before a chat begins",
    "answers.safe": "is a confidant's own word once it is sent",
    "abuse.report_how": "explains to staff",
    "watch.how": "explains to staff",
    "personal.refused": "explains what may stand in a message",
    "rating.word_kept": "says where to turn another time",
}


def urgent(room: Room) -> list[str]:
    """The texts of what goes first."""
    letters = [one for one in room.work.outbox.claim(100) if one.urgent]
    return [one.payload for one in letters]


def test_every_text_with_the_emergency_numbers_is_known_or_excused() -> None:
    """A new text that says 112 or 113 has to be put among them, or stand here with the reason."""
    numbers = re.compile(r"(?<![\d-])(112|113|0800-0113)(?!\d)")
    say = {key for key, text in register().items() if numbers.search(" ".join(text.sources))}
    assert say - emergencies.TEXTS == EXCUSED.keys()
    assert emergencies.TEXTS - say == {"alarm.nobody_watches", pin.URGENT.key}


def test_a_text_among_others_counts(room: Room) -> None:
    """It is known by its key, in whatever language it is said."""
    words = join((Words("..."), phrase(tongue("ar"), common.EMERGENCY)))
    room.desk.tell_seeker(room.seeker(), Send(words))
    room.desk.tell_seeker(room.seeker(), Send(Words("112")))
    assert len(urgent(room)) == 1


def test_whoever_arrives_reads_the_numbers_first(room: Room) -> None:
    """The first screen says 112 and 113."""
    seeker = room.seeker(stage="reading", consent=None)
    words = arriving.emergency(seeker)
    room.desk.tell_seeker(seeker, Send(words))
    assert len(urgent(room)) == 1


def test_a_locked_phone_hears_at_once_that_something_urgent_waits(room: Room) -> None:
    """The neutral line for an alarm goes first; the one for anything else does not."""
    member = room.member()
    room.desk.say_news(member)
    assert urgent(room) == []
    room.desk.say_news(room.member(), urgent=True)
    assert len(urgent(room)) == 1
