"""Sorting the Bot API's error answers."""

from __future__ import annotations

import pytest

from bot.post.outcomes import (
    REASONS,
    NotSent,
    PostError,
    Refused,
    TopicGone,
    Unknown,
    Unreachable,
    Wait,
    sort_answer,
)


@pytest.mark.parametrize(
    ("status", "description", "expected"),
    [
        (403, "Forbidden: bot was blocked by the user", Unreachable),
        (403, "Forbidden: user is deactivated", Unreachable),
        (403, "Forbidden: bot can't initiate conversation with a user", Unreachable),
        (400, "Bad Request: chat not found", Unreachable),
        (400, "Bad Request: PEER_ID_INVALID", Unreachable),
        (400, "Bad Request: message thread not found", TopicGone),
        (400, "Bad Request: TOPIC_ID_INVALID", TopicGone),
        (401, "Unauthorized", NotSent),
        (404, "Not Found", NotSent),
        (409, "Conflict: terminated by other getUpdates request", NotSent),
        (404, "Not Found: method not found", Refused),
        (413, "Request Entity Too Large", Refused),
        (500, "Internal Server Error", Unknown),
        (502, "", Unknown),
        (504, "<html>", Unknown),
        (400, "Bad Request: something new", Refused),
        (418, "", Refused),
    ],
)
def test_each_answer_has_its_outcome(status: int, description: str, expected: type[PostError]):
    """Status and description decide the outcome, in the Bot API's own words."""
    assert type(sort_answer(status, description)) is expected


@pytest.mark.parametrize(
    ("description", "reason"),
    [
        ("Bad Request: message is not modified: specified new message content ...", "unchanged"),
        ("Bad Request: message to edit not found", "gone"),
        ("Bad Request: message can't be deleted", "too_old"),
        ("Bad Request: there is no text in the message to edit", "no_text"),
        ("Bad Request: the chat is not a forum", "no_topics"),
        ("Bad Request: message text is empty", "empty"),
        ("Bad Request: message caption is too long", "too_long"),
        ("Bad Request: file is too big", "too_big"),
        ("Bad Request: REACTION_INVALID", "reaction"),
        ("Bad Request: VOICE_MESSAGES_FORBIDDEN", "voice_forbidden"),
        ("Bad Request: BUTTON_DATA_INVALID", "button"),
        ("Bad Request: entity begins after the end of the text at UTF-16 offset 9", "entities"),
        ("Bad Request: wrong file identifier/HTTP URL specified", "file"),
        ("Bad Request: query is too old and response timeout expired or query ID is invalid", "too_late"),
        ("Bad Request: unheard of", "other"),
    ],
)
def test_a_refusal_has_a_short_reason(description: str, reason: str):
    """What Telegram says becomes one of our own names."""
    outcome = sort_answer(400, description)
    assert isinstance(outcome, Refused)
    assert outcome.reason == reason


def test_case_does_not_matter():
    """The libraries capitalize and cut descriptions; they are known all the same."""
    outcome = sort_answer(400, "Message to edit not found")
    assert isinstance(outcome, Refused)
    assert outcome.reason == "gone"


@pytest.mark.parametrize(
    ("description", "told", "seconds"),
    [
        ("Too Many Requests: retry after 35", 35, 35),
        ("Too Many Requests: retry after 8", None, 8),
        ("Too Many Requests", None, 1),
    ],
)
def test_a_flood_says_how_long(description: str, told: float | None, seconds: float):
    """The parameter counts, then the words, then one second."""
    outcome = sort_answer(429, description, told)
    assert isinstance(outcome, Wait)
    assert outcome.seconds == seconds


def test_no_reason_keeps_telegrams_words():
    """An outcome holds nothing of a description, which may quote somebody."""
    outcome = sort_answer(400, "Bad Request: can't parse entities near Fatima")
    assert "Fatima" not in repr(outcome) + str(outcome.args)


def test_reasons_are_short_names():
    """Every reason is a plain name that may be logged."""
    assert all(name.isidentifier() for _, name in REASONS)
