"""Which words of a question a recording reads: another wording is another recording."""

from __future__ import annotations

import hashlib

from handlers.intake.questionnaire import Question


def words_read(question: Question, language: str) -> str:
    """A fingerprint of what is read aloud in this language: the question and its options, in their order."""
    said = (question.text.best(language), *(option.text.best(language) for option in question.options))
    return hashlib.sha256("\0".join(said).encode()).hexdigest()[:16]
