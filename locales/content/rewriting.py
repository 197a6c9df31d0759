"""A file of words with some of its texts written anew; all else, its comments too, stays as it is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from locales.content.nodes import WORD, BadYaml, keys, root
from locales.content.pieces import Place


class CannotBeWritten(ValueError):
    """No way of writing these words in YAML says them."""


def rewritten(text: str, changes: Mapping[Place, str]) -> str:
    """The text of a file with other words in these places of it. Raises CannotBeWritten."""
    for place in sorted(changes, key=lambda one: -one.start):
        there = text[place.start : place.end]
        kept = there.rstrip()
        gap = there[len(kept) :]
        text = text[: place.start] + _written(changes[place], kept) + gap + text[place.end :]
    return text


def _written(words: str, former: str) -> str:
    """The words as the former ones were written, or else in the first way that says them."""
    for way, *snippets in _ways(words, former):
        if all(_says(snippet, words) for snippet in snippets):
            return way
    raise CannotBeWritten(words[:40])


def _ways(words: str, former: str) -> Iterator[tuple[str, ...]]:
    """Ways of writing them, the plainest first, and each as the value of `k` in documents of its own."""
    quoted = json.dumps(words, ensure_ascii=False)
    single = "'" + words.replace("'", "''") + "'"
    if former[:1] in "|>":
        head, *lines = former.split("\n")
        inside = next((line for line in lines if line.strip()), "  ")
        indent = inside[: len(inside) - len(inside.lstrip())]
        block = "\n".join((head, *(f"{indent}{line}" if line else "" for line in words.split("\n"))))
        yield block, f"k: {block}\n"
    elif former[:1] == '"':
        yield quoted, f"{{k: {quoted}}}"
    if "\n" not in words:
        if former[:1] not in "'\"":
            yield words, f"{{k: {words}}}", f"k: {words}\n"
        yield single, f"{{k: {single}}}"
    yield quoted, f"{{k: {quoted}}}"


def _says(snippet: str, words: str) -> bool:
    try:
        found = keys(root(snippet))
    except BadYaml:
        return False
    return list(found) == ["k"] and (found["k"].tag, found["k"].value) == (WORD, words)
