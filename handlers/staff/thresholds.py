"""An admin says from which score a case is at each level."""

from __future__ import annotations

import re
from dataclasses import astuple

from db.letters import Send, Words
from db.records import Staff
from handlers import triaging
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter
from handlers.intake.triage import Thresholds
from handlers.phrases import join, phrase
from locales.texts import intake as texts

COMMAND = "/thresholds"
NUMBERS = re.compile(r"\d{1,4} \d{1,4} \d{1,4}")


def command(desk: Desk, member: Staff, letter: Letter) -> None:
    """/thresholds shows them; with three numbers behind it they change."""
    say, given = voice_of(member), " ".join(letter.words.text.split()[1:])
    chosen = _read(given)
    if chosen:
        triaging.set_thresholds(desk, chosen)
    head = phrase(say, texts.THRESHOLDS_SET if chosen else texts.THRESHOLDS_WRONG) if given else Words()
    desk.tell_staff(member, Send(join((head, _shown(desk, member)))))


def _read(given: str) -> Thresholds | None:
    if not NUMBERS.fullmatch(given):
        return None
    advice, support, urgent = map(int, given.split())
    return Thresholds(advice, support, urgent) if 0 < advice < support < urgent else None


def _shown(desk: Desk, member: Staff) -> Words:
    now = triaging.thresholds(desk)
    what = phrase(
        voice_of(member), texts.THRESHOLDS, advice=now.advice, support=now.support, urgent=now.urgent
    )
    example = Words(" ".join((COMMAND, *map(str, astuple(now)))))
    return join((what, example), gap="\n")
