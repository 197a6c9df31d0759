"""What the staff bot says about people: their names, hours and pauses, and who may do what."""

from __future__ import annotations

from locales.text import text

ASK_NAME = text(
    "people.ask_name",
    "*What may your colleagues call you?*\nIt need not be your own name. Seekers never see it. Write it here, or skip this.",
    note="First question to a new staff member. A working name.",
)
NAME_KEPT = text(
    "people.name_kept", "✔ Your colleagues now see you as {name}.", note="After a name was given."
)
NAME_NOW = text(
    "people.name_now",
    "Your colleagues see you as {name}. For another name, write it behind the command, such as:",
    note="/name alone. An example stands on the next line.",
)
NAME_LONG = text(
    "people.name_long", "Please choose a name of at most {most} characters.", note="The name was too long."
)
NAME_TAKEN = text(
    "people.name_taken",
    "A colleague has this name already. Please choose another.",
    note="To keep people apart.",
)
ASK_TOPICS = text(
    "people.ask_topics",
    "*What do you have experience with?*\nChoose all that fit, or skip this.",
    note="Profile question with several choices.",
)
ASK_HOURS = text(
    "people.ask_hours",
    "*When can you take new cases?*\nTap a day, then the hours that suit you. At any hour is fine? Tap “Always”.",
    note="Profile question, above a button for each day of the week. “Always” is a button: people.always.",
)
HOURS_OF_DAY = text(
    "people.hours_of_day",
    "*{day}*\nTap the hours that suit you.",
    note="{day} is a day of the week. Below it are buttons for the parts of that day.",
)
PARTS = {
    "night": text("people.part_night", "Night {hours}", note="Button. {hours} is 0–6."),
    "morning": text("people.part_morning", "Morning {hours}", note="Button. {hours} is 6–12."),
    "afternoon": text("people.part_afternoon", "Afternoon {hours}", note="Button. {hours} is 12–18."),
    "evening": text("people.part_evening", "Evening {hours}", note="Button. {hours} is 18–24."),
}
WHOLE_DAY = text("people.whole_day", "All day", note="Button: all hours of this day.")
EVERY_DAY = text("people.every_day", "Every day so", note="Button: the same hours on all days of the week.")
ALL_DAYS = text("people.all_days", "☰ All days", note="Button: from one day back to the days of the week.")
ALWAYS = text("people.always", "Always", note="Button, and in the profile: at any hour of the week.")
PROFILE_MORE = text(
    "people.profile_more",
    "Experience: {topics}\nHours: {hours}\nName for colleagues: {name}",
    note="End of the summary of one's own profile.",
)

PAUSE_HOW_LONG = text("people.pause_how_long", "For how long?", note="Above buttons, after /pause.")
PAUSE_OPEN = text("people.pause_open", "Until I say so", note="Button: a pause without an end.")
PAUSE_DAY = text("people.pause_day", "One day", note="Button: length of a pause.")
PAUSE_WEEK = text("people.pause_week", "One week", note="Button: length of a pause.")
PAUSE_WEEKS = text("people.pause_weeks", "Two weeks", note="Button: length of a pause.")
PAUSED_UNTIL = text(
    "people.paused_until",
    "You get no new offers until {when}. Your open cases go on. /resume ends the pause sooner.",
    note="{when} is a date and an hour.",
)
PAUSE_OVER = text("people.pause_over", "Your pause is over. You can get offers again.", note="By the clock.")
DATE_WRONG = text(
    "people.date_wrong",
    "I do not understand that date, or it is not in the coming year. Write the day and the month, such as:",
    note="After /pause with something wrong behind it. An example stands on the next line.",
)
AWAY = text("people.away", "*Your holidays*\nOn these days you get no offers.", note="Heading of /away.")
AWAY_NONE = text("people.away_none", "You have not noted any holidays.", note="/away, nothing in it.")
AWAY_HOW = text(
    "people.away_how",
    "To add one, write the first and the last day behind the command, such as:",
    note="Under /away. An example stands on the next line.",
)
AWAY_ADDED = text("people.away_added", "✔ Noted.", note="A holiday was added.")
AWAY_WRONG = text(
    "people.away_wrong",
    "Nothing was noted: I do not understand these dates, or they are not in the coming year.",
    note="Wrong dates after /away.",
)
AWAY_FULL = text(
    "people.away_full", "Nothing was noted: you have {most} holidays already.", note="After /away with dates."
)
AWAY_SPAN = text("people.away_span", "{first} – {last}", note="First and last day of a holiday.")
AWAY_REMOVE = text("people.away_remove", "✕ {span}", note="Button that removes a holiday.")

