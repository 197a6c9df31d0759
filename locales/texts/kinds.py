"""What is said about places, harmful pictures, and kinds of message that are not passed on."""

from __future__ import annotations

from locales.text import text
from locales.texts import relay

REFUSED_STORY = text("kinds.refused_story", "A story shows whose it is. Please do not send it.", note="")
REFUSED_PASSPORT = text(
    "kinds.refused_passport", "This shows who somebody is. Please do not send it.", note="Telegram Passport."
)
REFUSED_PAID = text(
    "kinds.refused_paid", "Gifts and things that cost money are not passed on.", note="Also games and offers."
)
REASONS = {
    **relay.REFUSED_KINDS,
    "users_shared": relay.REFUSED_KINDS["contact"],
    "user_shared": relay.REFUSED_KINDS["contact"],
    "chat_shared": relay.REFUSED_KINDS["contact"],
    "passport_data": REFUSED_PASSPORT,
    "story": REFUSED_STORY,
    "invoice": REFUSED_PAID,
    "paid_media": REFUSED_PAID,
    "successful_payment": REFUSED_PAID,
    "gift": REFUSED_PAID,
    "unique_gift": REFUSED_PAID,
    "giveaway": REFUSED_PAID,
    "giveaway_winners": REFUSED_PAID,
}
"""Why a kind is refused, by the Bot API's name of it; what is not here is refused as unknown."""

PLACE_ASK = text(
    "kinds.place_ask", "This shows where somebody is. Send it all the same?", note="Asked of the seeker."
)
PLACE_SEND = text("kinds.place_send", "Send it", note="Button.")
PLACE_KEEP_BACK = text("kinds.place_keep_back", "Do not send it", note="Button.")
PLACE_SENT = text("kinds.place_sent", "The place was sent.", note="")
PLACE_KEPT_BACK = text("kinds.place_kept_back", "The place was not sent.", note="")

HARM_BUTTON = text("kinds.harm_button", "Harmful or illegal", note="Button under a picture or film.")
HARM_TAKEN = text(
    "kinds.harm_taken",
    "This was taken out of the chat. A coordinator hears of it, but does not see it.",
    note="A pop-up, to whoever pressed the button.",
)
HARM_TAKEN_FROM = text(
    "kinds.harm_taken_from",
    "Something you sent was taken out of the chat. It was reported as harmful or illegal. "
    "A coordinator was told.",
    note="To whoever had sent it.",
)
HARM_BY_SEEKER = text(
    "kinds.harm_by_seeker",
    "🚫 {case}: a picture or film from the seeker was reported as harmful or illegal. "
    "It was taken out of both chats. What does the transcript keep?",
    note="To coordinators; never what was in it.",
)
HARM_BY_CONFIDANT = text(
    "kinds.harm_by_confidant",
    "🚫 {case}: a picture or film from the confidant was reported as harmful or illegal. "
    "It was taken out of both chats. What does the transcript keep?",
    note="To coordinators; never what was in it.",
)
HARM_KEEP = text("kinds.harm_keep", "Keep it sealed", note="Button for coordinators.")
HARM_REMOVE = text("kinds.harm_remove", "Remove it", note="Button for coordinators.")
HARM_KEPT = text(
    "kinds.harm_kept", "{case}: it stays sealed in the transcript. It is shown to nobody.", note=""
)
HARM_REMOVED = text("kinds.harm_removed", "{case}: it was removed from the transcript.", note="")
HARM_HELD = text(
    "kinds.harm_held",
    "{case}: a legal hold is on this case, so nothing of it can be destroyed now. It stays sealed, and is shown to nobody.",
    note="To a coordinator who wanted a reported picture destroyed.",
)
HARM_DECIDED = text(
    "kinds.harm_decided", "This has been decided already.", note="A pop-up, to a coordinator."
)
WITHHELD = text(
    "kinds.withheld", "🚫 A picture or film was taken out here.", note="Instead of it, for a later confidant."
)
