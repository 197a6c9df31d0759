"""Information meetings, as the staff plan and lead them."""

from __future__ import annotations

from locales.text import text

COMMAND = text("planning.command", "meetings", note="In the command menu.")
LIST = text("planning.list", "*Meetings*", note="For admins. Above a list.")
LIST_LED = text("planning.list_led", "*Meetings that you lead*", note="For confidants. Above a list.")
LIST_NONE = text("planning.list_none", "There are none now.", note="In place of a list of meetings.")
B_NEW = text("planning.b_new", "➕ New meeting", note="Button.")
NEW = text("planning.new", "New meeting", note="A meeting that has no title yet.")
STATES = {
    "draft": text("planning.is_draft", "Being planned", note="How far a meeting is."),
    "open": text("planning.is_open", "Shown to everybody", note="How far a meeting is."),
    "cancelled": text("planning.is_cancelled", "Cancelled", note="How far a meeting is."),
    "over": text("planning.is_over", "Over", note="How far a meeting is."),
}
COUNTS = text(
    "planning.counts",
    "Seats taken: {seated} of {capacity}. Waiting list: {waiting}.",
    note="About a meeting.",
)
LABELS = {
    "words": text("planning.l_words", "Title and text", note="Button, and before a value."),
    "town": text("planning.l_town", "Town", note="Button, and before a value."),
    "address": text("planning.l_address", "Address", note="Button, and before a value."),
    "when": text("planning.l_when", "Day and time", note="Button, and before a value."),
    "capacity": text("planning.l_capacity", "Seats", note="Button, and before a value."),
    "audience": text("planning.l_audience", "For whom", note="Button, and before a value."),
    "languages": text("planning.l_languages", "Languages", note="Button, and before a value."),
    "minutes": text("planning.l_minutes", "Length", note="Button, and before a value: how long it takes."),
    "leader": text("planning.l_leader", "Led by", note="Button, and before a name."),
}
"""What is asked about a meeting, in this order."""
LINE = text("planning.line", "*{label}:* {value}", note="One line about a meeting.")
MISSING = text("planning.missing", "Still missing: {things}", note="{things} is a list.")

ASK_WORDS = text(
    "planning.ask_words",
    "Write one message in this language: {language}. First line: the title. Below it: the text, in at most {most}"
    " characters.",
    note="Asks an admin for the words of a meeting.",
)
WORDS_NOT = text(
    "planning.words_not",
    "That does not fit yet. The first line is the title, of at most {longest} characters; below it stands the text, of"
    " at most {most}.",
    note="To an admin.",
)
WHICH_LANGUAGE = text(
    "planning.which_language",
    "*In which language?*\nA tick shows what is there. Who reads a language that is missing gets another one.",
    note="Above buttons with languages.",
)
ASK_TOWN = text("planning.ask_town", "In which town is it? Write its name.", note="To an admin.")
ASK_ADDRESS = text(
    "planning.ask_address",
    "Write the address and how to find the door. Only who has a seat sees it.",
    note="To an admin.",
)
ADDRESS_NOT = text(
    "planning.address_not", "Write the address in at most {most} characters.", note="To an admin."
)
ASK_WHEN = text(
    "planning.ask_when", "Write the day and the time, such as: {example}", note="{example} is 14-12 19:30."
)
WHEN_NOT = text(
    "planning.when_not",
    "I do not understand that, or it does not lie in the coming year. Write it such as: {example}",
    note="{example} is 14-12 19:30.",
)
ASK_CAPACITY = text(
    "planning.ask_capacity", "How many seats are there? Write a number of at most {most}.", note=""
)
CAPACITY_TAKEN = text(
    "planning.capacity_taken",
    "That many people have a seat: {seated}. There cannot be fewer seats.",
    note="To an admin.",
)
ASK_AUDIENCE = text("planning.ask_audience", "*For whom is it?*", note="Above buttons.")
ASK_LANGUAGES = text("planning.ask_languages", "*Which languages are spoken there?*", note="Above buttons.")
ASK_MINUTES = text("planning.ask_minutes", "*How long does it take?*", note="Above buttons.")
ASK_LEADER = text("planning.ask_leader", "*Who leads it, and notes who came?*", note="Above names.")
B_NOBODY = text("planning.b_nobody", "Nobody yet", note="Button: nobody leads it yet.")

B_PREVIEW = text("planning.b_preview", "👁 {language}", note="Button: as it is shown in this language.")
B_OPEN = text("planning.b_open", "📣 Show it to everybody", note="Button.")
NOT_READY = text(
    "planning.not_ready", "Something is still missing, or the day is past.", note="Pop-up for an admin."
)
TOLD_SOON = text(
    "planning.told_soon",
    "Who signed up hears of all changes together, {minutes} minutes after the last one.",
    note="Under a meeting that was changed.",
)
B_CANCEL = text("planning.b_cancel", "✖ Call it off", note="Button: cancel a meeting. Leads to a question.")
CANCEL_SURE = text(
    "planning.cancel_sure",
    "*Call this meeting off?*\nWho signed up hears it at once. So many are they: {count}",
    note="A question.",
)
B_CANCEL_YES = text("planning.b_cancel_yes", "Yes, call it off", note="Button.")
B_DROP = text("planning.b_drop", "🗑 Delete", note="Button.")
B_COPY = text("planning.b_copy", "Copy", note="Button: a new meeting like this one.")
B_REPEAT = text("planning.b_repeat", "🔁 Repeat", note="Button.")
ASK_REPEAT = text(
    "planning.ask_repeat",
    "*How often more?*\nEvery week, or every month on the same day of the week. All of them are shown to everybody at"
    " once.",
    note="Above buttons.",
)
B_WEEKS = text("planning.b_weeks", "Weekly: {count} ×", note="Button: so many times, each week.")
B_MONTHS = text("planning.b_months", "Monthly: {count} ×", note="Button: so many times, each month.")
B_ATTENDANCE = text("planning.b_attendance", "☑ Who came", note="Button.")
ATTENDANCE = text(
    "planning.attendance",
    "*Who came?*\nThere are numbers and no names. A tap changes what is noted: ✔ came, ✖ did not come, or nothing.",
    note="Above numbers.",
)
TOO_EARLY = text(
    "planning.too_early", "You can note this from an hour before it begins.", note="Pop-up for who leads it."
)
CAME = text("planning.came", "Came: {came} of {signed}", note="About a meeting that is over.")
ANSWERS = text(
    "planning.answers",
    "👍 {good}  😐 {soso}  👎 {bad}\nOf use: {useful}. Not of use: {useless}.",
    note="What people answered afterwards, as counts.",
)
ANSWERS_FEW = text(
    "planning.answers_few",
    "What people thought of it is shown from {least} answers on.",
    note="About a meeting that is over.",
)

DEEDS = {
    "meeting_opened": text("planning.deed_opened", "showed a meeting to everybody", note="In the audit log."),
    "meeting_changed": text("planning.deed_changed", "changed a meeting", note="In the audit log."),
    "meeting_cancelled": text("planning.deed_cancelled", "called a meeting off", note="In the audit log."),
    "meeting_dropped": text("planning.deed_dropped", "deleted a meeting", note="In the audit log."),
    "meeting_repeated": text("planning.deed_repeated", "repeated a meeting", note="In the audit log."),
    "meeting_noted": text("planning.deed_noted", "noted who came to a meeting", note="In the audit log."),
}
"""What the audit log keeps of it."""
