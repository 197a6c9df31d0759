"""Taking back what one wrote."""

from __future__ import annotations

from locales.text import text

TAKEN_BACK = text(
    "retraction.taken_back",
    "🗑 This message was taken back.",
    note="In place of a message that was taken back.",
)
DONE = text(
    "retraction.done",
    "Taken back. It is gone here and on the other side. Whoever has read it already knows it, and a "
    "notification may have shown it.",
    note="To whoever took a message back.",
)
DONE_LATE = text(
    "retraction.done_late",
    "Taken back. It is older than two days, so it could not be deleted on the other side: it says there now "
    "that it was taken back. Your own message you can delete yourself.",
    note="To whoever took an old message back.",
)
DONE_FILE_STAYS = text(
    "retraction.done_file_stays",
    "Taken back, and no longer kept with us. But it is older than two days: Telegram does not let us take the "
    "picture or file off the other phone. Your own message you can delete yourself.",
    note="To whoever took an old picture or file back.",
)
NEVER_SENT = text(
    "retraction.never_sent", "Taken back. It was never sent.", note="To whoever took a message back in time."
)
NOT_YOURS = text(
    "retraction.not_yours",
    "Only your own messages in this conversation can be taken back. Reply to one of them with /delete.",
    note="",
)
NOTHING = text("retraction.nothing", "There is nothing to take back.", note="")
WHICH = text(
    "retraction.which",
    "*Which message do you want to take back?*\nYou can also reply to any message of yours with /delete. "
    "Deleting it in Telegram alone does not take it away on the other side.",
    note="Above buttons, one for each of the last messages.",
)
LABEL = text(
    "retraction.label", "{time} · {words}", note="Button: when a message was sent, and how it begins."
)
A_FILE = text("retraction.a_file", "a picture, voice or file", note="On a button, instead of the words.")
COMMAND = text("retraction.command", "take a message back", note="In the command menu.")
