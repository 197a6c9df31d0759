"""What is said about time: waiting for somebody, silence, sleep, and how it goes afterwards."""

from __future__ import annotations

from locales.text import plural, text

# How long
MINUTES = plural(
    "waiting.minutes", "{count} minute", "{count} minutes", note="A length of time, put into other texts."
)
HOURS = plural("waiting.hours", "{count} hour", "{count} hours", note="A length of time.")
DAYS = plural("waiting.days", "{count} day", "{count} days", note="A length of time.")
WEEKS = plural("waiting.weeks", "{count} week", "{count} weeks", note="A length of time.")
MONTH = text("waiting.month", "a month", note="A length of time, on a button.")
FROM_TO = text("waiting.from_to", "{low} to {high}", note="Two lengths of time: 20 minutes to 2 hours.")
ABOUT = text("waiting.about", "about {time}", note="One length of time: about 2 hours.")

# The waiting message
OPEN_NOW = text("waiting.open_now", "We are open now, until {time}.", note="{time} is an hour such as 22:00.")
OPENS_TODAY = text(
    "waiting.opens_today",
    "*We are closed now.* We open again today at {time}.",
    note="{time} is an hour such as 09:00.",
)
OPENS_ON = text(
    "waiting.opens_on",
    "*We are closed now.* We open again on {day}, at {time}.",
    note="{day} is a weekday and a date.",
)
OPENS_AFTER_HOLIDAY = text(
    "waiting.opens_after_holiday",
    "*We are closed today, because of a holiday.* We open again on {day}, at {time}.",
    note="Whose holiday it is, is not said.",
)
CLOSED_FOR_LONG = text(
    "waiting.closed_for_long",
    "*We are closed for now.* We cannot say yet when we open again.",
    note="No opening in the coming two months.",
)
POSITION = text(
    "waiting.position", "You are number {number} of those who wait.", note="Place in the queue, 1 is first."
)
TOOK = text(
    "waiting.took",
    "In the last weeks it mostly took {time}. It can also take longer.",
    note="{time} is such as 20 minutes to 2 hours. Never a promise.",
)
TOOK_MORE = text(
    "waiting.took_more",
    "Whoever had waited as long as you mostly waited {time} more. It can also take longer.",
    note="{time} is such as 20 minutes to 2 hours. Never a promise.",
)
CANNOT_SAY = text(
    "waiting.cannot_say", "We cannot say how long it takes.", note="Too little is known to say more."
)
URGENT = text(
    "waiting.urgent",
    "*In danger now? Call 112.* We cannot send help.",
    note="While waiting, to somebody whose answers say that it is urgent.",
)
URGENT_KNOWN = text(
    "waiting.urgent_known",
    "Our coordinators know that you are waiting.",
    note="Behind the line with 112; only said when it is so.",
)
TAKES_LONG = text(
    "waiting.takes_long",
    "*It takes longer than we would like.* We are still looking. You are not forgotten.",
    note="A reminder after some hours, then once a day. Harmless for somebody who reads along.",
)

# Silence
NO_ANSWER_YET = text(
    "waiting.no_answer_yet",
    "You have been waiting here for an answer. We are sorry. We have asked again, and a coordinator knows."
    " You can always write.",
    note="To the seeker, when the confidant is silent for two days.",
)
NO_ANSWER_ASKED = text(
    "waiting.no_answer_asked",
    "You have been waiting here for an answer. We are sorry. We have asked again. You can always write.",
    note="As above, where there is no coordinator.",
)
STILL_THERE = text(
    "waiting.still_there",
    "Hello, are you still there? You do not have to write. One button is enough.",
    note="To a seeker who is silent for a week. Neutral: somebody may look over a shoulder.",
)
HERE = text("waiting.here", "Yes, I am still here", note="Button.")
NOT_NOW = text("waiting.not_now", "Not now, later", note="Button.")
GOOD = text("waiting.good", "Good. Write whenever you like.", note="After a button.")
REMIND_CONFIDANT = text(
    "waiting.remind_confidant",
    "⏰ *{case}* is waiting for your answer. A short word is enough. Do you both want some rest? Use /sleep.",
    note="To a confidant who has not answered for a day.",
)
CONFIDANT_SILENT = text(
    "waiting.confidant_silent",
    "⏰ The confidant of {case} has not answered for a long time. The seeker is waiting.",
    note="To coordinators.",
)
SEEKER_HERE = text("waiting.seeker_here", "The seeker of {case} is still there.", note="To the confidant.")
SEEKER_LATER = text(
    "waiting.seeker_later",
    "The seeker of {case} wants some rest. The case sleeps until {day}.",
    note="To the confidant.",
)
SEEKER_SILENT = text(
    "waiting.seeker_silent",
    "The seeker of {case} has not written for a long time, also after we asked. Do you want to end it?",
    note="To the confidant, above two buttons.",
)

