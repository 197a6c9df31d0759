"""Files of words that are no catalogs: questionnaires, practice conversations, and what people type.

Where an organisation has files of its own, those count instead of the program's. Beside them, in `reviews/`,
stands what native speakers have read of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from locales.languages import HOME

Sort = Literal["questions", "practice", "typed"]
"""Questionnaires, conversations to practise with, and the words that are understood and never shown."""

Kind = Literal["seekers", "professionals", "questions"]
"""For whom a questionnaire is: people who look for somebody to talk to, professionals, and short questions."""

QUESTIONNAIRES: Mapping[Kind, str] = {
    "seekers": "questionnaire.yaml",
    "professionals": "professionals.yaml",
    "questions": "question.yaml",
}
"""The program's questionnaires, by their kinds."""
DEFAULT = HOME / "default"
REVIEWS = "reviews"
"""The folder with what was read: beside the program's questionnaires, and in an organisation's folder."""


@dataclass(frozen=True, slots=True)
class Writing:
    """One file. `name` is what the keys of its texts begin with, `reviews` the folder of what was read of it."""

    sort: Sort
    name: str
    path: Path
    reviews: Path


def writings(own: Path | None = None, home: Path = HOME) -> tuple[Writing, ...]:
    """All of them in the order in which they are read; `own` is an organisation's folder."""
    reviews = home / "default" / REVIEWS
    asked = [_asked(kind, name, own, home) for kind, name in QUESTIONNAIRES.items()]
    practice, beside = home / "default" / "practice", reviews
    if own and (own / "practice").is_dir():
        practice, beside = own / "practice", own / REVIEWS
    played = [Writing("practice", f"practice/{one.stem}", one, beside) for one in _in(practice)]
    typed = [Writing("typed", "words", one, reviews) for one in _in(home / "words")]
    return tuple(one for one in (*asked, *played, *typed) if one.path.is_file())


def _asked(kind: str, name: str, own: Path | None, home: Path) -> Writing:
    theirs = own / "questions" / f"{kind}.yaml" if own else None
    if own and theirs and theirs.is_file():
        return Writing("questions", kind, theirs, own / REVIEWS)
    return Writing("questions", kind, home / "default" / name, home / "default" / REVIEWS)


def _in(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.yaml"))
