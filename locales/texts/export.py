"""Taking one's own words along, and a case that the organisation destroys."""

from __future__ import annotations

from locales.text import text
from locales.texts import meetings

COMMAND = text("export.command", "your messages as a file", note="In the command menu.")
ASK = text(
    "export.ask",
    "*Your messages as a file?*\nI can make a page with what you answered, what you wrote and what you were answered. "
    "It will stand in this chat, and everybody who can open your phone can read it. Do you want that?",
    note="To a seeker, above yes and no.",
)
B_YES = text("export.b_yes", "Yes, make the file", note="Button.")
B_NO = text("export.b_no", "No", note="Button.")
COMES = text("export.comes", "✔ The file is coming.", note="In place of the question.")
HERE = text(
    "export.here",
    "Here is the file. With the button “clear this chat” it goes away again.",
    note="Under the file.",
)
NOT_MADE = text("export.not_made", "Good. No file was made.", note="")
NOTHING = text(
    "export.nothing",
    "There is no conversation that I can read. When a conversation is over it is locked, and I cannot open it any "
    "more. The organisation can, for you: ask its staff soon: after some time it is destroyed.",
    note="To a seeker who asks for a file. Without a conversation that goes on.",
)
TITLE = text("export.title", "My messages", note="Title of the file. Neutral.")
AGREED = text("export.agreed", "What you agreed to", note="Heading in the file.")
AGREED_LINE = text(
    "export.agreed_line",
    "{when}: {about}, version {version}",
    note="{about} is what was agreed to, such as “that a confidant is looked for”.",
)
CONSENTS = {
    "meeting": meetings.CONSENT,
    "use": text(
        "export.consent_use", "that we keep what you tell us", note="What was agreed to. Lower case."
    ),
    "match": text(
        "export.consent_match", "that we look for a confidant", note="What was agreed to. Lower case."
    ),
    "whole": text(
        "export.consent_whole",
        "that somebody else reads what was said",
        note="What was agreed to. Lower case.",
    ),
    "export": text(
        "export.consent_export", "a file like this in this chat", note="What was agreed to. Lower case."
    ),
    "follow_up": text(
        "export.consent_follow_up",
        "that we ask later how it is going",
        note="What was agreed to. Lower case.",
    ),
    "same_again": text(
        "export.consent_same_again", "that we remember your confidant", note="What was agreed to. Lower case."
    ),
    "share": text(
        "export.consent_share", "that something is shared with others", note="What was agreed to. Lower case."
    ),
    "intervention": text(
        "export.consent_intervention",
        "that something is done for you",
        note="What was agreed to. Lower case.",
    ),
}
"""Everything a seeker can agree to, by the word that the consent log keeps."""
DONE = text("export.done", "What you agreed that we do", note="Heading: what is done beyond talking.")
SHARED = text("export.shared", "What we told others", note="Heading in the file.")
SHARED_LINE = text(
    "export.shared_line",
    "To: {to}. Ground: {ground}.\n{words}",
    note="In the file: something that was told to others.",
)
ANSWERS = text("export.answers", "What you answered", note="Heading in the file.")
SAID = text("export.said", "What was written", note="Heading in the file.")
YOU = text("export.you", "you", note="Who wrote it. Lower case.")
CONFIDANT = text("export.confidant", "the person who answers you", note="Who wrote it. Lower case.")
A_FILE = text("export.a_file", "(a picture, voice or file)", note="In place of words.")
TAKEN_BACK = text("export.taken_back", "(taken back)", note="In place of words.")
ERASED_BY_LINE = text(
    "export.erased_by_line",
    "The organisation has erased your conversation with us. Nothing of it is kept any more. You can begin anew "
    "whenever you want: /start",
    note="To a seeker.",
)
