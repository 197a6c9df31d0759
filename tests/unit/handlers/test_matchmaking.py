"""Who is asked, and who is asked again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from db.letters import Edit
from db.records import OfferState
from handlers import matchmaking
from handlers.relaying import whole
from locales import tongue
from locales.texts import staff as texts
from tests.unit.handlers.room import Room, of_kind


@pytest.mark.parametrize(
    ("state", "hours", "asked"),
    [
        ("expired", 1, False),
        ("expired", 3, True),
        ("declined", 72, False),
        ("family", 72, False),
    ],
)
def test_silence_is_no_refusal(room: Room, state: OfferState, hours: int, asked: bool) -> None:
    """Whoever let an offer expire is asked again after a while; whoever said no never is."""
    member = room.member()
    case = room.case(room.seeker())
    made = room.work.offers.new(case.id, member.id, room.work.now - timedelta(hours=hours), "[]")
    room.work.offers.save(replace(made, state=state))
    assert matchmaking.fits_somebody(room.desk, case) is asked


def test_an_expired_offer_shows_nothing_of_the_case_any_more(room: Room) -> None:
    """What the seeker chose disappears from the phone of somebody who did not answer."""
    member = room.member()
    case = room.case(room.seeker())
    matchmaking.offer(room.desk, case)
    room.post("staff")
    made = room.work.offers.open_for(case.id)
    assert made is not None
    matchmaking.expire(room.desk, made)
    told = tongue("nl")(texts.OFFER_EXPIRED, case=case.name)
    assert [(e.words.text, e.entry) for e in of_kind(Edit, room.post("staff"))] == [(told, whole(case))]
    assert len(room.shown("staff", member.chat_id, whole(case))) == 1
