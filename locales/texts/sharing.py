"""The sharing log: what leaves the line, to whom, and on which ground. The program itself sends nothing out."""

from __future__ import annotations

from locales.text import text

COMMAND = text("sharing.command", "note what of a case leaves the line", note="In the command menu.")
GROUNDS = {
    "consent": text(
        "sharing.ground_consent", "the seeker agrees", note="Ground of sharing. Button, and behind “Ground:”."
    ),
    "danger": text(
        "sharing.ground_danger",
        "danger to somebody's life",
        note="Ground of sharing. Button, and behind “Ground:”.",
    ),
}
"""Grounds that hold for every line; a line's own legal duties stand beside them."""

WHICH_CASE = text(
    "sharing.which_case",
    "*Does something of a case leave the line?*\nIt is noted here first: to whom, what, and on which ground. This program "
    "sends nothing out itself. Which case?",
    note="For coordinators, above cases as buttons.",
)
NO_CASE = text(
    "sharing.no_case",
    "There is no case that can be read here. What is taken from a locked one is noted by amana transcript.",
    note="For coordinators. “amana transcript” is a command and stays as it is.",
)
WHICH_GROUND = text(
    "sharing.which_ground",
    "*On which ground is something of {case} shared?*\nIf the seeker has not agreed, only danger to life or a duty in law "
    "that your lawyer named is a ground.",
    note="For a coordinator, above buttons.",
)
WRITE = text(
    "sharing.write",
    "Write one message now. First line: to whom, such as “Veilig Thuis Utrecht”. Below it: what you share, in at most "
    "{most} characters. Nothing happens before you have seen it again.",
    note="For a coordinator. Veilig Thuis is a Dutch organisation.",
)
NOT_SO = text(
    "sharing.not_so",
    "That does not fit yet. The first line says to whom, the lines below it what; {most} characters at most.",
    note="For a coordinator.",
)
LINE = text(
    "sharing.line",
    "*To:* {to}\n*What:* {words}\n*Ground:* {ground}. {state}",
    note="One thing that is shared. Four facts.",
)
STATES = {
    "draft": text("sharing.state_draft", "Not asked or noted yet.", note="How far sharing is."),
    "asked": text("sharing.state_asked", "The seeker is being asked.", note="How far sharing is."),
    "proposed": text(
        "sharing.state_proposed", "A second coordinator is being asked.", note="How far sharing is."
    ),
    "agreed": text("sharing.state_agreed", "Agreed; not shared yet.", note="How far sharing is."),
    "refused": text("sharing.state_refused", "Not agreed: it is not shared.", note="How far sharing is."),
    "shared": text("sharing.state_shared", "Shared.", note="How far sharing is."),
}
SECOND = text(
    "sharing.second",
    "⚖ *{name} wants to tell something of {case} to somebody outside, without the seeker's yes.* Do you agree?",
    note="To a second coordinator, above what it is and two buttons.",
)
B_MAY = text("sharing.b_may", "✔ I agree", note="Button.")
B_MAY_NOT = text("sharing.b_may_not", "✕ I do not agree", note="Button.")
SECOND_ASKED = text(
    "sharing.second_asked",
    "{case}: another coordinator is asked now; it takes two. Is somebody's life in danger this moment? Call 112 yourself, "
    "and note it afterwards.",
    note="For a coordinator.",
)
NO_SECOND = text(
    "sharing.no_second",
    "It takes two coordinators, and no other who may hear of this case can be reached. Is somebody's life in danger this "
    "moment? Call 112 yourself, and note it as soon as a second one is there.",
    note="For a coordinator.",
)
SECONDED = text(
    "sharing.seconded", "✔ {case}: you agree. Your colleague hears it.", note="To the second coordinator."
)
NOT_SECONDED = text(
    "sharing.not_seconded",
    "✕ {case}: you do not agree. Nothing is shared.",
    note="To the second coordinator.",
)
SECOND_SAID_YES = text(
    "sharing.second_said_yes",
    "✔ {case}: a second coordinator agrees. To: {to}. Press the button once it has been shared.",
    note="For a coordinator.",
)
SECOND_SAID_NO = text(
    "sharing.second_said_no",
    "✕ {case}: a second coordinator does not agree. Nothing may be shared on this ground. To: {to}.",
    note="For a coordinator.",
)
B_ASK = text("sharing.b_ask", "Ask the seeker", note="Button.")
B_NOTE = text("sharing.b_note", "Note it: it is shared", note="Button.")
B_DONE = text("sharing.b_done", "✔ It has been shared", note="Button, after the seeker agreed.")
B_TELL = text("sharing.b_tell", "Tell the seeker now", note="Button.")
ASKED = text("sharing.asked", "{case}: the seeker is asked now. You hear the answer here.", note="")
NOTED = text("sharing.noted", "{case}: noted. Everybody on the case hears it.", note="")
TELL_HOW = text(
    "sharing.tell_how",
    "A seeker should know what is shared, unless that makes the danger greater or a law forbids it.",
    note="For a coordinator, above a button.",
)
TOLD = text("sharing.told", "{case}: the seeker is told.", note="For a coordinator.")
DROPPED = text("sharing.dropped", "Nothing was asked or noted.", note="After “Cancel”.")
SEEKER_SAID_YES = text(
    "sharing.seeker_said_yes",
    "✔ {case}: the seeker agrees. To: {to}. Press the button once it has been shared.",
    note="For a coordinator.",
)
SEEKER_SAID_NO = text(
    "sharing.seeker_said_no",
    "✕ {case}: the seeker does not want it. Nothing may be shared. To: {to}.",
    note="",
)
SHARED_HERE = text(
    "sharing.shared_here",
    "📤 Something of {case} leaves the line. To: {to}. Ground: {ground}. Noted by {name}.",
    note="To those on the case.",
)

