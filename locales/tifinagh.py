"""Tarifit from Latin script into Tifinagh, letter by letter.

This is Tarifit in Tifinagh letters, not Standard Moroccan Tamazight (`zgh`), and it cannot be
turned back: č and lt, for one, become the same. Letters of the Utrecht proposal (1996) follow the
usual table; č, ǧ and ř are sounds it writes as lt, ll and l, and are written so here too.
"""

from __future__ import annotations

import re
import unicodedata

_TABLE = dict(
    zip(
        "abgdḍefkhḥɛxqijlmnurṛɣsṣctṭwyzẓʷpvo",
        "ⴰⴱⴳⴷⴹⴻⴼⴽⵀⵃⵄⵅⵇⵉⵊⵍⵎⵏⵓⵔⵕⵖⵙⵚⵛⵜⵟⵡⵢⵣⵥⵯⵒⵠⵓ",
        strict=True,
    )
) | {"č": "ⵍⵜ", "ǧ": "ⵍⵍ", "ř": "ⵍ", "γ": "ⵖ", "ε": "ⵄ", "ç": "ⵛ"}
"""p and v have their own Tifinagh letters; o, which Tarifit has only in names, is written u."""

KEPT_NAMES = (
    "Amana",
    "amana keys challenge",
    "amana transcript",
    "Automatisch verwijderen",
    "Chat verwijderen",
    "Instellingen",
    "Kindertelefoon",
    "Landelijk Steunpunt Extremisme",
    "LSE",
    "Meld Misdaad Anoniem",
    "MB",
    "PDF",
    "Privacy",
    "Spraakberichten",
    "Sticker",
    "Telegram",
    "Veilig Thuis",
    "Vertrouwensinspecteurs",
    "Verwijderen",
    "km",
)
"""Names and words that a reader must find again on a door, a site or a screen: they stay Latin."""

_LINK = r"https?://\S+|(?:www\.|t\.me/)\S+"
_CODE = r"(?<![\w/])[@/][a-z0-9_]+|\b\w*[0-9]\w*\b"
KEPT = re.compile("|".join((_LINK, _CODE, *(rf"\b{name}\b" for name in KEPT_NAMES))))
"""What stays as it is: links, commands, @names, codes with digits, and kept names."""


def to_tifinagh(text: str) -> str:
    """The text in Tifinagh; links, commands, codes, numbers and kept names stay as they are.

    Composed first (NFC, never NFKC, which turns ʷ into w). A character that is no letter of
    Tarifit stays too.
    """
    text, out, at = unicodedata.normalize("NFC", text), "", 0
    for kept in KEPT.finditer(text):
        out += _letters(text[at : kept.start()]) + kept[0]
        at = kept.end()
    return out + _letters(text[at:])


def _letters(text: str) -> str:
    return "".join(_TABLE.get(letter, letter) for letter in unicodedata.normalize("NFC", text.lower()))
