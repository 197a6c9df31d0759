"""The editor has words for everything that can be found and compared."""

from __future__ import annotations

from handlers.intake.comparing import PLAIN
from handlers.intake.conditions import Above, All, Answered, Any, Has, Is, Not
from handlers.intake.findings import PROBLEMS, WARNINGS
from handlers.intake.questionnaire import KINDS
from handlers.staff.questions.pressing import STEPS
from handlers.staff.questions.wording import condition
from locales import tongue
from locales.texts import questions as texts
from tests.unit.intake.making import asks, options, questionnaire

WHOLE = {"languages", "order", "added", "removed", "text", "help"}
OF_OPTIONS = {"option_order", "option_added", "option_removed", "option_text", "option_weight"}


def test_every_finding_has_words():
    """Each code of the check is one of the editor's texts, and no text is left over."""
    assert set(texts.FINDINGS) == {*PROBLEMS, *WARNINGS}


def test_every_difference_has_words():
    """Each kind of difference has a line of its own."""
    assert set(texts.DIFFERENCES) == {*PLAIN, *WHOLE, *OF_OPTIONS}


def test_every_kind_has_a_name():
    """Each kind of question can be chosen by its name."""
    assert set(texts.KINDS) == set(KINDS)


def test_the_longest_step_fits_a_button():
    """With a long revision and three places, every step stays within the 64 bytes of a button."""
    assert all(len(f"e:s9999999999:{step}:9999:9999:9999".encode()) <= 64 for step in STEPS)


def test_a_condition_reads_as_a_sentence():
    """Questions and options are named by their words, and what is nested stands in brackets."""
    asked = questionnaire(asks("a", "choice", options=options("x")), asks("b", "number"), asks("c", "yes_no"))
    when = All((Has("a", "x"), Any((Above("b", 3), Not(Answered("c")))), Is("c", "no")))
    said = condition(tongue("en"), asked, when)
    assert said == "“a” has “x” and (“b” is more than 3 or not (“c” was answered)) and “c” is “No”"
