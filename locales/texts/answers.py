"""Answers prepared beforehand, which confidants send to seekers, and the words around them."""

from __future__ import annotations

from locales.text import text

DEFAULTS = {
    "hello": text(
        "answers.hello",
        "Hello, good that you write. I am listening. Tell what you want to tell, in your own time.",
        note="Prepared answer to a seeker: a greeting. May use {line}, {opens} and {closes}.",
    ),
    "time": text(
        "answers.time",
        "I have read your message. I want to answer it well, and need a little time for that. I will come back to you."
        " There is mostly somebody here between {opens} and {closes}.",
        note="Prepared answer to a seeker: taking time. {opens} and {closes} are hours such as 09:00.",
    ),
    "open": text(
        "answers.open",
        "Thank you for telling me this. What worries you most now?",
        note="Prepared answer to a seeker: an open question.",
    ),
    "trust": text(
        "answers.trust",
        "I do not know who you are, and you do not know who I am. What you write stays here. I only tell somebody else"
        " something when you agree, when there is danger to life, or when the law says I must. You do not need to give names.",
        note="Prepared answer to a seeker: confidentiality. Must stay true.",
    ),
    "safe": text(
        "answers.safe",
        "Are you safe now, and the others at home? If somebody is in danger now: call 112. We cannot send help.",
        note="Prepared answer to a seeker: safety. The number stays as it is.",
    ),
    "bye": text(
        "answers.bye",
        "Thank you for your trust. I wish you and your family strength. You can always come back to {line}.",
        note="Prepared answer to a seeker: goodbye. {line} is the name of the line.",
    ),
}
"""The line's own prepared answers; admins word them otherwise with /texts."""

WHICH = text(
    "answers.which", "*Prepared answers for {case}*\nIn the seeker's language.", note="Above buttons."
)
READS_SO = text("answers.reads_so", "*The seeker of {case} would read:*", note="Above a prepared answer.")
B_SEND = text("answers.b_send", "➤ Send", note="Button.")
B_CHANGE = text("answers.b_change", "Change first", note="Button.")
SENT = text("answers.sent", "✔ *Sent to {case}:*", note="Above the words that were sent.")
COPY_IT = text(
    "answers.copy_it",
    "*A tap on the words copies them.* Paste them here, change them, and send them to {case}.",
    note="Above a prepared answer.",
)
ALL = text("answers.all", "*Prepared answers*\nUse /answers in a case to send one.", note="Above languages.")
HOW = text(
    "answers.how",
    "To add one of your own: write /answers nl and your text behind it. Instead of nl also ar, rif or tr. At most {most}"
    " characters. In it {opening}, {closing} and {name} are filled in.",
    note="{opening}, {closing} and {name} are shown as they must be typed, in Latin letters and braces.",
)
HOW_SHARED = text(
    "answers.how_shared",
    "For everybody: /answers all nl and your text. The line's own are changed with /texts.",
    note="For admins.",
)
ADDED = text("answers.added", "✔ Added.", note="")
IN_LANGUAGE = text("answers.in_language", "*Prepared answers: {language}*\n★ is your own.", note="Heading.")
COMMAND_ANSWERS = text("answers.command_answers", "prepared answers", note="In the command menu.")
