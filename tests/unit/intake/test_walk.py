"""What each step of a walk does."""

from __future__ import annotations

import pytest

from handlers.intake.answers import Answer, Answers, Chosen, Counted, Said, Seen, Skipped, YesNo
from handlers.intake.conditions import Has, Is, Not
from handlers.intake.fitting import Refused
from handlers.intake.questionnaire import Question, Questionnaire
from handlers.intake.walk import (
    Outcome,
    Stale,
    Walk,
    answer,
    back,
    begin,
    current,
    done,
    given,
    go_on,
    is_done,
    picks,
    previous,
    progress,
    revisit,
    skip,
    stale,
    toggle,
    visible,
)
from tests.unit.intake.making import asks, options, questionnaire

FAMILY = questionnaire(
    asks("whom", "choice", required=True, options=options("child", "friend", "self")),
    asks("age", "number", min=0, max=120, when=Is("whom", "child")),
    asks("signs", "choices", none="nothing", options=options("alone", "angry", "nothing")),
    asks("anger", "voice", when=Has("signs", "angry")),
    asks("danger", "yes_no", required=True),
)


def after(q: Questionnaire, *steps: tuple[str, Answer]) -> Walk:
    """The walk after these answers, each of which has to be taken."""
    walk = begin(1)
    for question_id, one in steps:
        taken = answer(q, walk, question_id, one)
        assert isinstance(taken, Outcome), taken
        walk = taken.walk
    return walk


def taken(result: Outcome | Stale | Refused) -> Walk:
    """The walk that a step led to."""
    assert isinstance(result, Outcome), result
    return result.walk


def asked(q: Questionnaire, walk: Walk) -> str | None:
    """The id of the question asked now."""
    now = current(q, walk)
    return now.id if now else None


CHILD = (("whom", Chosen(("child",))), ("age", Counted(15)))
ALL = (*CHILD, ("signs", Chosen(("alone", "angry"))), ("anger", Said("shouts")), ("danger", YesNo(yes=False)))


def test_first_question() -> None:
    """A new walk asks the first question."""
    assert asked(FAMILY, begin(1)) == "whom"


def test_condition_that_holds() -> None:
    """A question is asked when its condition holds."""
    assert asked(FAMILY, after(FAMILY, ("whom", Chosen(("child",))))) == "age"


def test_condition_that_does_not_hold() -> None:
    """A question is passed over when its condition does not hold."""
    assert asked(FAMILY, after(FAMILY, ("whom", Chosen(("self",))))) == "signs"


def test_end() -> None:
    """When every question that applies has an answer, the walk is done."""
    assert is_done(FAMILY, after(FAMILY, *ALL))


def test_not_the_end() -> None:
    """One open question is enough not to be done."""
    assert not is_done(FAMILY, after(FAMILY, *ALL[:-1]))


def test_version() -> None:
    """Every step keeps the walk on the version it began with."""
    assert taken(answer(FAMILY, begin(7), "whom", Chosen(("self",)))).version == 7


def test_double_tap() -> None:
    """The second of two taps on one answer is stale and says what is asked now."""
    walk = after(FAMILY, ("whom", Chosen(("self",))))
    assert answer(FAMILY, walk, "whom", Chosen(("self",))) == Stale("whom", "signs")


@pytest.mark.parametrize("question_id", ["danger", "age", "no_such_question", ""])
def test_answer_too_early(question_id: str) -> None:
    """An answer to a question that is not asked now changes nothing."""
    assert answer(FAMILY, begin(1), question_id, YesNo(yes=True)) == Stale(question_id, "whom")


def test_answer_after_the_end() -> None:
    """After the end every button is stale, with nothing asked now."""
    assert answer(FAMILY, after(FAMILY, *ALL), "danger", YesNo(yes=True)) == Stale("danger", None)


def test_refusal() -> None:
    """An answer that does not fit is refused."""
    assert answer(FAMILY, begin(1), "whom", Said("my son")) == Refused("whom", "kind")


def test_skip() -> None:
    """Skipping a question leads on and is remembered."""
    walk = taken(skip(FAMILY, after(FAMILY, CHILD[0]), "age"))
    assert (walk.answers["age"], asked(FAMILY, walk)) == (Skipped(), "signs")


def test_skip_required() -> None:
    """A required question cannot be skipped."""
    assert skip(FAMILY, begin(1), "whom") == Refused("whom", "required")


def test_skip_twice() -> None:
    """The second of two skips does not skip the next question too."""
    walk = taken(skip(FAMILY, after(FAMILY, CHILD[0]), "age"))
    assert skip(FAMILY, walk, "age") == Stale("age", "signs")


