"""What every part of the line says: short words, names of choices, numbers to call, the courier's lines."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from locales.text import Text, text
from locales.typed import named, typed

Choices = Mapping[str, Text]
"""What can be chosen: stored word to what people read."""

YES = text("common.yes", "Yes", note="Button.")
NO = text("common.no", "No", note="Button.")
NOT_SURE = text("common.not_sure", "I am not sure", note="Button.")
BACK = text("common.back", "⬅ Back", note="Button: the question before this one.")
SKIP = text("common.skip", "Skip", note="Button: go on without answering.")
STOP = text("common.stop", "Stop", note="Button: stop with the questions.")
NEXT = text("common.next", "Next ➡", note="Button: go on after reading.")
DONE = text("common.done", "✔ Done", note="Button: everything that fits has been chosen.")
CANCEL = text("common.cancel", "Cancel", note="Button.")
NONE = text("common.none", "None of these", note="Button that excludes the other choices.")

_OWN_LANGUAGES: Choices = {
    "nl": text(
        "common.language_nl",
        "Dutch",
        note="Name of a language. In its own catalog, as its speakers write it.",
    ),
    "ar": text(
        "common.language_ar",
        "Arabic",
        note="Name of a language. In its own catalog, as its speakers write it.",
    ),
    "rif": text("common.language_rif", "Tamazight", note="Tarifit, the Berber language of the Rif."),
    "tr": text(
        "common.language_tr",
        "Turkish",
        note="Name of a language. In its own catalog, as its speakers write it.",
    ),
    "en": text("common.language_en", "English", note="Name of a language."),
}

LANGUAGES: Choices = {
    **_OWN_LANGUAGES,
    **{one.code: named(one) for one in typed() if one.code not in _OWN_LANGUAGES},
}
"""Languages that can be spoken here: the line's own, and those of any file of words that was added."""

COMMUNITIES: Choices = {
    "moroccan": text("common.community_moroccan", "Moroccan", note="Background of a family. Button."),
    "turkish": text("common.community_turkish", "Turkish", note="Background of a family. Button."),
    "somali": text("common.community_somali", "Somali", note="Background of a family. Button."),
    "syrian": text("common.community_syrian", "Syrian", note="Background of a family. Button."),
    "surinamese": text("common.community_surinamese", "Surinamese", note="Background of a family. Button."),
    "dutch": text("common.community_dutch", "Dutch", note="Background of a family. Button."),
    "other": text("common.community_other", "Another", note="Another background. Button."),
    "no_matter": text(
        "common.community_no_matter", "Does not matter", note="Any background is fine. Button."
    ),
}

GENDERS: Choices = {
    "woman": text("common.gender_woman", "A woman", note="The confidant: what is wished for, or is. Button."),
    "man": text("common.gender_man", "A man", note="The confidant: what is wished for, or is. Button."),
    "no_matter": text(
        "common.gender_no_matter", "Does not matter", note="A woman or a man, both are fine. Button."
    ),
}

DISTANCES: Choices = {
    "near": text("common.distance_near", "Nearby", note="Where the confidant should live. Button."),
    "region": text("common.distance_region", "In my region", note="Where the confidant should live. Button."),
    "not_own_town": text(
        "common.distance_not_own_town", "Not from my own town", note="The confidant. Button."
    ),
    "no_matter": text(
        "common.distance_no_matter", "Does not matter", note="Where the confidant lives. Button."
    ),
}

BANDS: Choices = {
    "under_10": text(
        "common.band_under_10", "within 10 km", note="How far apart; never more exact than this."
    ),
    "under_25": text(
        "common.band_under_25", "within 25 km", note="How far apart; never more exact than this."
    ),
    "under_50": text(
        "common.band_under_50", "within 50 km", note="How far apart; never more exact than this."
    ),
    "over_50": text(
        "common.band_over_50", "further than 50 km", note="How far apart; never more exact than this."
    ),
}

NUMBERS_NOTED = date(2026, 11, 23)
"""When the numbers below were written down, from published sources; verify each before launch."""

NUMBERS: Mapping[str, str] = {
    "emergency": "112",
    "suicide": "113",
    "suicide_free": "0800-0113",
    "children": "0800-0432",
    "police": "0900-8844",
    "anonymous": "0800-7000",
    "extremism": "088 20 80 080",
    "home": "0800-2000",
    "school": "0900-1113111",
}
"""Telephone numbers in the Netherlands, by what they are for."""

EMERGENCY = text(
    "common.emergency",
    "*Danger now? Call 112.*\nThinking of suicide? Call 113, free of charge: 0800-0113.",
    note="Always shown with Dutch beside it. Numbers stay as they are; in Arabic the long one on its own line.",
)

MAYBE_REPEAT = text(
    "common.maybe_repeat",
    "🔁 Possibly a repeat:",
    note="Line above a message that may already have arrived, because the connection broke.",
)
SHOWN_WITHOUT_FILE = text(
    "common.shown_without_file",
    "A file belonged here, but it could not be sent.",
    note="Instead of the file.",
)
VOICE_FORBIDDEN = text(
    "common.voice_forbidden",
    "There is a voice message for you, but your Telegram settings refuse voice messages. In Telegram: Settings,"
    " Privacy, Voice messages. Allow them, then ask to have it sent again.",
    note="Telegram answers VOICE_MESSAGES_FORBIDDEN. To whoever should receive it.",
)
