"""What people thought of it: two taps, counted and tied to nobody."""

from __future__ import annotations

import itertools
from dataclasses import asdict, replace

import pytest

from db.records import Seeker
from handlers.meetings import counting
from handlers.seeker.meetings import rating
from handlers.staff.meetings import form
from locales import tongue
from locales.texts import planning
from tests.unit.handlers.meetings.hall import Hall

NL = tongue("nl")
PROMISED = 3
"""The fewest answers that are shown, as PRIVACY.md says."""


def taps(hall: Hall, seeker: Seeker, first: str, second: str) -> None:
    """Both taps, each on the newest message that has them."""
    for verb, key in (("rate", first), ("use", second)):
        press = hall.phones.press(seeker, verb)
        press = replace(press, action=press.action.rpartition(":")[0] + f":{key}")
        (rating.rated if verb == "rate" else rating.used)(hall.room.desk, seeker, press)
        hall.phones.deliver()


def after(hall: Hall, people: int = 1):
    """A meeting that is over, and those who are asked about it."""
    meeting = hall.meeting(capacity=people, days=1)
    seekers = [hall.signed(meeting)[0] for _ in range(people)]
    hall.moves(days=2)
    return meeting, seekers


def test_two_taps_are_counted_once_and_nothing_says_whose_they_are(hall: Hall) -> None:
    """What is kept with the sign-up is that it was answered."""
    meeting, (seeker,) = after(hall)
    action = f"rate:{meeting.id}:good"
    assert action in hall.phones.actions(seeker)
    rating.rated(hall.room.desk, seeker, hall.room.press(seeker, action))
    rating.rated(hall.room.desk, seeker, hall.room.press(seeker, action))
    rating.used(hall.room.desk, seeker, hall.room.press(seeker, f"use:{meeting.id}:useless"))
    rating.used(hall.room.desk, seeker, hall.room.press(seeker, f"use:{meeting.id}:useful"))
    assert dict(hall.again(meeting).answers) == {"good": 1, "useless": 1}
    seat = hall.seat(seeker, meeting)
    assert seat
    assert {"good", "useless"}.isdisjoint(map(str, asdict(seat).values()))
    assert seat.answered == "done"


@pytest.mark.parametrize("action", ["rate:{}:great", "rate:{}:useful", "use:{}:useful", "rate:{}"])
def test_what_is_not_asked_is_not_counted(hall: Hall, action: str) -> None:
    """The second question before the first, or an answer that there is not."""
    meeting, (seeker,) = after(hall)
    for tapped in (rating.rated, rating.used):
        tapped(hall.room.desk, seeker, hall.room.press(seeker, action.format(meeting.id)))
    assert hall.again(meeting).answers == ()


def test_nobody_else_is_counted(hall: Hall) -> None:
    """Who was not there has nothing to tap, whatever button they make up."""
    meeting, _ = after(hall)
    stranger = hall.room.seeker()
    rating.rated(hall.room.desk, stranger, hall.room.press(stranger, f"rate:{meeting.id}:bad"))
    assert hall.again(meeting).answers == ()


def test_a_few_answers_are_shown_to_nobody(hall: Hall) -> None:
    """From the third on there are counts, and nothing but counts."""
    meeting, seekers = after(hall, 4)
    admin = hall.member("admin")
    for number, (seeker, how) in enumerate(zip(seekers, itertools.cycle(("bad", "good")), strict=False), 1):
        taps(hall, seeker, how, "useful")
        shown = form.drawn(hall.room.desk, admin, hall.again(meeting))[0].text
        few = NL(planning.ANSWERS_FEW, least=counting.LEAST)
        assert (few in shown) is (number < PROMISED)
        assert ("👎" in shown) is (number >= PROMISED)
