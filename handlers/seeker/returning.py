"""Back after a while: before anything of the intake is shown, is it safe to read?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from db.letters import Button, Send, Words
from db.records import Case, Seeker
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.intake.folding import fold
from handlers.intake.vocabulary import COMMON
from handlers.phrases import join, phrase
from locales.texts import intake as texts

AWAY = timedelta(hours=1)
"""After this long without a question being shown, somebody else may hold the phone."""


def is_away(desk: Desk, seeker: Seeker) -> bool:
    """Whether the seeker has to be asked first, or has been asked and not said yes."""
    return seeker.guarded or bool(seeker.read_at and desk.now - seeker.read_at > AWAY)


def ask(desk: Desk, seeker: Seeker, case: Case, before: Words = Words()) -> None:
    """Are you alone, safe to read? Nothing of the intake is shown until yes."""
    say = voice_of(seeker)
    desk.work.seekers.save(replace(seeker, guarded=True))
    buttons = (
        (Button(say(texts.SAFE_YES), action("safe")),),
        (Button(say(texts.SAFE_NO), action("later")),),
    )
    desk.tell_seeker(seeker, Send(join((before, phrase(say, texts.SAFE))), buttons=buttons), case)


def here(desk: Desk, seeker: Seeker) -> Seeker:
    """The seeker as one who reads along now."""
    seeker = replace(seeker, guarded=False, read_at=desk.now)
    desk.work.seekers.save(seeker)
    return seeker


def means_yes(text: str) -> bool:
    """Whether typed words say yes, in any of the languages."""
    return fold(text) in COMMON.yes
