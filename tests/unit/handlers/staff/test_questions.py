"""Tuning one question in the chat editor: other words, weights, numbers, kinds and roles."""

from __future__ import annotations

import pytest

from handlers.intake import editing
from handlers.intake.check import findings, problems
from handlers.intake.conditions import Above, All, Is, Not
from handlers.intake.questionnaire import Variant
from handlers.intake.reading_yaml import inspect
from handlers.intake.texts import NOTHING, Texts
from handlers.intake.writing_yaml import write
from handlers.staff.questions import draft, pressing
from locales.texts import common, questions as texts, variants
from tests.unit.handlers.room import Room
from tests.unit.handlers.staff.editor import SAY, Editor


@pytest.fixture
def editor(room: Room) -> Editor:
    return Editor(room)


def adds(editor: Editor, kind: str) -> int:
    """A new question of this kind after all others; its place."""
    editor.opens(len(editor.q.questions) - 1)
    editor.taps(texts.B_ADD_AFTER)
    editor.taps(texts.KINDS[kind])
    return len(editor.q.questions) - 1


def language(code: str) -> str:
    return SAY(common.LANGUAGES[code])


def test_other_words_are_added_with_a_condition(editor: Editor):
    """A wording in two languages, with help, asked only when the child is under age."""
    place = adds(editor, "text")
    editor.taps(variants.B_VARIANTS)
    assert SAY(variants.NONE) in editor.words
    editor.taps(variants.B_ADD)
    assert SAY(variants.NO_CONDITION) in editor.words
    editor.taps(f"✎ {language('nl')}")
    editor.writes("En thuis?")
    editor.taps(f"❓ {language('nl')}")
    editor.writes("Bij jullie thuis.")
    editor.taps(variants.B_USED)
    editor.taps(texts.B_ADD_CONDITION)
    first = editor.question(0)
    editor.taps(next(label for label in editor.buttons if label.startswith("1. ")))
    editor.taps(texts.B_ANSWERED)
    (made,) = editor.question(place).variants
    assert made.text["nl"] == "En thuis?"
    assert made.help["nl"] == "Bij jullie thuis."
    assert [atom.question for atom in made.when.atoms()] == [first.id]
    editor.taps(common.BACK)
    assert "En thuis?" in editor.words


def test_other_words_without_a_condition_are_not_published(editor: Editor):
    """A wording that would hold always is a problem the check tells."""
    place = adds(editor, "text")
    editor.taps(variants.B_VARIANTS)
    editor.taps(variants.B_ADD)
    found = {(one.code, one.path[:4]) for one in problems(editor.q)}
    assert ("empty_condition", ("questions", place, "variants", 0)) in found
    assert ("no_text", ("questions", place, "variants", 0)) in found


def test_the_last_part_of_its_condition_can_go(editor: Editor):
    """Then the wording is without one again, and the question is not made conditional."""
    place = adds(editor, "text")
    editor.taps(variants.B_VARIANTS)
    editor.taps(variants.B_ADD)
    editor.taps(variants.B_USED)
    editor.taps(texts.B_ADD_CONDITION)
    editor.taps(next(label for label in editor.buttons if label.startswith("1. ")))
    editor.taps(texts.B_ANSWERED)
    editor.taps(texts.B_TURN, number=1)
    assert isinstance(editor.question(place).variants[0].when, Not)
    editor.taps(texts.B_DROP, number=1)
    assert editor.question(place).variants[0].when == All(())
    assert editor.question(place).when is None
    assert SAY(variants.NO_CONDITION) in editor.words


def test_other_words_are_put_in_order_and_removed(editor: Editor):
    """The first that holds is asked, so their order can be changed; and each can go."""
    place = adds(editor, "text")
    editor.taps(variants.B_VARIANTS)
    for words in ("een", "twee"):
        editor.taps(variants.B_ADD)
        editor.taps(f"✎ {language('nl')}")
        editor.writes(words)
        editor.taps(common.BACK)
    editor.taps("2. twee")
    editor.taps("⬆")
    assert [one.text["nl"] for one in editor.question(place).variants] == ["twee", "een"]
    editor.taps(texts.B_REMOVE)
    assert [one.text["nl"] for one in editor.question(place).variants] == ["een"]


def test_a_help_of_its_own_is_cleared_with_a_dash(editor: Editor):
    """Without a help of its own a wording keeps the question's."""
    place = adds(editor, "text")
    editor.taps(variants.B_VARIANTS)
    editor.taps(variants.B_ADD)
    for words in ("Hulp", "-"):
        editor.taps(f"❓ {language('nl')}")
        editor.writes(words)
    assert editor.question(place).variants[0].help == NOTHING


def test_the_first_question_can_have_no_other_words(editor: Editor):
    """There is nothing before it to look at."""
    editor.opens(0)
    editor.taps(variants.B_VARIANTS)
    editor.taps(variants.B_ADD)
    assert editor.question(0).variants == ()


def test_words_for_a_wording_that_is_gone_are_given_back(editor: Editor):
    """Somebody else removed it meanwhile: nothing is put elsewhere, and the words are not lost."""
    place = adds(editor, "text")
    editor.taps(variants.B_VARIANTS)
    editor.taps(variants.B_ADD)
    editor.taps(f"✎ {language('nl')}")
    kept = draft.load(editor.room.desk, "seekers")
    without = editing.change(kept.questionnaire, place, lambda one: editing.remove_variant(one, 0))
    draft.change(editor.room.desk, kept, without)
    editor.writes("En thuis?")
    editor.taps(texts.B_MINE)
    assert "En thuis?" in editor.words
    assert editor.question(place).variants == ()


