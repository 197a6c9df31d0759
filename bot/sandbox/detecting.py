"""What Telegram finds in a text by itself: links, names, commands, addresses, numbers."""

from __future__ import annotations

import re

from bot.sandbox.styled import Entity, boundaries

_DOMAINS = "com|org|net|nl|be|de|fr|eu|ma|tr|info|io|me|dev|app|uk|es|it|tv|edu|gov|int"

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}(?![\w-])")),
    (
        "url",
        re.compile(
            r"(?<![\w@.])(?:(?:https?|ftp|tg|tonsite)://[^\s<>\"]+"
            rf"|(?:[\w-]+\.)+(?:{_DOMAINS})(?::\d+)?(?:[/?#][^\s<>\"]*)?(?![\w-]))",
            re.IGNORECASE,
        ),
    ),
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")),
    ("mention", re.compile(r"(?<!\w)@[A-Za-z0-9_]{4,32}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d_])\w{1,256}(?![\w#])")),
    ("cashtag", re.compile(r"(?<![\w$])\$[A-Z]{1,8}(?![\w$])")),
    ("phone_number", re.compile(r"(?<![\w+])\+\d(?:[ ()-]{0,2}\d){6,14}(?!\w)")),
)

_TRAILING = ".,:;!?'\"»)]}"


def found_in(text: str) -> list[Entity]:
    """Return what is found in `text`; where two finds overlap, the first kind above wins."""
    offsets = boundaries(text)
    taken: list[tuple[int, int]] = []
    found: list[Entity] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.start(), match.start() + len(_trimmed(kind, match.group()))
            if end > start and all(end <= low or start >= high for low, high in taken):
                taken.append((start, end))
                found.append(Entity(kind, offsets[start], offsets[end] - offsets[start]))
    return found


def _trimmed(kind: str, find: str) -> str:
    """Return the find without the sentence's own punctuation behind it."""
    if kind != "url":
        return find
    while find and find[-1] in _TRAILING and not (find[-1] == ")" and find.count("(") >= find.count(")")):
        find = find[:-1]
    return find
