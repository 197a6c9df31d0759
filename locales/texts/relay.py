"""Why something cannot be passed on: each a whole sentence, said to whoever sent it."""

from __future__ import annotations

from locales.text import text

REFUSED_UNKNOWN = text("relay.refused_unknown", "This kind of message cannot be passed on.", note="")
REFUSED_EMPTY = text(
    "relay.refused_empty", "There was nothing in it.", note="A message without visible text."
)
REFUSED_UNCLEANABLE = text(
    "relay.refused_uncleanable",
    "This kind of file can show who made it. Please send a photo of it, or a PDF.",
    note="Office files, archives and the like.",
)
REFUSED_TOO_BIG = text(
    "relay.refused_too_big", "The file is too large. At most {limit} MB is possible.", note=""
)
REFUSED_KINDS = {
    "contact": text(
        "relay.refused_contact", "A contact shows somebody's name and number. Please do not send it.", note=""
    ),
    "location": text(
        "relay.refused_location", "A location shows where somebody is. Please do not send it.", note=""
    ),
    "venue": text(
        "relay.refused_venue", "A location shows where somebody is. Please do not send it.", note=""
    ),
}
"""By the Bot API's name of the kind."""

REFUSED_FILES = {
    "broken": text(
        "relay.refused_broken", "The file could not be opened. Please send it once more.", note=""
    ),
    "late": text(
        "relay.refused_late", "The file could not be fetched in time. Please send it once more.", note=""
    ),
    "unwanted": REFUSED_UNKNOWN,
    "uncleanable": REFUSED_UNCLEANABLE,
}
"""By the porter's word for what went wrong."""

FILE_LIMIT_MB = 20
"""Bot API: getFile gives at most 20 MB."""
