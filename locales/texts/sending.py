"""What is said during the intake about something that is no answer. Read by seekers."""

from __future__ import annotations

from locales.text import text

IN_WORDS = text(
    "sending.in_words",
    "Please write, or record a voice message.",
    note="To a seeker, after why something that was sent cannot be used: how to answer an open question.",
)
WITH_BUTTONS = text(
    "sending.with_buttons",
    "Please answer with the buttons, or in words.",
    note="To a seeker, after why something that was sent cannot be used: how to answer a question with buttons.",
)
FILE = text(
    "sending.file",
    "We cannot keep a file here. Later you can send your confidant a photo or a PDF.",
    note="To a seeker who sent a file at a question. Other kinds of file are not passed on.",
)
