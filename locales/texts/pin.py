"""A PIN on the staff bot, and /panic."""

from __future__ import annotations

from locales.text import text

HOW = text(
    "pin.how",
    "Write /pin and four to eight digits, such as {example}. Behind them stands after how many minutes without you the"
    " bot locks: 5 to 240. /pin off takes the PIN away. What you type is deleted at once.",
    note="/pin without a PIN. The commands stay as they are.",
)
SET = text(
    "pin.set",
    "✔ *Your PIN is set.* After {minutes} minutes without you this bot shows nothing of your cases, until you type it."
    " What stands here already stays: /panic takes it away.",
    note="After /pin with digits.",
)
OFF = text("pin.off", "Your PIN is off.", note="After /pin off.")
LOCKED = text(
    "pin.locked", "🔒 Locked. Type your PIN. What you wrote went to nobody.", note="Anything but the PIN."
)
LOCKED_SHORT = text("pin.locked_short", "🔒 Locked. Type your PIN.", note="Pop-up after a button.")
NEWS = text("pin.news", "🔒 There is something new. Type your PIN.", note="Neutral: says nothing of cases.")
URGENT = text(
    "pin.urgent", "🔒 There is something urgent. Type your PIN.", note="Neutral: says nothing of cases."
)
WRONG = text("pin.wrong", "That is not the PIN.", note="")
WAIT = text(
    "pin.wait", "Too many wrong tries. Try again after {time}.", note="{time} is an hour such as 14:30."
)
OPEN = text("pin.open", "🔓 Open again.", note="After the right PIN.")
PANIC = text(
    "pin.panic",
    "🔒 Everything of your cases is leaving this chat, and the bot is locked. Your cases stay yours. Type your PIN to"
    " see them again.",
    note="After /panic.",
)
PANIC_NO_PIN = text(
    "pin.panic_no_pin",
    "🔒 Everything of your cases is leaving this chat, and the bot is locked. Your cases stay yours. You have no PIN: a"
    " coordinator can open it.",
    note="After /panic, by somebody without a PIN.",
)
ASK_COORDINATOR = text(
    "pin.ask_coordinator",
    "🔒 Locked. A coordinator can open it.",
    note="Anything, by somebody locked without a PIN.",
)
B_RESET = text("pin.b_reset", "🔓 Unlock, PIN away", note="Button under a colleague, for coordinators.")
WAS_RESET = text(
    "pin.was_reset",
    "🔓 {name} has unlocked your bot. Your PIN is gone. /pin makes a new one.",
    note="{name} is a colleague.",
)
COMMAND_PIN = text("pin.command_pin", "a PIN for this bot", note="In the command menu.")
COMMAND_PANIC = text("pin.command_panic", "all cases off this phone, and lock", note="In the command menu.")
COMMANDS = {
    "pin": (("confidant", "coordinator", "admin"), COMMAND_PIN),
    "panic": (("confidant", "coordinator", "admin"), COMMAND_PANIC),
}
"""The commands for this: for whom, and what the menu says."""
DEEDS = {
    "panic": text("pin.deed_panic", "cleared a phone and locked it", note="In the audit log: somebody …"),
    "pin_reset": text(
        "pin.deed_reset", "took a PIN away", note="In the audit log: from a person named behind it."
    ),
}
"""What the audit log keeps of it."""
