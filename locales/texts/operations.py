"""What those who lead the line hear of the machine behind it."""

from __future__ import annotations

from locales.text import text

# Messages wait
WAIT = text(
    "operations.wait",
    "⚠️ *Messages are waiting.*",
    note="To coordinators, when the line passes on nothing. Sentences about since when follow.",
)
NOT_HANDLED = text(
    "operations.not_handled",
    "The line has not worked through messages since {time}.",
    note="Messages that came in. {time} is an hour such as 14:05.",
)
NOT_SENT = text(
    "operations.not_sent",
    "Messages from the line have not gone out since {time}.",
    note="{time} is an hour such as 14:05.",
)
NOT_HEARD = text(
    "operations.not_heard",
    "Telegram has messages that have not reached the line since {time}.",
    note="{time} is an hour such as 14:05.",
)
WAIT_DO = text(
    "operations.wait_do",
    "Please call whoever looks after the server. The messages are kept. You hear when it is over.",
    note="The last lines of that message.",
)
WAIT_OVER = text(
    "operations.wait_over", "✅ Messages go through again.", note="To the same coordinators, when it is over."
)

# Another bot
NEW_BOT = text(
    "operations.new_bot",
    "*The line has a new bot for seekers: @{bot}.*\n\n"
    "Nobody who wrote before can be reached until they open the new bot and press Start. What you write is kept "
    "until then. Please help to make the new name known, where seekers look for the line.",
    note="To all staff. {bot} is a user name.",
)
NEW_STAFF_BOT = text(
    "operations.new_staff_bot",
    "*This is the line's new bot for the staff.* Your cases are still yours. What the old bot showed "
    "is not shown here again: /cases lists them.",
    note="To everybody on the staff, as the first message in the new bot.",
)

# A drill
CALL = text(
    "operations.call",
    "🔔 *This is a drill.* Whoever is at the server tries out whether everybody on duty is reached. Please press "
    "the button.",
    note="To coordinators, above one button.",
)
B_HERE = text("operations.b_here", "I have read this", note="Button under that message.")
NOTED = text("operations.noted", "Thank you. It is noted.", note="A pop-up after pressing that button.")
CALL_OVER = text(
    "operations.call_over", "That drill is over.", note="A pop-up, when the button is pressed too late."
)

DEEDS = {
    "bot_replaced": text(
        "deeds.bot_replaced", "put another bot in the place of one", note="In the audit log; behind it which."
    ),
    "drill": text(
        "deeds.drill",
        "rehearsed an emergency of the line",
        note="In the audit log. Behind it stands which one, how it went, and who signed.",
    ),
}
"""What was done at the server, for the audit log."""
