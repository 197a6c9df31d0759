"""Questionnaires out of YAML: all of it, strictly, or every problem with its line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from handlers.intake.conditions import Above, All, Answered, Any, Condition, Has, Is, Not
from handlers.intake.questionnaire import Option, Question, Questionnaire, Variant
from handlers.intake.reading_yaml import QuestionnaireProblems, inspect, parse, published
from handlers.intake.texts import Texts
from handlers.intake.yaml_sheet import LARGEST

WHOLE = """\
# A comment, which is for the writers only.
version: 1
languages: [nl, rif]
questions:
  - id: whom
    kind: choice
    role: about
    required: true
    text: {nl: Over wie?, rif: "Xef mani?"}
    help: {nl: U mag ook over uzelf schrijven., rif: "..."}
    options:
      - {id: child, text: {nl: Mijn kind, rif: mmi}, weight: 2}
      - {id: self, text: {nl: Ikzelf, rif: nec}}
  - id: worry
    kind: scale
    min: 0
    max: 10
    weight: 1
    text:
      nl: |-
        Hoe erg?
        0 is niet.
      rif: Ccal?
    when: {not: {whom: {is: self}}}
    variants:
      - when: {whom: {is: child}}
        text: {nl: Hoe erg is het met uw kind?, rif: Ccal?}
  - id: told
    kind: choices
    none: nobody
    text: {nl: Wie weet het?, rif: Wi?}
    when:
      any:
        - worry: {above: 4}
        - {whom: {is: self}}
    options:
      - {id: family, text: {nl: Familie, rif: tawacult}}
      - {id: nobody, text: {nl: Niemand, rif: ḥedd}}
"""


def around(*lines: str) -> str:
    """A file with one question, whose last keys are these lines; the first of them is line 9."""
    head = "version: 1\nlanguages: [nl]\nquestions:\n  - {id: whom, kind: choice, text: {nl: x}, options: "
    head += "[{id: a, text: {nl: a}}, {id: b, text: {nl: b}}]}\n  - {id: age, kind: number, text: {nl: x}}\n"
    return head + "".join(f"    {line}\n" for line in ("", "", "", *lines)).replace("    \n", "\n")


def lines_of(text: str) -> list[tuple[int | None, str]]:
    """Line and code of everything found."""
    return [(one.line, one.code) for one in inspect(text).findings]


def test_whole() -> None:
    """Every part of the format is read."""
    nl_rif = ("nl", "rif")
    assert parse(WHOLE) == Questionnaire(
        nl_rif,
        (
            Question(
                "whom",
                "choice",
                Texts.of(nl="Over wie?", rif="Xef mani?"),
                role="about",
                required=True,
                help=Texts.of(nl="U mag ook over uzelf schrijven.", rif="..."),
                options=(
                    Option("child", Texts.of(nl="Mijn kind", rif="mmi"), 2),
                    Option("self", Texts.of(nl="Ikzelf", rif="nec")),
                ),
            ),
            Question(
                "worry",
                "scale",
                Texts.of(nl="Hoe erg?\n0 is niet.", rif="Ccal?"),
                min=0,
                max=10,
                weight=1,
                when=Not(Is("whom", "self")),
                variants=(
                    Variant(Is("whom", "child"), Texts.of(nl="Hoe erg is het met uw kind?", rif="Ccal?")),
                ),
            ),
            Question(
                "told",
                "choices",
                Texts.of(nl="Wie weet het?", rif="Wi?"),
                none="nobody",
                when=Any((Above("worry", 4), Is("whom", "self"))),
                options=(
                    Option("family", Texts.of(nl="Familie", rif="tawacult")),
                    Option("nobody", Texts.of(nl="Niemand", rif="ḥedd")),
                ),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("{whom: {is: a}}", Is("whom", "a")),
        ("{whom: {has: a}}", Has("whom", "a")),
        ("{whom: {answered: true}}", Answered("whom")),
        ("{whom: {answered: false}}", Not(Answered("whom"))),
        ("{age: {above: 3}}", Above("age", 3)),
        ("{age: {is: 3}}", Is("age", 3)),
        ("{age: {is: -3}}", Is("age", -3)),
        ("{all: [{age: {is: 3}}, {whom: {is: a}}]}", All((Is("age", 3), Is("whom", "a")))),
        ("{any: [{age: {is: 3}}]}", Any((Is("age", 3),))),
        ("{not: {any: [{not: {age: {is: 3}}}]}}", Not(Any((Not(Is("age", 3)),)))),
    ],
)
def test_conditions(written: str, read: Condition) -> None:
    """Every form of condition is read."""
    text = around("", "").rstrip() + f"\n  - {{id: q, kind: text, text: {{nl: x}}, when: {written}}}\n"
    assert parse(text).questions[-1].when == read


@pytest.mark.parametrize("written", ["yes", "'yes'", "true"])
def test_condition_on_a_yes(written: str) -> None:
    """A yes can be written as a word or as true."""
    text = "version: 1\nlanguages: [nl]\nquestions:\n  - {id: a, kind: yes_no, text: {nl: x}}\n"
    text += f"  - {{id: b, kind: text, text: {{nl: x}}, when: {{a: {{is: {written}}}}}}}\n"
    assert parse(text).questions[1].when == Is("a", "yes")


BAD = """\
version: 2
languages: [nl, English]
colour: red
questions:
  - id: Whom
    kind: choise
    text: {nl: 3, nl: x}
    options:
      - {id: child, text: {nl: Kind}, weight: heavy}
      - {id: child, text: {nl: Ik}}
      - {text: {nl: Ik}}
      - nobody
  - id: worry
    kind: scale
    required: maybe
    min: 1.5
    max: 10
    text: {nl: Hoe erg?}
    when: {later: {is: a}}
    variants:
      - when: {worry: {above: high}}
        text: {nl: x}
      - when: {whom: {is: a}, worry: {is: 3}}
  - id: later
    kind: choice
    text: {}
    options: a