# Sleep
SLEEP_HOW_LONG = text(
    "waiting.sleep_how_long",
    "*Let {case} sleep?*\nThe seeker hears that nothing is expected. A message from the seeker wakes the case. Nobody is"
    " reminded meanwhile.",
    note="Above lengths of time.",
)
SLEEPS = text(
    "waiting.sleeps",
    "💤 {case} sleeps until {day}. /wake wakes it earlier. It still counts as one of your cases.",
    note="To the confidant.",
)
ASLEEP = text(
    "waiting.asleep",
    "It is quiet here until {day}. Nothing is expected of you. You can always write: then we go on at once.",
    note="To the seeker whose case sleeps. Kind and neutral.",
)
AWAKE = text(
    "waiting.awake", "You can go on here whenever you like.", note="To the seeker: the case is awake again."
)
CASE_AWAKE = text("waiting.case_awake", "☀ {case} is awake again.", note="To the confidant.")
WOKEN = text("waiting.woken", "☀ {case} is awake again: the seeker has written.", note="To the confidant.")
NOT_ASLEEP = text("waiting.not_asleep", "{case} does not sleep.", note="After /wake.")
CASE_LINE_ASLEEP = text("waiting.case_line_asleep", "💤 {case}, until {day}", note="One case in the list.")
COMMAND_SLEEP = text("waiting.command_sleep", "let a case sleep", note="In the command menu.")
COMMAND_WAKE = text("waiting.command_wake", "wake a case", note="In the command menu.")

# Afterwards
FOLLOW_UP_ASK = text(
    "waiting.follow_up_ask",
    "*Two more questions.*\nMay we ask you later how it is going? And if you come back: shall we look for the same person"
    " first?\nYou do not have to choose anything. If you do, we keep a day, or for {time} who talked with you. /erase takes it away.",
    note="After the end, above two switches. This is a consent.",
)
FOLLOW_UP_ASK_ONE = text(
    "waiting.follow_up_ask_one",
    "*One more question.*\nMay we ask you later how it is going?\nYou do not have to choose anything. If you do, we keep a"
    " day for it. /erase takes it away.",
    note="As above, with one switch. This is a consent.",
)
MAY_ASK = text("waiting.may_ask", "Ask me after {time}", note="Button, a switch. {time} is such as 6 weeks.")
SAME_AGAIN = text("waiting.same_again", "The same person first", note="Button, a switch: the same confidant.")
FOLLOW_UP = text(
    "waiting.follow_up",
    "Hello, how is it going?",
    note="Weeks after the end, to who agreed. Harmless for somebody who reads along.",
)
GOES_WELL = text("waiting.goes_well", "It goes well", note="Button.")
TALK_AGAIN = text("waiting.talk_again", "I want to talk again", note="Button; leads to the questions.")
NO_MORE = text("waiting.no_more", "No more questions", note="Button: do not ask again.")
GLAD = text("waiting.glad", "Good to hear. Write /start whenever you like.", note="After “It goes well”.")
ASKED_NO_MORE = text("waiting.asked_no_more", "Good. We ask nothing more.", note="After “No more questions”.")
