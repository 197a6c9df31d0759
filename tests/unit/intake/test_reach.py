"""Whether answers lead to a question."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings

from handlers.intake.answers import Chosen, Counted, Said, Skipped, YesNo
from handlers.intake.conditions import Above, All, Answered, Any, Condition, Has, Is, Not
from handlers.intake.questionnaire import Question, Questionnaire
from handlers.intake.reach import reachable, together
from handlers.intake.walk import visible
from tests.unit.intake.making import asks, options, questionnaire, questionnaires

WHOM = asks("whom", "choice", required=True, options=options("child", "friend", "self"))
SIGNS = asks("signs", "choices", none="nothing", options=options("alone", "angry", "nothing"))
AGE = asks("age", "number", min=0, max=17)
MINOR = asks("minor", "yes_no", when=Is("whom", "child"))
NEVER = asks("never", when=All((Is("whom", "self"), Is("whom", "child"))))
BASE = (WHOM, SIGNS, AGE, MINOR, NEVER)


@pytest.mark.parametrize(
    ("condition", "leads"),
    [
        (Is("whom", "self"), True),
        (All((Is("whom", "self"), Is("whom", "child"))), False),
        (Not(Any((Is("whom", "self"), Is("whom", "child")))), True),
        (Not(Any((Is("whom", "self"), Is("whom", "child"), Is("whom", "friend")))), False),
        (Not(Answered("whom")), False),
        (Not(Answered("age")), True),
        (All((Has("signs", "alone"), Has("signs", "angry"))), True),
        (All((Has("signs", "alone"), Has("signs", "nothing"))), False),
        (All((Is("signs", "alone"), Has("signs", "angry"))), False),
        (All((Answered("signs"), Not(Has("signs", "alone")))), True),
        (All((Answered("signs"), Not(Has("signs", "alone")), Not(Has("signs", "angry")))), True),
        (Above("age", 16), True),
        (Above("age", 17), False),
        (All((Above("age", 3), Not(Above("age", 4)))), True),
        (All((Above("age", 4), Not(Above("age", 4)))), False),
        (Is("age", 18), False),
        (Is("minor", "no"), True),
        (All((Is("minor", "yes"), Is("whom", "self"))), False),
        (All((Not(Is("minor", "yes")), Is("whom", "self"))), True),
        (Answered("never"), False),
        (Not(Answered("never")), True),
        (Is("nowhere", "x"), False),
        (Not(Is("nowhere", "x")), True),
        (Any(()), False),
    ],
)
def test_reachable(condition: Condition, leads: bool) -> None:
    """A question can be reached when some answers make its condition hold."""
    assert reachable(questionnaire(*BASE, asks("q", when=condition)), len(BASE)) is leads


@pytest.mark.parametrize("bounds", [{}, {"min": 10}, {"max": -10}, {"min": 10, "max": 20}])
def test_open_bounds(bounds: dict[str, int]) -> None:
    """A number that is open at an end reaches far enough at that end, and no further at the other."""
    number = asks("n", "number", **bounds)
    above = reachable(questionnaire(number, asks("q", when=Above("n", 99))), 1)
    below = reachable(questionnaire(number, asks("q", when=All((Answered("n"), Not(Above("n", -99)))))), 1)
    assert (above, below) == ("max" not in bounds, "min" not in bounds)


def test_more() -> None:
    """What must hold beside the question's own condition is taken in."""
    q = questionnaire(WHOM, asks("q", when=Is("whom", "self")))
    assert (reachable(q, 1, Not(Is("whom", "child"))), reachable(q, 1, Is("whom", "child"))) == (True, False)


def test_together() -> None:
    """Questions of two branches are never both asked; questions of one are."""
    own, other = asks("a", when=Is("whom", "self")), asks("b", when=Not(Is("whom", "self")))
    q = questionnaire(WHOM, own, other, asks("c"))
    assert (together(q, 1, 2), together(q, 1, 3), together(q, 0, 1)) == (False, True, True)


def test_too_much_to_search() -> None:
    """A condition that is too much to search through counts as reachable."""
    many = [asks(f"q{n}", "choices", options=options(*"abcdefgh")) for n in range(9)]
    puzzle = All((*(Any((Has(one.id, "a"), Has(one.id, "b"))) for one in many), Is("q8", "c")))
    assert reachable(questionnaire(*many, asks("q", when=puzzle)), len(many))


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(q=questionnaires(most=4))
def test_same_as_trying_everything(q: Questionnaire) -> None:
    """The search finds exactly the questions that trying every answer finds."""
    *before, _ = q.questions
    every = product(*(_every(question) for question in before))
    led = {
        one.id
        for some in every
        for one in visible(q, {b.id: what for b, what in zip(before, some, strict=True)})
    }
    assert [reachable(q, index) for index in range(len(q.questions))] == [
        one.id in led for one in q.questions
    ]


def _every(question: Question) -> list[object]:
    """Every answer that could make a difference."""
    ids = [option.id for option in question.options]
    skipped = [] if question.required else [Skipped()]
    match question.kind:
        case "choice":
            return [*(Chosen((one,)) for one in ids), *skipped]
        case "choices":
            sets = [
                tuple(one for one, bit in zip(ids, bits, strict=True) if bit)
                for bits in product((0, 1), repeat=len(ids))
            ]
            return [
                *(Chosen(some) for some in sets if some and (question.none not in some or len(some) == 1)),
                *skipped,
            ]
        case "yes_no":
            return [YesNo(yes=True), YesNo(yes=False), *skipped]
        case "number" | "scale":
            low = -3 if question.min is None else question.min
            high = 13 if question.max is None else question.max
            return [*(Counted(n) for n in range(low, high + 1)), *skipped]
        case "information":
            return [Skipped()]
    return [Said("x"), *skipped]
