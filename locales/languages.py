"""The languages the line speaks: every folder of `catalogs/` is one, and English, the source."""

from __future__ import annotations

from pathlib import Path

CATALOGS = Path(__file__).parent / "catalogs"
SOURCE = "en"
_FIRST = ("nl", "ar", "rif", "tr")


def catalog_path(code: str, catalogs: Path = CATALOGS) -> Path:
    """Where a language's catalog lies."""
    return catalogs / code / "LC_MESSAGES" / "amana.po"


def translated(catalogs: Path = CATALOGS) -> tuple[str, ...]:
    """Codes of the languages with a catalog: the line's own four first, others by code."""
    found = {path.parent.parent.name for path in catalogs.glob("*/LC_MESSAGES/amana.po")}
    own = tuple(code for code in _FIRST if code in found)
    return own + tuple(sorted(found.difference(own)))
