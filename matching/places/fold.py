"""One spelling for many: what two ways of writing a place's name have in common.

`fold` forgets case, marks, punctuation and habits of a script; `sound` forgets habits of
spelling too, so that *Utrecht*, *Utrekht* and *Utrext* meet; `bones` keeps only what an Arabic
and a Latin spelling share. Names and questions go through the same function, so none of them
has to be right as phonetics.
"""

from __future__ import annotations

import re
import unicodedata

TIFINAGH = str.maketrans(
    dict(
        zip(
            "ⴰⴱⴲⴳⴴⴵⴶⴷⴸⴹⴺⴻⴼⴽⴾⴿⵀⵁⵂⵃⵄⵅⵆⵇⵈⵉⵊⵋⵌⵍⵎⵏⵐⵒⵓⵔⵕⵖⵗⵘⵙⵚⵛⵜⵝⵞⵟⵠⵡⵢⵣⵤⵥⵦⵧⵯ",
            "abbggǧgddḍḍefkkkhhhḥɛxxqqijjjlmnnpurṛɣɣɣsṣcttčṭvwyzzẓeoʷ",
            strict=True,
        )
    )
)
"""Tamazight in Tifinagh, letter by letter, with the letters that other regions write for the same sounds."""

_DOTLESS = str.maketrans("İIı", "iii")
_GREEK = str.maketrans("γε", "ɣɛ")
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي"}
    | {"ک": "ك"}
    | dict.fromkeys("ةہھەۀ", "ه")
    | dict.fromkeys("'’‘ʼʻ`´ـ", "")
)
_DROPPED = ("Mn", "Cf")
_LATIN = re.compile("[a-z]")
_ARABIC = re.compile("[\u0620-\u06d3\u0750-\u077f]")
_NO_WORD = re.compile(r"[\W_]+")
_DIGIT_LETTER = re.compile("(?<=[a-zɣɛ])[3579]|[3579](?=[a-zɣɛ])")
_DOUBLED = re.compile(r"(.)\1+")
_SUFFIX = re.compile(
    r"(?<=\w\w)['’ʼ](?:[dt][ae]n?(?:y[iı]m)?|y?[aeıiuü]|n?[iı]n|l[iı]y?[iı]?m?)\b", re.IGNORECASE
)
"""What Turkish hangs on a name after an apostrophe: in, from, to, of, somebody from (*Ede'deyim*)."""
_ARTICLE = re.compile("^ال(?=...)")

_SPELLINGS = (
    ("gh", "g"),
    ("kh", "g"),
    ("ch", "g"),
    ("dj", "g"),
    ("ph", "v"),
    ("th", "t"),
    ("ou", "u"),
    ("oe", "u"),
    ("ij", "i"),
)
"""Tarifit and Dutch ways of writing one sound with two letters; ǧ is already g here."""

_SOUNDS = str.maketrans(
    {"ɣ": "g", "x": "g", "q": "k", "c": "k", "e": "i", "y": "i", "o": "u", "f": "v", "w": "v"}
    | {"ɛ": "", "ʷ": ""}
    | dict.fromkeys("خجچگڭݣګ", "غ")
    | {"پ": "ب", "ڤ": "ف", "ڥ": "ف", "ۋ": "ف", "ق": "ك"}
    | {"ط": "ت", "ث": "ت", "ض": "د", "ذ": "د", "ص": "س", "ظ": "ز", "ع": "", "ح": "ه"}
)
_BONES = str.maketrans(
    dict(zip("بتدرزسشغفكلمنه", "btdrzssgvklmnh", strict=True)) | {"p": "b"} | dict.fromkeys("aiujاويء", "")
)


def fold(text: str) -> str:
    """Words in one case, without marks or punctuation, one space apart; *Ede'de* is *Ede*.

    NFC first; never NFKC or NFKD on ʷ, which they would turn into w.
    """
    text = (
        unicodedata.normalize("NFC", _SUFFIX.sub("", text)).translate(_DOTLESS).translate(TIFINAGH).casefold()
    )
    text = "".join(ch if ch == "ʷ" else unicodedata.normalize("NFKD", ch) for ch in text)
    text = "".join(ch for ch in text if unicodedata.category(ch) not in _DROPPED)
    text = text.casefold().translate(_LETTERS)
    if _LATIN.search(text):
        text = text.translate(_GREEK)
    return _NO_WORD.sub(" ", text).strip()


def key(folded: str) -> str:
    """What is looked up: *Den Haag*, *Den-Haag* and *Denhaag* are one key."""
    return folded.replace(" ", "")


def sound(folded_key: str) -> str:
    """The key as a Tarifit, Turkish, Arabic or Dutch speller might all have heard it."""
    heard = _DIGIT_LETTER.sub(lambda digit: {"7": "h", "9": "q", "5": "x", "3": ""}[digit[0]], folded_key)
    for written, spoken in _SPELLINGS:
        heard = heard.replace(written, spoken)
    heard = _DOUBLED.sub(r"\1", heard.translate(_SOUNDS))
    return _sound_of_arabic(heard) if _ARABIC.search(heard) else heard


def _sound_of_arabic(heard: str) -> str:
    """Without the article and the end vowel, which people add and leave out at will."""
    return _ARTICLE.sub("", heard).rstrip("اهي") or heard


def bones(heard: str) -> str:
    """The consonants of a sound key, in Latin letters, whichever of the two scripts it is in."""
    first = "v" if heard.startswith("و") else ""
    return _DOUBLED.sub(r"\1", first + heard.translate(_BONES))


def is_arabic(folded: str) -> bool:
    """Whether any letter is of the Arabic script."""
    return _ARABIC.search(folded) is not None
