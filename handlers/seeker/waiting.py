"""Waiting for a confidant, said honestly."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from db.letters import Button, Buttons, Send, Words
from db.records import Case, Seeker
from handlers import matchmaking
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.phrases import join, phrase
from handlers.seeker import tongues
from locales import Tongue
from locales.text import Text
from locales.texts import intake, seeker as texts

SCREENS: dict[str, Text] = {
    "wait": texts.WAITING,
    "still": texts.STILL_LOOKING,
}
"""What is said while somebody waits, by the name that its buttons carry."""


def begin(desk: Desk, seeker: Seeker, case: Case) -> None:
    """Say what happens now and how long it can take, and look for somebody."""
    _tell(desk, seeker, case, "wait")
    matchmaking.solve(desk)


def is_closed(desk: Desk) -> bool:
    """Whether it is outside the hours in which confidants mostly answer; these may reach past midnight."""
    here, opens, closes = desk.now.astimezone(desk.line.zone).time(), desk.line.opens, desk.line.closes
    return not opens <= here < closes if opens < closes else closes <= here < opens


def still_looking(desk: Desk, seeker: Seeker, case: Case) -> None:
    """/start while waiting."""
    _tell(desk, seeker, case, "still")


def _tell(desk: Desk, seeker: Seeker, case: Case, name: str) -> None:
    words, buttons = drawn(desk, seeker, case, name)
    desk.tell_seeker(seeker, Send(words, buttons=buttons), case)


def drawn(desk: Desk, seeker: Seeker, case: Case, name: str) -> tuple[Words, Buttons]:
    """One of SCREENS, in a second language too where that is a habit, and its buttons."""
    made = _waiting(desk, case) if name == "wait" else partial(phrase, what=SCREENS[name])
    return tongues.both(seeker, made), (*_buttons(seeker), tongues.row(seeker, name))


def _waiting(desk: Desk, case: Case) -> Callable[[Tongue], Words]:
    hours = {"opens": f"{desk.line.opens:%H:%M}", "closes": f"{desk.line.closes:%H:%M}"}
    what = intake.PROFESSIONAL_WAITING if case.kind == "professionals" else SCREENS["wait"]

    def words(say: Tongue) -> Words:
        closed = phrase(say, texts.WAITING_CLOSED, opens=hours["opens"]) if is_closed(desk) else Words()
        return join((phrase(say, what, **hours), closed))

    return words


def _buttons(seeker: Seeker) -> Buttons:
    say = voice_of(seeker)
    return (
        (Button(say(texts.WHERE_ELSE), action("page", "elsewhere")),),
        (Button(say(texts.STOP_WAITING), action("erase")),),
    )
