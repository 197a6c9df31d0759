"""What people type in each language: data in `words/`, one file a language. It is read, never shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from locales.text import Text

NOTE = "Name of a language. In its own catalog, as its speakers write it."
WORDS = Path(__file__).parent / "words"

COMMANDS = ("start", "language", "stop", "help", "wipe", "erase")
"""The commands that somebody may type as a word of their language."""

NUMBERS = tuple(range(1, 11))
K = TypeVar("K")
_LINES = ("name", "names", "yes", "no", "polite", "and", "numbers", "commands")
_BETWEEN = re.compile(r"[,،\n]")

Words = tuple[str, ...]


class BadWordFile(ValueError):
    """A file of typed words does not have the form that README.md tells; the message names the line."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What people type in one language, as they would write it.

    `name` is the language's name in English and `names` what anybody calls it, in any language;
    `polite` are words that may stand around a yes or no; `numbers` words for 1 to 10.
    """

    code: str
    name: str
    names: Words = ()
    yes: Words = ()
    no: Words = ()
    polite: Words = ()
    joiners: Words = ()
    numbers: Mapping[int, Words] = field(default_factory=dict)
    commands: Mapping[str, Words] = field(default_factory=dict)


def read(path: Path) -> Typed:
    """One language's file. Raises BadWordFile."""
    return parse(path, path.read_text(encoding="utf-8"))


def parse(path: Path, text: str) -> Typed:
    """The same, would the file say this."""
    try:
        node = YAML(typ="safe").load(text)
    except YAMLError as fault:
        raise BadWordFile(f"{path.name}: {fault}") from None
    if not isinstance(node, dict) or not isinstance(node.get("name"), str):
        raise BadWordFile(f"{path.name}: there is no name")
    if strange := set(node) - set(_LINES):
        raise BadWordFile(f"{path.name}: nothing reads {', '.join(sorted(map(str, strange)))}")
    return Typed(
        code=path.stem,
        name=node["name"].strip(),
        names=_words(path, node, "names"),
        yes=_words(path, node, "yes"),
        no=_words(path, node, "no"),
        polite=_words(path, node, "polite"),
        joiners=_words(path, node, "and"),
        numbers=_by(path, node, "numbers", NUMBERS),
        commands=_by(path, node, "commands", COMMANDS),
    )


def _words(path: Path, node: Mapping[object, object], line: object) -> Words:
    written = node.get(line, "")
    if not isinstance(written, str):
        raise BadWordFile(f"{path.name}: {line}: words with commas between them; put quotes around them")
    return tuple(word.strip() for word in _BETWEEN.split(written) if word.strip())


def _by(path: Path, node: Mapping[object, object], line: str, known: tuple[K, ...]) -> Mapping[K, Words]:
    written = node.get(line, {})
    if not isinstance(written, dict) or set(written) - set(known):
        raise BadWordFile(f"{path.name}: {line}: a line each for {', '.join(map(str, known))}")
    return MappingProxyType({one: _words(path, written, one) for one in known if one in written})


def read_all(words: Path = WORDS) -> tuple[Typed, ...]:
    """All languages that people's words are known of, by code. Raises BadWordFile."""
    return tuple(read(path) for path in sorted(words.glob("*.yaml")))


@cache
def typed() -> tuple[Typed, ...]:
    """The same, read once."""
    return read_all()


def named(one: Typed) -> Text:
    """The language's name as a text, so that every other language can have a word for it."""
    return Text(f"common.language_{one.code}", one.name, note=NOTE)
