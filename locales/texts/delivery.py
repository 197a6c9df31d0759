"""Whether a message has arrived, and what can be done when it has not."""

from __future__ import annotations

from locales.text import plural, text
from locales.texts import relay

LATE = plural(
    "delivery.late",
    "⏳ Your message of {time} has not arrived yet. {reason} We have it and go on trying. "
    "You need not send it again.",
    "⏳ {count} of your messages have not arrived yet, the first from {time}. {reason} We have them and go "
    "on trying. You need not send them again.",
    note="To whoever wrote it. The reason is a sentence. It is changed when all has arrived.",
)
WAITS_FOR = {
    "telegram": text(
        "delivery.waits_telegram",
        "Telegram is taking messages slowly at the moment.",
        note="Why a message is late; a sentence within another text.",
    ),
    "queue": text(
        "delivery.waits_queue",
        "Other messages have to go first.",
        note="Why a message is late; a sentence within another text.",
    ),
    "line": text(
        "delivery.waits_line",
        "There is a delay on our side.",
        note="Why a message is late; a sentence within another text.",
    ),
}
"""By what the letter waits for."""
B_STATUS = text("delivery.b_status", "How far are my messages?", note="Button, below what is late.")
NOBODY_READ = plural(
    "delivery.nobody_read",
    "One of your messages had not been read by anybody when you got another confidant. Your confidant now "
    "cannot see it. Shall we send it on?",
    "{count} of your messages had not been read by anybody when you got another confidant. Your confidant "
    "now cannot see them. Shall we send them on?",
    note="To the seeker, above a button. Whoever does not press keeps them from the new confidant.",
)
B_SEND_ON = text("delivery.b_send_on", "Send on", note="Button, below messages that nobody has read.")
UNSEEN = plural(
    "delivery.unseen",
    "⚠ One of your messages did not reach the other side before the conversation was over. It will not be sent "
    "any more.",
    "⚠ {count} of your messages did not reach the other side before the conversation was over. They will not be "
    "sent any more.",
    note="To whoever wrote them, some time after the end, when the other side could not be reached. Names no case.",
)
ARRIVED = text(
    "delivery.arrived", "✔ What was late has arrived.", note="In place of the line about a late message."
)
NOT_DELIVERED = text(
    "delivery.not_delivered",
    "⚠ This message did not reach the other side. {reason}",
    note="In answer to the message, to whoever wrote it. The reason is a sentence.",
)
EDIT_NOT_SHOWN = text(
    "delivery.edit_not_shown",
    "⚠ The other side still sees this message as it was. Do you want to send the new words as a new message?",
    note="In answer to a message that its writer has changed, above a button.",
)
FILE_STAYS = text(
    "delivery.file_stays",
    "⚠ I cannot put another file in the place of one that was sent: the other side still sees the old one. To take "
    "that back, answer it with /delete. Please send the new one as a new message.",
    note="Somebody put another picture or file into a message. /delete stays as it is.",
)
WHY_TELEGRAM = text(
    "delivery.why_telegram", "Telegram did not take it.", note="A reason, when there is no better one."
)
WHY_VOICE = text(
    "delivery.why_voice",
    "The other side's Telegram takes no voice messages. Please write it, or send it as a sound file.",
    note="A reason.",
)
WHY_LONG = text("delivery.why_long", "It is too long. Please send it in parts.", note="A reason.")
WHY_LARGE = text("delivery.why_large", "The file is too large for Telegram.", note="A reason.")
WHY_FILE = text("delivery.why_file", "Something was wrong with the file.", note="A reason.")
WHY_GIVEN_UP = text(
    "delivery.why_given_up",
    "Telegram gave no answer again and again, so perhaps it did arrive.",
    note="A reason.",
)
REASONS = {
    "voice_forbidden": WHY_VOICE,
    "too_long": WHY_LONG,
    "too_big": WHY_LARGE,
    "empty": relay.REFUSED_EMPTY,
    "file": WHY_FILE,
    "given_up": WHY_GIVEN_UP,
}
"""By the post office's word for a refusal."""

AGAIN_HELPS_NOT = ("voice_forbidden", "too_long", "too_big", "empty")
"""Refusals that would come again."""

SEND_AGAIN = text("delivery.send_again", "Send it again", note="Button.")
SENT_AGAIN = text("delivery.sent_again", "It was sent again.", note="In place of the button.")

STATUS = text("delivery.status", "*Your last messages*", note="Heading, above one line for each.")
STATUS_LINE = text(
    "delivery.status_line", "{time} – {state}", note="When a message was written, and how far it is."
)
PASSED_ON = text("delivery.passed_on", "passed on ✔", note="How far a message is. Lower case.")
ON_ITS_WAY = text("delivery.on_its_way", "on its way ⏳", note="How far a message is. Lower case.")
FAILED = text("delivery.failed", "did not arrive ⚠", note="How far a message is. Lower case.")
KEPT = text(
    "delivery.kept",
    "kept for your confidant",
    note="How far a message is, while nobody has the case. Lower case.",
)
TAKEN_OUT = text(
    "delivery.taken_out", "taken out of the chat", note="A picture that was reported. Lower case."
)
YOUR_CHOICE = text(
    "delivery.your_choice",
    "Waiting for your choice: {count}",
    note="Messages that we have asked about first.",
)
NOTHING_SAID = text("delivery.nothing_said", "You have written nothing yet in this conversation.", note="")
COMMAND = text("delivery.command", "whether your messages have arrived", note="In the command menu.")
