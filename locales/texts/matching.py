"""Finding the right confidant: what is missing, what can be given up, offers, and how matching counts."""

from __future__ import annotations

from locales.text import text
from locales.texts.common import Choices

# To the seeker
LACKS_LANGUAGE = text(
    "matching.lacks_language",
    "None of our confidants speaks the language you chose.",
    note="To the seeker: why there is nobody now. After “Nobody who fits is free at this moment”.",
)
LACKS_WOMAN = text(
    "matching.lacks_woman", "You asked for a woman. There is none now who can take this.", note=""
)
LACKS_MAN = text("matching.lacks_man", "You asked for a man. There is none now who can take this.", note="")
LACKS_OTHER_TOWN = text(
    "matching.lacks_other_town",
    "You asked for nobody from your own town. Everyone who could help lives there, or may live there.",
    note="To the seeker.",
)
LACKS_TIME = text(
    "matching.lacks_time",
    "The people who fit you have no room at this moment. That can change soon.",
    note="To the seeker: they are full, pause, or are outside their hours.",
)
LACKS_TOGETHER = text(
    "matching.lacks_together", "Nobody fits everything you asked for at the same time.", note="To the seeker."
)
MAY_GIVE = text(
    "matching.may_give",
    "Only if you want: you can widen what you asked for. Without you we change nothing.",
    note="To the seeker, above buttons such as “Also fine: a man”.",
)
GIVE = text(
    "matching.give",
    "Also fine: {wish}",
    note="Button. {wish} is one thing or a list, such as “a man and Dutch”.",
)
GIVE_MAN = text("matching.give_man", "a man", note="In “Also fine: …”. The confidant.")
GIVE_WOMAN = text("matching.give_woman", "a woman", note="In “Also fine: …”. The confidant.")
GIVE_TOWN = text("matching.give_town", "someone from my town", note="In “Also fine: …”. The confidant.")
GIVE_LANGUAGE = text(
    "matching.give_language", "in {language}", note="In “Also fine: …”. The language of the conversation."
)
GIVEN = text(
    "matching.given",
    "✔ We look again. Also fine for you: {wish}.",
    note="Replaces the message with the buttons.",
)
MATCH_NOT_OWN_TOWN = text(
    "matching.match_not_own_town",
    "This person is not from your town, as you asked.",
    note="To the seeker, after a match.",
)
MATCH_KNOWN = text(
    "matching.match_known",
    "You have talked with this person here before.",
    note="To the seeker, after a match.",
)

# To the confidant
OFFER_TAKEN = text(
    "matching.offer_taken",
    "{case} has found someone. Thank you for being there.",
    note="The offer was answered by somebody else first.",
)
OFFER_REMINDER = text(
    "matching.offer_reminder",
    "⏳ {case} still waits for your answer, until {time}.",
    note="Half of the time of an offer is over.",
)
OFFER_DECLINED_WHY = text(
    "matching.offer_declined_why",
    "You declined {case}. It goes to someone else.\nWould you say why? You need not. Only coordinators see it.",
    note="Above buttons with reasons.",
)
DECLINE_REASONS: Choices = {
    "busy": text("matching.decline_busy", "No time now", note="Button: why an offer was declined."),
    "topic": text("matching.decline_topic", "Too little experience with this", note="Button."),
    "language": text("matching.decline_language", "Because of the language", note="Button."),
    "heavy": text("matching.decline_heavy", "Too heavy for me now", note="Button."),
    "other": text("matching.decline_other", "Another reason", note="Button."),
}
REASON_TOPIC = text(
    "matching.reason_topic", "has experience with: {topic}", note="Why this confidant. Lower case."
)

# To coordinators and admins
QUEUE = text("matching.queue", "*Waiting for a confidant*", note="Heading of the list of cases that wait.")
QUEUE_EMPTY = text("matching.queue_empty", "Nobody is waiting.", note="")
QUEUE_LINE = text(
    "matching.queue_line",
    "{place}. {case} – {level}, since {since}",
    note="One waiting case. {since} is a day and an hour.",
)
QUEUE_OPEN = text("matching.queue_open", "*With a confidant*", note="Heading of the list of open cases.")
QUEUE_OPEN_LINE = text(
    "matching.queue_open_line", "{case} – {who}", note="{who} is the confidant's name among colleagues."
)
QUEUE_CASE = text(
    "matching.queue_case", "*{case}*\nLanguage: {languages}", note="One case, for a coordinator."
)
OFFERED_TO = text("matching.offered_to", "*Asked*", note="Heading of the list of offers of a case.")
OFFER_LINE = text("matching.offer_line", "• {who}: {state}", note="One offer of a case.")
OFFER_STATES: Choices = {
    "open": text("matching.state_open", "has not answered yet", note="One offer of a case."),
    "accepted": text("matching.state_accepted", "accepted", note="One offer of a case."),
    "declined": text("matching.state_declined", "declined", note="One offer of a case."),
    "family": text(
        "matching.state_family", "declined", note="As “declined”: nobody is told that the family is known."
    ),
    "expired": text("matching.state_expired", "did not answer in time", note="One offer of a case."),
    "withdrawn": text("matching.state_withdrawn", "not needed any more", note="One offer of a case."),
}
DECLINED_BECAUSE = text(
    "matching.declined_because", "declined ({why})", note="{why} is a button's label such as “No time now”."
)
WHY_THEM = text(
    "matching.why_them", "Why {who}", note="Heading above the reasons of a match, for a coordinator."
)
LACKING = text(
    "matching.lacking",
    "Missing now: {reason}",
    note="Why nobody can be asked. {reason} is a list in lower case.",
)
NOTHING_LACKING = text("matching.nothing_lacking", "Somebody fits and is asked next.", note="")
COMMAND_QUEUE = text(
    "matching.command_queue", "who waits, who was asked and why", note="In the command menu."
)
COMMAND_WEIGHTS = text("matching.command_weights", "how matching counts", note="In the command menu.")
WEIGHTS = text(
    "matching.weights",
    "*How matching counts*\nPoints for what fits fully. Tap what you want to change.\n\n"
    "Language, woman or man as asked, “not from my own town” and limits are not here: they are never bent.",
    note="Above a button for each weight, for an admin.",
)
WEIGHT_LINE = text("matching.weight_line", "{name}: *{points}*", note="One weight. Also a button.")
WEIGHT_NAMES: Choices = {
    "known": text("matching.weight_known", "has talked with this seeker before", note="What gets points."),
    "language": text("matching.weight_language", "the language liked best", note="What gets points."),
    "community": text("matching.weight_community", "the same community", note="What gets points."),
    "distance": text(
        "matching.weight_distance", "nearness, as far as it was asked", note="What gets points."
    ),
    "topic": text("matching.weight_topic", "experience with the topic", note="What gets points."),
    "room": text("matching.weight_room", "room for more cases", note="What gets points."),
    "rest": text("matching.weight_rest", "long without a new case", note="What gets points."),
}
WEIGHTS_RESET = text("matching.weights_reset", "Back to the defaults", note="Button.")
