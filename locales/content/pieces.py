"""The texts in a file of words, one by one, each with the place where it stands in every language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ruamel.yaml.nodes import Node, ScalarNode

from locales.content.nodes import BadYaml, items, keys, root, word
from locales.content.writings import Sort, Writing
from locales.languages import SOURCE

_WHO = {
    "seekers": "to a seeker",
    "professionals": "to a seeker who is a professional",
    "questions": "to a seeker with a short question",
}
_TYPED = {
    "names": "What anybody calls this language.",
    "yes": "What people type for yes.",
    "no": "What people type for no.",
    "polite": "Kind words around a yes or no.",
    "and": "Words for “and”.",
}
_LISTED = "It is typed by a seeker and never shown: words with commas between them."


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands in a file: from which character to which, and what it says there."""

    path: Path
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One text, by language. `note` says where it is shown.

    `alone`: each language has its own, so that its English, if there is any, is no source of the others.
    """

    key: str
    note: str
    sort: Sort
    places: Mapping[str, Place]
    reviews: Path
    alone: bool = False

    @property
    def english(self) -> str:
        """The source of the others; empty where there is none."""
        place = self.places.get(SOURCE)
        return place.words if place else ""


def pieces(of: Iterable[Writing]) -> tuple[Piece, ...]:
    """Every text of these files, as they stand now. Raises BadYaml, with the file's name."""
    found = dict[str, Piece]()
    for writing in of:
        for piece in _read(writing):
            known = found.get(piece.key)
            found[piece.key] = replace(known, places={**known.places, **piece.places}) if known else piece
    return tuple(found.values())


def _read(writing: Writing) -> Iterator[Piece]:
    try:
        yield from read(writing, writing.path.read_text(encoding="utf-8"))
    except BadYaml as fault:
        raise BadYaml(f"{writing.path}: {fault}") from None


def read(writing: Writing, text: str) -> Iterator[Piece]:
    """The texts of one file that says this. Raises BadYaml."""
    top = keys(root(text))
    if writing.sort == "questions":
        for question in items(top.get("questions")):
            yield from _question(writing, keys(question))
    elif writing.sort == "practice":
        yield from _scenario(writing, top)
    else:
        yield from _typed(writing, top)


def _question(at: Writing, asked: Mapping[str, Node]) -> Iterator[Piece]:
    key, who = f"{at.name}/{word(asked.get('id'))}", _WHO.get(at.name, _WHO["seekers"])
    what = "Words between two questions" if word(asked.get("kind")) == "information" else "A question"
    english = word(keys(asked.get("text")).get(SOURCE))
    below = f"below: {english}"
    yield from _said(at, key, f"{what} of the intake, {who}.", asked.get("text"))
    yield from _said(at, f"{key}/help", f"Help, {who}; {below}", asked.get("help"))
    for nr, variant in enumerate(items(asked.get("variants")), 1):
        other = keys(variant)
        others = f"for some of them instead of: {english}"
        yield from _said(
            at, f"{key}/variants/{nr}", f"{what} of the intake, {who}, {others}", other.get("text")
        )
        yield from _said(at, f"{key}/variants/{nr}/help", f"Help, {who}, {others}", other.get("help"))
    for option in items(asked.get("options")):
        one = keys(option)
        named = f"{key}/options/{word(one.get('id'))}"
        yield from _said(at, named, f"Button, {who}; {below}", one.get("text"))


def _said(at: Writing, key: str, note: str, node: Node | None) -> Iterator[Piece]:
    places = {code: place for code, one in keys(node).items() if (place := _place(at, one))}
    if places:
        yield Piece(key, note, at.sort, places, at.reviews)


def _scenario(at: Writing, top: Mapping[str, Node]) -> Iterator[Piece]:
    code, named = word(top.get("language")), word(top.get("title"))
    about = f"To confidants, in a conversation they practise with: {named}."

    def one(key: str, what: str, node: Node | None) -> Iterator[Piece]:
        if place := _place(at, node):
            yield Piece(f"{at.name}/{key}", f"{what} {about}", at.sort, {code: place}, at.reviews, alone=True)

    yield from one("title", "The title.", top.get("title"))
    yield from one("about", "What it is about.", top.get("about"))
    for node in items(top.get("steps")):
        step = keys(node)
        here = word(step.get("id"))
        yield from one(f"{here}/seeker", "What the made-up person writes.", step.get("seeker"))
        for nr, answer in enumerate(items(step.get("answers")), 1):
            does = keys(answer)
            yield from one(f"{here}/{nr}/text", "What could be answered.", does.get("text"))
            yield from one(f"{here}/{nr}/did", "What that answer does, in a few words.", does.get("did"))
        yield from one(f"{here}/lesson", "What can be learnt from this end.", step.get("lesson"))


def _typed(at: Writing, top: Mapping[str, Node]) -> Iterator[Piece]:
    lines = [(key, note, top.get(key)) for key, note in _TYPED.items()]
    lines += [
        (f"numbers/{key}", f"What people type for {key}.", one)
        for key, one in keys(top.get("numbers")).items()
    ]
    lines += [
        (f"commands/{key}", f"What people type instead of the command {key}.", one)
        for key, one in keys(top.get("commands")).items()
    ]
    for key, note, node in lines:
        if place := _place(at, node):
            places = {at.path.stem: place}
            yield Piece(f"{at.name}/{key}", f"{note} {_LISTED}", at.sort, places, at.reviews, alone=True)


def _place(at: Writing, node: Node | None) -> Place | None:
    """Where a scalar with words stands; None for anything else."""
    if not isinstance(node, ScalarNode) or not word(node).strip():
        return None
    return Place(at.path, node.start_mark.index, node.end_mark.index, word(node))
