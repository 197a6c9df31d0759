from __future__ import annotations

import pytest

from matching.places.names import LONGEST, Names, errors_allowed

NAMES = Names(
    (
        ("Utrecht", 0),
        ("Bergen op Zoom", 1),
        ("Bergen", 2),
        ("Zoetermeer", 3),
        ("Ede", 4),
        ("Zeist", 5),
        ("Zeist", 6),
        ("Overvecht", 0),
        ("Zeist", 7),
    )
)


def found(text, limit=5):
    """Numbers and how they were found."""
    return [(number, how) for number, how, _ in NAMES.find(text, limit)]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("utrecht", [(0, "exact")]),
        ("Zutermer", [(3, "sound")]),
        ("Berg", [(1, "start"), (2, "start")]),
        ("bergen", [(2, "exact"), (1, "start")]),
        ("ik kom uit Ede", [(4, "inside")]),
        ("Utrecht, Overvecht", [(0, "inside")]),
        ("bij bergen op zoom in de buurt", [(1, "inside")]),
        ("ergens bij Zutermeer", [(3, "inside")]),
        ("Utrehct", [(0, "near")]),
        ("Zoetermeet", [(3, "near")]),
        ("Parijs", []),
        ("", []),
        ("?!", []),
        ("E", []),
    ],
)
def test_a_name_is_found_in_the_surest_way_there_is(text, hits):
    """Exact before sound before start; among other words or with errors only when those fail."""
    assert found(text) == hits


def test_every_namesake_is_found():
    """An ambiguous name gives all its bearers, the earliest lines first."""
    assert found("Zeist") == [(5, "exact"), (6, "exact"), (7, "exact")]


def test_no_more_than_the_limit():
    """At most as many as asked for."""
    assert found("Zeist", limit=2) == [(5, "exact"), (6, "exact")]


def test_the_line_that_matched_is_told():
    """A district's hit says which line it was, so that it can be shown."""
    ((_, _, line),) = NAMES.find("overvecht", 1)
    assert NAMES.lines[line] == ("Overvecht", 0)


def test_a_short_word_must_be_right():
    """Under four letters no typing error is forgiven."""
    assert found("Edo") == []
    assert [errors_allowed(length) for length in (3, 4, 7, 8, 12, 13)] == [0, 1, 1, 2, 2, 3]


def test_a_story_is_read_only_at_its_beginning():
    """Of a very long text only the first part is looked at."""
    assert found("x " * LONGEST + "Utrecht") == []
