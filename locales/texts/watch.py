"""Those on duty, and the board on which coordinators see what there is to do."""

from __future__ import annotations

from locales.text import plural, text

COMMAND_DUTY = text("watch.command_duty", "who is on duty, and your own hours", note="In the command menu.")
COMMAND_BOARD = text("watch.command_board", "all that has to be done now", note="In the command menu.")
NOW = text("watch.now", "*On duty now:* {names}", note="To coordinators and admins. Names of colleagues.")
NOBODY = text(
    "watch.nobody",
    "*Nobody is on duty now.* An alarm goes to all coordinators at once.",
    note="To coordinators and admins.",
)
NOBODY_LEFT = text(
    "watch.nobody_left",
    "Now nobody is on duty. An alarm goes to all coordinators at once.",
    note="In a pop-up, to who goes off duty.",
)
LINE = text(
    "watch.line", "{name}: {hours}", note="A colleague and the hours of the week in which they are on duty."
)
UNTIL = text(
    "watch.until", "(now until {time})", note="Behind the line of a colleague who is on duty for once."
)
NO_HOURS = text("watch.no_hours", "no fixed hours", note="In place of hours of the week. Lower case.")
HOW = text(
    "watch.how",
    "An alarm goes to whoever is on duty. When nobody takes it within ten minutes it goes to all coordinators, and "
    "after ten more to admins too. When still nobody is there the seeker hears so, with 112 and 113.",
    note="Below the list of those on duty.",
)
ASK_HOURS = text(
    "watch.ask_hours",
    "*When are you on duty?*\nTap a day, then the parts of it. You can always go on or off duty for once.",
    note="To a coordinator, above buttons for the days of the week.",
)
B_ON = plural(
    "watch.b_on",
    "{count} h",
    "{count} h",
    note="Button: on duty for so many hours. Very short, four in a row.",
)
B_OFF = text("watch.b_off", "I go off duty", note="Button.")
B_WEEK = text("watch.b_week", "My fixed hours", note="Button.")

BOARD = text(
    "watch.board", "*What there is to do* – {time}", note="Heading of the board; {time} is when it was drawn."
)
EMPTY = text("watch.empty", "Nothing waits.", note="On the board.")
OLD = text(
    "watch.old",
    "This board is no longer kept up to date. /board",
    note="Last line of a board that is hours old.",
)
ALARMS = text("watch.alarms", "🚨 *Alarms*", note="Heading on the board.")
WAITING = text("watch.waiting", "⏳ *Waiting for a confidant*", note="Heading on the board.")
UNANSWERED = text("watch.unanswered", "⏰ *Waiting long for an answer*", note="Heading on the board.")
OPEN = text("watch.open", "🪶 *With a confidant*", note="Heading on the board.")
MORE = plural(
    "watch.more",
    "and {count} more",
    "and {count} more",
    note="Below a list on the board that is too long to show.",
)
ALARM_LINE = text(
    "watch.alarm_line", "{case} – since {since}, {who}", note="{who}: who is on it, or that nobody is."
)
ALARM_NOBODY = text("watch.alarm_nobody", "nobody is on it", note="In a line about an alarm. Lower case.")
WAITING_LINE = text(
    "watch.waiting_line", "{case} – {level}, since {since}, {asked}", note="{asked}: who has the offer."
)
ASKED = text("watch.asked", "asked: {names}", note="In a line about a case that waits. Names of colleagues.")
ASKED_NOBODY = text(
    "watch.asked_nobody", "nobody to ask", note="In a line about a case that waits. Lower case."
)
OPEN_LINE = text("watch.open_line", "{case} – {who}", note="A case and who has it.")
UNANSWERED_LINE = text(
    "watch.unanswered_line",
    "{case} – {who}, since {since}",
    note="A case, who has it, since when the seeker waits.",
)

B_TAKE = text(
    "watch.b_take", "I take it myself", note="Button, below a case that waits or that somebody has."
)
B_OFFER = text("watch.b_offer", "Offer it to …", note="Button, below a case that waits.")
B_JOIN = text("watch.b_join", "Join it", note="Button, below an open case.")
B_TRANSFER = text(
    "watch.b_transfer", "To somebody else", note="Button, below an open case: it is handed over."
)
B_SECOND = text("watch.b_second", "Ask a second person", note="Button, below an open case.")
B_REMIND = text(
    "watch.b_remind", "Ask for an answer", note="Button, below an open case: the confidant is reminded."
)
B_END = text("watch.b_end", "End it", note="Button, below an open case.")
OFFER_WHOM = text(
    "watch.offer_whom",
    "*Whom should {case} be offered to?*\nThose who fit, the best first.",
    note="Above names.",
)
OFFERED = text("watch.offered", "{case} was offered to {name}.", note="In a pop-up.")
SECOND_WHOM = text("watch.second_whom", "*Who should join {case}?*", note="Above names of colleagues.")
REMINDED = text("watch.reminded", "The confidant was asked to answer.", note="In a pop-up.")
PLEASE_ANSWER = text(
    "watch.please_answer",
    "⏰ {name} asks: can you answer in *{case}*? A short word is enough. If it does not work out now, say so here: /advice",
    note="To the confidant. {name} is a coordinator.",
)
CANNOT_TAKE = text(
    "watch.cannot_take",
    "You may not have this case: the seeker asked for that, or you declined it.",
    note="In a pop-up, to a coordinator.",
)
END_HOW = text(
    "watch.end_how",
    "*How does {case} end?*\nThe seeker and the confidant hear that it has ended.",
    note="Above buttons.",
)
DEEDS = {
    "duty_on": text("watch.deed_on", "went on duty", note="In the audit log: somebody …"),
    "duty_off": text("watch.deed_off", "went off duty", note="In the audit log: somebody …"),
    "duty_week": text("watch.deed_week", "changed their hours on duty", note="In the audit log: somebody …"),
    "offered": text(
        "watch.deed_offered", "offered a case to a colleague", note="In the audit log: somebody …"
    ),
    "reminded": text(
        "watch.deed_reminded", "asked a confidant to answer", note="In the audit log: somebody …"
    ),
    "taken": text("watch.deed_taken", "took a case themselves", note="In the audit log: somebody …"),
}
"""What the audit log keeps of the board and of those on duty."""
