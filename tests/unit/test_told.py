"""Messages in words."""

from __future__ import annotations

import pytest

from bot.sandbox.oddities import CANARY, ODDITIES
from bot.told import told

TABLE = {"type": "table", "cells": [[{"text": "a"}, {"text": "b"}], [{"text": "c"}]]}
LIST = {"type": "list", "items": [{"label": "1", "blocks": [{"type": "paragraph", "text": "een"}]}]}
HIDDEN = {
    "type": "details",
    "summary": "meer",
    "blocks": [{"type": "paragraph", "text": ["x", {"text": "y"}]}],
}
PHOTO = {"type": "photo", "photo": [{"file_id": "f"}]}


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (
            "poll",
            {"question": "Thee?", "options": [{"text": "ja"}, {"text": "nee"}]},
            "📊 Thee?\n• ja\n• nee",
        ),
        ("dice", {"emoji": "🎯", "value": 6}, "🎯 6"),
        ("checklist", ODDITIES["checklist"], "📋 vandaag\n☐ bel oma\n☑ koop melk"),
        ("rich_message", ODDITIES["rich_message"], "kop\ngewoon en vet van iemand"),
        ("rich_message", {"blocks": [TABLE, LIST, HIDDEN]}, "a | b\nc\neen\nmeer\nxy"),
        ("rich_message", {"blocks": [LIST, PHOTO]}, ""),
        ("rich_message", {"blocks": "?"}, ""),
        ("poll", None, "📊 "),
        ("gift", ODDITIES["gift"], ""),
    ],
)
def test_a_message_in_words(kind: str, value: object, words: str) -> None:
    """Every word somebody wrote is there, in order; files and people are not."""
    assert told(kind, value) == words
    assert CANARY not in told(kind, value)
