"""How was it? Asked of seekers after the end: two taps and a word, each of which can be left out."""

from __future__ import annotations

from locales.text import text

B_RATE = text("rating.b_rate", "💬 Say how it was", note="Button after the end; nobody has to.")
HEARD = text(
    "rating.heard",
    "*Did you feel heard?*\nOnly how many people answer what is counted. Nobody can see what you chose, your confidant neither.",
    note="First question after the end. Kind; skipping is fine.",
)
HELPED = text("rating.helped", "*Did it help you?*", note="Second question after the end.")
WORD = text(
    "rating.word",
    "*Would you like to say something more?*\nWrite it here in one message. The coordinators read it next month or later, "
    "together with others, and cannot see whose it is. Please write no names. Or press the button.",
    note="Third and last question after the end.",
)
B_SKIP = text("rating.b_skip", "Skip", note="Button under a question.")
B_DONE = text("rating.b_done", "No, that was it", note="Button: nothing more to say.")
THANKS = text("rating.thanks", "Thank you.", note="After the questions.")
WORD_KEPT = text(
    "rating.word_kept",
    "Thank you. It is kept without anything that says whose it is. You can delete your message here.\n\n"
    "Do you need someone now? Write /start. In danger: call 112.",
    note="After the seeker has written something.",
)
WORD_NOT = text(
    "rating.word_not",
    "That cannot be kept. Please write one text message of at most {most} characters, or press the button above.",
    note="A picture, a voice message or a long text came.",
)
