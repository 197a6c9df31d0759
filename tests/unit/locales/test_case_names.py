"""Names for cases."""

from __future__ import annotations

import random

from hypothesis import given, strategies as st

from locales.case_names import COLOURS, CREATURES, new_name

EVERY = frozenset(f"{colour} {creature}" for colour in COLOURS for creature in CREATURES)


def test_there_are_plenty():
    """The lists are long enough, and no word stands in one twice."""
    assert len(set(COLOURS)) == len(COLOURS) >= 60
    assert len(set(CREATURES)) == len(CREATURES) >= 80


@given(st.integers())
def test_a_name_is_two_plain_words(seed):
    """A name is one word of each list."""
    assert new_name(random.Random(seed), frozenset().__contains__) in EVERY


def test_a_taken_name_is_not_given_again():
    """With one name left, that one is given."""
    assert new_name(random.Random(1), (EVERY - {"blue heron"}).__contains__) == "blue heron"


def test_names_never_run_out():
    """When all names are taken a number makes a new one."""
    assert new_name(random.Random(1), EVERY.__contains__) not in EVERY
