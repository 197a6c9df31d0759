"""The editor's first screen: all questions, and what can be done with the working copy."""

from __future__ import annotations

from db.letters import Buttons, Words
from db.records import QuestionnaireKind
from handlers.phrases import join, phrase
from handlers.questionnaires import newest
from handlers.staff.questions import draft as drafts
from handlers.staff.questions.turn import Screen, Shown, Turn, in_rows
from handlers.staff.questions.wording import short, title
from locales.text import Text
from locales.texts import common, questions as texts

PAGE = 8
"""Questions on one page."""


TITLES: dict[QuestionnaireKind, Text] = {
    "seekers": texts.TITLE,
    "professionals": texts.TITLE_PROFESSIONALS,
    "questions": texts.TITLE_QUESTIONS,
}


def show(turn: Turn) -> Screen:
    """The list; the turn's argument is the place of a question on the page to show."""
    first = (turn.args[0] if turn.args else 0) // PAGE * PAGE
    return _words(turn), (*_listed(turn, first), *_turning(turn, first), *_doing(turn))


def _words(turn: Turn) -> Words:
    say, draft = turn.say, turn.draft
    heading = TITLES[draft.kind]
    latest = newest(turn.desk, draft.kind)
    same = texts.UNCHANGED if drafts.untouched(turn.desk, draft) else texts.CHANGED
    newer = phrase(say, texts.NEWER, version=latest) if latest != draft.base else Words()
    parts = (phrase(say, heading), phrase(say, texts.BASE, version=draft.base), phrase(say, same), newer)
    return join(parts, gap="\n")


def _listed(turn: Turn, first: int) -> Buttons:
    shown = list(enumerate(turn.q.questions))[first : first + PAGE]
    return tuple(
        (turn.button(f"{place + 1}. {short(title(turn.say, one), 30)}", "one", place),)
        for place, one in shown
    )


def _turning(turn: Turn, first: int) -> Buttons:
    row = [turn.button("⬅", "home", first - PAGE)] if first else []
    if first + PAGE < len(turn.q.questions):
        row.append(turn.button("➡", "home", first + PAGE))
    return (tuple(row),) if row else ()


def _doing(turn: Turn) -> Buttons:
    steps = [
        turn.button(texts.B_ADD, "kinds", len(turn.q.questions)),
        turn.button(texts.B_PREVIEW, "look"),
        turn.button(texts.B_CHECK, "check"),
        turn.button(texts.B_PUBLISH, "publish"),
        turn.button(texts.B_HISTORY, "past"),
        turn.button(texts.B_EXPORT, "file"),
        turn.button(texts.B_DISCARD, "over?"),
    ]
    return in_rows(steps, 2)


def ask_to_start_over(turn: Turn) -> Shown:
    """Starting over loses what everybody did, so it is asked first."""
    version = newest(turn.desk, turn.draft.kind)
    yes, no = turn.button(texts.B_YES_DISCARD, "over"), turn.button(common.CANCEL, "home")
    return phrase(turn.say, texts.DISCARD_SURE, version=version), ((yes,), (no,))


def start_over(turn: Turn) -> Shown:
    """The working copy is the newest published version again."""
    fresh = Turn(turn.desk, turn.member, drafts.start_over(turn.desk, turn.draft))
    return show(fresh)
