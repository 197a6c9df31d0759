"""A new wording of a text before it is saved. Read by admins."""

from __future__ import annotations

from locales.text import text

DRAFT = text(
    "drafting.draft",
    "*Not saved yet.* This is how it will be read:",
    note="To admins, above a new wording of a text.",
)
SAVE = text("drafting.save", "✔ Save", note="Button: the new wording takes effect.")
AGAIN = text("drafting.again", "✏ Change again", note="Button: write the new wording once more.")
LET_GO = text(
    "drafting.let_go", "Nothing was changed. It still reads:", note="To admins, above the text as it was."
)
CHANGED_MEANWHILE = text(
    "drafting.changed_meanwhile",
    "*Somebody else has changed this text meanwhile.* Press Save once more to use your words. It now reads:",
    note="To admins, above the other's wording. Save is the button's label.",
)
