"""What the staff bot says about invitations."""

from __future__ import annotations

from locales.text import text

FOR_WHOM = text("inviting.for_whom", "*Whom do you want to invite?*", note="Above buttons with roles.")
NO_SECOND = text(
    "inviting.no_second",
    "An invitation in chat needs another admin, who confirms it, and there is none. Whoever looks after the server can"
    " make one there:",
    note="The command stands on the next line.",
)
MADE = text(
    "inviting.made",
    "*An invitation: {role}.* It works once, until {when}, and only after another admin has confirmed it. Send this link:",
    note="The link stands on the next line.",
)
ASKED = text(
    "inviting.asked",
    "*{by} wants to invite somebody.* Role: {role}.\nDo you agree?",
    note="To the other admins, above two buttons.",
)
CONFIRMED = text("inviting.confirmed", "✔ Confirmed. Invitation: {role}, until {when}.", note="To both.")
REFUSED = text("inviting.refused", "✕ Refused. Invitation: {role}.", note="To both.")
NOT_YET = text(
    "inviting.not_yet",
    "This invitation still waits for an admin to confirm it. Try the link again later.",
    note="A code that nobody has confirmed. It stays good.",
)
TOO_MANY = text(
    "inviting.too_many",
    "Too many wrong invitations. Wait an hour, then try again.",
    note="To somebody who tries one wrong code after another.",
)
OPEN = text("inviting.open", "*Invitations that nobody has used yet*", note="Heading of a list.")
OPEN_LINE = text(
    "inviting.open_line", "{number}. {role}, {by}, until {when}: {state}", note="One invitation."
)
WAITS = text("inviting.waits", "not confirmed yet", note="State of an invitation. Lower case.")
GOOD = text("inviting.good", "confirmed", note="State of an invitation. Lower case.")
B_REVOKE = text("inviting.b_revoke", "✕ Withdraw {number}", note="Button: the invitation with this number.")
REVOKED = text("inviting.revoked", "✔ The invitation is withdrawn.", note="")
COMMAND_LINE = text(
    "inviting.command_line", "the command line", note="Who did it: somebody on the server. Lower case."
)
