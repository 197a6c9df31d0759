"""A break counts as caught only where a test has seen the sentence fail."""

from __future__ import annotations

import pytest

from tests.breaking.breaks import Break, OutOfPlace
from tests.breaking.outcome import Outcome, outcome

CASE = '<testsuites><testsuite><testcase name="test_it">{}</testcase></testsuite></testsuites>'


@pytest.mark.parametrize(
    ("code", "inside", "found"),
    [
        (1, '<failure message="assert 1 == 2"/>', Outcome("test_it")),
        (1, '<failure message="Failed: DID NOT RAISE"/>', Outcome("test_it")),
        (0, "", Outcome()),
        (1, "", Outcome(wrong="nothing failed")),
        (2, '<error message="collection failure"/>', Outcome(wrong="pytest ended with 2")),
        (1, '<error message="failed on setup"/>', Outcome(wrong="failed on setup")),
        (1, "<failure message=\"NameError: name 'x'\"/>", Outcome("test_it", "NameError: name 'x'")),
    ],
)
def test_only_a_test_that_failed_has_caught_something(tmp_path, code, inside, found):
    """Not one that did not run, nor one that met a program that is none."""
    (tmp_path / "report.xml").write_text(CASE.format(inside))
    assert outcome(code, tmp_path / "report.xml") == found
    assert found.caught is (found == Outcome("test_it"))


@pytest.mark.parametrize("text", ["one = 1\n", "one = 2\none = 2\n"])
def test_what_does_not_stand_there_once_breaks_nothing(tmp_path, text):
    """The program has moved on, and the break with it, or it would change the wrong place."""
    (tmp_path / "file.py").write_text(text)
    with pytest.raises(OutOfPlace, match=r"file\.py"):
        Break("t1", "something", "file.py", "one = 2", "one = 3").applied(tmp_path)


def test_a_break_changes_the_copy_alone(tmp_path):
    """It is worked out, and the file that is read stays as it is."""
    (tmp_path / "file.py").write_text("one = 2\n")
    assert Break("t1", "something", "file.py", "one = 2", "one = 3").applied(tmp_path) == {
        "file.py": "one = 3\n"
    }
    assert (tmp_path / "file.py").read_text() == "one = 2\n"
