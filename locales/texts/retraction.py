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
    "Taken back, and no longer kept with us. But it is older than two days: Telegram does not let us take such "
    "a file off the other phone. Your own message you can delete yourself.",
    note="To whoever took an old voice note, round film, sticker or piece of music back.",
)
DONE_IN_DOUBT = text(
    "retraction.done_in_doubt",
    "Taken back. When it was sent the line broke, so nobody knows whether a copy arrived. It will not be sent "
    "again; but if that copy is there, it cannot be deleted from here.",
    note="To whoever took a message back of which it is not known whether it was delivered.",
)
DONE_OWN_STAYS = text(
    "retraction.done_own_stays",
    "Taken back on the other side. Your own message is older than two days: you can delete it yourself. "
    "Whoever has read it already knows it.",
    note="To whoever took a message back that is too old to be deleted in their own chat.",
)
DONE_HELD = text(
    "retraction.done_held",
    "Taken back on the phones, as far as Telegram lets us. What the law makes us keep for a time stays locked "
    "until then, and nobody in this conversation sees it.",
    note="To whoever took a message back of a conversation that may not be destroyed for now.",
)
ALREADY = text(
    "retraction.already",
    "You have taken that back already. You need not do anything more.",
    note="To whoever takes the same message back again. Also a pop-up of at most 200 characters.",
)
LOCKED = text(
    "retraction.locked",
    "That conversation has ended and is locked: nobody here can read or change it any more.",
    note="To whoever wants to take back something of a conversation that has ended.",
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