def test_a_button_for_a_wording_that_never_was_changes_nothing(editor: Editor):
    """Numbers that lead nowhere are an old button."""
    place = adds(editor, "text")
    before = editor.q
    for step in ("var", "vwhen", "vargone", "vartext", "varmv", "vifclr"):
        button = editor.buttons[SAY(variants.B_VARIANTS)].action.split(":")
        press = editor.room.press(editor.member, ":".join((*button[:2], step, str(place), "7", "0")))
        pressing.pressed(editor.room.desk, editor.member, press)
    assert editor.q == before


def test_other_words_come_back_from_the_file_as_they_were(editor: Editor):
    """An unfinished wording too: the round trip through YAML is exact."""
    place = adds(editor, "text")
    made = Variant(All(()), NOTHING, Texts((("nl", "hulp"),)))
    q = editing.change(
        editor.q, place, lambda one: editing.change_variant(editing.add_variant(one), 0, lambda _: made)
    )
    assert inspect(write(q)).questionnaire == q


@pytest.mark.parametrize("kind", ["yes_no", "number", "scale"])
def test_a_weight_of_the_question_is_set_and_cleared(editor: Editor, kind: str):
    """What a yes or a unit counts is shown, set by a number, and taken away by a nought."""
    place = adds(editor, kind)
    editor.taps(texts.WEIGHT, weight=0)
    editor.writes("4")
    assert editor.question(place).weight == 4
    assert SAY(texts.WEIGHT, weight=4) in editor.words
    editor.taps(texts.WEIGHT, weight=4)
    editor.writes("-2")
    editor.taps(texts.WEIGHT, weight=-2)
    editor.writes("0")
    assert editor.question(place).weight == 0


def test_a_question_of_words_has_no_weight(editor: Editor):
    """There is no button for what would not count."""
    adds(editor, "text")
    assert SAY(texts.WEIGHT, weight=0) not in editor.buttons


@pytest.mark.parametrize(("label", "form"), [(texts.B_ABOVE, Above), (texts.B_EXACTLY, Is)])
def test_a_condition_on_a_number_is_written(editor: Editor, label, form):
    """More than, or exactly: the number is sent as a message, and what is none is asked again."""
    number = adds(editor, "number")
    editor.taps(f"✎ {language('nl')}")
    editor.writes("Hoe oud?")
    place = adds(editor, "text")
    editor.taps(texts.B_WHEN)
    editor.taps(texts.B_ADD_CONDITION)
    while f"{number + 1}. Hoe oud?" not in editor.buttons:
        editor.taps("➡")
    editor.taps(f"{number + 1}. Hoe oud?")
    editor.taps(label)
    editor.writes("veel")
    assert editor.question(place).when is None
    editor.writes("١٧")
    assert editor.question(place).when == form(editor.question(number).id, 17)
    assert "Hoe oud?" in editor.words
    assert not [one for one in problems(editor.q) if one.code == "unfit_condition"]


def test_a_number_condition_for_other_words(editor: Editor):
    """A variant too can look at a number."""
    number = adds(editor, "number")
    place = adds(editor, "text")
    editor.taps(variants.B_VARIANTS)
    editor.taps(variants.B_ADD)
    editor.taps(variants.B_USED)
    editor.taps(texts.B_ADD_CONDITION)
    asked = f"{number + 1}. {editor.question(number).id}"
    while asked not in editor.buttons:
        editor.taps("➡")
    editor.taps(asked)
    editor.taps(texts.B_ABOVE)
    editor.writes("17")
    assert editor.question(place).variants[0].when == Above(editor.question(number).id, 17)
    assert editor.question(place).when is None


def test_a_question_becomes_another_kind(editor: Editor):
    """What does not go with the new kind falls away, and what does stays."""
    editor.opens(0)
    before = editor.question(0)
    assert before.options
    editor.taps(texts.B_KIND)
    editor.taps(texts.KINDS["scale"])
    after = editor.question(0)
    assert (after.kind, after.options, after.min, after.max) == ("scale", (), 1, 5)
    assert (after.id, after.text, after.role) == (before.id, before.text, before.role)
    assert SAY(texts.KINDS["scale"]) in editor.words


def test_a_kind_that_its_role_does_not_fit_is_told(editor: Editor):
    """The check says which kinds the role is for."""
    roles = {one.role: place for place, one in enumerate(editor.q.questions)}
    place = roles["gender"]
    editor.opens(place)
    editor.taps(texts.B_KIND)
    editor.taps(texts.KINDS["information"])
    assert "unfit_role" in {one.code for one in findings(editor.q) if one.path[:2] == ("questions", place)}


def test_a_role_is_given_and_taken_away(editor: Editor):
    """Only roles that go with the kind are offered; one can be taken off again."""
    place = adds(editor, "place")
    editor.taps(texts.B_ROLE)
    assert "place" in editor.buttons
    assert "urgency" not in editor.buttons
    editor.taps("place")
    assert editor.question(place).role == "place"
    assert SAY(texts.ROLE, role="place") in editor.words
    editor.taps(texts.B_ROLE)
    editor.taps(texts.B_NO_ROLE)
    assert editor.question(place).role is None


def test_a_bound_is_set_and_taken_away(editor: Editor):
    """A lowest or highest number can go again, with a dash."""
    place = adds(editor, "number")
    for label in (texts.B_LOW, texts.B_HIGH):
        editor.taps(label, number="–")
        editor.writes("12")
        editor.taps(label, number=12)
        editor.writes("–")
    assert (editor.question(place).min, editor.question(place).max) == (None, None)
