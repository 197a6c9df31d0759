"""YAML as it stands in the file: every scalar with its place, so that one of them can be written anew."""

from __future__ import annotations

from collections.abc import Iterator

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

WORD = "tag:yaml.org,2002:str"


class Unreadable(ValueError):
    """A file of words, or what was read of it, cannot be read; the message says which and why, in a line."""


class BadYaml(Unreadable):
    """This is no YAML; the message says where, in a line."""


def root(text: str) -> Node | None:
    """The first node of a document; None for an empty one. Raises BadYaml."""
    try:
        found: Node | None = YAML(typ="safe", pure=True).compose(text)
    except (YAMLError, ValueError) as fault:
        raise BadYaml(" ".join(str(fault).split())[:200]) from None
    return found


def keys(node: Node | None) -> dict[str, Node]:
    """Keys and values of a mapping; nothing for anything else."""
    if not isinstance(node, MappingNode):
        return {}
    return {str(key.value): value for key, value in node.value if isinstance(key, ScalarNode)}


def items(node: Node | None) -> Iterator[Node]:
    """The items of a list; nothing for anything else."""
    if isinstance(node, SequenceNode):
        yield from node.value


def word(node: Node | None) -> str:
    """What a scalar says; nothing for anything else."""
    return str(node.value) if isinstance(node, ScalarNode) else ""