"""


def test_every_problem() -> None:
    """All problems are found at once, each with its line, in the order of the lines."""
    assert lines_of(BAD) == [
        (1, "not_format"),
        (2, "bad_language"),
        (3, "unknown_key"),
        (5, "bad_id"),
        (6, "unknown_kind"),
        (7, "duplicate_key"),
        (7, "not_text"),
        (9, "not_number"),
        (10, "duplicate_option"),
        (11, "missing_key"),
        (11, "same_label"),
        (12, "not_mapping"),
        (15, "not_boolean"),
        (16, "not_number"),
        (19, "later_question"),
        (19, "unknown_option"),
        (21, "not_number"),
        (23, "missing_key"),
        (23, "bad_condition"),
        (26, "no_text"),
        (27, "not_list"),
    ]


def test_message() -> None:
    """The error's message has a line for every problem, beginning with its line number."""
    with pytest.raises(QuestionnaireProblems) as caught:
        parse(BAD)
    told = str(caught.value).splitlines()
    assert (told[0], told[-2], all(line.startswith("line ") for line in told)) == (
        "line 1: version: expected version: 1",
        "line 26: question later: text: there is no text in any language",
        True,
    )


def test_warnings_do_not_hinder() -> None:
    """A questionnaire with nothing but warnings is read, and the warnings have their lines."""
    text = WHOLE.replace("role: about", "role: colour")
    assert (len(parse(text).questions), lines_of(text)) == (3, [(7, "unknown_role")])


def test_draft() -> None:
    """A draft that may not be published yet can still be read and worked on."""
    reading = inspect(WHOLE.replace("whom: {is: child}", "whom: {is: cat}"))
    assert reading.questionnaire is not None
    assert [one.code for one in reading.problems] == ["unknown_option"]


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("", 1, "not_mapping"),
        ("# nothing", 1, "not_mapping"),
        ("- a\n- b\n", 1, "not_mapping"),
        ("hello", 1, "not_mapping"),
        ("version: 1\nlanguages: [nl\n", 3, "broken_yaml"),
        ("version: 1\n\tlanguages: [nl]\n", 2, "broken_yaml"),
        ("version: 1\nlanguages: \x07\n", 2, "broken_yaml"),
        ("version: 1\n---\nversion: 1\n", 2, "broken_yaml"),
        ("version: 1\nlanguages: *all\n", 2, "broken_yaml"),
        ("version: 1\nlanguages: &all [nl]\nquestions: *all\n", 2, "alias"),
        ("version: 1\nlanguages: &all [*all]\n", 2, "alias"),
        ("version: 1\nlanguages: " + "[" * 30 + "]" * 30, 2, "too_deep"),
        ("{a: " * 5_000, 1, "too_deep"),
        ("#" * (LARGEST + 1), 1, "too_large"),
    ],
)
def test_unreadable(text: str, line: int, code: str) -> None:
    """What is not one plain YAML document of keys and values is said to be so, and nothing more."""
    assert lines_of(text) == [(line, code)]


