"""Waiting for a confidant, said honestly."""

from __future__ import annotations

from db.letters import Buttons, Send, Words
from db.records import Case, Seeker
from handlers import coordinators, triaging
from handlers.actions import action
from handlers.clock import opening, spans
from handlers.desk import Desk, voice_of
from handlers.match import matchmaking, waits
from handlers.phrases import join, labelled, phrase
from handlers.seeker import tongues
from handlers.seeker.safety.buttons import clear
from locales import Tongue
from locales.text import Text
from locales.texts import intake, seeker as texts, waiting as waiting_texts

FIRST: dict[str, Text] = {
    "professionals": intake.PROFESSIONAL_WAITING,
    "questions": intake.QUESTION_WAITING,
}
"""What is said first to who does not wait for a confidant of their own."""

SCREENS: dict[str, Text] = {
    "wait": texts.WAITING,
    "still": texts.STILL_LOOKING,
    "long": waiting_texts.TAKES_LONG,
}
"""What is said while somebody waits, by the name that its buttons carry."""


def begin(desk: Desk, seeker: Seeker, case: Case) -> None:
    """Say what happens now and how long it can take, and look for somebody."""
    _tell(desk, seeker, case, "wait")
    matchmaking.solve(desk)


def still_looking(desk: Desk, seeker: Seeker, case: Case) -> None:
    """/start while waiting."""
    _tell(desk, seeker, case, "still")


def takes_long(desk: Desk, seeker: Seeker, case: Case) -> None:
    """Nobody yet, after a long time: an honest word."""
    _tell(desk, seeker, case, "long")


def _tell(desk: Desk, seeker: Seeker, case: Case, name: str) -> None:
    words, buttons = drawn(desk, seeker, case, name)
    desk.tell_seeker(seeker, Send(words, buttons=buttons), case)


def drawn(desk: Desk, seeker: Seeker, case: Case, name: str) -> tuple[Words, Buttons]:
    """One of SCREENS and how it is today, in a second language too where that is a habit; its buttons."""

    def words(say: Tongue) -> Words:
        return join((_first(desk, say, case, name), opening.today(desk, say), _outlook(desk, say, case)))

    return tongues.both(seeker, words), (*_buttons(seeker), tongues.row(seeker, name))


def _first(desk: Desk, say: Tongue, case: Case, name: str) -> Words:
    if name != "wait":
        return phrase(say, SCREENS[name])
    what = FIRST.get(case.kind, SCREENS[name])
    return phrase(say, what, opens=f"{desk.line.opens:%H:%M}", closes=f"{desk.line.closes:%H:%M}")


def _outlook(desk: Desk, say: Tongue, case: Case) -> Words:
    """The place in the queue and how long it takes, and never a promise; in danger, no number but 112."""
    if triaging.is_urgent(case):
        known = phrase(say, waiting_texts.URGENT_KNOWN) if coordinators.answering(desk) else Words()
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
        (labelled(say, texts.WHERE_ELSE, action("page", "elsewhere")),),
        (labelled(say, texts.STOP_WAITING, action("erase")),),
        clear(seeker),
    )
