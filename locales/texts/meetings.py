"""Information meetings, as those read of them who may come.

What comes unasked says only when something is: whoever looks over a shoulder must not learn what it is about.
"""

from __future__ import annotations

from locales.text import text

MENU = text("meetings.menu", "👥 Meetings", note="Menu button: information meetings that anybody may visit.")
COMMAND = text("meetings.command", "meetings", note="In the command menu. Neutral.")

# The list
LIST = text(
    "meetings.list",
    "*Meetings*\nAnybody may come. You sign up without a name: you get a number.",
    note="Above the list of meetings.",
)
NONE = text("meetings.none", "No meeting is planned now.", note="An empty list.")
NONE_SO = text("meetings.none_so", "There is no meeting in this language now.", note="An empty list.")
SORTED = text("meetings.sorted", "The nearest to {town} first.", note="Under the heading; {town} is a name.")
AWAY = text("meetings.away", "less than {distance} km", note="Behind a town: how far it is.")
FAR = text("meetings.far", "further than {distance} km", note="Behind a town: how far it is.")
B_NEAR = text("meetings.b_near", "📍 Near a town", note="Button: asks for a town's name.")
B_ANY = text("meetings.b_any", "All languages", note="Button: meetings in whatever language.")
NEAR_ASK = text(
    "meetings.near_ask",
    "Near which town? Write its name now. I only use it to put the list in order, and keep nothing of it.",
    note="Asks for a town's name.",
)
NEAR_UNKNOWN = text(
    "meetings.near_unknown",
    "I do not know that town. What you wrote went to nobody and was not kept. Try again with the button.",
    note="Something else than a known town was written.",
)

# One meeting
TITLE = text("meetings.title", "*{title}*", note="The title, as the organisation wrote it.")
WHEN = text("meetings.when", "📅 {when}, until {end}", note="{when} is a day and a time, {end} a time.")
WHERE = text("meetings.where", "📍 {town}", note="{town} is a name.")
ADDRESS = text("meetings.address", "🏠 {address}", note="{address} as the organisation wrote it.")
ADDRESS_LATER = text(
    "meetings.address_later", "You see the address once you have a seat.", note="In place of the address."
)
AUDIENCES = {
    "mixed": text("meetings.for_mixed", "Women and men", note="For whom a meeting is."),
    "women": text("meetings.for_women", "Women only", note="For whom a meeting is."),
    "men": text("meetings.for_men", "Men only", note="For whom a meeting is."),
}
FOR = text("meetings.for", "👥 {audience}", note="{audience} is such as “Women only”.")
SPOKEN = text("meetings.spoken", "🗣 {languages}", note="{languages} are names of languages.")
ROOM = text("meetings.room", "There is room.", note="About seats.")
FULL = text("meetings.full", "All seats are taken. You can join the waiting list.", note="About seats.")
SEAT = text(
    "meetings.seat",
    "*You have a seat.* Your number is {number}. Say it at the door; nobody asks your name.",
    note="To who signed up.",
)
WAITS = text(
    "meetings.waits",
    "*You are on the waiting list*, at place {place}. You hear it when there is a seat for you.",
    note="To who signed up when all seats were taken.",
)
B_SIGN = text("meetings.b_sign", "Sign up", note="Button.")
B_ALL = text("meetings.b_all", "☰ All meetings", note="Button: back to the list.")
ASK = text(
    "meetings.ask",
    "*Sign up without a name?*\nI keep with this chat which meeting it is and a number, until {time} after it."
    " You get a reminder that does not say what it is about. /erase takes it away at once.",
    note="Asked before somebody is signed up; they agree to this text.",
)
B_YES = text("meetings.b_yes", "Yes, sign me up", note="Button.")
B_LEAVE = text("meetings.b_leave", "I am not coming", note="Button: give up one's seat.")
LEAVE_SURE = text(
    "meetings.leave_sure", "*Are you not coming?* Your seat goes to somebody else.", note="A question."
)
B_LEAVE_YES = text("meetings.b_leave_yes", "No, I am not coming", note="Button: the seat is given up.")
B_LEAVE_NO = text("meetings.b_leave_no", "Yes, I am coming", note="Button: the seat is kept.")
LEFT = text("meetings.left", "You are no longer signed up.", note="Pop-up.")
GONE = text("meetings.gone", "This is over, or is not going on.", note="Says nothing of what it was.")

# The calendar
B_CALENDAR = text("meetings.b_calendar", "📅 In my calendar", note="Button: a calendar file.")
CALENDAR_ASK = text(
    "meetings.calendar_ask",
    "*What may your calendar say?*\nOthers may see it, and telephones often copy it to other devices.",
    note="Above two buttons.",
)
APPOINTMENT = text("meetings.appointment", "Appointment", note="Stands in a calendar. Says nothing at all.")
B_NEUTRAL = text("meetings.b_neutral", "Only “Appointment”", note="Button: nothing else in the calendar.")
B_WHOLE = text("meetings.b_whole", "Title and address", note="Button: both in the calendar.")
CALENDAR_HERE = text(
    "meetings.calendar_here", "Open the file to put it in your calendar.", note="Under a file."
)

# What comes unasked
REMINDER = text("meetings.reminder", "⏰ A reminder: {when}.", note="Says nothing of what it is about.")
MOVED_UP = text(
    "meetings.moved_up", "There is room after all: {when}.", note="Says nothing of what it is about."
)
CHANGED = text("meetings.changed", "Something has changed: {when}.", note="Says nothing of what it is about.")
CHANGED_TIME = text(
    "meetings.changed_time",
    "Another time: not {before}, but {when}.",
    note="Says nothing of what it is about.",
)
CANCELLED = text("meetings.cancelled", "It is cancelled: {when}.", note="Says nothing of what it is about.")

# Afterwards
RATE = text(
    "meetings.rate",
    "How was it? {when}\nTwo taps. They are only counted, without a name.",
    note="Says nothing of what it is about. Above three buttons.",
)
RATINGS = {
    "good": text("meetings.rate_good", "👍 Good", note="Button: how it was."),
    "soso": text("meetings.rate_soso", "😐 So-so", note="Button: how it was."),
    "bad": text("meetings.rate_bad", "👎 Not good", note="Button: how it was."),
}
RATE_USE = text("meetings.rate_use", "Is it of use to you?", note="Above Yes and No.")
THANKS = text("meetings.thanks", "Thank you.", note="After two answers.")

# In one's own file
SIGNED = text("meetings.signed", "What you signed up for", note="Heading in the seeker's own file.")
SIGNED_LINE = text(
    "meetings.signed_line", "{when}: {title}, number {number}", note="A line in the seeker's own file."
)
CONSENT = text("meetings.consent", "that you sign up for a meeting", note="What was agreed to. Lower case.")
