"""What a case can be about, in kind words: seekers say what troubles them, confidants what they know."""

from __future__ import annotations

from locales.text import text
from locales.texts.common import Choices

TOPICS: Choices = {
    "change": text(
        "topics.change",
        "A sudden change or withdrawal",
        note="What a case is about. Button, for seekers and confidants. Kind and neutral; nobody is accused.",
    ),
    "belief": text(
        "topics.belief", "Very strict ideas", note="What a case is about. Button. Kind and neutral."
    ),
    "online": text(
        "topics.online",
        "Films and groups on the internet",
        note="What a case is about. Button. Kind and neutral.",
    ),
    "convert": text("topics.convert", "A new faith", note="What a case is about. Button. Kind and neutral."),
    "leaving": text(
        "topics.leaving",
        "Wants to leave or has left",
        note="What a case is about: leave the country. Button.",
    ),
    "returned": text("topics.returned", "Has come back", note="What a case is about: from abroad. Button."),
    "prison": text("topics.prison", "Arrested or in prison", note="What a case is about. Button."),
    "family": text("topics.family", "Quarrels at home", note="What a case is about. Button."),
    "other": text("topics.other", "Something else", note="What a case is about. Button."),
}
"""By the words that cards and cases store."""
