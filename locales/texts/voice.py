"""What is said about a changed voice, to either side: always that it does not hide who speaks."""

from __future__ import annotations

from locales.text import text

LIMITS = text(
    "voice.limits",
    "This makes it harder to recognise you. An expert can still do it. Your words and your accent stay.",
    note="Below everything about a changed voice. Never promise that nobody can recognise somebody.",
)
ONLY_VOICE = text(
    "voice.only_voice",
    "Only voice messages are changed. In a film or a sound file you keep your own voice.",
    note="Under /voice.",
)
CHANGED = text(
    "voice.changed",
    "*Your voice is changed*\n"
    "We make your voice messages higher or lower before we keep them and pass them on. In every conversation"
    " it is done differently. The first time you hear it yourself, before it goes.",
    note="/voice, when it is on.",
)
NOT_CHANGED = text(
    "voice.not_changed",
    "*Your voice is not changed*\n"
    "Your voice messages go with your own voice. We can change it before we keep them and pass them on.",
    note="/voice, when it is off.",
)
OFFER = text(
    "voice.offer",
    "*If you send voice messages*\n"
    "We can change your voice, from your next voice message on. You can choose again at any time with /voice.",
    note="Said once, beside the first question that can be answered by voice, or after the first voice message.",
)
CHOICES = {
    "on": text("voice.change", "Change my voice", note="Button."),
    "off": text("voice.keep", "Use my own voice", note="Button."),
    "listen": text("voice.listen", "Let me always listen first", note="Button."),
    "straight": text("voice.straight", "Send without listening first", note="Button."),
}
"""By what the button chooses."""

PREVIEW = text(
    "voice.preview",
    "*This is how you sound now*\nNothing has been sent yet. It waits here for three days.",
    note="Under somebody's own changed voice message, before it is sent.",
)
NOT_SHOWN = text(
    "voice.not_shown",
    "*Your changed voice message is ready*\n"
    "Telegram does not let us play it to you. Perhaps your settings refuse voice messages. Nothing has been"
    " sent yet. It waits here for three days.",
    note="In place of the changed voice message, when Telegram refuses it.",
)
SEND = text("voice.send", "✔ Send it", note="Button: send the changed voice message.")
RECORD_AGAIN = text(
    "voice.record_again", "✖ Do not send, record again", note="Button: the voice message is erased."
)
AS_IT_IS = text("voice.as_it_is", "Send my own voice", note="Button: send it as it was recorded, this once.")
SENT = text("voice.sent", "Sent, with your changed voice.", note="")
SENT_AS_IT_IS = text("voice.sent_as_it_is", "Sent, with your own voice.", note="")
DROPPED = text("voice.dropped", "Not sent, and erased. You can record it again.", note="")
ORIGINAL_GONE = text(
    "voice.original_gone",
    "We could not fetch your own recording. We keep no copy of it. Use your own voice with /voice, and record"
    " it again.",
    note="After “Send my own voice”, when the recording is no longer in the chat.",
)
ANSWER_SOUNDS = text(
    "voice.answer_sounds",
    "*This is how you sound in your answer*\nYou can go back and answer again.",
    note="Under a spoken answer in the intake, whose voice was changed.",
)
UNCHANGED = text(
    "voice.unchanged",
    "The voice in it could not be changed. Please send it once more.",
    note="Why a voice message was not passed on.",
)
REFUSED = {
    "too_short": text(
        "voice.too_short",
        "It is too short to change the voice in it. Please say a little more, or write it.",
        note="Why a voice message was not passed on.",
    ),
    "too_long": text(
        "voice.too_long",
        "It is too long to change the voice in it. At most five minutes is possible. Please send it in parts.",
        note="Why a voice message was not passed on.",
    ),
    "no_voice": text(
        "voice.no_voice",
        "We heard no voice in it that can be changed. Please speak aloud, or write it.",
        note="Why a voice message was not passed on: silence, noise, or whispering.",
    ),
}
"""By the porter's word for what went wrong when a voice was to be changed."""
