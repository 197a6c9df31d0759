"""The scenarios there are: the organisation's own, or those of the program that fit it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from handlers.practice.reading import parse
from handlers.practice.scenario import Scenario
from locales.organisation import ours

_NUMBER = re.compile(r"[0-9][0-9 -]*[0-9]")
SHORTEST = 3
"""Digits of a number to call; fewer are somebody's age."""


def scenarios() -> dict[str, Scenario]:
    """Every scenario by its id, language after language as the organisation has them."""
    theirs = ours()
    if theirs.practice:
        there = [_parsed(text, name) for name, text in theirs.practice.items()]
    else:
        # A number of another country would be learnt, and given to somebody in danger.
        there = [one for one in packaged() if not strange_numbers(one, theirs.numbers)]
    known = [one for one in there if one.language in theirs.languages]
    ordered = sorted(known, key=lambda one: (theirs.languages.index(one.language), one.id))
    return {one.id: one for one in ordered}


def scenario(scenario_id: str) -> Scenario | None:
    """The scenario with this id; None when there is none, or no longer."""
    return scenarios().get(scenario_id)


@cache
def packaged() -> tuple[Scenario, ...]:
    """Those that the program comes with."""
    folder = files("locales").joinpath("default", "practice")
    texts = {one.name: one.read_text(encoding="utf-8") for one in folder.iterdir()}
    return tuple(_parsed(text, name.removesuffix(".yaml")) for name, text in sorted(texts.items()))


def strange_numbers(scenario: Scenario, numbers: Mapping[str, str]) -> list[str]:
    """Numbers to call in a scenario that are none of these."""
    known = {_digits(one) for one in numbers.values()}
    found = (one.group() for text in _texts(scenario) for one in _NUMBER.finditer(text))
    return [one for one in found if len(_digits(one)) >= SHORTEST and _digits(one) not in known]


def _digits(number: str) -> str:
    return "".join(one for one in number if one.isdecimal())


def _texts(scenario: Scenario) -> Iterator[str]:
    yield scenario.about
    for step in scenario.steps:
        yield step.seeker
        yield step.lesson
        yield from (one.text for one in step.answers)


@lru_cache(maxsize=128)
def _parsed(text: str, name: str) -> Scenario:
    return parse(text, name)
