"""The professionals' default questionnaire, as words: complete, short, and without anybody in it."""

from __future__ import annotations

import pytest

from handlers.intake.reading_yaml import published
from handlers.questionnaires import default
from locales import bidi
from locales.languages import WRITTEN

LANGUAGES = set(WRITTEN)
BUTTON = 34


@pytest.fixture(scope="module")
def whole():
    return published(default("professionals"))


def test_every_text_is_in_every_language(whole):
    """Questions, their help and their options are there in all five languages."""
    texts = [text for one in whole.questions for text in (one.text, one.help) if text]
    texts += [option.text for one in whole.questions for option in one.options]
    assert all(set(text) == LANGUAGES and all(text.values()) for text in texts)


def test_buttons_fit(whole):
    """No option is longer than a phone shows."""
    labels = [word for one in whole.questions for option in one.options for word in option.text.values()]
    assert not [label for label in labels if len(label) > BUTTON]


def test_arabic_lines_begin_with_arabic(whole):
    """Telegram takes a line's direction from its first strong letter."""
    lines = [
        line
        for one in whole.questions
        for text in (one.text, one.help)
        if text
        for line in text["ar"].split("\n")
    ]
    assert not [line for line in lines if bidi.starts_rtl(line) is False]


def test_it_is_short_and_asks_about_danger(whole):
    """A handful of questions, and the one about danger cannot be skipped."""
    (danger,) = whole.with_role("urgency")
    assert danger.required
    assert len(whole.questions) <= 6
