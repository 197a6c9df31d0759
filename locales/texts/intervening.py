"""What is done for a seeker beyond talking, and their yes to it."""

from __future__ import annotations

from locales.text import text

COMMAND = text("intervening.command", "what is done beyond talking", note="In the command menu.")
WHICH_CASE = text(
    "intervening.which_case",
    "*What can be done beyond talking?*\nNothing of it begins before the seeker has agreed to it. Which case?",
    note="For coordinators, above cases as buttons.",
)
NO_CASE = text("intervening.no_case", "There is no open case.", note="For coordinators.")
OF_CASE = text(
    "intervening.of_case", "*{case}: beyond talking*", note="Heading above what was proposed in a case."
)
B_PROPOSE = text("intervening.b_propose", "➕ Propose something", note="Button.")
B_OPEN = text("intervening.b_open", "Number {number}", note="Button: one of several proposals.")
WRITE = text(
    "intervening.write",
    "Write one message now, in the seeker's language: what you propose, who would do it and with whom. The seeker reads "
    "exactly that. At most {most} characters. Nothing happens before you have seen it again.",
    note="For a coordinator.",
)
NOT_SO = text(
    "intervening.not_so", "That does not fit yet: {most} characters at most.", note="For a coordinator."
)
READS_SO = text("intervening.reads_so", "*The seeker would read this:*", note="Above a preview.")
B_ASK = text("intervening.b_ask", "Ask the seeker", note="Button.")
ASKED = text(
    "intervening.asked",
    "{case}: the seeker is asked now. You hear the answer here.",
    note="For a coordinator.",
)
DROPPED = text("intervening.dropped", "Nothing was asked.", note="After “Cancel”.")
ASK = text(
    "intervening.ask",
    "*May we do this?*\n{words}\n\nWithout your yes nothing of it happens. You can stop it later, too. If you say no, we "
    "simply go on talking.",
    note="To a seeker, above yes and no. {words} is written by a coordinator.",
)
B_YES = text("intervening.b_yes", "Yes, do that", note="Button.")
B_NO = text("intervening.b_no", "No, do not", note="Button.")
B_STOP = text("intervening.b_stop", "Stop it", note="Button: a seeker takes back their yes.")
THANKS_YES = text(
    "intervening.thanks_yes",
    "You agree. We tell you before anything is told to anybody outside.",
    note="To a seeker, after yes.",
)
THANKS_NO = text(
    "intervening.thanks_no",
    "All right. Nothing of it is done, and we go on talking.",
    note="To a seeker, after no.",
)
SEEKER_SAID_YES = text(
    "intervening.seeker_said_yes",
    "✔ {case}: the seeker agrees to what {name} proposed:\n{words}",
    note="To those on the case.",
)
SEEKER_SAID_NO = text(
    "intervening.seeker_said_no",
    "✕ {case}: the seeker does not want what {name} proposed. Nothing of it may be done:\n{words}",
    note="To those on the case.",
)
LINE = text("intervening.line", "• {words}\n{state}", note="A proposal, and how far it is.")
STATES = {
    "draft": text("intervening.state_draft", "Not asked yet.", note="How far a proposal is."),
    "asked": text("intervening.state_asked", "The seeker is being asked.", note="How far a proposal is."),
    "agreed": text("intervening.state_agreed", "The seeker agrees.", note="How far a proposal is."),
    "refused": text(
        "intervening.state_refused", "The seeker does not want it.", note="How far a proposal is."
    ),
    "ended": text("intervening.state_ended", "Ended.", note="How far a proposal is."),
}
OUTCOMES = {
    "better": text("intervening.outcome_better", "It helped", note="What came of it. Button, and in a list."),
    "partly": text(
        "intervening.outcome_partly", "It helped a little", note="What came of it. Button, and in a list."
    ),
    "not": text("intervening.outcome_not", "It did not help", note="What came of it. Button, and in a list."),
    "undone": text(
        "intervening.outcome_undone", "It was not done", note="What came of it. Button, and in a list."
    ),
}
FOLLOW_UP_LINE = text(
    "intervening.follow_up_line", "{sign} {day}: {words}", note="Something to do on a day; {sign} is a tick."
)
B_PLAN = text("intervening.b_plan", "➕ Something to do", note="Button: something to do on a day.")
B_SHARE = text("intervening.b_share", "Share something of it", note="Button: note what leaves the line.")
B_END = text("intervening.b_end", "It has ended", note="Button.")
B_STEP_DONE = text(
    "intervening.b_step_done", "✔ Done: {day}", note="Button: what was to do on this day is done."
)
B_DONE = text("intervening.b_done", "✔ Done", note="Button, below a reminder.")
B_LATER = text("intervening.b_later", "In a week", note="Button, below a reminder.")
WRITE_STEP = text(
    "intervening.write_step",
    "Write one message now. First line: the day, such as 14-12. Below it: what is to be done, in at most {most} characters.",
    note="For a coordinator.",
)
STEP_NOT_SO = text(
    "intervening.step_not_so",
    "That does not fit yet. The first line is a day within a year, such as 14-12; the lines below say what; {most} "
    "characters at most.",
    note="For a coordinator.",
)
REMINDER = text(
    "intervening.reminder",
    "📅 *{case}*: today this was to be done:\n{words}",
    note="To a coordinator, above buttons.",
)
END_HOW = text("intervening.end_how", "*What came of it?*", note="For a coordinator, above buttons.")
DEEDS = {
    "intervention_asked": text(
        "intervening.deed_asked",
        "asked a seeker whether something may be done",
        note="In the audit log: somebody …",
    ),
    "intervention_agreed": text(
        "intervening.deed_agreed", "agreed to something being done", note="In the audit log: the seeker …"
    ),
    "intervention_refused": text(
        "intervening.deed_refused", "did not want something to be done", note="In the audit log: the seeker …"
    ),
    "intervention_ended": text(
        "intervening.deed_ended", "noted what came of an intervention", note="In the audit log: somebody …"
    ),
}
"""What the audit log keeps of interventions."""
