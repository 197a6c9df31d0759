"""The languages the line speaks: every folder of `catalogs/` is one, and English, the source.

A *code* names what somebody reads: a language (`nl`), or a language in another script than its
usual one (`rif-Tfng`, as BCP 47 writes it).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

HOME = Path(__file__).parent
CATALOGS = HOME / "catalogs"
SOURCE = "en"
_FIRST = ("nl", "ar", "rif", "tr")

TIFINAGH = "Tfng"
"""ISO 15924 code of the script that Tamazight can be shown in beside Latin."""
SCRIPTS: Mapping[str, tuple[str, ...]] = {"rif": (TIFINAGH,)}
"""Scripts a language can be read in beside its usual one."""


def catalog_path(code: str, catalogs: Path = CATALOGS) -> Path:
    """Where a language's catalog lies."""
    return catalogs / code / "LC_MESSAGES" / "amana.po"


def translated(catalogs: Path = CATALOGS) -> tuple[str, ...]:
    """Codes of the languages with a catalog: the line's own four first, others by code."""
    found = {path.parent.parent.name for path in catalogs.glob("*/LC_MESSAGES/amana.po")}
    own = tuple(code for code in _FIRST if code in found)
    return own + tuple(sorted(found.difference(own)))


def readings(languages: Iterable[str]) -> tuple[str, ...]:
    """Codes of all that can be read in these languages: each one, and right behind it its other scripts."""
    return tuple(code for one in languages for code in (one, *(f"{one}-{s}" for s in SCRIPTS.get(one, ()))))


def parted(code: str) -> tuple[str, str]:
    """A code's language and its script, which is "" for the usual one."""
    for script in {script for scripts in SCRIPTS.values() for script in scripts}:
        if code.endswith(f"-{script}"):
            return code.removesuffix(f"-{script}"), script
    return code, ""


LANGUAGES = translated()
"""The languages that seekers can read, in the order of the buttons."""
READINGS = readings(LANGUAGES)
"""The same, with other scripts behind their languages."""
WRITTEN = (*LANGUAGES, SOURCE)
"""The languages that texts are in, English too."""
