"""The line in numbers: what is counted, the charts' and tables' words. Read by coordinators and admins."""

from __future__ import annotations

from locales.text import text

COMMAND_FIGURES = text("figures.command_figures", "the line in numbers", note="In the command menu.")

REQUESTS = text("figures.requests", "Requests", note="Heading of a chart: people who asked for help.")
CONVERSATIONS = text(
    "figures.conversations", "Conversations begun", note="Heading of a chart: requests that a confidant took."
)
UNHEARD = text(
    "figures.unheard",
    "Ended before a conversation",
    note="Heading of a chart: requests that no confidant had.",
)
ENDS = text("figures.ends", "Conversations ended", note="Heading of a chart.")
DECLINES = text(
    "figures.declines", "Offers not taken", note="Heading: cases offered to confidants who did not take them."
)
INTERVENTIONS = text(
    "figures.interventions",
    "Interventions",
    note="Heading: what was done beyond talking, agreed to by the seeker.",
)
MEETINGS = text(
    "figures.meetings", "Information meetings", note="Heading of a chart: meetings that took place."
)
VISITS = text("figures.visits", "Visits to meetings", note="Heading of a chart: people who came to meetings.")
LIKED = text("figures.liked", "Meetings: how they were", note="Heading: visitors' answers afterwards.")
VERDICTS = {
    "good": text("figures.liked_good", "Good", note="Row: what visitors said of a meeting."),
    "soso": text("figures.liked_soso", "So-so", note="Row: what visitors said of a meeting."),
    "bad": text("figures.liked_bad", "Not good", note="Row: what visitors said of a meeting."),
}
OF_USE = text("figures.of_use", "Meetings: of use", note="Heading: visitors' answers afterwards.")
HEARD = text("figures.heard", "How it was: felt heard", note="Heading: seekers' answers after the end.")
HELPED = text("figures.helped", "How it was: it helped", note="Heading: seekers' answers after the end.")

BY_LEVEL = text("figures.by_level", "How pressing", note="Heading of a table of requests.")
BY_LANGUAGE = text("figures.by_language", "In which language", note="Heading of a table of requests.")
BY_ASKER = text(
    "figures.by_asker", "Who asks, about whom", note="Heading of a table; its rows say “My son or daughter”."
)
BY_KIND = text(
    "figures.by_kind", "What it is about", note="Heading of a table; one request can be about several things."
)
WAITING = text(
    "figures.waiting", "How long people waited", note="Heading of a table: from asking to a confidant."
)
MATCHED_ON = text(
    "figures.matched_on", "Why this confidant", note="Heading of a table; there can be several reasons."
)
DURATION = text("figures.duration", "How long conversations lasted", note="Heading of a table.")
OUTCOME = text("figures.outcome", "How conversations ended", note="Heading of a table.")
DECLINED = text(
    "figures.declined", "How an offer was answered", note="Heading of a table of offers not taken."
)
WITH_CONFIDANT = text(
    "figures.with_confidant", "With a confidant on the case or not", note="Heading of a table."
)
SHARED = text("figures.shared", "Shared with others", note="Heading: what of a case left the line.")
BY_GROUND = text("figures.by_ground", "On which ground", note="Heading of a table of what was shared.")
DUTY = text("figures.duty", "a duty in law", note="Row: the ground of sharing.")
WAS_HEARD = text(
    "figures.was_heard", "Did you feel heard?", note="Heading of a table: what seekers were asked."
)
WAS_HELPED = text(
    "figures.was_helped", "Did it help you?", note="Heading of a table: what seekers were asked."
)

YES = text(
    "figures.yes", "Yes", note="Answer to “Did you feel heard?” and “Did it help you?”. Button, and a row."
)
PARTLY = text("figures.partly", "A little", note="Answer to the same questions. Button, and a row.")
NO = text("figures.no", "No", note="Answer to the same questions. Button, and a row.")
PROFESSIONAL = text("figures.professional", "A professional", note="Row: who asks.")
UNSAID = text("figures.unsaid", "Not said", note="Row: the question was skipped.")
BY_SEEKER = text("figures.by_seeker", "Ended by the seeker", note="Row: how a conversation ended.")
ERASED = text("figures.erased", "Erased", note="Row: how a conversation ended; the seeker had all erased.")
SAID_NO = text("figures.said_no", "Declined", note="Row: the confidant declined the offer.")
SAID_NOTHING = text("figures.said_nothing", "No answer in time", note="Row: the confidant did not answer.")
WITH = text("figures.with", "With a confidant", note="Row.")
WITHOUT = text("figures.without", "Without a confidant", note="Row.")

