"""A question as this seeker wants it: in one language or two, its options numbered or not."""

from __future__ import annotations

from functools import partial

from db.letters import Buttons, Words
from db.records import Seeker
from handlers.desk import voice_of
from handlers.intake.questionnaire import CHOOSING, Question, Questionnaire
from handlers.intake.walk import Walk
from handlers.phrases import join
from handlers.seeker import question, tongues
from handlers.seeker.safety.buttons import clear
from locales import Tongue
from locales.texts import common


def words(seeker: Seeker, questionnaire: Questionnaire, walk: Walk, asked: Question) -> Words:
    """The question; with its options as numbers for who hears it or reads it in a second language."""
    return tongues.both(seeker, partial(_asked, seeker, questionnaire, walk, asked))


def buttons(seeker: Seeker, questionnaire: Questionnaire, walk: Walk, asked: Question) -> Buttons:
    """The question's buttons, and the one for a second language."""
    say = voice_of(seeker)
    made = question.buttons(say, questionnaire, walk, asked, numbered=numbered(seeker))
    return (*made, tongues.row(seeker, "q", asked.id), clear(seeker))


def numbered(seeker: Seeker) -> bool:
    """Whether options carry their numbers, so that a text or voice beside the buttons can name them."""
    return bool(seeker.second_language) or seeker.aloud


def _asked(seeker: Seeker, questionnaire: Questionnaire, walk: Walk, asked: Question, say: Tongue) -> Words:
    said = question.words(say, questionnaire, walk, asked)
    return join((said, options(say, asked))) if numbered(seeker) else said


def options(say: Tongue, asked: Question) -> Words:
    """The options with their numbers, a line each; nothing where there is nothing to choose."""
    labels: list[str] = []
    if asked.kind in CHOOSING:
        labels = [question.shown(say, option.text).text for option in asked.options]
    elif asked.kind == "yes_no":
        labels = [say(common.YES), say(common.NO)]
    return Words("\n".join(f"{place}. {label}" for place, label in enumerate(labels, 1)))