ASK = text(
    "sharing.ask",
    "*May we share something with others?*\n*With:* {to}\n*What:* {words}\n\n"
    "Nothing leaves without your yes. If you say no, we go on talking just as before.",
    note="To a seeker, above yes and no. Calm, no pressure.",
)
B_YES = text("sharing.b_yes", "Yes, you may share this", note="Button.")
B_NO = text("sharing.b_no", "No, do not share it", note="Button.")
THANKS_YES = text(
    "sharing.thanks_yes",
    "You agree that we share this with {to}. As long as we have not done so, you can still say no.",
    note="To a seeker, above a button that says no.",
)
THANKS_NO = text(
    "sharing.thanks_no", "Good. We do not share it, and we go on as before.", note="To a seeker."
)
TOO_LATE = text(
    "sharing.too_late",
    "It has been shared already. Please tell us what worries you.",
    note="A pop-up, to a seeker.",
)
IS_SHARED = text(
    "sharing.is_shared",
    "*You should know this.* We have told something to {to}, because of this: {ground}.\n*What we told:* {words}",
    note="To a seeker. Calm and honest.",
)
DEEDS = {
    "share_asked": text(
        "sharing.deed_asked", "asked a seeker whether something may be shared", note="In the audit log."
    ),
    "share_agreed": text("sharing.deed_agreed", "agreed that something is shared", note="In the audit log."),
    "share_refused": text(
        "sharing.deed_refused", "did not want something to be shared", note="In the audit log."
    ),
    "share_proposed": text(
        "sharing.deed_proposed",
        "asked a second coordinator whether something may leave the line",
        note="In the audit log.",
    ),
    "share_seconded": text(
        "sharing.deed_seconded",
        "agreed as second coordinator that something leaves the line",
        note="In the audit log.",
    ),
    "share_not_seconded": text(
        "sharing.deed_not_seconded",
        "did not agree as second coordinator that something leaves the line",
        note="In the audit log.",
    ),
    "shared": text("sharing.deed_shared", "noted that something left the line", note="In the audit log."),
    "share_told": text("sharing.deed_told", "told a seeker what left the line", note="In the audit log."),
}