PERSON_LINE = text("people.person_line", "*{name}* · {roles}", note="One person in the list of staff.")
IS_PAUSED_UNTIL = text("people.is_paused_until", "pauses until {when}", note="About a person. Lower case.")
IS_AWAY = text("people.is_away", "on holiday", note="About a person. Lower case.")
IS_UNREACHABLE = text("people.is_unreachable", "cannot be reached", note="About a person. Lower case.")
IS_NEW = text("people.is_new", "profile not finished", note="About a person. Lower case.")
SEEN = text("people.seen", "last seen: {when}", note="About a person: a date and an hour. Lower case.")
COMMUNITIES = text("people.communities", "Communities: {communities}", note="About a person.")
EXPERIENCE = text("people.experience", "Experience: {topics}", note="About a person.")
HOURS = text("people.hours", "Hours: {hours}", note="About a person: when they take new cases.")
AWAY_DAYS = text("people.away_days", "Holidays: {days}", note="About a person.")
OPEN_CASES = text("people.open_cases", "Open cases: {cases}", note="About a person: names of their cases.")
B_BACK = text("people.b_back", "☰ All people", note="Button: back to the list of staff.")
B_PAUSE = text("people.b_pause", "Pause", note="Button: this person gets no new offers.")
B_RESUME = text("people.b_resume", "End the pause", note="Button: this person gets offers again.")
B_ROLES = text("people.b_roles", "Change roles", note="Button.")
B_REMOVE = text("people.b_remove", "Remove", note="Button: this person no longer belongs to the staff.")
B_KEEP = text("people.b_keep", "Do not remove", note="Button.")
WAS_PAUSED = text(
    "people.was_paused",
    "{name} has given you a pause: you get no new offers. Your open cases go on. /resume ends it.",
    note="To a confidant. {name} is a coordinator or admin.",
)
WAS_RESUMED = text(
    "people.was_resumed", "{name} has ended your pause: you can get offers again.", note="To a confidant."
)
GONE = text(
    "people.gone", "This person is no longer on the staff.", note="Pop-up: an old button was pressed."
)
REMOVE_SURE = text(
    "people.remove_sure",
    "*Remove {name}?*\nTheir open cases go to others and disappear from their phone. Choose the reason.",
    note="Above buttons with reasons. Their: the person who is removed.",
)
REMOVED = text("people.removed", "✔ {name} no longer belongs to the staff.", note="To the admin.")
YOU_ARE_REMOVED = text(
    "people.you_are_removed",
    "You no longer belong to this line's staff. Your cases are with others. Thank you for your time.",
    note="The last thing that somebody who was removed reads. Plain and kind.",
)
CASE_MOVES = text(
    "people.case_moves",
    "⚠ The confidant of {case} has left. The case is being matched again.",
    note="To coordinators.",
)
REASONS = {
    "stopped": text("people.reason_stopped", "Has stopped", note="Reason to remove somebody. Button."),
    "away": text("people.reason_away", "Away for too long", note="Reason to remove somebody. Button."),
    "account": text(
        "people.reason_account", "Phone or account lost", note="Reason to remove somebody. Button."
    ),
    "rules": text("people.reason_rules", "Did not keep to the rules", note="Reason to remove. Button."),
    "other": text("people.reason_other", "Another reason", note="Reason to remove somebody. Button."),
}
"""Why somebody is removed, by the word that the audit log keeps."""

ROLES_OF = text(
    "people.roles_of",
    "*Roles of {name}*\nTap a role to give or take it.",
    note="Above a button for each role.",
)
NOT_YOURSELF = text("people.not_yourself", "Nobody can do this to themselves.", note="Pop-up.")
LAST_ROLE = text(
    "people.last_role",
    "Everybody has a role. To let somebody go, use “Remove”.",
    note="Pop-up: not possible.",
)
ROLE_LOST = text("people.role_lost", "You no longer have this role: {role}.", note="To a staff member.")
HAS_CASES = text(
    "people.has_cases",
    "First hand over the open cases: this role holds them.",
    note="Pop-up: the role cannot be taken away while the person has open cases.",
)
ADMIN_WAITS = text(
    "people.admin_waits",
    "Another admin must confirm this. They have been asked.",
    note="Pop-up: somebody is to become admin.",
)
ADMIN_ASKED = text(
    "people.admin_asked",
    "*{by} wants to make {name} an admin.*\nDo you agree?",
    note="To the other admins, above two buttons.",
)
AGREE = text("people.agree", "✔ Confirm", note="Button.")
REFUSE = text("people.refuse", "✕ Refuse", note="Button.")
AGREED = text("people.agreed", "✔ Confirmed: {name} is an admin.", note="To both admins.")
REFUSED = text("people.refused", "✕ Refused: {name} does not become an admin.", note="To both admins.")
DECIDED = text(
    "people.decided", "This has been decided or has expired.", note="Pop-up: an old button was pressed."
)

AFTER_URGENT = text(
    "people.after_urgent",
    "*That was an urgent case.* This can stay with you. What would help you now?",
    note="To the confidant after an urgent case has ended. Kind. Above three buttons.",
)
AFTER_PAUSE = text("people.after_pause", "A pause of a week", note="Button.")
AFTER_TALK = text("people.after_talk", "A talk with a coordinator", note="Button.")
AFTER_NEITHER = text("people.after_neither", "Nothing now, thank you", note="Button.")
TALK_ASKED = text(
    "people.talk_asked", "✔ The coordinators know that you would like to talk.", note="To the confidant."
)
TALK_NOBODY = text(
    "people.talk_nobody",
    "There is no coordinator now. Please talk to an admin of your line.",
    note="To the confidant who would like to talk.",
)
AFTER_DONE = text("people.after_done", "✔ Take care of yourself.", note="To the confidant. Kind.")
WANTS_TALK = text("people.wants_talk", "💬 {name} would like to talk.", note="To coordinators.")
