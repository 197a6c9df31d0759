"""Which way a language is written."""

from __future__ import annotations

from typing import Literal

from locales.cldr import locale_of

Direction = Literal["ltr", "rtl"]


def direction(code: str) -> Direction:
    """`"rtl"` for a language written from right to left, such as Arabic (CLDR character order)."""
    return "rtl" if locale_of(code).character_order == "right-to-left" else "ltr"
