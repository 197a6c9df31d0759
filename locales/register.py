"""Every text there is, by its key: for whoever rewords them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from locales import texts
from locales.organisation import ours
from locales.text import Text
from locales.texts.common import COMMUNITIES


@cache
def register() -> Mapping[str, Text]:
    """All texts by key, in the order in which they are declared."""
    modules = (import_module(f"{texts.__name__}.{one.name}") for one in iter_modules(texts.__path__))
    found = {text.key: text for module in modules for value in vars(module).values() for text in _in(value)}
    return MappingProxyType(found)


def shown() -> Mapping[str, Text]:
    """Those that the organisation in force can say: its own communities, and no others."""
    not_theirs = {one.key for one in COMMUNITIES.values()}
    kept = {key: one for key, one in register().items() if key not in not_theirs}
    return kept | {one.key: one for one in ours().communities.values()}


def _in(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _in(one)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _in(one)
