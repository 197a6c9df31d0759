"""The sheet in which a native speaker reads a translation. It says everything in three languages at once."""

from __future__ import annotations

from locales.text import text

# The first sheet
TITLE = text("reviewing.title", "Reading the texts of Amana", note="Heading of a sheet for native speakers.")
THANKS = text(
    "reviewing.thanks",
    "Thank you for reading these texts. Amana is a helpline on Telegram. People read these texts when they are worried,"
    " perhaps in a hurry, on a small phone. They should sound as if written by somebody from the neighbourhood: kind,"
    " short, and not too official.",
    note="First paragraph of the sheet.",
)
HOW = text(
    "reviewing.how",
    "On the second sheet every row is one text. Read the translation and choose a verdict. If something is wrong, write"
    " the whole text anew under “better wording”. You need not do everything: an empty row simply stays as it is.",
    note="Second paragraph of the sheet: how it is filled in. “better wording” is the heading of a column.",
)
FIRST = text(
    "reviewing.first",
    "The texts about danger and safety stand first, because most depends on them.",
    note="Paragraph of the sheet.",
)
INSERTED = text(
    "reviewing.inserted",
    "Words between braces are filled in later: a name, a day, a number. Leave them exactly as they are, not translated;"
    " you may move them to another place in the sentence.",
    note="Paragraph of the sheet, beside the example {name}, which it does not name itself.",
)
BOLD = text(
    "reviewing.bold",
    "What stands between two stars is shown in bold. Keep the stars, always two together.",
    note="Paragraph of the sheet, beside an example with two stars.",
)
CODES = text(
    "reviewing.codes",
    "Words behind a slash are commands, and numbers are often telephone numbers. They stay as they are.",
    note="Paragraph of the sheet, beside the example of a command.",
)
COUNTED = text(
    "reviewing.counted",
    "Some texts have several forms, for one, for two, for many. Each form has its own row, with a number as an example."
    " Give all of them a verdict.",
    note="Paragraph of the sheet: plural forms.",
)
RED = text(
    "reviewing.red",
    "If the cell becomes red, something between braces, a star or a command is missing.",
    note="Paragraph of the sheet.",
)
INITIALS = text(
    "reviewing.initials",
    "Your initials, or what you do (you may leave this empty)",
    note="In front of a cell. It is kept with the texts, so no full name.",
)

# The columns of the second sheet
PART = text("reviewing.part", "What it is about", note="Column heading: safety, seekers or staff.")
WHERE = text("reviewing.where", "Where it is shown", note="Column heading: a note for translators.")
ENGLISH = text("reviewing.english", "English", note="Column heading.")
DUTCH = text("reviewing.dutch", "Dutch", note="Column heading.")
NOW = text("reviewing.now", "The translation now", note="Column heading.")
VERDICT = text("reviewing.verdict", "Verdict", note="Column heading, above a choice of three words.")
BETTER = text("reviewing.better", "Better wording", note="Column heading. The whole text anew.")
REMARK = text("reviewing.remark", "Remark", note="Column heading: anything worth saying.")
KEY = text("reviewing.key", "Key", note="Column heading: which text it is, for the program.")
FORM = text("reviewing.form", "Form", note="Column heading: which plural form, a number.")
MARK = text("reviewing.mark", "Check mark", note="Column heading: letters and digits for the program.")
PARTS = {
    "safety": text("reviewing.safety", "danger and safety", note="In the column: what a text is about."),
    "seekers": text("reviewing.seekers", "people who seek help", note="In the column: who reads a text."),
    "staff": text("reviewing.staff", "confidants and staff", note="In the column: who reads a text."),
}

# The verdicts
GOOD = text("reviewing.good", "good", note="Verdict on a translation. No comma.")
CHANGED = text("reviewing.changed", "changed", note="Verdict: I have written it better. No comma.")
UNSURE = text("reviewing.unsure", "not sure", note="Verdict: I doubt, and say so beside it. No comma.")
CHOOSE = text("reviewing.choose", "Choose one of the three.", note="Shown when something else is typed.")
