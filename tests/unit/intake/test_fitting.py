"""Which answers a question takes, and the form they are kept in."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from handlers.intake.answers import Answer, Chosen, Counted, Located, Said, Seen, Skipped, Spoken, YesNo
from handlers.intake.fitting import Refused, fitted
from handlers.intake.questionnaire import KINDS, Question
from tests.unit.intake.making import any_answer, asks, fitting_answers, options, questionnaires

ONE = asks("q", "choice", options=options("a", "b", "c"))
SOME = asks("q", "choices", options=options("a", "b", "c"), none="c")
AGE = asks("q", "number", min=0, max=120)

WHAT = {
    Chosen(("a",)): {"choice", "choices"},
    Said("x"): {"text", "voice"},
    Spoken(1): {"text", "voice"},
    Located("Ede"): {"place"},
    Counted(5): {"number", "scale"},
    YesNo(yes=True): {"yes_no"},
    Seen(): {"information"},
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("answer", WHAT, ids=lambda one: one.what)
def test_kinds(kind: str, answer: Answer) -> None:
    """Each kind of question takes its own kinds of answer and no other."""
    question = asks("q", kind, options=options("a"))
    assert fitted(question, answer) == (answer if kind in WHAT[answer] else Refused("q", "kind"))


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"information"}))
def test_skipping(kind: str) -> None:
    """Every kind of question can be skipped, unless it is required."""
    needed = asks("q", kind, required=True)
    assert (fitted(asks("q", kind), Skipped()), fitted(needed, Skipped())) == (
        Skipped(),
        Refused("q", "required"),
    )


def test_skipping_information() -> None:
    """An information step that is skipped has been seen, even when it is marked as required."""
    assert fitted(asks("q", "information", required=True), Skipped()) == Seen()


@pytest.mark.parametrize(
    ("ids", "kept"),
    [
        (("c", "a"), Refused("q", "excludes")),
        (("b", "a"), Chosen(("a", "b"))),
        (("a", "a"), Chosen(("a",))),
        (("c", "c"), Chosen(("c",))),
        (("a", "z"), Refused("q", "unknown_option")),
        ((), Refused("q", "empty")),
    ],
)
def test_several_choices(ids: tuple[str, ...], kept: Answer | Refused) -> None:
    """Several choices are kept once each in the questionnaire's order, when they go together."""
    assert fitted(SOME, Chosen(ids)) == kept


@pytest.mark.parametrize(
    ("ids", "kept"),
    [
        (("b",), Chosen(("b",))),
        (("b", "b"), Chosen(("b",))),
        (("a", "b"), Refused("q", "one_only")),
        (("z",), Refused("q", "unknown_option")),
        ((), Refused("q", "empty")),
    ],
)
def test_one_choice(ids: tuple[str, ...], kept: Answer | Refused) -> None:
    """A choice takes one option that it has."""
    assert fitted(ONE, Chosen(ids)) == kept


@pytest.mark.parametrize(("n", "fits"), [(-1, False), (0, True), (120, True), (121, False)])
def test_bounds(n: int, fits: bool) -> None:
    """Both bounds of a number belong to it."""
    assert fitted(AGE, Counted(n)) == (Counted(n) if fits else Refused("q", "out_of_range"))


def test_no_bounds() -> None:
    """A number without bounds takes any."""
    assert fitted(asks("q", "number"), Counted(-5)) == Counted(-5)


@pytest.mark.parametrize("text", ["", "  \n", "\ud83d"])
def test_empty_words(text: str) -> None:
    """Nothing, white space and half a character are no words."""
    assert (fitted(asks("q"), Said(text)), fitted(asks("q", "place"), Located(text, "1"))) == (
        Refused("q", "empty"),
        Refused("q", "empty"),
    )


def test_words() -> None:
    """Words are kept as they are, but for white space around them and half characters."""
    assert fitted(asks("q"), Said(" <b>ⴰⵣⵓⵍ\u202e _x_\ud83d\n\n y ")) == Said("<b>ⴰⵣⵓⵍ\u202e _x_\n\n y")


@given(q=questionnaires(most=3), answer=any_answer, data=st.data())
def test_once_is_enough(q, answer: Answer, data: st.DataObject) -> None:
    """What a question has taken, it takes again and keeps the same."""
    question: Question = data.draw(st.sampled_from(q.questions))
    kept = fitted(question, data.draw(st.one_of(st.just(answer), fitting_answers(question))))
    assert isinstance(kept, Refused) or fitted(question, kept) == kept