def test_back() -> None:
    """Going back asks the question before, and keeps its answer until there is another."""
    walk = taken(back(FAMILY, after(FAMILY, *CHILD), "signs"))
    assert (asked(FAMILY, walk), walk.answers["age"]) == ("age", Counted(15))


def test_back_passes_over_hidden_questions() -> None:
    """Going back does not stop at a question that does not apply."""
    assert asked(FAMILY, taken(back(FAMILY, after(FAMILY, ("whom", Chosen(("self",)))), "signs"))) == "whom"


def test_back_and_back() -> None:
    """Going back can be repeated, question by question."""
    walk = taken(back(FAMILY, after(FAMILY, *CHILD), "signs"))
    assert asked(FAMILY, taken(back(FAMILY, walk, "age"))) == "whom"


def test_back_twice_by_a_double_tap() -> None:
    """The second of two taps on one back button is stale."""
    walk = taken(back(FAMILY, after(FAMILY, *CHILD), "signs"))
    assert back(FAMILY, walk, "signs") == Stale("signs", "age")


def test_back_at_the_first() -> None:
    """Going back from the first question changes nothing."""
    assert back(FAMILY, begin(1), "whom") == Outcome(begin(1))


def test_back_from_the_end() -> None:
    """From the end, going back asks the last question again."""
    assert asked(FAMILY, taken(back(FAMILY, after(FAMILY, *ALL), None))) == "danger"


def test_back_from_an_end_not_reached() -> None:
    """A back button of the end is stale while a question is asked."""
    assert back(FAMILY, begin(1), None) == Stale(None, "whom")


def test_previous() -> None:
    """The question that back leads to is known beforehand, and there is none at the first."""
    before = previous(FAMILY, after(FAMILY, *CHILD))
    assert (before and before.id, previous(FAMILY, begin(1))) == ("age", None)


def test_edit() -> None:
    """After an edit of an earlier answer the walk goes on at the first open question."""
    walk = taken(revisit(FAMILY, after(FAMILY, *ALL[:4]), "age"))
    walk = taken(answer(FAMILY, walk, "age", Counted(17)))
    assert (walk.answers["age"], asked(FAMILY, walk)) == (Counted(17), "danger")


def test_edit_that_opens_a_question() -> None:
    """An edit that makes a question apply asks it, and keeps what was answered after it."""
    walk = after(FAMILY, ("whom", Chosen(("self",))), ("signs", Chosen(("alone",))))
    walk = taken(answer(FAMILY, taken(revisit(FAMILY, walk, "whom")), "whom", Chosen(("child",))))
    assert (asked(FAMILY, walk), walk.answers["signs"]) == ("age", Chosen(("alone",)))


def test_edit_that_closes_questions() -> None:
    """An edit drops the answers that no longer apply, and says which."""
    walk = taken(revisit(FAMILY, after(FAMILY, *ALL), "whom"))
    outcome = answer(FAMILY, walk, "whom", Chosen(("self",)))
    assert isinstance(outcome, Outcome)
    assert (outcome.dropped, set(outcome.walk.answers)) == (("age",), {"whom", "signs", "anger", "danger"})


def test_drop_of_something_skipped() -> None:
    """A skip that no longer applies goes without a word: nothing had been said."""
    walk = taken(skip(FAMILY, after(FAMILY, CHILD[0]), "age"))
    walk = taken(revisit(FAMILY, walk, "whom"))
    outcome = answer(FAMILY, walk, "whom", Chosen(("self",)))
    assert outcome == Outcome(Walk(1, Answers({"whom": Chosen(("self",))})))


CHAIN = questionnaire(
    asks("a", "yes_no"),
    asks("b", "yes_no", when=Is("a", "yes")),
    asks("c", "yes_no", when=Is("b", "yes")),
    asks("d", "yes_no", when=Is("c", "yes")),
    asks("e", "text", when=Not(Is("c", "yes"))),
)


def test_drops_are_transitive() -> None:
    """Dropping one answer drops those that hang on it, in the order of the questionnaire."""
    yes = YesNo(yes=True)
    walk = taken(revisit(CHAIN, after(CHAIN, ("a", yes), ("b", yes), ("c", yes), ("d", yes)), "a"))
    outcome = answer(CHAIN, walk, "a", YesNo(yes=False))
    assert isinstance(outcome, Outcome)
    assert (outcome.dropped, asked(CHAIN, outcome.walk)) == (("b", "c", "d"), "e")


def test_dropped_answers_stay_dropped() -> None:
    """When the earlier answer is put back, what was dropped is asked again."""
    yes, no = YesNo(yes=True), YesNo(yes=False)
    walk = taken(revisit(CHAIN, after(CHAIN, ("a", yes), ("b", yes)), "a"))
    walk = taken(revisit(CHAIN, taken(answer(CHAIN, walk, "a", no)), "a"))
    assert asked(CHAIN, taken(answer(CHAIN, walk, "a", yes))) == "b"


