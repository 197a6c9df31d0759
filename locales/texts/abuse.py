"""When somebody behaves badly: reports, decisions, blocks, and very many messages at once."""

from __future__ import annotations

from locales.text import plural, text

COMMAND = text("abuse.command", "report how a seeker behaves", note="In the command menu.")
COMMAND_BLOCKS = text("abuse.command_blocks", "who is blocked, and until when", note="In the command menu.")
WHICH_KIND = text(
    "abuse.which_kind",
    "*What is wrong in {case}?*\nA coordinator decides what follows, and reads nothing of the conversation. "
    "You need not answer the seeker meanwhile.",
    note="To a confidant, above buttons.",
)
KINDS = {
    "threat": text("abuse.kind_threat", "Threats", note="Button, and what somebody is reported for."),
    "sexual": text("abuse.kind_sexual", "Sexual remarks", note="Button, and what somebody is reported for."),
    "insult": text("abuse.kind_insult", "Insults", note="Button, and what somebody is reported for."),
    "spam": text(
        "abuse.kind_spam", "A joke or advertising", note="Button, and what somebody is reported for."
    ),
    "other": text(
        "abuse.kind_other", "Something else that hurts", note="Button, and what somebody is reported for."
    ),
}
GROUNDS = {
    "threat": text("abuse.ground_threat", "there were threats", note="To whoever is blocked: why."),
    "sexual": text("abuse.ground_sexual", "there were sexual remarks", note="To whoever is blocked: why."),
    "insult": text("abuse.ground_insult", "there were insults", note="To whoever is blocked: why."),
    "spam": text(
        "abuse.ground_spam", "it was not about a question for help", note="To whoever is blocked: why."
    ),
    "other": text(
        "abuse.ground_other", "something hurt the person who answers", note="To whoever is blocked: why."
    ),
}
REPORTED = text(
    "abuse.reported",
    "✔ {case} was reported. A coordinator decides, and you hear it here.",
    note="To a confidant.",
)
REPORT = text(
    "abuse.report", "⚖ *{case}*: {name} reports: {kind}.", note="To coordinators. {name} is a colleague."
)
REPORT_HOW = text(
    "abuse.report_how",
    "Reply to this message to ask your colleague. Who is blocked hears why, until when, 112 and 113, and can object.",
    note="Below a report, above buttons.",
)
B_TALK = text("abuse.b_talk", "The conversation goes on", note="Button: a coordinator's decision.")
B_WARN = text("abuse.b_warn", "Give the seeker a warning", note="Button: a coordinator's decision.")
B_END = text("abuse.b_end", "End the conversation", note="Button: a coordinator's decision.")
B_BLOCK = plural("abuse.b_block", "🚫 {count} d", "🚫 {count} d", note="Button. Very short, three in a row.")
DONE = {
    "talk": text("abuse.done_talk", "⚖ {case}: the conversation goes on.", note="What was decided."),
    "warn": text("abuse.done_warn", "⚖ {case}: the seeker gets a warning.", note="What was decided."),
    "end": text("abuse.done_end", "⚖ {case}: the conversation is ended.", note="What was decided."),
}
DONE_BLOCKED = text(
    "abuse.done_blocked",
    "⚖ {case}: the conversation is ended, and the seeker is blocked for a time.",
    note="What was decided.",
)
DECIDED_BY = text(
    "abuse.decided_by", "Decided by {name}.", note="Below what was decided. {name} is a colleague."
)
WARNING = text(
    "abuse.warning",
    "We want to go on helping you. That only works when we treat each other with respect. Please do not threaten or "
    "insult the person who answers you. Otherwise we have to end the conversation.",
    note="To a seeker. Kind and clear.",
)
ENDED_BY_LINE = text(
    "abuse.ended_by_line",
    "We have ended this conversation. The person who answered you could not go on with it.",
    note="To a seeker, when a coordinator ended the conversation.",
)
BLOCKED = text(
    "abuse.blocked",
    "*You cannot write here until {day}.*\nWe decided that because {ground}. Our volunteers have to be safe too. "
    "What you write meanwhile is not read and not kept. With /erase you still erase everything.",
    note="To somebody who is blocked. The ground is half a sentence. Above the emergency numbers.",
)
B_OBJECT = text("abuse.b_object", "This is a mistake", note="Button for somebody who is blocked.")
OBJECTED = text(
    "abuse.objected",
    "A coordinator looks at it again. You hear nothing more until then.",
    note="To somebody who is blocked.",
)
OBJECTION = text(
    "abuse.objection",
    "⚖ Somebody who is blocked until {day} says that it is a mistake. Reported for: {kind}.",
    note="To coordinators.",
)
B_LIFT = text("abuse.b_lift", "End the block", note="Button.")
B_LIFT_NUMBER = text("abuse.b_lift_number", "End block {number}", note="Button.")
LIFTED = text("abuse.lifted", "The block has ended.", note="")
BLOCKS = text("abuse.blocks", "*Blocked*", note="Heading of a list.")
BLOCKS_NONE = text("abuse.blocks_none", "Nobody is blocked.", note="")
BLOCK_LINE = text("abuse.block_line", "{number}. until {day} – {kind}", note="One line of the list.")
IS_BLOCKED = text(
    "abuse.is_blocked", "You cannot write here for now.", note="A pop-up, at most 200 characters."
)
TOO_MANY_TIMES = text(
    "abuse.too_many_times",
    "You have begun several times today. From tomorrow you can begin again. Is there a conversation that you ended "
    "by mistake, or is something not working? Then wait until tomorrow, please.",
    note="To a seeker who begins the questions again and again. Above the emergency numbers.",
)
MORE = text(
    "abuse.more",
    "📥 *{case}* writes very much at once: {count} messages wait here. Nothing is lost.",
    note="To a confidant; kept up to date.",
)
B_MORE = text("abuse.b_more", "Show the next ones", note="Button.")
ALL_SHOWN = text("abuse.all_shown", "📭 All messages of {case} are here.", note="In place of the line above.")
SLOWED = text(
    "abuse.slowed",
    "You are writing very much at once. We keep everything. Your confidant reads it bit by bit.",
    note="To a seeker, once.",
)
DEEDS = {
    "reported": text("abuse.deed_reported", "reported how a seeker behaves", note="In the audit log."),
    "report_decided": text("abuse.deed_decided", "decided about a report", note="In the audit log."),
    "unblocked": text("abuse.deed_unblocked", "ended a block", note="In the audit log."),
}
