"""May the conversation go to somebody else? The seeker is asked before anybody else hears of it."""

from __future__ import annotations

from db.letters import Buttons, Send, Words
from db.records import Case, Handover, Seeker
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.phrases import labelled
from handlers.seeker import tongues
from locales.text import Text
from locales.texts import handover as texts

ANSWERS: dict[str, Text] = {"whole": texts.PASS_WHOLE, "fresh": texts.PASS_FRESH, "no": texts.PASS_NO}
"""What the seeker can answer; who is told that their confidant leaves cannot say no to that."""


def ask(desk: Desk, seeker: Seeker, case: Case, handover: Handover) -> None:
    """Ask whether somebody else may go on, and whether they may read what was said."""
    words, buttons = drawn(seeker, handover)
    desk.tell_seeker(seeker, Send(words, buttons=buttons), case)


def drawn(seeker: Seeker, handover: Handover) -> tuple[Words, Buttons]:
    """The question, in a second language too where that is a habit, and its answers."""
    return tongues.said(seeker, question(handover)), (
        *_buttons(seeker, handover),
        tongues.row(seeker, "passsure"),
    )


def question(handover: Handover) -> Text:
    """What is asked: of a confidant who leaves it cannot be whether, only what may be read."""
    return texts.PASS_LEAVING if handover.leaving else texts.PASS_ASK


def _buttons(seeker: Seeker, handover: Handover) -> Buttons:
    say = voice_of(seeker)
    can = {key: label for key, label in ANSWERS.items() if key != "no" or not handover.leaving}
    return tuple((labelled(say, label, action("pass", key)),) for key, label in can.items())