def test_skipping_takes_an_answer_back() -> None:
    """Skipping a question gone back to takes its answer back."""
    walk = taken(skip(FAMILY, taken(revisit(FAMILY, after(FAMILY, *ALL), "age")), "age"))
    assert walk.answers["age"] == Skipped()


def test_revisit_what_was_never_answered() -> None:
    """A question without an answer cannot be gone back to."""
    assert revisit(FAMILY, begin(1), "danger") == Stale("danger", "whom")


def test_going_on_without_a_change() -> None:
    """Somebody who went back and changes nothing can go on where they were."""
    walk = after(FAMILY, *ALL[:4])
    assert go_on(FAMILY, taken(revisit(FAMILY, walk, "whom")), "whom") == Outcome(walk)


def test_going_on_past_an_open_question() -> None:
    """An open question cannot be passed by going on."""
    assert go_on(FAMILY, begin(1), "whom") == Refused("whom", "kind")


def test_going_on_with_an_old_button() -> None:
    """An old button to go on is stale."""
    assert go_on(FAMILY, begin(1), "age") == Stale("age", "whom")


INFORMED = questionnaire(asks("welcome", "information"), asks("more", "text"))


@pytest.mark.parametrize("step", [go_on, skip])
def test_information(step) -> None:
    """An information step is passed by going on, and skipping it is the same."""
    walk = taken(step(INFORMED, begin(1), "welcome"))
    assert (walk.answers["welcome"], asked(INFORMED, walk)) == (Seen(), "more")


def test_ticking() -> None:
    """Ticks add up, in the questionnaire's order, and are no answer yet."""
    walk = taken(toggle(FAMILY, after(FAMILY, *CHILD), "signs", "angry", on=True))
    walk = taken(toggle(FAMILY, walk, "signs", "alone", on=True))
    assert (picks(FAMILY, walk), "signs" in walk.answers) == (("alone", "angry"), False)


def test_ticking_twice_by_a_double_tap() -> None:
    """The second of two taps on one tick changes nothing."""
    walk = taken(toggle(FAMILY, after(FAMILY, *CHILD), "signs", "angry", on=True))
    assert taken(toggle(FAMILY, walk, "signs", "angry", on=True)) == walk


def test_unticking() -> None:
    """A tick can be taken away."""
    walk = taken(toggle(FAMILY, after(FAMILY, *CHILD), "signs", "angry", on=True))
    assert picks(FAMILY, taken(toggle(FAMILY, walk, "signs", "angry", on=False))) == ()


def test_ticking_the_excluding_option() -> None:
    """Ticking the option that excludes the others unticks those."""
    walk = taken(toggle(FAMILY, after(FAMILY, *CHILD), "signs", "angry", on=True))
    assert picks(FAMILY, taken(toggle(FAMILY, walk, "signs", "nothing", on=True))) == ("nothing",)


def test_ticking_beside_the_excluding_option() -> None:
    """Ticking another option unticks the one that excludes it."""
    walk = taken(toggle(FAMILY, after(FAMILY, *CHILD), "signs", "nothing", on=True))
    assert picks(FAMILY, taken(toggle(FAMILY, walk, "signs", "alone", on=True))) == ("alone",)


def test_done_ticking() -> None:
    """Being done makes the ticks the answer."""
    walk = taken(toggle(FAMILY, after(FAMILY, *CHILD), "signs", "angry", on=True))
    walk = taken(done(FAMILY, walk, "signs"))
    assert (walk.answers["signs"], walk.picked, asked(FAMILY, walk)) == (Chosen(("angry",)), None, "anger")


def test_done_twice_by_a_double_tap() -> None:
    """The second of two taps on done is stale."""
    walk = taken(done(FAMILY, after(FAMILY, *CHILD), "signs"))
    assert done(FAMILY, walk, "signs") == Stale("signs", "danger")


def test_done_with_nothing_ticked() -> None:
    """Being done with nothing ticked is skipping, where that is allowed."""
    walk = taken(done(FAMILY, after(FAMILY, *CHILD), "signs"))
    assert walk.answers["signs"] == Skipped()


@pytest.mark.parametrize("count", [3, 10, 30, 90])
def test_required_with_many_options(count: int) -> None:
    """A required question stays required however many options it has."""
    ids = [f"o{n}" for n in range(count)]
    q = questionnaire(asks("many", "choices", required=True, options=options(*ids)))
    walk = taken(toggle(q, begin(1), "many", ids[-1], on=True))
    emptied = taken(toggle(q, walk, "many", ids[-1], on=False))
    assert (
        done(q, begin(1), "many"),
        done(q, emptied, "many"),
        is_done(q, taken(done(q, walk, "many"))),
    ) == (
        Refused("many", "required"),
        Refused("many", "required"),
        True,
    )


