"""What the check of a questionnaire finds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from handlers.intake.check import findings, problems, width
from handlers.intake.conditions import Above, All, Answered, Any, Condition, Has, Is, Not
from handlers.intake.findings import PROBLEMS, WARNINGS
from handlers.intake.questionnaire import Option, Question, Questionnaire, Variant
from handlers.intake.roles import ROLES
from handlers.intake.texts import NOTHING, Texts
from tests.unit.intake.making import LANGUAGES, asks, options, questionnaire, questionnaires, said

WHOM = asks("whom", "choice", options=options("child", "self"))
SIGNS = asks("signs", "choices", options=options("alone", "angry"))
AGE = asks("age", "number")
MINOR = asks("minor", "yes_no")
WELCOME = asks("welcome", "information")


def found(*questions: Question) -> list[tuple[str, tuple[str | int, ...]]]:
    """Codes and places, without the leading ("questions",)."""
    return [(one.code, one.path[1:]) for one in findings(questionnaire(*questions))]


def codes(q: Questionnaire) -> list[str]:
    """Only the codes."""
    return [one.code for one in findings(q)]


def test_nothing() -> None:
    """A good questionnaire is left in peace."""
    assert found(WELCOME, WHOM, SIGNS, AGE, MINOR) == []


def test_empty() -> None:
    """A questionnaire without languages and questions is none."""
    assert codes(Questionnaire((), ())) == ["no_languages", "no_questions"]


def test_language_twice() -> None:
    """A language is listed once."""
    assert codes(Questionnaire((*LANGUAGES, "nl"), (WHOM,))) == ["duplicate_language"]


def test_too_many_questions() -> None:
    """Nobody answers two hundred and one questions."""
    assert codes(questionnaire(*(asks(f"q{n}") for n in range(201)))) == ["too_many_questions"]


def test_duplicate_question() -> None:
    """An id that stands twice is a problem at the second."""
    assert found(WHOM, WHOM) == [("duplicate_question", (1, "id"))]


@pytest.mark.parametrize("question_id", ["all", "any", "not"])
def test_reserved_id(question_id: str) -> None:
    """The words of conditions are no ids."""
    assert found(asks(question_id)) == [("reserved_id", (0, "id"))]


def test_duplicate_option() -> None:
    """An option's id is its own within the question."""
    twice = asks("q", "choice", options=(Option("a", said("x")), Option("a", said("y"))))
    assert found(twice) == [("duplicate_option", (0, "options", 1, "id"))]


def test_missing_translation() -> None:
    """A text that lacks a language, or is blank in it, is reported for each, wherever it stands."""
    some = Texts.of(nl="x", ar="x", rif=" ", en="x")
    question = replace(
        asks("q", "choice", options=(Option("a", some), Option("b", said("b")))),
        text=some,
        help=some,
        variants=(Variant(Answered("whom"), some),),
    )
    reported = [(one.path[2:], one.detail) for one in findings(questionnaire(WHOM, question))]
    places = [("text",), ("help",), ("variants", 0, "text"), ("options", 0, "text")]
    assert reported == [(place, (language,)) for place in places for language in ("rif", "tr")]


def test_no_text() -> None:
    """A text without words in any language is a problem; help may be left out altogether."""
    bare = replace(asks("q"), text=Texts.of(nl=" ", en=""), help=NOTHING)
    assert found(bare) == [("no_text", (0, "text"))]


def test_unlisted_language() -> None:
    """A language that is not listed at the top is a problem."""
    assert found(replace(asks("q"), text=Texts((*said("x").pairs, ("so", "x"))))) == [
        ("unlisted_language", (0, "text", "so"))
    ]


@pytest.mark.parametrize("letter", ["\x00", "\x1b", "\t", "\x85", "\u2028", "\ud83d"])
def test_control_character(letter: str) -> None:
    """What cannot be shown is a problem."""
    text = Texts(tuple((language, f"a{letter}b") for language in LANGUAGES))
    reported = findings(questionnaire(replace(asks("q"), text=text)))
    assert {(one.code, one.detail) for one in reported} == {("control_character", (f"{ord(letter):04X}",))}


@pytest.mark.parametrize("letter", ["\n", "\u2068", "\u200f", "😀", "ⵣ"])
def test_harmless_character(letter: str) -> None:
    """New lines, marks of direction, emoji and Tifinagh are ordinary text."""
    assert found(replace(asks("q"), text=said(f"a{letter}b"))) == []


