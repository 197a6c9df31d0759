"""What a questionnaire and its questions know of themselves."""

from __future__ import annotations

from dataclasses import replace

from handlers.intake.answers import Answers, Chosen, Said, YesNo
from handlers.intake.conditions import Answered, Is
from handlers.intake.questionnaire import Variant
from handlers.intake.texts import NOTHING, Texts
from tests.unit.intake.making import asks, options, questionnaire, said

ADULT, MINOR, SELF = said("an adult"), said("a minor"), said("yourself")
WORDED = asks(
    "town",
    help=said("why we ask"),
    variants=(
        Variant(Is("whom", "self"), SELF, said("only if you like")),
        Variant(Is("minor", "yes"), MINOR),
        Variant(Answered("whom"), ADULT),
    ),
)


def test_wording() -> None:
    """A question without a fitting variant is asked in its own words."""
    assert (WORDED.wording({}), WORDED.helping({})) == (said("town"), said("why we ask"))


def test_first_variant_wins() -> None:
    """Of several variants that hold, the first one is used."""
    answers = {"whom": Chosen(("child",)), "minor": YesNo(yes=True)}
    assert WORDED.wording(answers) == MINOR


def test_help_of_a_variant() -> None:
    """A variant's own help takes the place of the question's."""
    assert WORDED.helping({"whom": Chosen(("self",))}) == said("only if you like")


def test_no_help_in_a_variant() -> None:
    """A variant without help keeps the question's."""
    assert WORDED.helping({"minor": YesNo(yes=True)}) == said("why we ask")


def test_option_by_id() -> None:
    """An option is found by its id, and an unknown id finds nothing."""
    question = asks("q", "choice", options=options("a", "b"))
    assert (question.option("b"), question.option("z")) == (question.options[1], None)


def test_question_by_id() -> None:
    """A question is found by its id; in a draft with an id twice, the first one."""
    q = questionnaire(asks("a"), asks("b"), asks("a", "yes_no"))
    assert (q.question("a"), q.question("z")) == (q.questions[0], None)


def test_roles() -> None:
    """The answer for a role is that of the first of its questions that has one."""
    q = questionnaire(asks("a", role="since"), asks("b", role="since"), asks("c"))
    answers = Answers({"b": Said("spring"), "c": Said("x")})
    assert (q.answer_for("since", answers), q.answer_for("place", answers)) == (Said("spring"), None)


def test_equal_questionnaires() -> None:
    """Questionnaires are equal when they ask the same, and can be keys."""
    q = questionnaire(asks("a"))
    assert (
        q == questionnaire(asks("a")),
        q == replace(q, languages=("nl",)),
        len({q, questionnaire(asks("a"))}),
    ) == (
        True,
        False,
        1,
    )


def test_texts() -> None:
    """Texts are a mapping from language to words."""
    words = Texts.of(nl="Ja", en="Yes")
    assert (dict(words), words["en"], words.get("tr"), len(words)) == (
        {"nl": "Ja", "en": "Yes"},
        "Yes",
        None,
        2,
    )


def test_best_text() -> None:
    """A missing or empty translation falls back on the first language that has words."""
    words = Texts.of(ar="", nl="Ja", en="Yes")
    assert (words.best("en"), words.best("tr"), words.best("ar"), NOTHING.best("nl")) == (
        "Yes",
        "Ja",
        "Ja",
        "",
    )
