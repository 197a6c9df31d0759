"""The scenarios that come along: all can be played in every way, and all end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from importlib.resources import files

import pytest
from hypothesis import given, strategies as st

from db.letters import Words
from db.practices import Practice, Turn
from handlers.personal.finding import find
from handlers.practice import assessing, library, screens
from handlers.practice.reading import parse
from handlers.practice.scenario import POINTS, Answer, Scenario, Step
from locales import bidi, tongue
from locales.languages import LANGUAGES
from locales.texts import practice as texts
from tests.unit.db.house import MORNING

FOLDER = files("locales").joinpath("default", "practice")
NAMES = sorted(one.name for one in FOLDER.iterdir())
ALL = sorted(library.scenarios().values(), key=lambda one: one.id)
LABELS = ("radical", "radikal", "extrem", "terror", "إرهاب", "تطرف")


def ways(scenario: Scenario, step: Step, so_far: tuple[tuple[Step, Answer], ...] = ()) -> Iterator[list]:
    """Every way from a step to an end."""
    if not step.answers:
        yield [*so_far, step]
    for answer in step.answers:
        after = scenario.step(answer.next)
        assert after
        yield from ways(scenario, after, (*so_far, (step, answer)))


@pytest.mark.parametrize("name", NAMES)
def test_every_file_can_be_read(name: str) -> None:
    """Each is right by the same check that an organisation's own files go through."""
    assert name.endswith(".yaml")
    parse(FOLDER.joinpath(name).read_text(encoding="utf-8"), name.removesuffix(".yaml"))


def test_there_are_three_for_each_language() -> None:
    """A confidant practises in the language they listen in."""
    count = Counter(one.language for one in ALL)
    assert all(count[code] >= 3 for code in ("nl", "ar", "rif", "tr"))
    assert set(count) <= set(LANGUAGES)


@pytest.mark.parametrize("scenario", ALL, ids=lambda one: one.id)
def test_every_way_ends_and_every_step_is_on_one(scenario: Scenario) -> None:
    """Whatever is answered: it ends somewhere, and nothing was written in vain."""
    every = list(ways(scenario, scenario.opening))
    met = {step.id for way in every for step, _ in way[:-1]} | {way[-1].id for way in every}
    assert met == {one.id for one in scenario.steps}
    assert all(way[-1].outcome and way[-1].lesson for way in every)


@pytest.mark.parametrize("scenario", ALL, ids=lambda one: one.id)
def test_the_best_way_shows_all_of_the_checklist(scenario: Scenario) -> None:
    """Somebody who does everything well misses nothing and has a full checklist."""
    good = [way for way in ways(scenario, scenario.opening) if way[-1].outcome == "good"]
    full = [way for way in good if {point for _, one in way[:-1] for point in one.shows} == set(POINTS)]
    assert [way for way in full if not any(one.misses for _, one in way[:-1])]


@pytest.mark.parametrize("scenario", ALL, ids=lambda one: one.id)
def test_an_end_without_hope_comes_of_something_that_went_wrong(scenario: Scenario) -> None:
    """Nobody who did everything well loses the seeker."""
    broken = [way for way in ways(scenario, scenario.opening) if way[-1].outcome == "broken"]
    assert broken
    assert all(any(one.misses for _, one in way[:-1]) for way in broken)


@pytest.mark.parametrize("scenario", ALL, ids=lambda one: one.id)
def test_nobody_is_named_or_labelled(scenario: Scenario) -> None:
    """No telephone number of a person, no account, and none of the words that have consequences."""
    words = [scenario.title, scenario.about]
    words += [word for step in scenario.steps for word in (step.seeker, step.lesson)]
    words += [word for step in scenario.steps for one in step.answers for word in (one.text, one.did)]
    assert not [word for word in words if find(Words(word))]
    assert not [word for word in words if any(label in word.lower() for label in LABELS)]


@pytest.mark.parametrize("scenario", [one for one in ALL if one.language == "ar"], ids=lambda one: one.id)
def test_arabic_begins_with_arabic(scenario: Scenario) -> None:
    """Telegram takes a line's direction from its first strong letter."""
    words = [word for step in scenario.steps for word in (step.seeker, step.lesson) if word]
    assert not [word for word in words if bidi.starts_rtl(word) is False]


def played(scenario: Scenario, way: list, words: str) -> Iterator[Practice]:
    """A practice at every moment of a way, with own words of this length everywhere."""
    turns: tuple[Turn, ...] = ()
    for step, answer in way[:-1]:
        base = Practice("0" * 32, "1" * 32, MORNING, scenario.id, step.id, 7, turns=turns)
        yield base
        yield Practice("0" * 32, "1" * 32, MORNING, scenario.id, step.id, 7, turns=turns, words=words)
        turns = (*turns, Turn(step.id, answer.did, words))
    for state in ("looking", "done"):
        yield Practice("0" * 32, "1" * 32, MORNING, scenario.id, way[-1].id, 7, state, turns)


@pytest.mark.parametrize("scenario", ALL, ids=lambda one: one.id)
@pytest.mark.parametrize("code", ["nl", "ar", "rif-Tfng", "tr", "en"])
def test_every_screen_says_practice_and_fits_in_a_message(scenario: Scenario, code: str) -> None:
    """In every language of the trainee, at every moment of every way, with the longest words of their own."""
    say = tongue(code)
    banner = say(texts.BANNER)
    for way in ways(scenario, scenario.opening):
        for practice in played(scenario, way, "x" * 1000):
            words, buttons = screens.shown(say, scenario, practice)
            assert words.text.startswith(banner)
            assert len(words.text.encode("utf-16-le")) // 2 <= 4096
            assert all(len(one.action.encode()) <= 64 for row in buttons for one in row)


@given(st.sampled_from(ALL), st.lists(st.integers(0, 3), min_size=9, max_size=9))
def test_what_happened_against_a_point_is_not_made_good_by_more_of_it(
    scenario: Scenario, choices: list[int]
) -> None:
    """A point is shown, or its opposite happened, or neither; the opposite stands whatever came besides."""
    step, turns, answers = scenario.opening, [], []
    for choice in choices:
        if step.answers:
            answer = step.answers[choice % len(step.answers)]
            turns.append(Turn(step.id, answer.did))
            answers.append(answer)
            after = scenario.step(answer.next)
            assert after
            step = after
    practice = Practice("0", "1", MORNING, scenario.id, step.id, 7, "done", tuple(turns))
    for point, sign in assessing.seen(scenario, practice).items():
        if any(point in one.misses for one in answers):
            assert sign == assessing.OPPOSITE
        elif any(point in one.shows for one in answers):
            assert sign == assessing.YES
        else:
            assert sign == assessing.UNSEEN


def test_the_best_answer_does_not_stand_in_one_place() -> None:
    """Nobody learns to press the first button; and the order stays while one practice goes on."""
    scenario, say = ALL[0], tongue("nl")
    places = set()
    for number in range(40):
        practice = Practice(f"{number:032x}", "1" * 32, MORNING, scenario.id, scenario.opening.id, 7)
        row = screens.shown(say, scenario, practice)[1][0]
        assert screens.shown(say, scenario, practice)[1][0] == row
        places.add(next(one.label for one in row if one.action.endswith(":0")))
    assert places == {str(number) for number in range(1, len(scenario.opening.answers) + 1)}
