"""One YAML document, read strictly: every value asked for by its kind, every fault noted with its line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from handlers.intake.findings import Finding, Path

LARGEST = 400_000
"""Characters of YAML that are read at most."""

DEEPEST = 20
"""Levels of nesting that are read at most."""

ID = re.compile(r"[a-z][a-z0-9_]{0,23}")
_TAG = "tag:yaml.org,2002:"


@dataclass(slots=True)
class Sheet:
    """What has been found wrong so far, and the line of every place."""

    findings: list[Finding] = field(default_factory=list)
    lines: dict[Path, int] = field(default_factory=dict)

    def compose(self, text: str) -> Node | None:
        """The document's root, None when it cannot be read as one plain YAML document."""
        if len(text) > LARGEST:
            self._unreadable("too_large", 1, str(len(text)), str(LARGEST))
            return None
        try:
            root: Node | None = YAML(pure=True).compose(text)
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            self._unreadable("broken_yaml", mark.line + 1 if mark else 1, error.problem or "")
        except ReaderError as error:
            line = text.count("\n", 0, int(error.position)) + 1
            self._unreadable("broken_yaml", line, "a character that cannot be shown")
        except RecursionError:
            self._unreadable("too_deep", 1)
        except (YAMLError, ValueError):
            self._unreadable("broken_yaml", 1, "unreadable")
        else:
            return self._plain(root)
        return None

    def note(self, code: str, path: Path, node: Node, *detail: str) -> None:
        """Write down a fault at the line of `node`."""
        self.findings.append(Finding(code, path, detail, None, node.start_mark.line + 1))

    def line_of(self, path: Path) -> int | None:
        """The line of a place, or of the nearest place around it that stands in the file."""
        near = (path[:size] for size in range(len(path), -1, -1))
        return next((self.lines[one] for one in near if one in self.lines), None)

    def mapping(
        self, node: Node, path: Path, known: Collection[str] | None = None, needed: Collection[str] = ()
    ) -> dict[str, Node]:
        """Keys and values; unknown (when `known` is given), doubled and missing keys are noted."""
        self._mark(node, path)
        if not isinstance(node, MappingNode):
            self.note("not_mapping", path, node)
            return {}
        read: dict[str, Node] = {}
        for key_node, value in node.value:
            key = self.text(key_node, path)
            if key is None:
                continue
            if key in read:
                self.note("duplicate_key", path, key_node, key)
            elif known is not None and key not in known:
                self.note("unknown_key", path, key_node, key)
            else:
                read[key] = value
                self._mark(key_node, (*path, key))
        for key in needed:
            if key not in read:
                self.note("missing_key", (*path, key), node, key)
        return read

    def items(self, node: Node | None, path: Path) -> Iterator[tuple[int, Node]]:
        """The numbered items of a list; none when the key is not there."""
        if node is None:
            return
        if not isinstance(node, SequenceNode):
            self.note("not_list", path, node)
            return
        for index, item in enumerate(node.value):
            self._mark(item, (*path, index))
            yield index, item

    def text(self, node: Node | None, path: Path) -> str | None:
        """A text."""
        return self._scalar(node, path, "str", "not_text")

    def name(self, node: Node | None, path: Path) -> str | None:
        """A text that is a good id."""
        word = self.text(node, path)
        if word is None or node is None or ID.fullmatch(word):
            return word
        self.note("bad_id", path, node, word)
        return None

    def number(self, node: Node | None, path: Path) -> int | None:
        """A whole number, in decimals, of at most nine digits."""
        digits = self._scalar(node, path, "int", "not_number")
        if digits is None or node is None or re.fullmatch(r"[-+]?[0-9]{1,9}", digits):
            return None if digits is None else int(digits)
        self.note("not_number", path, node)
        return None

    def boolean(self, node: Node | None, path: Path) -> bool | None:
        """True or false."""
        word = self._scalar(node, path, "bool", "not_boolean")
        return None if word is None else word.lower() == "true"

    def _scalar(self, node: Node | None, path: Path, tag: str, otherwise: str) -> str | None:
        if node is None:
            return None
        if isinstance(node, ScalarNode) and node.tag == _TAG + tag:
            return str(node.value)
        self.note(otherwise, path, node)
        return None

    def _mark(self, node: Node, path: Path) -> None:
        self.lines.setdefault(path, node.start_mark.line + 1)

    def _unreadable(self, code: str, line: int, *detail: str) -> None:
        self.findings.append(Finding(code, (), detail, None, line))

    def _plain(self, root: Node | None) -> Node | None:
        if not isinstance(root, MappingNode):
            self._unreadable("not_mapping", 1)
            return None
        waiting: list[tuple[Node, int]] = [(root, 1)]
        seen: set[int] = set()
        while waiting:
            node, depth = waiting.pop()
            if id(node) in seen or node.anchor:
                self.note("alias", (), node)
                return None
            if depth > DEEPEST:
                self.note("too_deep", (), node)
                return None
            seen.add(id(node))
            waiting += [(child, depth + 1) for child in _children(node)]
        return root


def _children(node: Node) -> list[Node]:
    if isinstance(node, MappingNode):
        return [one for pair in node.value for one in pair]
    return list(node.value) if isinstance(node, SequenceNode) else []
