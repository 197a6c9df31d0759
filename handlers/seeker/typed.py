"""A command or a language that somebody types as a word, in any language and script.

With a stroke before it a word is always meant for the line. Without one it is, wherever nobody else is
at the other side: what is written to a confidant, or for one, goes to them whatever it says.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from db.letters import Send
from db.records import Case, Seeker
from handlers import places
from handlers.desk import Desk, voice_of
from handlers.intake.questionnaire import OPEN, Question
from handlers.intake.understand import Misunderstood, understand
from handlers.intake.vocabulary import COMMON
from handlers.intake.walk import current
from handlers.phrases import join
from handlers.questionnaires import of_case, walk_of
from handlers.seeker import arriving, ending, erasing, starting, tongues
from handlers.seeker.safety import wiping
from locales.languages import TIFINAGH
from locales.organisation import ours
from locales.texts import seeker as texts

STROKE = "/"
_TIFINAGH = re.compile("[\u2d30-\u2d6f]")


def command(desk: Desk, seeker: Seeker, case: Case | None, text: str) -> str:
    """The command that a message is a word for, and nothing else; empty when it is no such word."""
    stroked = text.strip().startswith(STROKE)
    if seeker.stage in ("waiting", "talking") and not stroked:
        return ""
    named = COMMON.command(text) or ""
    if stroked or not named:
        return named
    asked = current(of_case(desk, case), walk_of(case)) if case and seeker.stage == "intake" else None
    return "" if asked and not seeker.guarded and _answers(seeker, asked, text, named) else named


def _answers(seeker: Seeker, asked: Question, text: str, named: str) -> bool:
    """Whether the word is an answer to the question all the same: an option, a town, a name."""
    if asked.kind in OPEN:
        return named == "start"
    if asked.kind == "place":
        return any(one.how == "exact" for one in places.find(text))
    return not isinstance(understand(asked, text, voice_of(seeker).language), Misunderstood)


def obey(desk: Desk, seeker: Seeker, named: str) -> None:
    """Do what the command does."""
    _DOES[named](desk, seeker)


def _help(desk: Desk, seeker: Seeker) -> None:
    """Who writes *help* may be in need of it: whom to call comes before how the line works."""
    desk.tell_seeker(seeker, Send(join((arriving.emergency(seeker), tongues.said(seeker, texts.HELP)))))


_DOES: dict[str, Callable[[Desk, Seeker], None]] = {
    "start": starting.go_on,
    "language": arriving.show_languages,
    "stop": ending.stop,
    "help": _help,
    "wipe": wiping.wipe,
    "erase": erasing.ask,
}


def reading(seeker: Seeker, text: str) -> str:
    """The code of what somebody wants to read who types the name of a language; empty when nobody asks.

    Typed in Tifinagh it is Tifinagh that is wanted. In the intake a language is an answer.
    """
    if seeker.stage not in ("language", "reading", "menu", "farewell"):
        return ""
    language = COMMON.language(text) or ""
    written = f"{language}-{TIFINAGH}"
    code = written if _TIFINAGH.search(text) and written in ours().readings else language
    return code if code in ours().readings else ""
