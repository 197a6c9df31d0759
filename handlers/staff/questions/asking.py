"""The editor asks an admin for words: which, and what stands there now."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from db.letters import Words
from db.records import QuestionnaireKind
from handlers.intake.questionnaire import Question, Questionnaire
from handlers.intake.texts import NOTHING
from handlers.phrases import join, phrase
from handlers.staff.questions.turn import Shown, Turn
from handlers.staff.questions.waiting import Waiting, wait_for
from handlers.staff.questions.wording import language, short
from locales.text import Text
from locales.texts import common, questions as texts, variants

FEW = 10
"""Buttons up to which each gets a row of its own."""

_Thing = TypeVar("_Thing")
Rework = Callable[[_Thing], _Thing]

PROMPTS: dict[str, Text] = {"text": texts.ASK_TEXT, "help": texts.ASK_HELP, "option": texts.ASK_OPTION}
BOUNDS = ("min", "max")


def seen(turn: Turn) -> tuple[QuestionnaireKind, int]:
    """The working copy the admin is looking at, as it is written down beside what is waited for."""
    return turn.draft.kind, turn.draft.revision


def ask(turn: Turn, waiting: Waiting) -> Shown:
    """Ask, and take the next message for the answer."""
    wait_for(turn.desk, turn.member, waiting)
    say, prompt = turn.say, PROMPTS.get(waiting.what)
    asked = (
        phrase(say, prompt, language=language(say, waiting.language))
        if prompt
        else phrase(say, variants.ASK_BOUND if waiting.what in BOUNDS else texts.ASK_NUMBER)
    )
    words = join((asked, now(turn, waiting)))
    return words, ((turn.button(common.CANCEL, "cancel", turn.place),),)


def now(turn: Turn, waiting: Waiting) -> Words:
    """What stands there now; nothing where nothing does."""
    standing = short(_standing(turn.q, waiting), 1500)
    return phrase(turn.say, texts.NOW, words=standing) if standing else Words()


def _standing(q: Questionnaire, waiting: Waiting) -> str:
    question = q.question(waiting.question)
    option = question.option(waiting.option) if question else None
    if question and waiting.variant is not None:
        return _of_variant(question, waiting)
    match waiting.what:
        case "text" if question:
            return question.text.get(waiting.language, "")
        case "help" if question:
            return question.help.get(waiting.language, "")
        case "option" if option:
            return option.text.get(waiting.language, "")
        case _:
            return ""


def _of_variant(question: Question, waiting: Waiting) -> str:
    variant = next(iter(question.variants[waiting.variant :]), None)
    if variant is None:
        return ""
    words = {"text": variant.text, "help": variant.help}.get(waiting.what, NOTHING)
    return words.get(waiting.language, "")


def ask_text(turn: Turn) -> Shown:
    """Ask for the question's words in one language."""
    return ask(turn, Waiting("text", *seen(turn), turn.question.id, "", turn.q.languages[turn.args[1]]))


def ask_help(turn: Turn) -> Shown:
    """Ask for the question's help in one language."""
    return ask(turn, Waiting("help", *seen(turn), turn.question.id, "", turn.q.languages[turn.args[1]]))


def ask_weight(turn: Turn) -> Shown:
    """Ask for what a yes, or each unit of a number, counts for triage."""
    return ask(turn, Waiting("weight", *seen(turn), turn.question.id))


def ask_low(turn: Turn) -> Shown:
    """Ask for the lowest number that is taken."""
    return ask(turn, Waiting("min", *seen(turn), turn.question.id))


def ask_high(turn: Turn) -> Shown:
    """Ask for the highest number that is taken."""
    return ask(turn, Waiting("max", *seen(turn), turn.question.id))
