"""The roles a question can carry: what matching, triage and the offer know it by."""

from __future__ import annotations

from handlers.intake.questionnaire import Kind

_CHOICE: tuple[Kind, ...] = ("choice",)
_CHOICES: tuple[Kind, ...] = ("choice", "choices")
_OPEN: tuple[Kind, ...] = ("choice", "choices", "text", "voice")

ROLES: dict[str, tuple[Kind, ...]] = {
    "about": _CHOICE,
    "relation": _CHOICE,
    "signs": _OPEN,
    "counter_signs": _OPEN,
    "since": (*_OPEN, "number"),
    "urgency": ("yes_no", "choice", "scale"),
    "told": _OPEN,
    "community": _CHOICES,
    "languages": _CHOICES,
    "language_of_child": _CHOICES,
    "gender": _CHOICE,
    "place": ("place",),
    "distance": _CHOICE,
    "age": ("number", "choice", "yes_no"),
    "topics": _CHOICES,
    "story": ("text", "voice"),
    "organisation": _OPEN,
    "question": ("text", "voice"),
}
"""Each role with the kinds of question that can carry it."""

NAMING_LANGUAGES = ("languages", "language_of_child")
"""Roles of questions whose options are languages, each with its code for an id."""