@pytest.mark.parametrize(
    ("length", "help_length", "fits"),
    [(3696, 0, True), (3697, 0, False), (3600, 94, True), (3600, 95, False)],
)
def test_text_too_long(length: int, help_length: int, fits: bool) -> None:
    """A text and its help, with an empty line between, go into one message."""
    question = replace(
        asks("q"), text=said("x" * length), help=said("y" * help_length) if help_length else NOTHING
    )
    assert {one.code for one in findings(questionnaire(question))} == (set() if fits else {"text_too_long"})


def test_options_count_for_who_hears_them() -> None:
    """Numbered under the question they stand in the same message."""
    question = replace(asks("q", "choice", options=options("a", "b")), text=said("x" * 3690))
    assert "text_too_long" in {one.code for one in findings(questionnaire(question))}


def test_variant_too_long() -> None:
    """A variant's words count with the help that is shown beside them."""
    long = Variant(Is("whom", "self"), said("x" * 4000))
    question = replace(asks("q"), help=said("y" * 95), variants=(long,))
    assert {one.code for one in findings(questionnaire(WHOM, question))} == {"text_too_long"}


@pytest.mark.parametrize(
    ("question", "key"),
    [
        (asks("q", "yes_no", options=options("a", "b")), "options"),
        (asks("q", "choice", options=options("a", "b"), none="a"), "none"),
        (asks("q", "place", min=1), "min"),
        (asks("q", "voice", max=1), "max"),
        (asks("q", "choice", options=options("a", "b"), weight=1), "weight"),
    ],
)
def test_unfit_key(question: Question, key: str) -> None:
    """A key that does nothing for this kind of question is a problem."""
    assert found(question) == [("unfit_key", (0, key))]


def test_bounds() -> None:
    """A scale needs both bounds, in order, with no more steps than there are buttons."""
    assert found(
        asks("a", "scale", min=0),
        asks("b", "scale", min=3, max=2),
        asks("c", "number", min=3, max=2),
        asks("d", "scale", min=0, max=90),
        asks("e", "scale", min=0, max=10),
        asks("f", "number", min=0),
    ) == [
        ("no_bounds", (0, "max")),
        ("crossed_bounds", (1, "min")),
        ("crossed_bounds", (2, "min")),
        ("long_scale", (3, "max")),
    ]


@pytest.mark.parametrize(
    ("count", "code"),
    [
        (0, ["no_options"]),
        (1, ["one_option"]),
        (2, []),
        (30, []),
        (31, ["many_options"]),
        (90, ["many_options"]),
        (91, ["too_many_options"]),
    ],
)
def test_how_many_options(count: int, code: list[str]) -> None:
    """There are at least two options to choose from, and no more than there are buttons."""
    assert (
        codes(questionnaire(asks("q", "choice", options=options(*(f"o{n}" for n in range(count)))))) == code
    )


def test_unknown_none() -> None:
    """The option that excludes the others is one of them."""
    assert found(replace(SIGNS, none="nothing")) == [("unknown_none", (0, "none"))]


@pytest.mark.parametrize(
    ("label", "fits"), [("x" * 40, True), ("x" * 41, False), ("中" * 20, True), ("中" * 21, False)]
)
def test_long_label(label: str, fits: bool) -> None:
    """A button is at most forty columns wide."""
    question = asks("q", "choice", options=(Option("a", said(label)), Option("b", said("b"))))
    assert set(codes(questionnaire(question))) == (set() if fits else {"long_label"})


@pytest.mark.parametrize(
    ("label", "columns"), [("é", 1), ("e\u0301", 1), ("نَعَم", 3), ("\u2068a\u2069", 1), ("👍", 2), ("", 0)]
)
def test_width(label: str, columns: int) -> None:
    """Marks and invisible characters take no room, wide ones take two columns."""
    assert width(label) == columns


def test_same_label() -> None:
    """Two options that read the same in a language cannot be told apart in it."""
    question = asks(
        "q",
        "choice",
        options=(Option("a", Texts((*said("a").pairs[:4], ("en", "Son")))), Option("b", said("son"))),
    )
    assert [(one.code, one.detail) for one in findings(questionnaire(question))] == [
        ("same_label", ("a", "b", "en"))
    ]


