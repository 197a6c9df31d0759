"""Whether a native speaker has read what seekers are shown: texts, and the questions asked now."""

from __future__ import annotations

from db.records import QuestionnaireKind
from handlers.desk import Desk
from handlers.questionnaires import DEFAULTS, newest
from locales import reader
from locales.languages import SOURCE
from locales.organisation import ours


def was_read(desk: Desk, code: str) -> bool:
    """Whether somebody has, of everything in this language. English is where all of it comes from."""
    if code == SOURCE:
        return True
    return reader.was_read(code) and all(
        reader.questions_read(code, kind, _asked_now(desk, kind), ours().reviews) for kind in DEFAULTS
    )


def _asked_now(desk: Desk, kind: QuestionnaireKind) -> str:
    return desk.work.questionnaires.get(newest(desk, kind))
