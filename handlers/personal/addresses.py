"""E-mail addresses and names of accounts with an @ before them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from handlers.personal.found import Hit

_LOCAL = r"[\w!#$%&'*+/=?^`{|}~\-]"
_LABEL = r"[^\W_](?:[\w\-]{0,61}[^\W_])?"
_AT = r"(?:@|[ ]?[\[(][ ]?(?:at|apenstaartje)[ ]?[\])][ ]?)"
_DOT = r"(?:\.|[ ]?[\[(][ ]?(?:dot|punt)[ ]?[\])][ ]?)"
_EMAIL = re.compile(
    rf"(?<!{_LOCAL}){_LOCAL}{{1,64}}+(?:\.{_LOCAL}{{1,64}}+){{0,10}}{_AT}"
    rf"(?:{_LABEL}{_DOT}){{1,6}}(?:xn--[a-z0-9\-]{{2,59}}|[^\W\d_]{{2,24}})(?![\w@])",
    re.IGNORECASE,
)
"""RFC 5322 as people use it: a dot-atom, and a domain of which every label may be in any script (IDN)."""

_USERNAME = re.compile(r"(?<![\w@.+\-])@([A-Za-z][A-Za-z0-9_]{3,31})(?!\w)", re.ASCII)
"""Telegram's rules: a letter, then letters, digits and underscores; 4 to 32 in all."""


def emails(text: str) -> Iterator[Hit]:
    """E-mail addresses, also with (at) and (dot) in words."""
    for match in _EMAIL.finditer(text):
        value = re.sub(_DOT, ".", re.sub(_AT, "@", match.group(), flags=re.IGNORECASE), flags=re.IGNORECASE)
        yield Hit("email", match.start(), match.end(), value.casefold())


def usernames(text: str, own: Collection[str] = ()) -> Iterator[Hit]:
    """Names of accounts; the line's own bots are nobody's."""
    ours = {name.casefold() for name in own}
    for match in _USERNAME.finditer(text):
        name = match.group(1).casefold()
        if name not in ours:
            yield Hit("username", match.start(), match.end(), name)
