"""When conditions hold."""

from __future__ import annotations

import pytest

from handlers.intake.answers import Answer, Chosen, Counted, Located, Said, Seen, Skipped, Spoken, YesNo
from handlers.intake.conditions import Above, All, Answered, Any, Condition, Has, Is, Not

TRUE, FALSE = All(()), Any(())


@pytest.mark.parametrize(
    ("condition", "answer", "holds"),
    [
        (Is("q", "a"), Chosen(("a",)), True),
        (Is("q", "a"), Chosen(("b",)), False),
        (Is("q", "a"), Chosen(("a", "b")), False),
        (Is("q", "yes"), YesNo(yes=True), True),
        (Is("q", "yes"), YesNo(yes=False), False),
        (Is("q", "no"), YesNo(yes=False), True),
        (Is("q", 5), Counted(5), True),
        (Is("q", "5"), Counted(5), False),
        (Is("q", 1), YesNo(yes=True), False),
        (Is("q", "a"), Said("a"), False),
        (Is("q", "a"), Skipped(), False),
        (Has("q", "a"), Chosen(("b", "a")), True),
        (Has("q", "a"), Chosen(("b",)), False),
        (Has("q", "a"), Said("a"), False),
        (Above("q", 4), Counted(5), True),
        (Above("q", 5), Counted(5), False),
        (Above("q", 0), YesNo(yes=True), False),
        (Answered("q"), Said("x"), True),
        (Answered("q"), Spoken(1), True),
        (Answered("q"), Located("Ede"), True),
        (Answered("q"), YesNo(yes=False), True),
        (Answered("q"), Skipped(), False),
        (Answered("q"), Seen(), False),
    ],
)
def test_atoms(condition: Condition, answer: Answer, holds: bool) -> None:
    """A condition holds for the answers it is about and for no other."""
    assert condition.holds({"q": answer}) is holds


@pytest.mark.parametrize("condition", [Is("q", "no"), Has("q", "a"), Above("q", -9), Answered("q")])
def test_no_answer(condition: Condition) -> None:
    """Nothing holds of a question that has no answer."""
    assert not condition.holds({"other": Chosen(("a",))})


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        (All((TRUE, TRUE)), True),
        (All((TRUE, FALSE)), False),
        (Any((FALSE, TRUE)), True),
        (Any((FALSE, FALSE)), False),
        (Not(FALSE), True),
        (Not(TRUE), False),
        (Not(Is("q", "a")), True),
    ],
)
def test_joined(condition: Condition, holds: bool) -> None:
    """And, or and not mean what they mean; not holds of a question without an answer."""
    assert condition.holds({}) is holds


def test_atoms_of_a_tree() -> None:
    """The atoms of a tree are found in order, through and, or and not."""
    tree = All((Not(Is("a", "x")), Any((Has("b", "y"), Above("c", 1))), Answered("d")))
    assert list(tree.atoms()) == [Is("a", "x"), Has("b", "y"), Above("c", 1), Answered("d")]
