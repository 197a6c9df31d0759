"""What staff are called among one another. Seekers never see it."""

from __future__ import annotations

import unicodedata

from db.records import Role, Staff
from locales import Tongue
from locales.text import Text
from locales.texts import staff as texts

ROLES: dict[Role, Text] = {
    "confidant": texts.ROLE_CONFIDANT,
    "coordinator": texts.ROLE_COORDINATOR,
    "admin": texts.ROLE_ADMIN,
}


def called(say: Tongue, member: Staff) -> str:
    """The name they chose; before that their first role and four characters of their id."""
    role = member.roles[0] if member.roles else "confidant"
    return member.name or f"{say(ROLES[role])} {member.id[:4]}"


def tidy(given: str) -> str:
    """A name on one line, without control, format and bidi characters that could hide in it."""
    shown = "".join(" " if letter.isspace() else letter for letter in unicodedata.normalize("NFC", given))
    kept = "".join(letter for letter in shown if not unicodedata.category(letter).startswith("C"))
    return " ".join(kept.split())
