"""The first words of a text, as it is worded now and before anything is inserted: to know it by."""

from __future__ import annotations

import re

from handlers import questionnaires
from handlers.asked import keyed
from handlers.desk import Desk
from handlers.intake.reading_yaml import published
from handlers.reported import QUESTION
from locales import Tongue
from locales.register import register

_INSERTED = re.compile(r"\{\w+\}")


def excerpt(desk: Desk, say: Tongue, key: str, length: int) -> str:
    """At most this many characters, in this tongue; empty for a text that is not there any more."""
    words = _question(desk, say, key) if key.startswith(QUESTION) else _text(say, key)
    line = " ".join(_INSERTED.sub("…", words.replace("*", "")).split())
    return say.shaped(line if len(line) <= length else line[: length - 1].rstrip() + "…")


def _text(say: Tongue, key: str) -> str:
    what = register().get(key)
    return say.template(what) if what else ""


def _question(desk: Desk, say: Tongue, key: str) -> str:
    for kind in questionnaires.DEFAULTS:
        version = questionnaires.newest(desk, kind)
        for question in published(desk.work.questionnaires.get(version)).questions:
            for known, what in keyed(question):
                if known == key:
                    return what.best(say.language)
    return ""
