"""An organisation out of its folder: `organisation.yaml`, `texts/`, `questions/` and `places.csv`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from handlers.intake.yaml_sheet import Sheet
from handlers.organisation.card import Card, read_card
from handlers.organisation.faults import BadOrganisation, Fault
from handlers.organisation.numbers import renumbered
from handlers.organisation.wordings import read_wordings
from handlers.practice.faults import ScenarioProblems, said
from handlers.practice.reading import parse as parse_scenario
from handlers.questionnaires import DEFAULTS
from locales.content.writings import REVIEWS
from locales.organisation import Organisation, Overlay
from matching.places.gazetteer import CountryMissing, load
from matching.places.listed import parse

CARD, PLACES = "organisation.yaml", "places.csv"
TEXTS, QUESTIONS, PRACTICE = "texts", "questions", "practice"
KINDS = tuple(DEFAULTS)
"""The questionnaires there are."""


@dataclass(slots=True)
class Folder:
    """A folder while it is read, and what was found wrong in it; with `doubts` a line can run."""

    path: Path
    faults: list[Fault] = field(default_factory=list)
    doubts: list[Fault] = field(default_factory=list)

    def text(self, name: str, *, needed: bool = False) -> str | None:
        """What a file says; None when it is not there or cannot be read."""
        try:
            return (self.path / name).read_text(encoding="utf-8")
        except FileNotFoundError:
            if needed:
                self.note(name, 0, "there is no such file; amana organisation new makes one to begin with")
        except (OSError, UnicodeDecodeError) as error:
            self.note(name, 0, f"cannot be read: {type(error).__name__}")
        return None

    def note(self, name: str, line: int, words: str) -> None:
        """Write down a fault."""
        self.faults.append(Fault(name, line, words))

    def doubt(self, name: str, line: int, words: str) -> None:
        """Write down a fault that a line can run with."""
        self.doubts.append(Fault(name, line, words))

    @property
    def all_faults(self) -> tuple[Fault, ...]:
        """Every one, in the order of files and lines."""
        return tuple(sorted((*self.faults, *self.doubts)))


@dataclass(frozen=True, slots=True)
class Reading:
    """What came out of a folder. Where it cannot be read `organisation` is None.

    With other faults it is there: a line that runs must not stop because a later version of the program
    knows a text no more, or asks more of it.

    `lines` are those of `organisation.yaml`, by key.
    """

    organisation: Organisation | None
    faults: tuple[Fault, ...]
    lines: Mapping[str, int] = field(default_factory=dict)


def read(path: Path) -> Organisation:
    """The organisation of a folder. Raises BadOrganisation where something in it cannot be read."""
    reading = inspect(path)
    if reading.organisation is None:
        raise BadOrganisation(path, reading.faults)
    return reading.organisation


def inspect(path: Path) -> Reading:
    """Read a folder. Never raises: whatever is wrong is among the faults."""
    folder = Folder(path)
    written = folder.text(CARD, needed=True)
    if written is None:
        return Reading(None, tuple(folder.faults))
    sheet = Sheet()
    card = read_card(sheet, written, lambda line, words: folder.note(CARD, line, words))
    lines = {str(where[0]): line for where, line in sheet.lines.items() if len(where) == 1}
    if card is None:
        return Reading(None, folder.all_faults, lines)
    _unknown_files(folder, card)
    own = {code: _wordings(folder, code, card) for code in card.written}
    places = _places(folder, card)
    questions: dict[str, str] = {
        kind: text for kind in KINDS if (text := folder.text(f"{QUESTIONS}/{kind}.yaml"))
    }
    practice = _practice(folder, card)
    if folder.faults:
        return Reading(None, folder.all_faults, lines)
    texts: Overlay = {
        code: {**renumbered(code, card.numbers), **card.labels.get(code, {}), **own[code]}
        for code in card.written
    }
    organisation = replace(
        card.organisation(texts, questions, places), practice=practice, reviews=folder.path / REVIEWS
    )
    return Reading(organisation, folder.all_faults, lines)


def _wordings(folder: Folder, code: str, card: Card) -> dict[str, str]:
    name = f"{TEXTS}/{code}.yaml"
    written = folder.text(name)
    if written is None:
        return {}
    return read_wordings(
        written,
        card.own_keys,
        lambda line, words: folder.note(name, line, words),
        lambda line, words: folder.doubt(name, line, words),
    )


def _places(folder: Folder, card: Card) -> Path | None:
    written = folder.text(PLACES)
    if written is not None:
        for slip in parse(written)[1]:
            folder.note(PLACES, slip.line, slip.words)
        return folder.path / PLACES
    try:
        load(card.country)
    except CountryMissing:
        folder.note(PLACES, 0, f"the program has no places of {card.country}: list them here")
    return None


def _practice(folder: Folder, card: Card) -> Path | None:
    there = folder.path / PRACTICE
    for path in sorted(there.glob("*.yaml")):
        name = f"{PRACTICE}/{path.name}"
        try:
            made = parse_scenario(folder.text(name) or "", path.stem)
        except ScenarioProblems as problems:
            for one in problems.findings:
                folder.doubt(name, one.line or 0, said(replace(one, line=None)))
        else:
            if made.language not in card.languages:
                folder.note(name, 0, f"language: {made.language} is not one of the languages in {CARD}")
    return there if there.is_dir() else None


def _unknown_files(folder: Folder, card: Card) -> None:
    """A file whose name is not known would silently do nothing."""
    for path in sorted((folder.path / PRACTICE).glob("*")):
        if path.suffix != ".yaml":
            folder.note(f"{PRACTICE}/{path.name}", 0, "nothing reads this: a scenario is a .yaml file")
    known = {f"{TEXTS}/{code}.yaml" for code in card.written} | {f"{QUESTIONS}/{kind}.yaml" for kind in KINDS}
    for inner in (TEXTS, QUESTIONS):
        for path in sorted((folder.path / inner).glob("*")):
            if (name := f"{inner}/{path.name}") not in known:
                folder.note(name, 0, f"nothing reads this; known here: {', '.join(sorted(known))}")
