"""How many letters are under way at once."""

from __future__ import annotations

from hypothesis import given, strategies as st

from bot.post.hands import Hands

DEEDS = st.lists(st.tuples(st.integers(0, 12), st.sampled_from(["urgent", "other", "ends"])), max_size=60)


@given(DEEDS)
def test_either_kind_always_has_its_share(deeds: list[tuple[int, str]]):
    """Whatever begins within the room there is, and ends: two hands are never taken by the other kind."""
    hands, busy = Hands(4, 2), dict[int, bool]()
    for letter, deed in deeds:
        room = hands.room
        if deed == "ends":
            hands.free(letter)
            busy.pop(letter, None)
        elif letter not in busy and (room.urgent if deed == "urgent" else room.others):
            hands.take(letter, urgent=deed == "urgent")
            busy[letter] = deed == "urgent"
        urgent = sum(busy.values())
        others = len(busy) - urgent
        assert hands.room.letters == 6 - len(busy)
        assert max(urgent, others) <= 4
        assert hands.room.urgent >= min(1, 2 - urgent)
        assert hands.room.others >= min(1, 2 - others)


def test_a_letter_that_comes_back_from_its_rest_is_counted_once():
    """Also when its hand has gone to another meanwhile: then there is one more than there should be."""
    hands = Hands(1, 0)
    hands.take(1, urgent=False)
    hands.free(1)
    hands.take(2, urgent=False)
    hands.take(1, urgent=False)
    assert hands.room.letters == 0
    hands.free(1)
    hands.free(1)
    assert hands.room.letters == 0
    hands.free(2)
    assert hands.room.letters == 1
