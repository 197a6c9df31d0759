"""The working copy of a questionnaire: one for all admins, with a number for every change.

It lies sealed among the line's settings. Whoever changes it names the revision they saw; a
change made on an older one is not done, and its maker is shown how things are now.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from pydantic import TypeAdapter

from db.records import QuestionnaireKind
from handlers.desk import Desk
from handlers.intake.questionnaire import Questionnaire
from handlers.intake.reading_yaml import inspect, published
from handlers.intake.writing_yaml import write
from handlers.questionnaires import newest


@dataclass(frozen=True, slots=True)
class Draft:
    """`base` is the published version it was made from; `text` is YAML."""

    kind: QuestionnaireKind
    revision: int
    base: int
    text: str

    @property
    def questionnaire(self) -> Questionnaire:
        """The working copy itself, with whatever is still wrong in it."""
        return _read(self.text)


_STORED = TypeAdapter(Draft)


@lru_cache(maxsize=8)
def _read(text: str) -> Questionnaire:
    read = inspect(text).questionnaire
    if read is None:
        raise ValueError("the stored working copy is not a questionnaire")
    return read


def load(desk: Desk, kind: QuestionnaireKind) -> Draft:
    """The working copy; before the first change it is the newest published version."""
    stored = desk.work.settings.get(_name(kind))
    if stored:
        return _STORED.validate_json(stored)
    version = newest(desk, kind)
    return Draft(kind, 1, version, write(published(desk.work.questionnaires.get(version))))


def change(desk: Desk, draft: Draft, q: Questionnaire) -> Draft:
    """Keep a change of the working copy, under a new revision number."""
    return _keep(desk, replace(draft, revision=draft.revision + 1, text=write(q)))


def start_over(desk: Desk, draft: Draft) -> Draft:
    """The working copy made anew from the newest published version."""
    version = newest(desk, draft.kind)
    text = write(published(desk.work.questionnaires.get(version)))
    return _keep(desk, replace(draft, revision=draft.revision + 1, base=version, text=text))


def untouched(desk: Desk, draft: Draft) -> bool:
    """Whether nothing in it differs from the version it was made from."""
    return draft.questionnaire == published(desk.work.questionnaires.get(draft.base))


def _keep(desk: Desk, draft: Draft) -> Draft:
    desk.work.settings.put(_name(draft.kind), _STORED.dump_json(draft).decode())
    return draft


def _name(kind: QuestionnaireKind) -> str:
    return f"questions.draft.{kind}"
