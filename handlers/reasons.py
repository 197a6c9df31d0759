"""The reasons for a match, in words: for the confidant and the coordinators, never for the seeker."""

from __future__ import annotations

from locales import Tongue
from locales.text import Text
from locales.texts import common, staff as texts
from matching.reasons import Reason

PLAIN: dict[str, Text] = {
    "same_region": texts.REASON_REGION,
    "not_own_town": texts.REASON_OTHER_TOWN,
    "known": texts.REASON_KNOWN,
}
GENDERS: dict[str, Text] = {"woman": texts.REASON_GENDER_WOMAN, "man": texts.REASON_GENDER_MAN}


def reason_words(say: Tongue, reason: Reason) -> str:
    """One reason as a short line; empty for a kind that has no words."""
    values = reason.values
    match reason.kind, values:
        case "language", (str(code),):
            return say(texts.REASON_LANGUAGE, language=say(common.LANGUAGES[code])) if code in common.LANGUAGES else ""
        case "gender_as_asked", (str(gender),):
            return say(GENDERS[gender])
        case "community", (str(community),):
            return say(texts.REASON_COMMUNITY, community=say(common.COMMUNITIES[community]))
        case "distance_band", (int(km),):
            return say(texts.REASON_NEAR, km=km)
        case "distance_band", _:
            return say(texts.REASON_FAR)
        case "load", (int(load), int(limit)):
            return say(texts.REASON_LOAD, load=load, limit=limit)
        case _:
            return say(PLAIN[reason.kind]) if reason.kind in PLAIN else ""
