"""For whom a message is, when a screen waits for one and a seeker could be meant as well.

It is for the screen when it answers that screen's message; without a reply only when the member holds no
case to which it could go. Where there is doubt it goes to nobody, and its writer hears so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from db.records import Staff
from handlers.desk import Desk
from handlers.incoming import Letter
from handlers.staff import cases
from handlers.staff.wording import awaiting

Meant = Literal["here", "doubt", "elsewhere"]
"""For the screen, perhaps for it, or certainly not."""


@dataclass(frozen=True, slots=True)
class Waited:
    """What a member's next message is about, and the message on their phone that asks for it."""

    about: str
    screen: int


def expect(desk: Desk, member: Staff, verb: str, about: str, screen: int) -> None:
    """From now on wait for the member's words, in answer to this screen."""
    awaiting.expect(desk, member, verb, about, str(screen))


def waited(desk: Desk, member: Staff, verb: str) -> Waited | None:
    """What is waited for under this verb; None when nothing is, or for too long."""
    mine, about, since, screen = (*member.awaits.split(":"), "", "", "", "")[:4]
    if mine != verb or desk.now - datetime.fromtimestamp(int(since), UTC) >= awaiting.PATIENCE:
        return None
    return Waited(about, int(screen))


def meant(desk: Desk, member: Staff, letter: Letter, screen: int) -> Meant:
    """For whom a letter is, while this screen waits for one."""
    if letter.thread:
        return "elsewhere"
    if letter.reply_to:
        return "here" if letter.reply_to == screen else "elsewhere"
    return "doubt" if cases.held_by(desk, member) else "here"


def typed(letter: Letter, most: int) -> str:
    """The words of a letter that is nothing but words, and not too many; else nothing."""
    words = letter.words.text.strip()
    return words if letter.kind == "text" and len(words) <= most else ""
