"""Records and letters survive being packed as JSON."""

from __future__ import annotations

from datetime import UTC

import pytest
from hypothesis import given, strategies as st

from db import letters, records
from db.packing import Packing, pack_letter, unpack_letter

TEXT = st.text(st.characters(codec="utf-8"), max_size=40)
TIME = st.datetimes(timezones=st.just(UTC))


def any_of(kind):
    return st.from_type(kind)


st.register_type_strategy(str, TEXT)
RECORDS = [
    records.Seeker,
    records.Staff,
    records.Case,
    records.Assignment,
    records.Offer,
    records.Entry,
    records.Invite,
    records.Consent,
]


@pytest.mark.parametrize("kind", RECORDS)
def test_a_record_comes_back_as_it_was(kind):
    """Whatever a record holds, in any script, unpacking gives an equal one."""
    packing = Packing(kind)

    @given(st.data())
    def holds(data):
        record = data.draw(st.builds(kind, **_aware(kind)))
        assert packing.unpack(packing.pack(record)) == record

    holds()


@given(any_of(letters.Outgoing))
def test_a_letter_comes_back_as_it_was(letter):
    """Every kind of letter is told apart again by its `what`."""
    assert unpack_letter(pack_letter(letter)) == letter
    assert unpack_letter(pack_letter(letter).decode()) == letter


def test_plain_fields_are_not_packed():
    """What has a column of its own is not also in the sealed part."""
    packing = Packing(records.Seeker, "id")
    seeker = records.Seeker("an id of its own", 5)
    assert b"an id of its own" not in packing.pack(seeker)
    assert packing.unpack(packing.pack(seeker), id=seeker.id) == seeker


def test_a_field_added_later_gets_its_default():
    """A record packed before a field existed is unpacked with that field's default."""
    packing = Packing(records.Seeker)
    assert packing.unpack(b'{"id": "x", "chat_id": 5}') == records.Seeker("x", 5)


def _aware(kind):
    names = {
        "opened_at",
        "waiting_since",
        "closed_at",
        "since",
        "until",
        "joined_at",
        "made_at",
        "expires_at",
        "at",
    }
    return dict.fromkeys(names & set(kind.__dataclass_fields__), TIME)
