"""Scenarios out of YAML: all of it, strictly, or every fault with its line."""

from __future__ import annotations

import pytest

from handlers.practice.faults import ScenarioProblems
from handlers.practice.reading import parse

WHOLE = """\
version: 1
id: nl_short
language: nl
title: Kort
about: Iemand schrijft.
steps:
  - id: opening
    seeker: Hallo
    answers:
      - {text: Ik luister, did: geluisterd, next: good, shows: [listened, questions, no_judgement]}
      - {text: Ga weg, did: weggestuurd, next: left, misses: [listened]}
      - text: En dan
        did: gevraagd
        next: middle
        shows: [safety]
  - id: middle
    seeker: Ja
    answers:
      - {text: Goed, did: goed, next: good, shows: [confidentiality, next_step]}
      - {text: Nee, did: nee, next: left}
  - id: good
    seeker: Dank
    outcome: good
    lesson: Zo gaat het.
  - id: left
    seeker: Weg
    outcome: broken
    lesson: Dat ging mis.
"""


def told(text: str, name: str | None = None) -> list[str]:
    """What is said of a file that cannot be used."""
    with pytest.raises(ScenarioProblems) as caught:
        parse(text, name)
    return str(caught.value).splitlines()


def test_a_whole_scenario_is_read() -> None:
    """Steps, answers, what they show and where they lead."""
    scenario = parse(WHOLE, "nl_short")
    assert [one.id for one in scenario.steps] == ["opening", "middle", "good", "left"]
    assert scenario.opening.answers[0].shows == ("listened", "questions", "no_judgement")
    assert scenario.steps[-1].outcome == "broken"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("version: 1", "version: 2", "line 1: version: expected version: 1"),
        ("language: nl", "language: xx", "line 3: language: xx is not one of the languages of the line: "),
        ("title: Kort", "titel: Kort", "line 1: title: this key is missing"),
        ("title: Kort", "title: 5", "line 4: title: expected text here"),
        ("title: Kort", "title: ''", "line 4: title: there is no text"),
        ("title: Kort", f"title: {'k' * 49}", "line 4: title: 49 characters; at most 48"),
        ("seeker: Ja", "seeker: نعم", "line 17: steps 2 seeker: this is not written in the script of nl"),
        ("seeker: Ja", "seeker: Иди", "line 17: steps 2 seeker: this is not written in the script of nl"),
        ("shows: [safety]", "shows: [safe]", "line 15: steps 1 answers 3 shows 1: safe is not a point of"),
        (
            "outcome: broken",
            "outcome: bad",
            "line 27: steps 4 outcome: bad is not an outcome; use one of: good",
        ),
        ("next: middle", "next: centre", "line 14: steps 1 answers 3 next: centre is not a step"),
        (
            "next: middle",
            "next: opening",
            "line 14: steps 1 answers 3 next: opening does not come after this",
        ),
        ("next: middle", "next: good", "line 16: steps 2: no answer leads to middle"),
        (
            "    outcome: good\n",
            "",
            "line 21: steps 3: a step needs either answers, or an outcome and a lesson",
        ),
        ("outcome: good", "outcome: fair", "line 6: steps: no end has the outcome good"),
        (
            "shows: [safety]",
            "shows: []",
            "line 6: steps: no conversation with a good end shows the point safety",
        ),
        (
            "misses: [listened]",
            "shows: [listened], misses: [listened]",
            "an answer cannot both show and miss",
        ),
        (
            "did: nee",
            "did: goed",
            "line 20: steps 2 answers 2 did: another answer of this step has the same did",
        ),
        ("id: middle", "id: good", "another step has the id good"),
        ("steps:\n", "steps: &all\n", "anchors and aliases"),
    ],
)
def test_a_fault_is_told_with_its_place(old: str, new: str, said: str) -> None:
    """The line, the step and answer counted from one, and what would be right."""
    assert WHOLE.count(old) >= 1
    assert any(said in one for one in told(WHOLE.replace(old, new, 1)))


def test_all_faults_are_told_at_once() -> None:
    """Whoever writes one is not sent back once for each."""
    wrong = WHOLE.replace("next: middle", "next: centre").replace("seeker: Weg", "seeker: ''")
    lines = [one.partition(":")[0] for one in told(wrong)]
    assert lines == sorted(lines, key=lambda one: int(one.split()[1]))
    assert {"line 14", "line 16", "line 26"} <= set(lines)


def test_the_file_is_named_after_the_scenario() -> None:
    """Its id is what a practice remembers."""
    assert told(WHOLE, "nl_long") == ["line 1: id: the file is named nl_long, the scenario nl_short"]


def test_one_answer_is_no_choice() -> None:
    """With a single answer nothing would depend on the trainee."""
    wrong = WHOLE.replace("      - {text: Nee, did: nee, next: left}\n", "")
    assert told(wrong) == ["line 18: steps 2 answers: 1 answers; a step that goes on has 2 to 4"]
