"""Back after a while: before anything of the intake is shown, is it safe to read?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from db.letters import Buttons, Send, Words
from db.records import Case, Seeker
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.intake.vocabulary import COMMON
from handlers.phrases import join, labelled
from handlers.seeker import tongues
from locales.texts import intake as texts

AWAY = timedelta(hours=1)
"""After this long without a question being shown, somebody else may hold the phone."""


def is_away(desk: Desk, seeker: Seeker) -> bool:
    """Whether the seeker has to be asked first, or has been asked and not said yes."""
    return seeker.guarded or bool(seeker.read_at and desk.now - seeker.read_at > AWAY)


def ask(desk: Desk, seeker: Seeker, case: Case, before: Words = Words()) -> None:
    """Are you alone, safe to read? Nothing of the intake is shown until yes."""
    desk.work.seekers.save(replace(seeker, guarded=True))
    words, buttons = drawn(seeker)
    desk.tell_seeker(seeker, Send(join((before, words)), buttons=buttons), case)


def drawn(seeker: Seeker) -> tuple[Words, Buttons]:
    """The question and its buttons."""
    say = voice_of(seeker)
    buttons = (
        (labelled(say, texts.SAFE_YES, action("safe")),),
        (labelled(say, texts.SAFE_NO, action("later")),),
        tongues.row(seeker, "safe"),
    )
    return tongues.said(seeker, texts.SAFE), buttons


def here(desk: Desk, seeker: Seeker) -> Seeker:
    """The seeker as one who reads along now."""
    seeker = replace(seeker, guarded=False, read_at=desk.now)
    desk.work.seekers.save(seeker)
    return seeker


def means_yes(text: str) -> bool:
    """Whether typed words say yes, in any of the languages."""
    return COMMON.meaning(text) is True
