"""The scenarios there are."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from handlers.practice.reading import parse
from handlers.practice.scenario import Scenario
from locales.languages import LANGUAGES


@cache
def scenarios() -> dict[str, Scenario]:
    """Every scenario by its id, language after language. Raises ScenarioProblems."""
    folder = files("locales").joinpath("default", "practice")
    texts = {one.name: one.read_text(encoding="utf-8") for one in folder.iterdir()}
    read = [parse(text, name.removesuffix(".yaml")) for name, text in texts.items() if name.endswith(".yaml")]
    ordered = sorted(read, key=lambda one: (tuple(LANGUAGES).index(one.language), one.id))
    return {one.id: one for one in ordered}


def scenario(scenario_id: str) -> Scenario | None:
    """The scenario with this id; None when there is none, or no longer."""
    return scenarios().get(scenario_id)
