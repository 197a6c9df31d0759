"""What the editor says about a question's other words and its numbers. Read by admins."""

from __future__ import annotations

from locales.text import text

COUNT = text(
    "variants.count",
    "Other words in some cases: {number}",
    note="About a question: how many other wordings it has.",
)
B_VARIANTS = text("variants.b_variants", "Other words", note="Button: other wordings of a question.")
TITLE = text(
    "variants.title",
    "*Other words in some cases*\n"
    "The first of these whose condition holds is asked instead. If none holds, the question is asked as it is.",
    note="Heading above the list of other wordings of a question.",
)
NONE = text("variants.none", "There are none.", note="Under the heading: the list is empty.")
B_ADD = text("variants.b_add", "➕ Add other words", note="Button.")
HEAD = text("variants.head", "*Other words, {number} of {total}*", note="Above one other wording.")
USED = text("variants.used", "Asked so when {condition}", note="About another wording of a question.")
NO_CONDITION = text(
    "variants.no_condition", "It has no condition yet.", note="About another wording of a question."
)
B_USED = text("variants.b_used", "When is it asked so?", note="Button: the condition of another wording.")
ASK_BOUND = text(
    "variants.ask_bound",
    "Send a whole number as a message. To have no limit, send a dash: –",
    note="To an admin, about the lowest or highest number that is taken.",
)
