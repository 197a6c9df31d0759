"""What a confidant has at hand in a case: its state, mute, notes and labels."""

from __future__ import annotations

from locales.text import text
from locales.texts import alarm, answers

CASE_STANDS = text(
    "tools.case_stands", "🪶 *{case}*", note="One case in the list; lines about it stand below."
)
WAITS_FOR_YOU = text(
    "tools.waits_for_you", "⏰ Waits for your answer since {time}", note="Line about a case."
)
WAITS_FOR_SEEKER = text(
    "tools.waits_for_seeker", "The seeker's turn, since {time}", note="Line about a case."
)
IS_CLOSED = text("tools.is_closed", "✔ Ended", note="Line about a case.")
IS_ASLEEP = text("tools.is_asleep", "💤 Asleep until {day}", note="Line about a case.")
IS_HANDED_OVER = text("tools.is_handed_over", "↪ Is going to somebody else", note="Line about a case.")
IS_MUTED = text("tools.is_muted", "🔕 Without a sound until {time}", note="Line about a case.")
HAS_LABELS = text("tools.has_labels", "🏷 {labels}", note="Line about a case: its labels.")

MUTE_HOW_LONG = text(
    "tools.mute_how_long",
    "*Messages of {case} without a sound?*\nThey still come. Only you hear nothing.",
    note="Above lengths of time.",
)
B_HOURS = text("tools.b_hours", "{hours} h", note="Button: so many hours. Very short.")
B_SOUND = text("tools.b_sound", "With sound", note="Button: no longer muted.")
MUTED = text("tools.muted", "🔕 {case} comes without a sound until {time}.", note="")
SOUNDS = text("tools.sounds", "{case} comes with sound.", note="")
COMMAND_MUTE = text("tools.command_mute", "a case without a sound", note="In the command menu.")

NOTE_HOW = text(
    "tools.note_how",
    "Write /note and behind it your note, of at most {most} characters. A case has room for thirty notes.",
    note="/note without words, or too many.",
)
NOTED = text(
    "tools.noted", "✔ Noted in {case}. /notes shows it. The seeker never sees it.", note="After /note."
)
NOTES = text("tools.notes", "*Notes of {case}*\nThe seeker never sees them.", note="Heading.")
NOTES_NONE = text("tools.notes_none", "There are no notes of {case}. /note makes one.", note="")
NOTE_HEAD = text("tools.note_head", "*{when}*, {name}", note="Line above a note.")
B_DROP_NOTE = text("tools.b_drop_note", "✖ Delete: {when}", note="Button; {when} is a date and time.")
COMMAND_NOTE = text("tools.command_note", "note something, unseen by the seeker", note="In the command menu.")
COMMAND_NOTES = text("tools.command_notes", "your notes of a case", note="In the command menu.")

LABEL_WHICH = text("tools.label_which", "*Labels of {case}*", note="Above the line's labels as buttons.")
LABELS_NONE = text("tools.labels_none", "There are no labels yet. Admins make them.", note="")
LABELS = text(
    "tools.labels",
    "*The line's labels*\nA button takes one away, from every case too. Write /labels and a word behind it to make one.",
    note="For admins.",
)
LABEL_NOT_MADE = text(
    "tools.label_not_made",
    "That label was not made. It has at most {longest} characters, is not there yet, and there are at most {most}.",
    note="For admins.",
)
COMMAND_LABEL = text("tools.command_label", "put a label on a case", note="In the command menu.")
COMMAND_LABELS = text("tools.command_labels", "make labels", note="In the command menu.")

_LISTENERS, _ADMIN = ("confidant", "coordinator"), ("admin",)
COMMANDS = {
    "red": (_LISTENERS, alarm.COMMAND_RED),
    "answers": (("confidant", "coordinator", "admin"), answers.COMMAND_ANSWERS),
    "note": (_LISTENERS, COMMAND_NOTE),
    "notes": (_LISTENERS, COMMAND_NOTES),
    "label": (_LISTENERS, COMMAND_LABEL),
    "labels": (_ADMIN, COMMAND_LABELS),
    "mute": (_LISTENERS, COMMAND_MUTE),
}
"""The commands for all this: for whom, and what the menu says."""
DEEDS = {
    "labels": text("tools.deed_labels", "changed the labels", note="In the audit log: somebody …"),
    "answers": text("tools.deed_answers", "changed the shared answers", note="In the audit log: somebody …"),
}
"""What the audit log keeps of it."""
