"""Recording a question in the editor. Read by admins."""

from __future__ import annotations

from locales.text import text

B_RECORD = text(
    "recording.b_record", "🎤 Read it aloud", note="Button: record the question in each language."
)
CHANGED = text(
    "recording.changed",
    "The question's words have changed meanwhile. Nothing was kept. Please open it again.",
    note="To an admin who recorded a question while its words were changed.",
)
