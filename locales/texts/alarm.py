"""The red button: what those on duty, the confidant and the log read."""

from __future__ import annotations

from locales.text import text

B_RED = text("alarm.b_red", "🚨 Danger", note="Red button under the first message of a case. Very short.")
WHICH = text("alarm.which", "*Danger. In which case?*", note="After /red outside any case; above buttons.")
RAISED = text(
    "alarm.raised",
    "🚨 *Those on duty have been alerted for {case}.* You hear who is on it. Is there danger now? Do not wait for us: 112.",
    note="To the confidant, right after the red button.",
)
NOBODY_ON_DUTY = text(
    "alarm.nobody_on_duty",
    "🚨 *Nobody could be alerted for {case}.* There is no coordinator or admin who can be reached. Is there danger now? 112.",
    note="To the confidant, right after the red button.",
)
WHICH_KIND = text("alarm.which_kind", "*What is it?*", note="Above buttons.")
KINDS = {
    "life": text(
        "alarm.kind_life", "Danger to life, now", note="Button, and in the alert: what the danger is."
    ),
    "suicide": text("alarm.kind_suicide", "Suicide", note="Button, and in the alert."),
    "threat": text("alarm.kind_threat", "A threat to somebody", note="Button, and in the alert."),
    "other": text("alarm.kind_other", "Something else", note="Button, and in the alert."),
}
"""What the red button can be pressed for."""
SAY_THIS = text(
    "alarm.say_this",
    "*You can say this to the seeker:*",
    note="Above words in the seeker's language and Dutch.",
)
B_SEND = text("alarm.b_send", "➤ Send these words to the seeker", note="Button.")
SAID = text("alarm.said", "✔ *Sent to the seeker:*", note="Above the words that were sent.")
ALERT = text(
    "alarm.alert",
    "🚨 *{case}*: {name} has pressed the red button.",
    note="To those on duty. {name} is a colleague.",
)
ALERT_KIND = text("alarm.alert_kind", "What: *{kind}*", note="A line below; {kind} such as Suicide.")
ALERT_ANSWER = text(
    "alarm.alert_answer",
    "Reply to this message to answer your colleague. The seeker never sees that.",
    note="Last line of the alert.",
)
B_TAKE = text("alarm.b_take", "I am on it", note="Button: this coordinator takes care of it.")
B_OVER = text("alarm.b_over", "It is over", note="Button: the danger is over.")
TAKEN = text("alarm.taken", "✔ {name} is on it.", note="A pop-up. {name} is a colleague.")
TAKEN_TOLD = text("alarm.taken_told", "✔ *{case}*: {name} is on it.", note="To the confidant.")
NOBODY_YET = text(
    "alarm.nobody_yet",
    "🚨 Nobody is on {case} yet, after ten minutes. Those on duty have been alerted again. Is there danger now? 112.",
    note="To the confidant.",
)
NOBODY_WATCHES = text(
    "alarm.nobody_watches",
    "*Nobody of us can look at your messages at this moment.* We have asked everybody who could. We keep what "
    "you write, and answer as soon as somebody is there. Do not wait for us if there is danger.",
    note="To the seeker, when nobody has answered an alarm; above the line with 112 and 113. Calm and honest.",
)
SOMEBODY_HAS_IT = text(
    "alarm.somebody_has_it",
    "✔ {case} has somebody now.",
    note="To those on duty, in place of the alert that an urgent case waits.",
)
OVER = text("alarm.over", "The alarm of {case} is over, says {name}.", note="To everybody who was alerted.")
YOU_ENDED = text(
    "alarm.you_ended", "The alarm of {case} is over.", note="Replaces the message with the button."
)
STANDS = text("alarm.stands", "🚨 The red button was pressed.", note="Line in the state of a case.")
COMMAND_RED = text("alarm.command_red", "danger: alert those on duty", note="In the command menu.")
DEEDS = {
    "alarm": text("alarm.deed", "pressed the red button", note="In the audit log: somebody …"),
    "alarm_waiting": text(
        "alarm.deed_waiting",
        "alerted those on duty to an urgent case",
        note="In the audit log: the line itself …",
    ),
    "alarm_unwatched": text(
        "alarm.deed_unwatched",
        "told a seeker that nobody is there",
        note="In the audit log: the line itself …",
    ),
    "alarm_taken": text("alarm.deed_taken", "took an alarm", note="In the audit log: somebody …"),
    "alarm_again": text(
        "alarm.deed_again", "sent an alarm again", note="In the audit log: the line itself …"
    ),
    "alarm_over": text("alarm.deed_over", "ended an alarm", note="In the audit log: somebody …"),
}
"""What the audit log keeps of alarms."""
