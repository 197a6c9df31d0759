"""What is said around the intake: to professionals, about how pressing it looks, on coming back."""

from __future__ import annotations

from locales.text import text

# Professionals
PROFESSIONAL = text(
    "intake.professional",
    "*You work with people*\n"
    "Are you a teacher, youth worker, police officer or another professional? You can ask for advice here too."
    " A few short questions first. Then a coordinator answers you here.\n\n"
    "Tell us nothing that shows who it is about: no name, no address, no number.",
    note="A professional who asks for advice.",
)
PROFESSIONAL_BEGIN = text("intake.professional_begin", "Begin", note="Button: begin with the questions.")
PROFESSIONAL_AGREE = text(
    "intake.professional_agree",
    "*Thank you. May we give this to a coordinator now?*\n"
    "A coordinator first sees only what you chose with buttons. Only the one who accepts can read and hear your"
    " own words.",
    note="After a professional's last question.",
)
PROFESSIONAL_AGREE_YES = text(
    "intake.professional_agree_yes", "Yes, to a coordinator", note="Button under the question before."
)
PROFESSIONAL_WAITING = text(
    "intake.professional_waiting",
    "*A coordinator will answer you here.*\n"
    "Mostly between {opens} and {closes}, Dutch time.\n\n"
    "You can already write or speak. We keep it for the coordinator.",
    note="To a professional. {opens} and {closes} are hours such as 09:00.",
)
MATCHED_COORDINATOR = text(
    "intake.matched_coordinator",
    "*A coordinator is here for you.*\nYou do not see each other's names. What you write now goes to the coordinator.",
    note="To a professional, when a coordinator has accepted.",
)
QUESTION = text(
    "intake.question",
    "*A short question*\nYou need not answer many questions first. Whoever of us speaks your language answers you here; it "
    "may be a woman or a man, and from your town. You can go on talking afterwards, or look for somebody who fits you.",
    note="A screen of the menu, above a button that begins.",
)
QUESTION_AGREE = text(
    "intake.question_agree",
    "*Thank you. May we pass your question on?*\nUp to three confidants see that there is a short question. Only the one "
    "who says yes can read or hear it.",
    note="After the question, above a button that agrees.",
)
QUESTION_AGREE_YES = text(
    "intake.question_agree_yes", "Yes, pass it on", note="Button under the question before."
)
QUESTION_WAITING = text(
    "intake.question_waiting",
    "*Somebody will answer you here.*\nMostly between {opens} and {closes}, Dutch time.\n\nYou can already add something. We "
    "keep it for whoever answers.",
    note="To a seeker with a short question. {opens} and {closes} are hours such as 09:00.",
)
QUESTION_ASKS = text(
    "intake.question_asks",
    "❓ *A short question, without an intake.*",
    note="Line in an offer to a confidant.",
)
PROFESSIONAL_ASKS = text(
    "intake.professional_asks", "👩‍🏫 *A professional asks.*", note="Line in an offer to a coordinator."
)

# How pressing it looks
LEVELS = {
    "information": text("intake.level_information", "information", note="Level of a case. Lower case."),
    "advice": text("intake.level_advice", "advice", note="Level of a case. Lower case."),
    "support": text("intake.level_support", "support", note="Level of a case. Lower case."),
    "urgent": text("intake.level_urgent", "urgent", note="Level of a case. Lower case."),
}
"""How pressing a case looks, in words."""
LEVEL_LINE = text(
    "intake.level_line",
    "Level, counted from the answers: *{level}*. You decide.",
    note="Line in an offer and in messages to coordinators.",
)
LEVEL_WAITING = text(
    "intake.level_waiting", "🟠 {case} looks urgent and is waiting.", note="To coordinators."
)
THRESHOLDS = text(
    "intake.thresholds",
    "*From which score a case is at each level*\n"
    "Advice: {advice}\nSupport: {support}\nUrgent: {urgent}\n\n"
    "To change them, write the three numbers, small to great:",
    note="To admins. Followed by an example command on a line of its own.",
)
THRESHOLDS_SET = text("intake.thresholds_set", "✔ Changed.", note="To admins, above the new numbers.")
THRESHOLDS_WRONG = text(
    "intake.thresholds_wrong",
    "I need three whole numbers, each greater than the one before.",
    note="To admins, above the numbers as they are.",
)

# Coming back
SAFE = text(
    "intake.safe",
    "*Welcome back.*\nAre you alone now? Is it safe to read here?",
    note="After more than an hour away, before a question is shown again: somebody else may hold the phone.",
)
SAFE_YES = text("intake.safe_yes", "Yes, go on", note="Button under the question before.")
SAFE_NO = text("intake.safe_no", "Not now", note="Button under the question before.")

# Two languages
TWO_LANGUAGES = text(
    "intake.two_languages", "🌐 In two languages", note="Button: show this in a second language too."
)
ONE_LANGUAGE = text("intake.one_language", "🌐 In one language", note="Button: show one language only.")

# Questions read aloud
READ_TO_ME = text("intake.read_to_me", "🔊 Read to me", note="Button: hear every question.")
READ_NO_MORE = text("intake.read_no_more", "🔇 Do not read to me", note="Button: no voice any more.")
PROMPTS = text(
    "intake.prompts",
    "*Questions read aloud*\nChoose a question. The numbers say in how many languages it is recorded.",
    note="To admins, above a button for every question.",
)
PROMPTS_OF = {
    "seekers": text("intake.prompts_seekers", "➡ Questions to seekers", note="Button, to admins."),
    "professionals": text(
        "intake.prompts_professionals", "➡ Questions to professionals", note="Button, to admins."
    ),
    "questions": text("intake.prompts_questions", "➡ What a short question asks", note="Button, to admins."),
}
"""The way to the other questionnaire's list."""
PROMPT_HOW = text(
    "intake.prompt_how",
    "🎤 Reply to this message with a voice message in which you read it, with the numbers of the options.",
    note="To admins, under a question in one language.",
)
PROMPT_KEPT = text("intake.prompt_kept", "✔ Recorded.", note="To admins.")
PROMPT_PLAY = text("intake.prompt_play", "▶ Listen", note="Button, to admins.")
PROMPT_REMOVE = text("intake.prompt_remove", "🗑 Remove", note="Button, to admins.")
