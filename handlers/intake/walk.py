"""One person's walk through a questionnaire: what is asked now, and what every step does.

A walk is only the answers and, when the person has gone back, the question they went back to.
What is asked now follows from that, so a walk cannot stand in a wrong place. Every step names
the question it is about: a step about a question that is not asked now is `Stale`, which makes
a double tap, an old button and a repeated update harmless.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from handlers.intake.answers import SILENT, Answer, Answers, Chosen, Seen, Skipped
from handlers.intake.fitting import Refused, fitted
from handlers.intake.questionnaire import Question, Questionnaire


@dataclass(frozen=True, slots=True)
class Walk:
    """Where somebody is in the intake.

    `version` is the published questionnaire this walk stays on. `position` is the question the
    person went back to, None while they answer on from the first open one. `picked` are the
    options ticked so far of the several choices asked now, None before the first tick.
    """

    version: int
    answers: Answers = field(default=Answers())
    position: str | None = None
    picked: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A step was taken. `dropped` are the questions whose answers no longer apply and are gone."""

    walk: Walk
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stale:
    """The step is about a question that is not asked now; `current` is, None when all is answered."""

    question_id: str | None
    current: str | None


def begin(version: int) -> Walk:
    """A new walk through a published version."""
    return Walk(version)


def visible(q: Questionnaire, answers: Mapping[str, Answer]) -> tuple[Question, ...]:
    """The questions that apply, in order. A condition sees only earlier questions that apply."""
    kept: dict[str, Answer] = {}
    shown = []
    for question in q.questions:
        if question.applies(kept):
            shown.append(question)
            if question.id in answers:
                kept[question.id] = answers[question.id]
    return tuple(shown)


def current(q: Questionnaire, walk: Walk) -> Question | None:
    """The question asked now; None when everything has been answered."""
    shown = visible(q, walk.answers)
    if walk.position is not None:
        for question in shown:
            if question.id == walk.position:
                return question
    return next((question for question in shown if question.id not in walk.answers), None)


def is_done(q: Questionnaire, walk: Walk) -> bool:
    """Whether nothing is left to ask."""
    return current(q, walk) is None


def stale(q: Questionnaire, walk: Walk, question_id: str | None) -> bool:
    """Whether a step about this question comes too late or too early."""
    now = current(q, walk)
    return question_id != (now.id if now else None)


def previous(q: Questionnaire, walk: Walk) -> Question | None:
    """The question that `back` leads to; None at the first one."""
    now = current(q, walk)
    before = None
    for question in visible(q, walk.answers):
        if now is not None and question.id == now.id:
            return before
        before = question
    return before


def progress(q: Questionnaire, walk: Walk) -> tuple[int, int]:
    """Which question this is, counted from 1, and how many there are as things stand now.

    Information steps do not count; at the end both numbers are the same.
    """
    now = current(q, walk)
    place = total = 0
    passed = False
    for question in visible(q, walk.answers):
        total += question.kind != "information"
        place += question.kind != "information" and not passed
        passed = passed or question is now
    return max(place, min(1, total)), total


def answer(q: Questionnaire, walk: Walk, question_id: str, given: Answer) -> Outcome | Stale | Refused:
    """Answer the question asked now. Answers that no longer apply are dropped and reported.

    After a question the person went back to, the walk goes on at the first open one.
    """
    question = _asked(q, walk, question_id)
    if isinstance(question, Stale):
        return question
    kept = fitted(question, given)
    if isinstance(kept, Refused):
        return kept
    return _settled(q, Walk(walk.version, walk.answers.put(question_id, kept)))


def skip(q: Questionnaire, walk: Walk, question_id: str) -> Outcome | Stale | Refused:
    """Leave the question asked now unanswered; gone back to, its earlier answer is taken back."""
    return answer(q, walk, question_id, Skipped())


