from __future__ import annotations

from itertools import pairwise

import pytest
from av import Packet
from hypothesis import given, strategies as st

from handlers.media.tracks import Order, opus_head


def packet(pts, dts, data=b"x"):
    """A packet with these times."""
    made = Packet(data)
    made.pts, made.dts = pts, dts
    return made


def times(*given_times):
    """Times after ordering, with the end of the track after them."""
    order = Order()
    packets = [packet(pts, dts) for pts, dts in given_times] + [Packet()]
    return [(one.pts, one.dts) for each in packets for one in order.put(each)]


def test_times_in_order_are_left_alone():
    """A film with proper times keeps them."""
    assert times((0, -2), (3, -1), (1, 0)) == [(0, -2), (3, -1), (1, 0)]


def test_packets_without_a_decoding_time_come_just_before_the_first_that_has_one():
    """As Matroska gives them: the first two of a film with reordered pictures."""
    assert times((0, None), (400, None), (200, 0)) == [(0, -2), (400, -1), (200, 0)]


def test_a_track_without_any_decoding_time_is_counted_from_its_end():
    """At the end of a track what still waits is given out in order."""
    assert [dts for _, dts in times((5, None), (6, None))] == [1, 2]


def test_a_repeated_time_is_moved_on():
    """Browsers repeat times when a recording is paused."""
    assert times((0, 0), (0, 0), (0, 0)) == [(0, 0), (1, 1), (2, 2)]


@given(st.lists(st.tuples(st.integers(-50, 50), st.none() | st.integers(-50, 50)), max_size=8))
def test_decoding_times_always_grow(given_times):
    """Whatever the times were, each is later than the last, and nothing is lost."""
    ordered = [dts for _, dts in times(*given_times)]
    assert len(ordered) == len(given_times)
    assert all(later > earlier for earlier, later in pairwise(ordered))


@pytest.mark.parametrize(
    ("head", "kept"),
    [(b"OpusHead" + bytes(11), 19), (b"OpusHead\x01\x03" + bytes(8) + b"\x01" + bytes(5), 24)],
)
def test_an_opus_header_ends_where_it_should(head, kept):
    """What hangs behind the header's fields is cut off."""
    assert opus_head(head + b"CANARY") == (head + b"CANARY")[:kept]
