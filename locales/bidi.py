"""Text of two directions on one line (Unicode Standard Annex 9).

What is inserted into a sentence is closed in by isolates, so that it cannot reorder the words
around it, and loses the control characters that could break out of them.
"""

from __future__ import annotations

import re
import unicodedata

FIRST_STRONG_ISOLATE, LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE = "\u2068", "\u2066", "\u2069"
CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""ALM, LRM, RLM, the embeddings and overrides with their end, the isolates with theirs."""

_OUR_OPENERS = FIRST_STRONG_ISOLATE + LEFT_TO_RIGHT_ISOLATE
_ALL = re.compile(f"[{CONTROLS}]")
_OTHERS = re.compile(f"[{CONTROLS.translate({ord(c): None for c in _OUR_OPENERS + POP_ISOLATE})}]")
_CODE = re.compile(r"https?://\S+|t\.me/\S+|[@/#]\w+|[^\W_]*\d[\w.,:/+() -]*", re.ASCII)
_CODE_AMONG_WORDS = re.compile(r"https?://\S+|(?<![\w/])[@/][a-z][a-z0-9_]*|\+?\d[\d -]{2,}\d")
_RTL = frozenset(("R", "AL"))


def strip_controls(text: str) -> str:
    """The text without any bidi control character."""
    return _ALL.sub("", text)


def has_rtl(text: str) -> bool:
    """Whether any letter in it is written from right to left."""
    return any(unicodedata.bidirectional(letter) in _RTL for letter in text)


def has_ltr(text: str) -> bool:
    """Whether any letter in it is written from left to right."""
    return any(unicodedata.bidirectional(letter) == "L" for letter in text)


def starts_rtl(line: str) -> bool | None:
    """Whether the line's first strong letter runs from right to left; None when it has none.

    Isolated stretches are passed over, as UAX 9 rule P2 does; Telegram aligns a line by this.
    """
    depth = 0
    for letter in line:
        kind = unicodedata.bidirectional(letter)
        depth += (kind in ("FSI", "LRI", "RLI")) - (kind == "PDI" and depth > 0)
        if depth == 0 and (kind == "L" or kind in _RTL):
            return kind in _RTL
    return None


def isolate_codes(words: str) -> str:
    """Words written from right to left, with links, commands and telephone numbers kept whole.

    Without it "/start" would show its stroke on the wrong side, and a number in groups would show
    the groups in the wrong order.
    """
    return _CODE_AMONG_WORDS.sub(lambda code: f"{LEFT_TO_RIGHT_ISOLATE}{code[0]}{POP_ISOLATE}", words)


def isolate(text: str) -> str:
    """The text without control characters of its own and closed in, line by line.

    Numbers, codes and links always run from left to right; for all else its first strong letter
    decides. Lines are closed in one by one because a line break ends every isolate. Isolates of
    ours that are already in it, in order, stay: they were made by saying something earlier.
    """
    tamed = _OTHERS.sub("", text) if _balanced(text) else strip_controls(text)
    return "\n".join(_isolate_line(line) for line in tamed.split("\n"))


def _isolate_line(line: str) -> str:
    if not line.strip():
        return line
    runs_ltr = _CODE.fullmatch(line) or not (has_rtl(line) or has_ltr(line))
    opener = LEFT_TO_RIGHT_ISOLATE if runs_ltr else FIRST_STRONG_ISOLATE
    return f"{opener}{line}{POP_ISOLATE}"


def _balanced(text: str) -> bool:
    depth = 0
    for letter in text:
        depth += (letter in _OUR_OPENERS) - (letter == POP_ISOLATE)
        if depth < 0 or (depth and letter == "\n"):
            return False
    return depth == 0
