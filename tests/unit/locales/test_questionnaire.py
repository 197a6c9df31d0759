"""The default intake, as words: complete, short, and the same in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

import locales
from locales import bidi
from locales.languages import WRITTEN
from locales.texts import common

HERE = Path(locales.__file__).parent / "default" / "questionnaire.yaml"
LANGUAGES = set(WRITTEN)
BUTTON = 34


@pytest.fixture(scope="module")
def whole() -> dict:
    return YAML(typ="safe").load(HERE)


def texts(node: object) -> Iterator[dict]:
    """Every text in it, wherever it stands."""
    if isinstance(node, dict):
        if set(node) & LANGUAGES:
            yield node
        else:
            for part in node.values():
                yield from texts(part)
    elif isinstance(node, list):
        for part in node:
            yield from texts(part)


def role(whole: dict, name: str) -> dict:
    return next(question for question in whole["questions"] if question.get("role") == name)


def test_every_text_is_in_every_language(whole):
    """Nothing is missing in any of the languages."""
    assert all(set(text) == LANGUAGES and all(text.values()) for text in texts(whole["questions"]))


def test_buttons_fit(whole):
    """No option is longer than a phone shows."""
    options = [option for question in whole["questions"] for option in question.get("options", ())]
    assert not [word for option in options for word in option["text"].values() if len(word) > BUTTON]


def test_arabic_lines_begin_with_arabic(whole):
    """Telegram takes a line's direction from its first strong letter."""
    lines = [line for text in texts(whole["questions"]) for line in text["ar"].split("\n")]
    assert not [line for line in lines if bidi.starts_rtl(line) is False]


def test_sensitive_questions_can_be_skipped(whole):
    """Only what a match cannot do without is required."""
    required = {question["id"] for question in whole["questions"] if question.get("required")}
    assert required == {"about_whom", "danger", "languages"}


@pytest.mark.parametrize(
    ("name", "known"),
    [("community", common.COMMUNITIES), ("gender", common.GENDERS), ("distance", common.DISTANCES)],
)
def test_options_are_the_words_matching_knows(whole, name, known):
    """The options of what matching reads are the words of the confidants' profiles."""
    assert {option["id"] for option in role(whole, name)["options"]} == set(known)


def test_languages_are_those_of_the_line(whole):
    """A seeker can ask for every language a confidant can have."""
    assert [option["id"] for option in role(whole, "languages")["options"]] == list(common.LANGUAGES)


def test_only_danger_now_weighs_most(whole):
    """Of the answers about danger, "yes" alone has the greatest weight."""
    weights = {option["id"]: option.get("weight", 0) for option in role(whole, "urgency")["options"]}
    assert max(weights, key=weights.__getitem__) == "yes"


@pytest.mark.parametrize("name", ["questionnaire", "professionals", "question"])
def test_nobody_is_asked_for_a_name(name):
    """What can be answered in one's own words says beside it: no names and no address, of anybody."""
    asked = YAML(typ="safe").load(HERE.with_name(f"{name}.yaml"))["questions"]
    free = [one for one in asked if one["kind"] in ("text", "voice")]
    assert free
    for one in free:
        assert re.search(r"no names.*no address", one["help"]["en"], re.IGNORECASE)
        assert re.search(r"geen namen.*geen adres", one["help"]["nl"], re.IGNORECASE)


def test_nobody_is_labelled(whole):
    """The words that have consequences for a person are nowhere in it."""
    words = " ".join(word.lower() for text in texts(whole["questions"]) for word in text.values())
    assert not [
        label for label in ("radical", "radikal", "extrem", "terror", "إرهاب", "تطرف") if label in words
    ]
