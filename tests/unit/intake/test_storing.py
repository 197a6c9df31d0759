"""Answers and walks come back from JSON exactly, or not at all."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, strategies as st

from handlers.intake.answers import (
    Answer,
    Answers,
    Chosen,
    Counted,
    Located,
    Said,
    Seen,
    Skipped,
    Spoken,
    YesNo,
)
from handlers.intake.storing import BrokenAnswers, read_answers, read_walk, write_answers, write_walk
from handlers.intake.walk import Walk
from tests.unit.intake.making import any_answer

EVERY_KIND = Answers(
    {
        "a": Chosen(("x", "y")),
        "b": Said("ⴰⵣⵓⵍ <b> \u2068 'yes'"),
        "c": Spoken(12),
        "d": Located("Utrecht", "2745912", "UT"),
        "e": Located("Utrecht", region="UT"),
        "f": Counted(0),
        "g": YesNo(yes=False),
        "h": Skipped(),
        "i": Seen(),
    }
)
TEXT_VERSION = '{"version": "1", "answers": {}, "position": null, "picked": null}'
walks = st.builds(
    Walk,
    st.integers(1, 10**6),
    st.dictionaries(st.text(max_size=4), any_answer, max_size=5).map(Answers),
    st.none() | st.text(max_size=4),
    st.none() | st.lists(st.text(max_size=3)).map(tuple),
)


def test_every_kind() -> None:
    """Every kind of answer comes back as it was, and of the same type."""
    back = read_answers(write_answers(EVERY_KIND))
    assert (back, [type(one) for one in back.values()]) == (
        EVERY_KIND,
        [type(one) for one in EVERY_KIND.values()],
    )


@given(walk=walks)
def test_walks(walk: Walk) -> None:
    """Every walk comes back exactly."""
    assert read_walk(write_walk(walk)) == walk


def test_form() -> None:
    """The stored form is the one that earlier versions of the program wrote."""
    walk = Walk(3, Answers({"whom": Chosen(("self",)), "town": Located("Ede", "2756429")}), "whom", ())
    assert json.loads(write_walk(walk)) == {
        "version": 3,
        "answers": {
            "whom": {"what": "chosen", "ids": ["self"]},
            "town": {"what": "located", "label": "Ede", "place_id": "2756429", "region": None},
        },
        "position": "whom",
        "picked": [],
    }


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "json_invalid"),
        ("{", "json_invalid"),
        ("[]", "dict_type"),
        ('{"a": 1}', "dict_type"),
        ('{"a": {"what": "drawn"}}', "union_tag_invalid"),
        ('{"a": {"yes": true}}', "union_tag_not_found"),
        ('{"a": {"what": "said"}}', "missing"),
        ('{"a": {"what": "counted", "n": "5"}}', "int_type"),
        ('{"a": {"what": "yes_no", "yes": 1}}', "bool_type"),
        ('{"a": {"what": "said", "text": "x", "more": 1}}', "unexpected_keyword_argument"),
    ],
)
def test_broken_answers(text: str, why: str) -> None:
    """JSON that is not of answers is refused with the kind of the fault."""
    with pytest.raises(BrokenAnswers) as caught:
        read_answers(text)
    assert caught.value.why == why


@pytest.mark.parametrize(
    "text", ["", "null", "{}", '{"version": 1, "answers": {}, "position": null}', TEXT_VERSION]
)
def test_broken_walks(text: str) -> None:
    """JSON that is not a walk is refused."""
    with pytest.raises(BrokenAnswers):
        read_walk(text)


@pytest.mark.parametrize("read", [read_answers, read_walk])
def test_errors_keep_a_secret(read) -> None:
    """The error for broken answers holds nothing of what was answered, nor does its cause."""
    with pytest.raises(BrokenAnswers) as caught:
        read('{"canary": {"what": "said", "text": "canary", "canary": "canary"}}')
    assert ("canary" in repr(caught.value), caught.value.__cause__) == (False, None)


@given(
    text=st.text()
    | st.recursive(st.none() | st.integers() | st.text(), lambda x: st.dictionaries(st.text(), x)).map(
        json.dumps
    )
)
def test_anything(text: str) -> None:
    """Whatever is stored either reads or is refused with the one error."""
    for read in (read_answers, read_walk):
        try:
            read(text)
        except BrokenAnswers:
            continue


def test_answers_hide_in_a_traceback() -> None:
    """The representation of answers says how many, never what."""
    assert repr(EVERY_KIND) == "<Answers to 9 questions>"


def test_answers_never_change() -> None:
    """Putting an answer in and taking some out leaves the old answers as they were."""
    before = Answers({"a": Seen()})
    changed: list[Answer] = list(before.put("b", Skipped()).only({"b"}).values())
    assert (changed, dict(before)) == ([Skipped()], {"a": Seen()})


def test_equal_answers() -> None:
    """Answers are equal, and hash alike, in whatever order they were given."""
    one = Answers([("a", Seen()), ("b", Skipped())])
    other = Answers([("b", Skipped()), ("a", Seen())])
    assert (one == other, hash(one) == hash(other)) == (True, True)