WAITED = {
    "hour": text("figures.waited_hour", "Up to an hour", note="Row: how long people waited."),
    "four": text("figures.waited_four", "Up to 4 hours", note="Row: longer than the one above, up to this."),
    "day": text("figures.waited_day", "Up to a day", note="Row: longer than the one above, up to this."),
    "three": text("figures.waited_three", "Up to 3 days", note="Row: longer than the one above, up to this."),
    "more": text("figures.waited_more", "Longer", note="Row: longer than all above."),
}
LASTED = {
    "day": text("figures.lasted_day", "One day", note="Row: how long a conversation lasted, at most."),
    "week": text("figures.lasted_week", "Up to a week", note="Row: longer than the one above, up to this."),
    "month": text(
        "figures.lasted_month", "Up to 4 weeks", note="Row: longer than the one above, up to this."
    ),
    "quarter": text(
        "figures.lasted_quarter", "Up to 3 months", note="Row: longer than the one above, up to this."
    ),
    "more": text("figures.lasted_more", "Longer still", note="Row: longer than all above."),
}
MATCH_REASONS = {
    "language": text("figures.match_language", "The same language", note="Row: why this confidant."),
    "gender_as_asked": text(
        "figures.match_gender", "Woman or man, as asked", note="Row: why this confidant."
    ),
    "community": text("figures.match_community", "The same background", note="Row: why this confidant."),
    "distance_band": text("figures.match_distance", "The distance", note="Row: why this confidant."),
    "same_region": text("figures.match_region", "The same province", note="Row: why this confidant."),
    "not_own_town": text("figures.match_town", "Not from the same town", note="Row: why this confidant."),
    "topic": text("figures.match_topic", "Experience with the topic", note="Row: why this confidant."),
    "known": text("figures.match_known", "They knew each other from before", note="Row: why this confidant."),
}

TITLE = text("figures.title", "{line} in numbers", note="{line} is the line's name.")
MADE_UP = text(
    "figures.made_up",
    "Made-up numbers, to try it out",
    note="Above everything in the demo, so that nobody takes it for real.",
)
PERIOD = text("figures.period", "{first} – {last}", note="From a month to a month.")
BY_MONTH = text("figures.by_month", "{name}, by month", note="{name} is a heading such as “Requests”.")
HEADLINE = text("figures.headline", "{name}: *{n}*", note="{name} is a heading such as “Requests”.")
SERIOUS = text(
    "figures.serious", "Of these serious: *{n}*", note="Requests at the levels support and urgent."
)
ROW = text("figures.row", "{name}: {n}", note="A line of a table.")
N = text("figures.n", "{n}", note="A number alone.")
AT_LEAST = text("figures.at_least", "{n} or more", note="In some months the number was too small to be told.")
TOO_FEW = text(
    "figures.too_few", "too few to tell", note="In the place of a number that could point at a person."
)
TOGETHER = text(
    "figures.together",
    "Told together: {name}",
    note="{name} is a list. The numbers are too small to be told apart.",
)
COUNTED = text(
    "figures.counted", "Counted here: {first} – {last}", note="From a month to a month, under a table."
)
NOTHING = text(
    "figures.nothing",
    "There is nothing to show yet. A month is shown once it is over and the numbers are large enough.",
    note="Instead of charts.",
)
SMALL = text(
    "figures.small",
    "Months that are over only. Numbers that could point at a person are told together with others, or later.",
    note="Under all charts and tables.",
)
B_TABLE = text("figures.b_table", "📄 The tables as a file", note="Button.")
B_REMARKS = text("figures.b_remarks", "💬 Words of seekers", note="Button: what seekers wrote after the end.")
TABLE_IS = text("figures.table_is", "The tables behind the charts.", note="With a spreadsheet file.")
COLUMNS = {
    "table": text("figures.column_table", "Table", note="Heading of a column in a file."),
    "row": text("figures.column_row", "Row", note="Heading of a column in a file."),
    "number": text("figures.column_number", "Number", note="Heading of a column in a file."),
    "remark": text("figures.column_remark", "Remark", note="Heading of a column in a file."),
}

REMARKS = text(
    "figures.remarks",
    "*Words of seekers*\nWritten after the end, shown when the month is over and there are several. Nobody can see whose they "
    "are; please do not try.",
    note="For coordinators, above what seekers wrote.",
)
REMARKS_NONE = text(
    "figures.remarks_none", "There is nothing to read now.", note="Instead of seekers' words."
)
REMARK = text("figures.remark", "{n}. “{words}”", note="What a seeker wrote, with its number in the list.")
B_DROP = text("figures.b_drop", "🗑 {n}", note="Button: destroy the words with this number.")
B_NEXT = text("figures.b_next", "More ➡", note="Button: the next ones of a list.")