def go_on(q: Questionnaire, walk: Walk, question_id: str) -> Outcome | Stale | Refused:
    """Pass an information step, or leave the question gone back to as it was answered."""
    question = _asked(q, walk, question_id)
    if isinstance(question, Stale):
        return question
    if question_id in walk.answers:
        return Outcome(Walk(walk.version, walk.answers))
    return answer(q, walk, question_id, Seen())


def back(q: Questionnaire, walk: Walk, question_id: str | None) -> Outcome | Stale:
    """Go back one question, from the one named (None: from the end). Nothing is lost by it.

    At the first question this changes nothing.
    """
    if stale(q, walk, question_id):
        return _late(q, walk, question_id)
    before = previous(q, walk)
    return Outcome(walk if before is None else Walk(walk.version, walk.answers, before.id))


def revisit(q: Questionnaire, walk: Walk, question_id: str) -> Outcome | Stale:
    """Go back to any question that has been answered, such as from a summary."""
    if question_id in walk.answers and any(one.id == question_id for one in visible(q, walk.answers)):
        return Outcome(Walk(walk.version, walk.answers, question_id))
    return _late(q, walk, question_id)


def picks(q: Questionnaire, walk: Walk) -> tuple[str, ...]:
    """The options to show as ticked for the question asked now."""
    if walk.picked is not None:
        return walk.picked
    now = current(q, walk)
    given = walk.answers.get(now.id) if now else None
    return given.ids if isinstance(given, Chosen) else ()


def toggle(
    q: Questionnaire, walk: Walk, question_id: str, option_id: str, *, on: bool
) -> Outcome | Stale | Refused:
    """Tick or untick one of several choices. A second tap with the same `on` changes nothing.

    Ticking the option that excludes the others unticks those, and the other way round.
    """
    question = _asked(q, walk, question_id)
    if isinstance(question, Stale):
        return question
    if question.kind != "choices":
        return Refused(question_id, "kind")
    if question.option(option_id) is None:
        return Refused(question_id, "unknown_option")
    return Outcome(replace(walk, picked=_ticked(question, picks(q, walk), option_id, on=on)))


def done(q: Questionnaire, walk: Walk, question_id: str) -> Outcome | Stale | Refused:
    """Answer several choices with what is ticked; nothing ticked is skipping."""
    question = _asked(q, walk, question_id)
    if isinstance(question, Stale):
        return question
    if question.kind != "choices":
        return Refused(question_id, "kind")
    ticked = picks(q, walk)
    return answer(q, walk, question_id, Chosen(ticked) if ticked else Skipped())


def given(q: Questionnaire, answers: Answers) -> tuple[tuple[Question, Answer], ...]:
    """What the person said, in order: without what was skipped or only read."""
    shown = ((question, answers.get(question.id)) for question in visible(q, answers))
    return tuple((one, said) for one, said in shown if said is not None and not isinstance(said, SILENT))


def _asked(q: Questionnaire, walk: Walk, question_id: str) -> Question | Stale:
    now = current(q, walk)
    return now if now and now.id == question_id else Stale(question_id, now.id if now else None)


def _late(q: Questionnaire, walk: Walk, question_id: str | None) -> Stale:
    now = current(q, walk)
    return Stale(question_id, now.id if now else None)


def _settled(q: Questionnaire, walk: Walk) -> Outcome:
    shown = {question.id for question in visible(q, walk.answers)}
    gone = [one.id for one in q.questions if one.id in walk.answers and one.id not in shown]
    dropped = tuple(one for one in gone if not isinstance(walk.answers[one], SILENT))
    return Outcome(replace(walk, answers=walk.answers.only(shown)), dropped)


def _ticked(question: Question, before: tuple[str, ...], option_id: str, *, on: bool) -> tuple[str, ...]:
    after = {one for one in before if one != option_id}
    if on and option_id == question.none:
        after = {option_id}
    elif on:
        after = (after | {option_id}) - {question.none}
    return tuple(option.id for option in question.options if option.id in after)
