"""Changing a questionnaire, operation by operation."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings, strategies as st

from handlers.intake import editing
from handlers.intake.check import findings
from handlers.intake.combining import combined, parts_of, switched, turned, with_part, without_part
from handlers.intake.comparing import compare
from handlers.intake.conditions import Answered, Any, Condition, Is
from handlers.intake.questionnaire import KINDS, Questionnaire
from handlers.intake.reading_yaml import inspect
from handlers.intake.texts import Texts
from handlers.intake.writing_yaml import write
from tests.unit.intake.making import asks, options, questionnaire, questionnaires

quick = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
places = st.integers(0, 6)
PARTS = (Answered("a"), Is("b", "yes"), Is("c", 3))


def at(q: Questionnaire, place: int) -> int:
    return place % len(q.questions)


def step(q: Questionnaire, name: str, place: int, to: int) -> Questionnaire:
    """One of the operations on whole questions."""
    match name:
        case "add":
            return editing.add(q, at(q, place), KINDS[to % len(KINDS)])
        case "duplicate":
            return editing.duplicate(q, at(q, place))
        case "move":
            return editing.move(q, at(q, place), at(q, to))
        case "kind":
            kind = KINDS[to % len(KINDS)]
            return editing.change(q, at(q, place), lambda one: editing.fitted_to(one, kind))
        case _:
            return editing.remove(q, at(q, place)) if len(q.questions) > 1 else q


steps = st.lists(st.tuples(st.sampled_from(["add", "duplicate", "move", "kind", "remove"]), places, places))


@quick
@given(questionnaires(), steps)
def test_any_edits_leave_something_that_can_be_stored(q, edits):
    """Whatever is done to a questionnaire, ids stay unique and it reads back from YAML as it was."""
    for name, place, to in edits[:8]:
        q = step(q, name, place, to)
    assert len({one.id for one in q.questions}) == len(q.questions)
    assert inspect(write(q)).questionnaire == q


@quick
@given(questionnaires(), places, places)
def test_moving_there_and_back_changes_nothing(q, place, to):
    """A move is undone by the move back."""
    place, to = at(q, place), at(q, to)
    assert editing.move(editing.move(q, place, to), to, place) == q


@quick
@given(questionnaires(), places)
def test_removing_what_was_added_changes_nothing(q, place):
    """A question that is added and removed leaves no trace; so does a copy."""
    place = at(q, place)
    assert editing.remove(editing.add(q, place, "text"), place) == q
    assert editing.remove(editing.duplicate(q, place), place + 1) == q


@quick
@given(questionnaires(), st.sampled_from(KINDS))
def test_a_question_of_any_kind_keeps_nothing_that_does_not_fit(q, kind):
    """After a change of kind the check finds no key that does not go with it."""
    changed = editing.change(q, 0, lambda one: editing.fitted_to(one, kind))
    found = [one for one in findings(changed) if one.path[:2] == ("questions", 0)]
    assert not {one.code for one in found} & {"unfit_key", "no_bounds", "needless_required"}


def test_a_text_is_put_where_its_language_stands():
    """A changed text keeps the order of the languages; a new one comes last, an empty one goes."""
    words = Texts.of(nl="Ja", en="Yes")
    assert editing.put_text(words, "nl", "Jawel") == Texts.of(nl="Jawel", en="Yes")
    assert editing.put_text(words, "tr", "Evet") == Texts.of(nl="Ja", en="Yes", tr="Evet")
    assert editing.put_text(words, "nl", "") == Texts.of(en="Yes")


def test_the_option_that_excludes_the_others_can_go():
    """When it is removed, nothing excludes anything any more."""
    asked = asks("a", "choices", options=options("x", "y"), none="y")
    assert editing.remove_option(asked, 1).none is None
    assert editing.remove_option(asked, 0).none == "y"


def test_options_are_added_and_moved():
    """A new option has an id of its own and stands at the end, until it is moved."""
    asked = asks("a", "choice", options=options("option_1"))
    more = editing.add_option(asked, "nl", "Nog een")
    assert [one.id for one in more.options] == ["option_1", "option_2"]
    assert [one.id for one in editing.move_option(more, 1, 0).options] == ["option_2", "option_1"]


def test_conditions_are_put_together_and_taken_apart():
    """Parts come and go one by one; the last one stands alone, and none is no condition."""
    when: Condition | None = None
    for part in PARTS:
        when = with_part(when, part)
    assert parts_of(when) == PARTS
    assert isinstance(switched(when), Any)
    for _ in PARTS:
        when = without_part(when, 0)
    assert when is None


@given(st.integers(0, 2), st.booleans())
def test_the_opposite_of_the_opposite_is_the_condition(place, one_is_enough):
    """Turning a part twice gives the same condition."""
    when = combined(PARTS, one_is_enough=one_is_enough)
    assert turned(turned(when, place), place) == when
    assert turned(when, place) != when


@quick
@given(questionnaires(), questionnaires())
def test_a_comparison_is_empty_only_between_equals(one, other):
    """Whatever differs is told; what is the same is not."""
    assert compare(one, one) == ()
    assert (compare(one, other) == ()) == (one == other)


@quick
@given(questionnaires(), steps)
def test_every_edit_is_seen_by_a_comparison(q, edits):
    """A questionnaire that was edited compares as different exactly when it is."""
    edited = q
    for name, place, to in edits[:4]:
        edited = step(edited, name, place, to)
    assert bool(compare(q, edited)) == (q != edited)


def test_a_comparison_says_which_words_changed():
    """A changed text is told with its language, as it was and as it is."""
    old = questionnaire(asks("a"))
    new = editing.change(old, 0, lambda one: replace(one, text=editing.put_text(one.text, "tr", "Yeni")))
    (seen,) = compare(old, new)
    assert (seen.what, seen.language, seen.before, seen.after) == ("text", "tr", "a", "Yeni")
