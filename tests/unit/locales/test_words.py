"""What readers of a language would circle, and docs/words.md says: the words and signs that are not used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from ruamel.yaml import YAML

from locales.book import book
from locales.manage import HOME

DEFAULT = HOME / "default"


@dataclass(frozen=True, slots=True)
class Never:
    """A pattern that no text of a language has, and what stands in its place.

    In practice conversations it is known whether somebody is a man or a woman: `practice` says whether
    the rule holds there too.
    """

    code: str
    pattern: str
    instead: str
    practice: bool = True


RULES = (
    Never("nl", r"(?<!} )\b(u|uw|uzelf)\b", "je, jouw, jezelf"),
    Never("nl", r"\b[Cc]ommando", "opdracht"),
    Never("ar", r"[?;]|[ء-ي],", "؟ ؛ ،"),
    Never("ar", "[“”]", "« »"),
    Never("ar", r"[٠-٩۰-۹]", "digits as in 112"),
    Never("ar", r"\b(اضغط|اكتب|اختر|أرسل|انظر|تكتبه)\b", "a form that is for women too", practice=False),
    Never("rif", r"\b([Aa]zul|[Tt]anemmirt)\b", "ssalam, cukran"),
    Never("rif", r"\b(isekkilen|amaynu|tabdart|tiririt|tririt)\b", "lḥuruf, ajdid, llista, ljawab"),
    Never("rif", r"(?<![\w-])(nniḍen|ɣer|akked|neɣ|mayemmi|nec)\b", "nneɣni, ɣar, akid, niɣ, minzi, necc"),
    Never(
        "rif",
        r"\b(iseqsiyen|nnemrat|amcan|imucan|waḥdes|ixeṣṣ|ixessa|lxeṭar)\b",
        "the others' spelling",
    ),
    Never("rif", r"(?i)\b(n|x|zi|akid|jar) (iwdan|iseqsiten|ismawen|imeddukal|imukan|ijmuɛen)\b", "n yiwdan"),
    Never("rif", r"\b(ijj n tebrat|ict n tabrat|[xd]i? ixef)\b", "ict n tebrat, x yixef-nnec"),
    Never("tr", r"\w'\w", "’"),
    Never("tr", r"\b[Mm]eslektaş", "ekip arkadaşı"),
)


def _texts(part: object, code: str) -> Iterator[str]:
    """Every text of this language in a file of questions."""
    if isinstance(part, dict):
        if isinstance(part.get(code), str):
            yield part[code]
        part = list(part.values())
    if isinstance(part, list):
        for one in part:
            yield from _texts(one, code)


def _read(code: str, *, practice: bool) -> Iterator[tuple[str, str]]:
    """Where something stands, and the words."""
    for key, forms in book(code).forms.items():
        yield from ((key, one) for one in forms)
    for file in DEFAULT.glob("*.yaml"):
        yield from ((file.name, one) for one in _texts(YAML(typ="safe").load(file), code))
    if practice:
        yield from ((file.name, file.read_text()) for file in (DEFAULT / "practice").glob(f"{code}_*.yaml"))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}: {rule.instead}")
def test_words_and_signs_that_are_not_used(rule: Never):
    """docs/words.md has the reasons; a new text that slips is named with what to write instead."""
    read = _read(rule.code, practice=rule.practice)
    wrong = [f"{where}: {one.group()}" for where, words in read for one in re.finditer(rule.pattern, words)]
    assert not wrong, f"write {rule.instead}"
