"""Whether a scenario can be played: every step can be reached, every way ends, every text can be read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from handlers.intake.findings import Finding, Path
from handlers.practice.scenario import POINTS, Answer, Point, Scenario, Step
from locales.languages import LANGUAGES
from locales.naming import own_name

TITLE, ABOUT, SEEKER, TEXT, DID, LESSON = 48, 300, 600, 320, 60, 500
"""Characters at most: a title and a `did` stand on a button, and one screen holds the rest."""
FEWEST, MOST = 2, 4
"""Answers of a step that goes on."""


def faults(scenario: Scenario) -> Iterator[Finding]:
    """Everything that keeps a scenario from being used."""
    if scenario.language not in LANGUAGES:
        yield _fault("unknown_language", ("language",), scenario.language, ", ".join(LANGUAGES))
    if not scenario.steps:
        yield _fault("no_steps", ("steps",))
    yield from _texts(scenario)
    ids = [one.id for one in scenario.steps]
    for number, step in enumerate(scenario.steps):
        path: Path = ("steps", number)
        if step.id in ids[:number]:
            yield _fault("duplicate_step", (*path, "id"), step.id)
        yield from _step(step, path)
        yield from _ways(step, path, ids, number)
    yield from _reach(scenario, ids)


def _step(step: Step, path: Path) -> Iterator[Finding]:
    ends = step.outcome is not None and bool(step.lesson)
    if bool(step.answers) == ends or (step.answers and (step.outcome or step.lesson)):
        yield _fault("neither", path)
    elif step.answers and not FEWEST <= len(step.answers) <= MOST:
        yield _fault("too_few", (*path, "answers"), len(step.answers), FEWEST, MOST)
    for number, answer in enumerate(step.answers):
        here = (*path, "answers", number)
        for point in sorted(set(answer.shows) & set(answer.misses)):
            yield _fault("both", here, point)
        if answer.did in [one.did for one in step.answers[:number]]:
            yield _fault("duplicate_did", (*here, "did"))


def _ways(step: Step, path: Path, ids: list[str], number: int) -> Iterator[Finding]:
    for nr, answer in enumerate(step.answers):
        here = (*path, "answers", nr, "next")
        if answer.next not in ids:
            yield _fault("unknown_step", here, answer.next)
        elif ids.index(answer.next) <= number:
            yield _fault("not_later", here, answer.next)


def _reach(scenario: Scenario, ids: list[str]) -> Iterator[Finding]:
    """Ways lead only to later steps, so one look from front to back and one back tell everything."""
    reached = set(ids[:1])
    for number, step in enumerate(scenario.steps):
        if step.id not in reached:
            yield _fault("unreachable_step", ("steps", number), step.id)
        else:
            reached |= {one.next for one in step.answers}
    shown = shown_with_a_good_end(scenario)
    if shown is None:
        yield _fault("no_good_end", ("steps",))
        return
    for point in POINTS:
        if point not in shown:
            yield _fault("never_shown", ("steps",), point)


def shown_with_a_good_end(scenario: Scenario) -> frozenset[Point] | None:
    """The points that some way to a good end shows; None when there is no good end."""
    after: dict[str, frozenset[Point]] = {}
    for step in reversed(scenario.steps):
        if step.outcome == "good":
            after[step.id] = frozenset()
        good = [_on(after[one.next], one) for one in step.answers if one.next in after]
        if good:
            after[step.id] = frozenset().union(*good)
    return after.get(scenario.steps[0].id) if scenario.steps else None


def _on(after: frozenset[Point], answer: Answer) -> frozenset[Point]:
    return after | set(answer.shows)


def _texts(scenario: Scenario) -> Iterator[Finding]:
    for path, text, most in _all_texts(scenario):
        if not text.strip():
            yield _fault("empty", path)
        elif len(text) > most:
            yield _fault("too_long", path, len(text), most)
        elif scenario.language in LANGUAGES and not is_written_in(scenario.language, text):
            yield _fault("wrong_script", path, scenario.language)


def _all_texts(scenario: Scenario) -> Iterator[tuple[Path, str, int]]:
    yield ("title",), scenario.title, TITLE
    yield ("about",), scenario.about, ABOUT
    for number, step in enumerate(scenario.steps):
        path: Path = ("steps", number)
        yield (*path, "seeker"), step.seeker, SEEKER
        if step.outcome:
            yield (*path, "lesson"), step.lesson, LESSON
        for nr, answer in enumerate(step.answers):
            here = (*path, "answers", nr)
            yield (*here, "text"), answer.text, TEXT
            yield (*here, "did"), answer.did, DID


def is_written_in(language: str, text: str) -> bool:
    """Whether all letters of a text are of the script that the language's own name is written in here."""
    return _scripts(text) == _scripts(own_name(language))


def _scripts(text: str) -> set[str]:
    """The scripts of its letters, as the Unicode names begin; marks that go with any (gʷma) are of none."""
    found = {unicodedata.name(one, "").split(" ")[0] for one in text if unicodedata.category(one)[0] == "L"}
    return found - {"MODIFIER"}


def _fault(code: str, path: Path, *detail: object) -> Finding:
    return Finding(code, path, tuple(str(one) for one in detail))
