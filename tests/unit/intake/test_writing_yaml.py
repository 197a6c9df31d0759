"""Questionnaires as YAML."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from handlers.intake.check import problems
from handlers.intake.conditions import Above, All, Answered, Any, Has, Is, Not
from handlers.intake.questionnaire import Question, Questionnaire, Variant
from handlers.intake.reading_yaml import inspect, parse
from handlers.intake.texts import Texts
from handlers.intake.writing_yaml import write
from tests.unit.intake.making import asks, options, questionnaire, questionnaires, said

SHOWABLE = st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")) | st.just("\n")
CALM = settings(suppress_health_check=list(HealthCheck))


def test_form() -> None:
    """What is written is what a person would write."""
    yes = Texts.of(nl="Over wie?", en="About\nwhom?")
    q = Questionnaire(
        ("nl", "en"),
        (
            Question(
                "whom", "yes_no", yes, role="about", required=True, weight=2, help=Texts.of(nl="yes", en="5")
            ),
            replace(
                asks("signs", "choices", none="a", options=options("a", "b", b=-1)),
                text=Texts.of(nl="x", en="y"),
                options=tuple(
                    replace(one, text=Texts.of(nl=one.id, en=one.id)) for one in options("a", "b", b=-1)
                ),
                when=All((Is("whom", "yes"), Not(Answered("whom")))),
            ),
        ),
    )
    assert write(q) == (
        "version: 1\n"
        "languages: [nl, en]\n"
        "questions:\n"
        "  - id: whom\n"
        "    kind: yes_no\n"
        "    role: about\n"
        "    required: true\n"
        "    weight: 2\n"
        "    text:\n"
        "      nl: Over wie?\n"
        "      en: |-\n"
        "        About\n"
        "        whom?\n"
        "    help:\n"
        "      nl: yes\n"
        "      en: '5'\n"
        "  - id: signs\n"
        "    kind: choices\n"
        "    none: a\n"
        "    when: {all: [{whom: {is: yes}}, {not: {whom: {answered: true}}}]}\n"
        "    text:\n"
        "      nl: x\n"
        "      en: y\n"
        "    options:\n"
        "      - id: a\n"
        "        text:\n"
        "          nl: a\n"
        "          en: a\n"
        "      - id: b\n"
        "        weight: -1\n"
        "        text:\n"
        "          nl: b\n"
        "          en: b\n"
    )


@CALM
@given(q=questionnaires())
def test_round_trip(q: Questionnaire) -> None:
    """What is written reads back exactly."""
    assert parse(write(q)) == q


@CALM
@given(q=questionnaires(most=4))
def test_written_twice(q: Questionnaire) -> None:
    """Reading and writing again changes not a letter."""
    assert write(parse(write(q))) == write(q)


@CALM
@given(text=st.text(SHOWABLE, min_size=1) | st.text(" \nab#:-\u2068\u00a0\ufeff'\"", min_size=1))
def test_every_text(text: str) -> None:
    """Every text that can be shown reads back exactly, in every place where text stands."""
    worded = replace(
        asks("q", "choice", options=options("a", "b")),
        text=said(text),
        help=said(text),
        variants=(Variant(Answered("p"), said(text)),),
    )
    q = questionnaire(
        asks("p"), replace(worded, options=tuple(replace(o, text=said(text)) for o in worded.options))
    )
    assert inspect(write(q)).questionnaire == q


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "no",
        "null",
        "~",
        "true",
        "12",
        "1.5",
        "0o7",
        "2024-01-01",
        "=",
        "<<",
        "a: b",
        "- a",
        "#a",
        "a #b",
    ],
)
def test_words_that_look_like_something_else(text: str) -> None:
    """Words that YAML could take for a number, a date or a mark stay words."""
    q = questionnaire(replace(asks("q"), text=said(text)))
    assert parse(write(q)) == q


@pytest.mark.parametrize("word", ["null", "true", "false", "yes", "no", "on", "y", "e1", "o"])
def test_ids_that_look_like_something_else(word: str) -> None:
    """Ids that YAML could take for true, false or nothing stay ids, in conditions too."""
    q = questionnaire(
        asks(word, "choices", none=word, options=options(word, "other")),
        asks("q", role=word, when=Any((Is(word, word), Has(word, word)))),
    )
    assert parse(write(q)) == q


def test_long_text() -> None:
    """A long text stays on one line, so that a changed word is one changed line."""
    long = " ".join(["woord"] * 300)
    assert f"      nl: {long}\n" in write(questionnaire(replace(asks("q"), text=said(long))))


def test_numbers_in_conditions() -> None:
    """Numbers in conditions stay numbers."""
    q = questionnaire(asks("n", "number", min=-5, max=5), asks("q", when=Any((Is("n", 0), Above("n", -3)))))
    assert parse(write(q)) == q


def test_draft() -> None:
    """A draft with problems reads back exactly too, so that nobody's half-done work is lost."""
    q = questionnaire(
        asks("a", "choice", when=Is("b", "x")),
        asks("b", "scale", min=3, max=1),
        replace(asks("c"), text=Texts()),
    )
    assert (inspect(write(q)).questionnaire, len(problems(q))) == (q, 5)
