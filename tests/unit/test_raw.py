"""What reaches the frameworks, and what stops before them."""

from __future__ import annotations

import json

import pytest

from bot.plain import checked_letter, checked_press, checked_reaction
from bot.raw import UnreadableUpdate, readable
from bot.sandbox.oddities import NOTED_BY_TELEGRAM, SENT_BY_PEOPLE
from db.letters import Mark, Words
from handlers.incoming import Letter, Press, Reaction

HERE = {"id": 1, "type": "private", "first_name": "a"}


def update(**message: object) -> bytes:
    return json.dumps(
        {"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": HERE, **message}}
    ).encode()


@pytest.mark.parametrize("kind", NOTED_BY_TELEGRAM)
def test_telegrams_own_notes_stop_here(kind: str) -> None:
    """Nobody wrote them, so nobody gets an answer."""
    assert readable(update(**{kind: NOTED_BY_TELEGRAM[kind]})) is None


@pytest.mark.parametrize("kind", [*SENT_BY_PEOPLE, "text", "something_new"])
def test_what_people_send_goes_on(kind: str) -> None:
    """Known or not, it gets its word."""
    assert readable(update(**{kind: SENT_BY_PEOPLE.get(kind, "words")})) is not None


@pytest.mark.parametrize("number", [2**63, "1", None, 1.5])
def test_a_chat_has_a_number(number: object) -> None:
    """What has none, or one that is too large, is nobody's."""
    assert readable(update(chat={"id": number, "type": "private"}, text="a")) is None


@pytest.mark.parametrize("number", [2**63, "1", None, 1.5])
def test_a_message_has_a_number(number: object) -> None:
    """It is written down before any handler looks at it."""
    with pytest.raises(UnreadableUpdate):
        readable(update(message_id=number, text="a"))


def test_half_a_sign_is_unreadable() -> None:
    """A lone surrogate cannot be stored; a whole emoji, written as two halves, can."""
    with pytest.raises(UnreadableUpdate):
        readable(update(text="\ud83d"))
    assert readable(update(text="\U0001f642")) is not None


@pytest.mark.parametrize(
    "letter",
    [
        Letter(1, 2**63, "text"),
        Letter(1, 1, "text", Words(5)),  # type: ignore[arg-type]
        Letter(1, 1, "text", Words("a", (Mark("bold", "0", 1),))),  # type: ignore[arg-type]
        Letter(1, 1, "text", reply_to=True),
        Letter(1, 1, "location", point=("52", 5.0)),  # type: ignore[arg-type]
    ],
)
def test_a_letter_is_what_it_says(letter: Letter) -> None:
    """A field of another type, or a number past every column, is unreadable."""
    with pytest.raises(UnreadableUpdate):
        checked_letter(letter)


def test_a_letter_and_a_press_pass_as_they_are() -> None:
    """What is right comes back unchanged."""
    letter = Letter(1, 2, "venue", Words("a", (Mark("bold", 0, 1),)), quote=Words("b"), point=(52, -5.5))
    assert checked_letter(letter) is letter
    press = Press(1, 2, "3", "menu", 4)
    assert checked_press(press) is press
    with pytest.raises(UnreadableUpdate):
        checked_press(Press(1, 2, "3", 5))  # type: ignore[arg-type]


@pytest.mark.parametrize("emoji", ["👍", None])
def test_a_reaction_passes_as_it_is(emoji: str | None) -> None:
    """With a message's number and an emoji, or none; nothing else is one."""
    felt = Reaction(1, 2, emoji)
    assert checked_reaction(felt) is felt
    for wrong in (Reaction(1, 2**63, emoji), Reaction(1, 2, 5)):  # type: ignore[arg-type]
        with pytest.raises(UnreadableUpdate):
            checked_reaction(wrong)
