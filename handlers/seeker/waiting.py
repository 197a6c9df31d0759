"""Waiting for a confidant, said honestly."""

from __future__ import annotations

from db.letters import Button, Buttons, Send, Words
from db.records import Case, Seeker
from handlers import coordinators, matchmaking, opening, spans, triaging, waits
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.phrases import join, phrase
from locales import Tongue
from locales.text import Text
from locales.texts import intake, seeker as texts, waiting as waiting_texts


def begin(desk: Desk, seeker: Seeker, case: Case) -> None:
    """Say what happens now and how long it can take, and look for somebody."""
    hours = {"opens": f"{desk.line.opens:%H:%M}", "closes": f"{desk.line.closes:%H:%M}"}
    what = intake.PROFESSIONAL_WAITING if case.kind == "professionals" else texts.WAITING
    _tell(desk, seeker, case, phrase(voice_of(seeker), what, **hours))
    matchmaking.solve(desk)


def still_looking(desk: Desk, seeker: Seeker, case: Case) -> None:
    """/start while waiting."""
    _tell(desk, seeker, case, phrase(voice_of(seeker), texts.STILL_LOOKING))


def takes_long(desk: Desk, seeker: Seeker, case: Case) -> None:
    """Nobody yet, after a long time: an honest word."""
    _tell(desk, seeker, case, phrase(voice_of(seeker), waiting_texts.TAKES_LONG))


def _tell(desk: Desk, seeker: Seeker, case: Case, first: Words) -> None:
    say = voice_of(seeker)
    words = join((first, opening.today(desk, say), _outlook(desk, say, case)))
    desk.tell_seeker(seeker, Send(words, buttons=_buttons(seeker)), case)


def _outlook(desk: Desk, say: Tongue, case: Case) -> Words:
    """The place in the queue and how long it takes, and never a promise; in danger, no number but 112."""
    if triaging.is_urgent(case):
        known = phrase(say, waiting_texts.URGENT_KNOWN) if coordinators.everyone(desk) else Words()
        return join((phrase(say, waiting_texts.URGENT), known), gap=" ")
    there = waits.outlook(desk, case)
    place = phrase(say, waiting_texts.POSITION, number=there.position) if there.position else Words()
    if there.expected is None:
        return join((place, phrase(say, waiting_texts.CANNOT_SAY)), gap="\n")
    told = phrase(say, _took(desk, case), time=spans.expected(say, there.expected))
    return join((place, told), gap="\n")


def _took(desk: Desk, case: Case) -> Text:
    """To whoever waits already it is told how much longer."""
    began = desk.now - waits.since(case) < spans.MINUTE
    return waiting_texts.TOOK if began else waiting_texts.TOOK_MORE


def _buttons(seeker: Seeker) -> Buttons:
    say = voice_of(seeker)
    return (
        (Button(say(texts.WHERE_ELSE), action("page", "elsewhere")),),
        (Button(say(texts.STOP_WAITING), action("erase")),),
    )
