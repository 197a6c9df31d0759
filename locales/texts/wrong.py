"""A sentence that sounds wrong: how readers hear that it may, say which one, and how admins hear of it."""

from __future__ import annotations

from locales.text import plural, text

# To seekers
IMPROVING = text(
    "wrong.improving",
    "This translation is still being improved. If a sentence sounds odd, you can tell us.",
    note="To a seeker, once, above the menu. Kind and without fuss.",
)
BUTTON = text("wrong.button", "✏ A sentence is not right", note="Button: report an odd or wrong translation.")
WHICH = text(
    "wrong.which",
    "Which one? We hear only which text of ours it is, not from whom and nothing of what you wrote.",
    note="To a seeker, above buttons with the first words of texts.",
)
ON_A_BUTTON = text(
    "wrong.on_a_button",
    "It is on a button",
    note="Button, to a seeker, below the first words of texts: the odd words stand on a button.",
)
NONE_LEFT = text(
    "wrong.none_left",
    "I no longer know which texts you saw.",
    note="A pop-up of at most 200 characters, to a seeker who wants to report a text.",
)
THANKS = text("wrong.thanks", "Thank you. We will look at it.", note="To a seeker who reported a text.")

# To admins
TOLD = plural(
    "wrong.told",
    "*Readers find {count} text not right.*",
    "*Readers find {count} texts not right.*",
    note="To admins, above a list of texts.",
)
LINE = text(
    "wrong.line",
    "*{key}*, in: {language}, reported: {count}\n{words}",
    note="To admins. {key} is the text's technical name, {words} are its first words as readers get them.",
)
QUESTIONS = text(
    "wrong.questions",
    "What begins with a question mark is a question of the intake: /questions.",
    note="To admins, below the list.",
)
SHOW = text("wrong.show", "⚠ Reported by readers", note="Button, to admins: a list of texts.")
TIMES = text("wrong.times", "Readers who find this not right: {count}", note="To admins, under a text.")
RIGHT = text("wrong.right", "✔ It is right as it is", note="Button, to admins, under a reported text.")
SETTLED = text("wrong.settled", "Settled.", note="A pop-up, to an admin who looked at a reported text.")
