"""Words: what the line says, in every language it speaks."""

from __future__ import annotations

from locales.phrase import Phrase
from locales.tongue import Tongue, tongue

__all__ = ["Phrase", "Tongue", "tongue"]
