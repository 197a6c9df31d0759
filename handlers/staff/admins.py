"""The admins among the staff, for what one of them may not do alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from db.letters import Button, Send, Words
from db.records import Staff
from handlers.actions import action
from handlers.desk import Desk, voice_of
from locales import Tongue
from locales.texts import people as texts

PATIENCE = timedelta(hours=48)
"""How long an invitation is good, and another admin may think about what was asked."""


def others(desk: Desk, member: Staff) -> list[Staff]:
    """All admins but this one."""
    return [one for one in desk.work.staff.everyone() if "admin" in one.roles and one.id != member.id]


def ask(desk: Desk, member: Staff, what: Callable[[Tongue], Words], yes: str, no: str, about: str) -> None:
    """Every other admin is asked to agree; the buttons' actions are `yes` and `no` with `about`."""
    for one in others(desk, member):
        say = voice_of(one)
        row = (Button(say(texts.AGREE), action(yes, about)), Button(say(texts.REFUSE), action(no, about)))
        desk.tell_staff(one, Send(what(say), buttons=(row,)))
