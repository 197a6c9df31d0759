"""A question that must be answered is answered, however many options it has."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from handlers.intake.answers import Chosen, Counted, Skipped
from handlers.intake.check import BUTTONS, NUMBERED, problems
from handlers.intake.fitting import Refused
from handlers.intake.questionnaire import CHOOSING, Kind, Option, Question, Questionnaire
from handlers.intake.texts import Texts
from handlers.intake.understand import understand
from handlers.intake.walk import Outcome, answer, begin, current, done, skip, toggle

MANY = st.integers(1, BUTTONS)
KIND = st.sampled_from(CHOOSING)


def asking(kind: Kind, count: int) -> Questionnaire:
    """One required question with so many options."""
    options = tuple(
        Option(f"option_{nth}", Texts((("nl", f"keuze {nth} van veel"),))) for nth in range(count)
    )
    asked = Question("which", kind, Texts((("nl", "Welke?"),)), required=True, options=options)
    return Questionnaire(("nl",), (asked,))


@given(KIND, MANY)
def test_it_cannot_be_passed_without_an_answer(kind: Kind, count: int):
    """Neither Done with nothing ticked, nor Skip, nor an empty choice gets past it."""
    q, walk = asking(kind, count), begin(1)
    assert isinstance(skip(q, walk, "which"), Refused)
    assert isinstance(answer(q, walk, "which", Chosen(())), Refused)
    assert isinstance(answer(q, walk, "which", Skipped()), Refused)
    assert not isinstance(done(q, walk, "which"), Outcome)
    assert current(q, walk) is q.questions[0]


@given(MANY, st.data())
def test_what_was_ticked_and_unticked_is_no_answer(count: int, data: st.DataObject):
    """Only what is still ticked at Done counts."""
    q, walk = asking("choices", count), begin(1)
    option = f"option_{data.draw(st.integers(0, count - 1))}"
    for on in (True, False):
        step = toggle(q, walk, "which", option, on=on)
        assert isinstance(step, Outcome)
        walk = step.walk
    assert isinstance(done(q, walk, "which"), Refused)


@given(KIND, MANY, st.data())
def test_each_option_is_an_answer(kind: Kind, count: int, data: st.DataObject):
    """The last as well as the first; and nothing that is not among them."""
    q, walk = asking(kind, count), begin(1)
    nth = data.draw(st.integers(0, count - 1))
    step = answer(q, walk, "which", Chosen((f"option_{nth}",)))
    assert isinstance(step, Outcome)
    assert current(q, step.walk) is None
    assert isinstance(answer(q, walk, "which", Chosen((f"option_{count}",))), Refused)
    assert isinstance(answer(q, walk, "which", Counted(nth)), Refused)


@pytest.mark.parametrize("count", [3, 30])
@pytest.mark.parametrize("kind", CHOOSING)
def test_every_number_is_understood(kind: Kind, count: int):
    """Typed numbers choose, from the first to the last; the one after it does not."""
    asked = asking(kind, count).questions[0]
    assert count <= NUMBERED
    for nth in range(count):
        assert understand(asked, str(nth + 1), "nl") == Chosen((f"option_{nth}",))
    assert not isinstance(understand(asked, str(count + 1), "nl"), Chosen)


@given(KIND, st.integers(2, NUMBERED))
def test_the_check_has_nothing_against_it(kind: Kind, count: int):
    """As many options as can be chosen by number are no problem."""
    assert problems(asking(kind, count)) == ()
