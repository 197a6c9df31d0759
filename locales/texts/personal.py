"""What is said when something in a message tells who somebody is, and what confidants may send."""

from __future__ import annotations

from locales.text import text

KINDS = {
    "phone": text("personal.phone", "a telephone number", note="Something found in a message."),
    "email": text("personal.email", "an e-mail address", note="Something found in a message."),
    "username": text(
        "personal.username", "a name with @", note="Something found in a message: an account's @name."
    ),
    "profile": text(
        "personal.profile",
        "a link to a profile or a chat",
        note="Something found in a message: Instagram, WhatsApp, Telegram and the like.",
    ),
    "iban": text("personal.iban", "a bank account number", note="Something found in a message: an IBAN."),
    "bsn": text(
        "personal.bsn",
        "a citizen service number (BSN)",
        note="Something found in a message: the Dutch burgerservicenummer.",
    ),
}
"""By the kind of what was found."""

# Asked of whoever wrote it
ASK = text(
    "personal.ask",
    "*Your message is not sent yet.*\n"
    "We see in it: {things}. It can show who somebody is.\n\n"
    "Send it anyway? Until you choose, nobody can read it.",
    note="{things} is a list such as: a telephone number and an e-mail address.",
)
ASK_EDIT = text(
    "personal.ask_edit",
    "*Your change is not passed on yet.*\n"
    "We see in it: {things}. It can show who somebody is.\n\n"
    "Pass it on anyway? Until you choose, the other side reads the message as it was.",
    note="Somebody has changed a message that was sent before.",
)
ASK_ANSWER = text(
    "personal.ask_answer",
    "*Your answer is not kept yet.*\n"
    "We see in it: {things}. It can show who somebody is.\n\n"
    "Send it anyway? You can also type another answer.",
    note="An answer to a question of the intake.",
)
SEND = text("personal.send", "Send it anyway", note="Button.")
WITHOUT = text("personal.without", "Send without it", note="Button: what was found is blotted out.")
DROP = text("personal.drop", "Do not send", note="Button.")
SENT = text("personal.sent", "✔ Sent.", note="In the place of the question.")
SENT_WITHOUT = text(
    "personal.sent_without",
    "✔ Sent. In its place stands: ▒▒▒",
    note="What was found was blotted out.",
)
DROPPED = text("personal.dropped", "✔ Not sent. We have erased it.", note="In the place of the question.")
SENT_CHANGED = text(
    "personal.sent_changed",
    "✔ Your message is sent as you have changed it.",
    note="The writer took out what was asked about by changing the message.",
)
TOO_MANY = text(
    "personal.too_many",
    "This message is not sent and not kept: {limit} messages already wait for your choice. Please choose first,"
    " then send it again.",
    note="{limit} is a number, 5.",
)
EXPIRED = text(
    "personal.expired",
    "You did not choose for 24 hours. So one message was not sent, and we have erased it. You can write it again.",
    note="",
)
ENDED = text(
    "personal.ended",
    "One message still waited for your choice. It was not sent, and we have erased it.",
    note="The conversation has ended.",
)
EARLIER = text(
    "personal.earlier",
    "🕗 The next message was written earlier: {when}.",
    note="Line before a message whose writer has just chosen to send it. {when} is a date and a time.",
)

# To confidants
REFUSED = text(
    "personal.refused",
    "*This was not passed on.*\n"
    "We see in it: {things}. On this line you may not send that.\n\n"
    "Leave it out and send the message again. Numbers to call for help, such as 112 and 113, and pages of"
    " organisations are always allowed. Does it have to be sent? Ask a coordinator.",
    note="To a confidant.",
)
REFUSED_EDIT = text(
    "personal.refused_edit",
    "*Your change was not passed on.*\n"
    "We see in it: {things}. On this line you may not send that. The other side reads the message as it was.",
    note="To a confidant who has changed a message.",
)

# /rules
RULES = text(
    "personal.rules",
    "*What confidants may send*\n"
    "For each of these you choose: ✅ allowed, ❓ ask first, or ⛔ refused. Seekers are always asked first.\n\n"
    "Numbers to call for help and pages of organisations are always allowed.",
    note="To admins: /rules.",
)
RULE = text(
    "personal.rule",
    "*May confidants send this?*\n{things}",
    note="{things} is one of the things that are found, such as: a telephone number.",
)
STATES = {
    "allowed": text("personal.allowed", "✅ allowed", note="Button: confidants may send it."),
    "ask": text("personal.asks", "❓ ask first", note="Button: confidants are asked before it is sent."),
    "refuse": text("personal.refuse", "⛔ refused", note="Button: confidants may not send it."),
}
"""By the rule."""
SIGNS = {"allowed": "✅", "ask": "❓", "refuse": "⛔"}
"""A rule in front of what it is about, in a list on a phone; the text above the list says what they mean."""