@pytest.mark.parametrize("key", ["version", "languages", "questions"])
def test_missing_at_the_top(key: str) -> None:
    """Every key at the top is needed."""
    text = "".join(
        line for line in ("version: 1\n", "languages: [nl]\n", "questions: []\n") if key not in line
    )
    assert (1, "missing_key") in lines_of(text)


@pytest.mark.parametrize("key", ["id", "kind", "text"])
def test_missing_in_a_question(key: str) -> None:
    """A question needs an id, a kind and a text."""
    parts = {"id": "q", "kind": "text", "text": "{nl: x}"}
    inside = ", ".join(f"{name}: {value}" for name, value in parts.items() if name != key)
    text = f"version: 1\nlanguages: [nl]\nquestions:\n  - {{{inside}}}\n"
    assert lines_of(text) == [(4, "missing_key")]


@pytest.mark.parametrize("question_id", ["Q", "1a", "_a", "a-b", "a b", "é", "a" * 25, "''"])
def test_bad_id(question_id: str) -> None:
    """An id is a small letter and then small letters, digits and underscores, at most 24 in all."""
    text = (
        f"version: 1\nlanguages: [nl]\nquestions:\n  - {{id: {question_id}, kind: text, text: {{nl: x}}}}\n"
    )
    assert lines_of(text) == [(4, "bad_id")]


@pytest.mark.parametrize("value", ["1e3", "0x10", "1.0", "'1'", "12345678901", "1_000", "~", "[1]"])
def test_bad_number(value: str) -> None:
    """A number is written in plain digits."""
    inside = f"id: q, kind: number, min: {value}, text: {{nl: x}}"
    text = f"version: 1\nlanguages: [nl]\nquestions:\n  - {{{inside}}}\n"
    assert lines_of(text) == [(4, "not_number")]


@pytest.mark.parametrize(
    "written",
    [
        "a",
        "[]",
        "{}",
        "{whom: a}",
        "{whom: {}}",
        "{whom: {was: a}}",
        "{whom: {is: a, has: b}}",
        "{not: []}",
        "{all: [x]}",
    ],
)
def test_bad_condition(written: str) -> None:
    """What is none of the forms of a condition is said to be so."""
    text = around().rstrip() + f"\n  - id: q\n    kind: text\n    text: {{nl: x}}\n    when: {written}\n"
    assert [one for one in lines_of(text) if one[1] != "empty_condition"] == [(9, "bad_condition")]


def test_published() -> None:
    """A published version is read once and remembered."""
    assert published(WHOLE) is published(WHOLE)


def test_published_with_problems() -> None:
    """What is not remembered is refused the same every time."""
    for _ in range(2):
        with pytest.raises(QuestionnaireProblems):
            published("")


@settings(max_examples=300)
@given(
    at=st.integers(0, len(WHOLE)),
    cut=st.integers(0, 30),
    put=st.sampled_from(
        ["", "{", "]", ": ", "\n", "- ", "&a ", "*a", "!", "\x00", "\ud800", "'", "|", "%", "? ", "<<: "]
    ),
)
def test_damaged(at: int, cut: int, put: str) -> None:
    """However a file is damaged, it is read or its problems are told with their lines; nothing breaks."""
    reading = inspect(WHOLE[:at] + put + WHOLE[at + cut :])
    assert all(one.line and str(one) for one in reading.findings)
    assert reading.questionnaire is not None or reading.problems


@given(st.text("ab:-{}[]&*!|>'\"%@`#,? \n\t\x00\ud800é", max_size=60))
def test_noise(text: str) -> None:
    """Noise is told to be noise."""
    assert inspect(text).problems
