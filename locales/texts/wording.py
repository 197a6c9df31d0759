"""How admins word the line's texts in their own way."""

from __future__ import annotations

from collections.abc import Mapping

from locales.text import Text, text

HOME = text(
    "wording.home",
    "*The texts of the line*\nEverything the bots say can be worded otherwise. You see the texts in: {language}.",
    note="To admins.",
)
GROUPS: Mapping[str, Text] = {
    "pages": text("wording.group_pages", "Information pages", note="Button: texts of one kind."),
    "seeker": text("wording.group_seeker", "To seekers", note="Button: texts of one kind."),
    "staff": text("wording.group_staff", "To the staff", note="Button: texts of one kind."),
    "relay": text("wording.group_relay", "Around a conversation", note="Button: texts of one kind."),
    "common": text("wording.group_common", "Short words everywhere", note="Button: texts of one kind."),
}
"""The groups of texts."""
SEARCH = text("wording.search", "🔎 Search", note="Button.")
ALL_CHANGED = text("wording.all_changed", "✏ All reworded texts", note="Button: a list.")
LANGUAGE = text("wording.language", "Another language", note="Button: look at the texts in another one.")
SEARCH_ASK = text(
    "wording.search_ask",
    "Write a word that is in the text.",
    note="To admins. Their next message is that word.",
)
LIST = text("wording.list", "*Choose a text.*", note="Above a list of texts.")
NOTHING = text("wording.nothing", "There is no such text.", note="In the place of a list of texts.")
EARLIER = text("wording.earlier", "⬅ Earlier", note="Button: the page before, in a list.")
LATER = text("wording.later", "Later ➡", note="Button: the next page of a list.")
OPENED = text(
    "wording.opened",
    "*{key}*, in: {language}",
    note="Above a text. {key} is the text's technical name.",
)
WORDED = text("wording.worded", "The line's own wording:", note="Above a text as an admin has worded it.")
AS_SHIPPED = text("wording.as_shipped", "The usual wording:", note="Above a text that no admin has worded.")
NOTE = text("wording.note", "Where it stands (in English): {note}", note="Under a text.")
INSERTED = text(
    "wording.inserted",
    "The bot fills these in. Keep each one: {names}",
    note="Under a text. {names} is a list such as {case}.",
)
REWORD = text("wording.reword", "✏ Word it otherwise", note="Button.")
PREVIEW = text("wording.preview", "👁 See it as it is read", note="Button.")
RESET = text("wording.reset", "↩ The usual wording", note="Button: back to the text as it came.")
REWORD_ASK = text(
    "wording.reword_ask",
    "Your next message is the new wording, in: {language}.\nFor bold, make it bold, or put a star before and after it.",
    note="To admins.",
)
SAVED = text("wording.saved", "✔ Saved. From now on it reads:", note="To admins, above the new wording.")
RESET_DONE = text("wording.reset_done", "✔ The usual wording is back:", note="To admins, above the text.")
HISTORY_LINE = text(
    "wording.history_line", "{when}: worded by staff member {who}", note="In the list of changes of a text."
)
HISTORY_RESET = text(
    "wording.history_reset", "{when}: reset by staff member {who}", note="In the list of changes of a text."
)
NOT_SAVED = text("wording.not_saved", "*Nothing is saved.* {reason}", note="To admins.")
EMPTY = text("wording.empty", "There are no words in it.", note="Reason why a wording is not saved.")
MISSING = text(
    "wording.missing",
    "It must also have: {names}",
    note="Reason why a wording is not saved. A list such as {case}.",
)
UNKNOWN = text(
    "wording.unknown", "The bot cannot fill this in: {names}", note="Reason why a wording is not saved."
)
BRACE = text(
    "wording.brace", "A curly bracket stands alone in it.", note="Reason why a wording is not saved."
)
BOLD = text("wording.bold", "A star for bold has no partner.", note="Reason why a wording is not saved.")
LONG = text(
    "wording.long",
    "It is too long: at most {most} characters fit here.",
    note="Reason why a wording is not saved.",
)

EXAMPLES: Mapping[str, str | int] = {
    "advice": 3,
    "support": 6,
    "urgent": 9,
    "case": "🪶 7",
    "count": 2,
    "days": 90,
    "high": 10,
    "hours": 24,
    "km": 25,
    "limit": 3,
    "load": 1,
    "low": 1,
    "most": 34,
    "number": 3,
    "opens": "09:00",
    "closes": "22:00",
    "time": "21:30",
    "when": "21:30",
}
"""What is filled in when a text is looked at; a name without an example stands for itself."""
