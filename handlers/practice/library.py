"""The scenarios there are: the organisation's own, or the program's in its languages and with its numbers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from handlers.organisation.numbers import exchanged
from handlers.practice.faults import ScenarioProblems
from handlers.practice.reading import parse
from handlers.practice.scenario import Scenario
from locales.organisation import ours


def scenarios() -> Mapping[str, Scenario]:
    """Every scenario by its id, language after language. Raises ScenarioProblems."""
    own = ours()
    return _read(own.practice, own.languages, tuple(own.numbers.items()))


@lru_cache(maxsize=8)
def _read(
    folder: Path | None, languages: tuple[str, ...], numbers: tuple[tuple[str, str], ...]
) -> Mapping[str, Scenario]:
    texts = written(folder) if folder else packaged(dict(numbers))
    read = [one for name, text in texts.items() if (one := _parsed(name, text, own=folder is not None))]
    there = [one for one in read if one.language in languages]
    return {one.id: one for one in sorted(there, key=lambda one: (languages.index(one.language), one.id))}


def _parsed(name: str, text: str, *, own: bool) -> Scenario | None:
    """A scenario; None for an organisation's own that has a fault: `amana organisation check` tells."""
    try:
        return parse(text, name.removesuffix(".yaml"))
    except ScenarioProblems:
        if own:
            return None
        raise


def written(folder: Path) -> dict[str, str]:
    """The scenarios of an organisation's folder, by the names of their files."""
    return {one.name: one.read_text(encoding="utf-8") for one in sorted(folder.glob("*.yaml"))}


def packaged(numbers: Mapping[str, str]) -> dict[str, str]:
    """Those that the program comes with, by the names of their files, with these numbers to call."""
    folder = files("locales").joinpath("default", "practice")
    texts = {one.name: one.read_text(encoding="utf-8") for one in folder.iterdir()}
    return {name: exchanged(text, numbers) for name, text in texts.items() if name.endswith(".yaml")}


def scenario(scenario_id: str) -> Scenario | None:
    """The scenario with this id; None when there is none, or no longer."""
    return scenarios().get(scenario_id)
