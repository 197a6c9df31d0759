"""The reasons for a match, in words: for the confidant and the coordinators, never for the seeker."""

from __future__ import annotations

from locales import Tongue
from locales.organisation import ours
from locales.text import Text
from locales.texts import common, matching as matching_texts, staff as texts
from locales.texts.topics import TOPICS
from matching.reasons import Reason

PLAIN: dict[str, Text] = {
    "same_region": texts.REASON_REGION,
    "not_own_town": texts.REASON_OTHER_TOWN,
    "known": texts.REASON_KNOWN,
}
GENDERS: dict[str, Text] = {"woman": texts.REASON_GENDER_WOMAN, "man": texts.REASON_GENDER_MAN}


def reason_words(say: Tongue, reason: Reason) -> str:
    """One reason as a short line. Raises KeyError for a kind that is not a reason to fit."""
    said: tuple[Text, dict[str, object]]
    match reason.kind, reason.values:
        case "language", (str(code),):
            said = texts.REASON_LANGUAGE, {"language": common.LANGUAGES.get(code, code)}
        case "gender_as_asked", (str(gender),):
            said = GENDERS[gender], {}
        case "community", (str(community),):
            said = texts.REASON_COMMUNITY, {"community": ours().communities.get(community, community)}
        case "distance_band", (int(km),):
            said = texts.REASON_NEAR, {"km": km}
        case "distance_band", _:
            said = texts.REASON_FAR, {}
        case "topic", (str(topic),):
            said = matching_texts.REASON_TOPIC, {"topic": TOPICS.get(topic, topic)}
        case "load", (int(load), int(limit)):
            said = texts.REASON_LOAD, {"load": load, "limit": limit}
        case _:
            said = PLAIN[reason.kind], {}
    return say(said[0], **said[1])
