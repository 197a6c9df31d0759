"""Waiting for a confidant, said honestly."""

from __future__ import annotations

from db.letters import Button, Buttons, Send, Words
from db.records import Case, Seeker
from handlers import matchmaking
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.phrases import join, phrase
from locales.texts import intake, seeker as texts


def begin(desk: Desk, seeker: Seeker, case: Case) -> None:
    """Say what happens now and how long it can take, and look for somebody."""
    say = voice_of(seeker)
    hours = {"opens": f"{desk.line.opens:%H:%M}", "closes": f"{desk.line.closes:%H:%M}"}
    closed = phrase(say, texts.WAITING_CLOSED, opens=hours["opens"]) if is_closed(desk) else Words()
    what = intake.PROFESSIONAL_WAITING if case.kind == "professionals" else texts.WAITING
    words = join((phrase(say, what, **hours), closed))
    desk.tell_seeker(seeker, Send(words, buttons=_buttons(seeker)), case)
    matchmaking.solve(desk)


def is_closed(desk: Desk) -> bool:
    """Whether it is outside the hours in which confidants mostly answer; these may reach past midnight."""
    here, opens, closes = desk.now.astimezone(desk.line.zone).time(), desk.line.opens, desk.line.closes
    return not opens <= here < closes if opens < closes else closes <= here < opens


def still_looking(desk: Desk, seeker: Seeker, case: Case) -> None:
    """/start while waiting."""
    desk.tell_seeker(
        seeker, Send(phrase(voice_of(seeker), texts.STILL_LOOKING), buttons=_buttons(seeker)), case
    )


def _buttons(seeker: Seeker) -> Buttons:
    say = voice_of(seeker)
    return (
        (Button(say(texts.WHERE_ELSE), action("page", "elsewhere")),),
        (Button(say(texts.STOP_WAITING), action("erase")),),
    )