@pytest.mark.parametrize(
    ("asked", "condition", "code"),
    [
        (WHOM, Is("whom", "self"), None),
        (WHOM, Has("whom", "self"), None),
        (WHOM, Answered("whom"), None),
        (WHOM, Is("whom", "cat"), "unknown_option"),
        (SIGNS, Has("signs", "cat"), "unknown_option"),
        (WHOM, Is("who", "self"), "unknown_question"),
        (WHOM, Above("whom", 3), "unfit_condition"),
        (AGE, Above("age", 3), None),
        (AGE, Is("age", 3), None),
        (AGE, Is("age", "self"), "unfit_condition"),
        (AGE, Has("age", "self"), "unfit_condition"),
        (MINOR, Is("minor", "yes"), None),
        (MINOR, Is("minor", "true"), "unfit_condition"),
        (MINOR, Is("minor", 1), "unfit_condition"),
        (WELCOME, Answered("welcome"), "unfit_condition"),
        (asks("town", "place"), Is("town", "Ede"), "unfit_condition"),
        (asks("town", "place"), Answered("town"), None),
        (WHOM, All(()), "empty_condition"),
    ],
)
def test_condition(asked: Question, condition: Condition, code: str | None) -> None:
    """A condition asks of a question what its kind can answer."""
    reported = [
        one.code
        for one in findings(questionnaire(asked, asks("q", when=condition)))
        if one.level == "problem"
    ]
    assert reported == ([code] if code else [])


def test_condition_on_a_later_question() -> None:
    """A condition on a later question, or on the question itself, is a problem."""
    later = asks("a", when=All((Is("minor", "yes"), Not(Answered("a")))))
    assert found(later, MINOR) == [
        ("later_question", (0, "when", "all", 0)),
        ("later_question", (0, "when", "all", 1, "not")),
    ]


def test_condition_of_a_variant() -> None:
    """The conditions of variants are looked at like the question's own, deep inside too."""
    variant = Variant(Not(Any((Is("whom", "cat"),))), said("x"))
    assert found(WHOM, asks("q", variants=(variant,))) == [
        ("unknown_option", (1, "variants", 0, "when", "not", "any", 0))
    ]


def test_unreachable_question() -> None:
    """A question that no answers lead to is worth a warning."""
    assert found(WHOM, asks("q", when=All((Is("whom", "self"), Is("whom", "child"))))) == [
        ("unreachable_question", (1, "when"))
    ]


def test_unreachable_variant() -> None:
    """Words that a variant before them always takes the place of are worth a warning."""
    variants = (Variant(Answered("whom"), said("x")), Variant(Is("whom", "self"), said("y")))
    assert found(WHOM, asks("q", variants=variants)) == [("unreachable_variant", (1, "variants", 1, "when"))]


def test_role_twice() -> None:
    """A role that two questions of one walk carry is worth a warning."""
    assert found(asks("a", role="since"), asks("b", role="since")) == [("role_twice", (1, "role"))]


def test_role_in_two_branches() -> None:
    """Two questions that nobody is both asked can carry the same role."""
    own = asks("own", role="since", when=Is("whom", "self"))
    other = asks("other", role="since", when=Not(Is("whom", "self")))
    assert found(WHOM, own, other) == []


def test_unknown_role() -> None:
    """A role that nothing reads is worth a warning."""
    assert found(asks("q", role="colour")) == [("unknown_role", (0, "role"))]


def test_unfit_role() -> None:
    """A role on a kind of question that its readers cannot use is worth a warning."""
    assert found(asks("q", role="place")) == [("unfit_role", (0, "role"))]


def test_every_role_has_kinds() -> None:
    """Every known role can be carried by some kind of question."""
    assert all(ROLES.values())


def test_needless_required() -> None:
    """An information step cannot be required."""
    assert found(replace(WELCOME, required=True)) == [("needless_required", (0, "required"))]


def test_levels() -> None:
    """Problems keep a questionnaire from being published, warnings do not, and no code is both."""
    q = questionnaire(asks("q", role="colour"), asks("q"))
    assert ([one.code for one in problems(q)], PROBLEMS.keys() & WARNINGS.keys()) == (
        ["duplicate_question"],
        set(),
    )


def test_sentence() -> None:
    """A finding says in English where it is and what it is."""
    question = asks("q", "choice", options=(Option("a", said("a")), Option("b", Texts(said("b").pairs[:4]))))
    assert [str(one) for one in findings(questionnaire(question))] == [
        "question q: options 2 text: not translated into en"
    ]


@given(q=questionnaires())
def test_every_finding_has_its_sentence(q: Questionnaire) -> None:
    """The random questionnaires of these tests are without problems, and every warning can be told."""
    assert (problems(q), all(str(one) for one in findings(q))) == ((), True)
