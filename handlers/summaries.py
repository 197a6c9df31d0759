"""The intake's answers in words: for the seeker's own screen, for an offer, for whoever holds the case."""

from __future__ import annotations

from db.letters import Words
from handlers.intake.answers import Answer, Chosen, Counted, Located, Said, Spoken, YesNo
from handlers.intake.questionnaire import Question, Questionnaire
from handlers.intake.walk import Walk, given
from handlers.phrases import join, phrase, worded
from locales import Phrase, Tongue
from locales.texts import common, seeker as seeker_texts, staff as texts

SHOWN_BEFORE_ACCEPTING = (Chosen, YesNo, Counted)
"""Kinds of answer an offer may show. Words, voice and the town could identify: communities are small."""


def answer_words(say: Tongue, question: Question, answer: Answer) -> Phrase | str:
    """One answer in the reader's language: a Phrase when the words are the line's own, else as it was given.

    What somebody typed is closed in when it is inserted, so that it cannot turn the line around;
    the line's own words are not, so that a line in Arabic begins with Arabic.
    """
    match answer:
        case Said(text) | Located(text):
            return text
        case _:
            return Phrase(_own_words(say, question, answer))


def _own_words(say: Tongue, question: Question, answer: Answer) -> str:
    match answer:
        case Chosen(ids):
            chosen = (question.option(one) for one in ids)
            shown = say.list_of([worded(say, option.text) for option in chosen if option])
        case YesNo(yes):
            shown = say(common.YES if yes else common.NO)
        case Spoken():
            shown = say(seeker_texts.VOICE_ANSWER)
        case Counted(n):
            shown = str(n)
        case _:
            shown = say(texts.ANSWER_SKIPPED)
    return shown


def choices(say: Tongue, questionnaire: Questionnaire, walk: Walk) -> Words:
    """What an offer shows of the answers: only what was chosen with buttons."""
    return _lines(say, questionnaire, walk, SHOWN_BEFORE_ACCEPTING)


def everything(say: Tongue, questionnaire: Questionnaire, walk: Walk) -> Words:
    """All answers, for the confidant who accepted."""
    return _lines(say, questionnaire, walk, (*SHOWN_BEFORE_ACCEPTING, Located, Said, Spoken))


def _lines(say: Tongue, questionnaire: Questionnaire, walk: Walk, kinds: tuple[type, ...]) -> Words:
    shown = [
        (question, answer)
        for question, answer in given(questionnaire, walk.answers)
        if isinstance(answer, kinds)
    ]
    return join(
        (
            phrase(
                say,
                texts.ANSWER_LINE,
                question=Phrase(worded(say, question.wording(walk.answers))),
                answer=answer_words(say, question, answer),
            )
            for question, answer in shown
        ),
        gap="\n",
    )
