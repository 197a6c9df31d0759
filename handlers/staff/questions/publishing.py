"""Checking the working copy, and making it a new version."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Send, Words
from handlers.intake.check import findings
from handlers.intake.comparing import compare
from handlers.intake.questionnaire import Questionnaire
from handlers.intake.reading_yaml import published
from handlers.phrases import join, phrase
from handlers.questionnaires import newest
from handlers.staff.questions import draft as drafts
from handlers.staff.questions.asking import seen
from handlers.staff.questions.turn import Screen, Shown, Turn
from handlers.staff.questions.waiting import Waiting, wait_for
from handlers.staff.questions.wording import difference, finding, listed
from locales.texts import common, questions as texts

NOTE = 500
"""Characters of a note that are kept."""


def check(turn: Turn) -> Shown:
    """What is wrong or doubtful, problems first; a button for each question it is about."""
    found = sorted(findings(turn.q), key=lambda one: one.level)
    heading = phrase(turn.say, texts.CHECK_TITLE)
    words = listed(turn.say, heading, (finding(turn.say, turn.q, one) for one in found))
    if not found:
        words = join((heading, phrase(turn.say, texts.CHECK_GOOD)), gap="\n")
    places = dict.fromkeys(one.path[1] for one in found if len(one.path) > 1 and one.path[0] == "questions")
    there = tuple(
        turn.button(str(place + 1), "one", place) for place in list(places)[:16] if isinstance(place, int)
    )
    rows = tuple(there[i : i + 8] for i in range(0, len(there), 8))
    return words, (*rows, (turn.button(texts.B_HOME, "home"),))


def ask(turn: Turn) -> Shown:
    """Show what would change, and ask for a note; nothing with a problem goes out."""
    problems = [one for one in findings(turn.q) if one.level == "problem"]
    home = (turn.button(texts.B_HOME, "home"),)
    if problems:
        lines = (finding(turn.say, turn.q, one) for one in problems)
        return listed(turn.say, phrase(turn.say, texts.BLOCKED), lines), (home,)
    version = newest(turn.desk, turn.draft.kind)
    old = published(turn.desk.work.questionnaires.get(version))
    if old == turn.q:
        return texts.SAME_AS_PUBLISHED
    wait_for(turn.desk, turn.member, Waiting("note", *seen(turn)))
    newer = phrase(turn.say, texts.NEWER, version=version) if version != turn.draft.base else Words()
    words = join((newer, between(turn, str(version), old, turn.say(texts.THE_COPY), turn.q)))
    buttons = ((turn.button(texts.B_NO_NOTE, "nonote"),), (turn.button(common.CANCEL, "cancel"),))
    return join((words, phrase(turn.say, texts.ASK_NOTE))), buttons


def between(turn: Turn, name: str, old: Questionnaire, other: str, new: Questionnaire) -> Words:
    """All differences in words."""
    heading = phrase(turn.say, texts.COMPARE_TITLE, old=name, new=other)
    lines = [difference(turn.say, old, new, one) for one in compare(old, new)]
    if not lines:
        return join((heading, phrase(turn.say, texts.COMPARE_SAME)), gap="\n")
    return listed(turn.say, heading, lines)


def without_note(turn: Turn) -> Shown:
    """Publish; there is nothing to say about it."""
    return _publish(turn, "")


def noted(turn: Turn, waiting: Waiting, note: str) -> None:
    """The note came: publish what its writer has seen, or show what it became meanwhile."""
    if waiting.revision != turn.draft.revision:
        shown = ask(turn)
        stale = phrase(turn.say, texts.STALE)
    else:
        shown, stale = _publish(turn, note[:NOTE]), Words()
    words, buttons = shown if isinstance(shown, tuple) else (phrase(turn.say, shown), ())
    turn.desk.tell_staff(turn.member, Send(join((stale, words)), buttons=buttons))


def _publish(turn: Turn, note: str) -> Shown:
    if any(one.level == "problem" for one in findings(turn.q)):
        return ask(turn)
    wait_for(turn.desk, turn.member, None)
    return done(turn, turn.desk.work.questionnaires.publish(turn.draft.text, note, turn.draft.kind))


def done(turn: Turn, version: int) -> Screen:
    """Say that a version was published; the working copy goes on from it when it equals it."""
    draft = turn.draft
    if published(turn.desk.work.questionnaires.get(version)) == turn.q:
        draft = drafts.change(turn.desk, replace(draft, base=version), turn.q)
    turn = replace(turn, draft=draft)
    return phrase(turn.say, texts.PUBLISHED, version=version), ((turn.button(texts.B_HOME, "home"),),)
