from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from matching.profile import DEFAULT_LIMIT, Profile, ProfileUnreadable
from tests.unit.matching.made_up import profiles


@given(profiles)
def test_a_profile_survives_json(profile):
    """What was written is what is read."""
    assert Profile.from_json(profile.to_json()) == profile


def test_equal_profiles_are_written_alike():
    """Sets are written sorted, so that the same profile is the same text."""
    one = Profile("man", frozenset(("tr", "nl", "ar")))
    other = Profile("man", frozenset(("ar", "tr", "nl")))
    assert one.to_json() == other.to_json()


def test_fields_that_came_later_get_their_defaults():
    """A profile stored by an older version can still be read."""
    profile = Profile.from_json('{"gender": "woman", "languages": ["rif"]}')
    assert profile == Profile("woman", frozenset(("rif",)), limit=DEFAULT_LIMIT)


@given(
    st.text() | st.sampled_from(("[]", "{}", "null", '{"gender": "x", "languages": []}', '{"gender": []}'))
)
def test_what_is_no_profile_is_refused(text):
    """Anything else raises ProfileUnreadable and nothing else."""
    with pytest.raises(ProfileUnreadable):
        Profile.from_json(text)
