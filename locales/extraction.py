"""How Babel finds the texts: every call of `text(...)` and `plural(...)`, with its note."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from typing import IO

_ARGUMENTS = {"text": 2, "plural": 3}
Found = tuple[int, str, tuple[str, ...], list[str]]
"""Line, function, its literal arguments, and the note for translators."""


class NotLiteral(SyntaxError):
    """A text is declared with something other than plain words, so nobody could translate it."""


def declared(
    fileobj: IO[bytes],
    _keywords: Collection[str],
    _tags: Collection[str],
    options: Mapping[str, object],  # noqa: ARG001
) -> Iterator[Found]:
    """Babel extraction method (see `babel.cfg`). The note becomes the translators' comment.

    Raises NotLiteral, with the line, where an argument is no literal.
    """
    for node in ast.walk(ast.parse(fileobj.read())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _ARGUMENTS:
            yield _found(node, node.func.id)


def _found(call: ast.Call, name: str) -> Found:
    words = tuple(_literal(argument) for argument in call.args[: _ARGUMENTS[name]])
    notes = [_literal(keyword.value) for keyword in call.keywords if keyword.arg == "note"]
    return call.lineno, name, words, [note for note in notes if note]


def _literal(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    message = f"line {node.lineno}: a text's key, words and note must be plain literals"
    raise NotLiteral(message)