def test_ticks_of_an_earlier_answer() -> None:
    """Several choices gone back to show what was chosen as ticked."""
    walk = taken(revisit(FAMILY, after(FAMILY, *ALL), "signs"))
    assert picks(FAMILY, walk) == ("alone", "angry")


def test_changing_an_earlier_choice_by_ticks() -> None:
    """Unticking one of the earlier choices and being done drops what hung on it."""
    walk = taken(revisit(FAMILY, after(FAMILY, *ALL), "signs"))
    walk = taken(toggle(FAMILY, walk, "signs", "angry", on=False))
    outcome = done(FAMILY, walk, "signs")
    assert isinstance(outcome, Outcome)
    assert (outcome.walk.answers["signs"], outcome.dropped) == (Chosen(("alone",)), ("anger",))


def test_ticks_are_left_behind() -> None:
    """Going back forgets the ticks that were not made an answer."""
    walk = taken(toggle(FAMILY, after(FAMILY, *CHILD), "signs", "angry", on=True))
    walk = taken(go_on(FAMILY, taken(back(FAMILY, walk, "signs")), "age"))
    assert picks(FAMILY, walk) == ()


def test_ticks_stay_with_their_question() -> None:
    """Ticks of one question are never those of the one before it."""
    q = questionnaire(
        asks("a", "choices", options=options("x", "y")), asks("b", "choices", options=options("x", "y"))
    )
    walk = taken(toggle(q, after(q, ("a", Chosen(("x",)))), "b", "y", on=True))
    assert picks(q, taken(back(q, walk, "b"))) == ("x",)


def test_ticking_something_else() -> None:
    """Only several choices are ticked, and only options they have."""
    signs = after(FAMILY, *CHILD)
    assert (
        toggle(FAMILY, begin(1), "whom", "self", on=True),
        toggle(FAMILY, signs, "signs", "x", on=True),
    ) == (
        Refused("whom", "kind"),
        Refused("signs", "unknown_option"),
    )


def test_ticking_an_old_button() -> None:
    """A tick on a question that is not asked now is stale."""
    assert toggle(FAMILY, begin(1), "signs", "angry", on=True) == Stale("signs", "whom")


def test_done_on_another_kind() -> None:
    """Being done is for several choices only: it never skips another question."""
    assert done(FAMILY, after(FAMILY, CHILD[0]), "age") == Refused("age", "kind")


def test_stale() -> None:
    """A step can be known to be stale before it is taken."""
    walk = begin(1)
    assert (stale(FAMILY, walk, "whom"), stale(FAMILY, walk, "age"), stale(FAMILY, walk, None)) == (
        False,
        True,
        True,
    )


def test_progress() -> None:
    """Progress counts the questions that apply as things stand, without information steps."""
    q = questionnaire(asks("welcome", "information"), *FAMILY.questions)
    walk = taken(go_on(q, begin(1), "welcome"))
    later = taken(answer(q, walk, "whom", Chosen(("child",))))
    assert (progress(q, begin(1)), progress(q, walk), progress(q, later)) == ((1, 3), (1, 3), (2, 4))


def test_progress_at_the_end() -> None:
    """At the end progress is complete."""
    assert progress(FAMILY, after(FAMILY, *ALL)) == (5, 5)


def test_given() -> None:
    """What was said comes in the questionnaire's order, without skips."""
    walk = taken(skip(FAMILY, after(FAMILY, CHILD[0]), "age"))
    walk = taken(answer(FAMILY, walk, "signs", Chosen(("alone",))))
    assert [(one.id, what) for one, what in given(FAMILY, walk.answers)] == [
        ("whom", Chosen(("child",))),
        ("signs", Chosen(("alone",))),
    ]


def test_answers_to_unknown_questions() -> None:
    """Answers to questions that the questionnaire does not have are never asked for nor kept."""
    walk = Walk(1, Answers({"gone": Said("x")}), position="gone")
    assert set(taken(answer(FAMILY, walk, "whom", Chosen(("self",)))).answers) == {"whom"}


def test_draft_that_looks_ahead() -> None:
    """In a draft, a condition on a later question never holds, and the walk still comes to its end."""
    q = questionnaire(asks("a", "yes_no", when=Is("b", "yes")), asks("b", "yes_no"))
    walk = after(q, ("b", YesNo(yes=True)))
    assert (is_done(q, walk), [one.id for one in visible(q, walk.answers)]) == (True, ["b"])


def test_draft_without_options() -> None:
    """In a draft, a choice without options can at least be skipped."""
    q = questionnaire(Question("a", "choice", asks("a").text))
    assert is_done(q, taken(skip(q, begin(1), "a")))
