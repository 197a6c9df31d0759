"""What people are told when the line was put back from a backup."""

from __future__ import annotations

from locales.text import text

SEEKER = text(
    "restoring.seeker",
    "There was a fault here. We had to go back to a copy from {when}. What was written after that is lost "
    "to us. Did you write something after that? Please send it again. Something you have read already may "
    "come once more.",
    note="To a seeker with a case. {when} is a day and an hour. Says nothing of what the line is for.",
)
STAFF = text(
    "restoring.staff",
    "⚠ The line was put back from a backup of {when}. What happened after that is lost: messages, and also "
    "cases that were ended or handed over, and settings. Please look through /cases, and do once more what "
    "is missing. Messages that may be repeats say so.",
    note="To everybody on the staff. {when} is a day and an hour.",
)
