"""Made-up places, wishes and candidates for the tests of matching."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from matching.candidate import Candidate
from matching.places.gazetteer import Gazetteer
from matching.places.place import Place, Region
from matching.profile import Profile
from matching.wish import Wish

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)

NORTH, SOUTH = Region("XX-N", "North"), Region("XX-S", "South")
PLACES = Gazetteer(
    (NORTH, SOUTH),
    (
        Place("big", "Bigtown", "XX-N", 52.0, 5.0),
        Place("suburb", "Suburb", "XX-N", 52.02, 5.0),  # 2 km from Bigtown
        Place("next", "Nextham", "XX-N", 52.06, 5.0),  # 7 km
        Place("over", "Overham", "XX-S", 52.18, 5.0),  # 20 km
        Place("away", "Awayton", "XX-S", 52.36, 5.0),  # 40 km
        Place("far", "Farley", "XX-S", 53.0, 5.0),  # 111 km
    ),
)

LANGUAGES = ("nl", "ar", "rif", "tr")
COMMUNITIES = ("moroccan", "turkish", "syrian")
TOPICS = ("online", "departure", "conversion")
STAFF = tuple(f"staff{number}" for number in range(6))

genders = st.sampled_from(("woman", "man"))
place_ids = st.sampled_from((*PLACES.places, None, "gone from the file"))

profiles = st.builds(
    Profile,
    gender=genders,
    languages=st.frozensets(st.sampled_from(LANGUAGES), max_size=3),
    communities=st.frozensets(st.sampled_from(COMMUNITIES), max_size=2),
    place_id=place_ids,
    limit=st.integers(0, 3),
    topics=st.frozensets(st.sampled_from(TOPICS), max_size=2),
)
candidates = st.builds(
    Candidate,
    staff_id=st.sampled_from(STAFF),
    profile=profiles,
    load=st.integers(0, 3),
    last_case_at=st.none() | st.integers(0, 60).map(lambda days: NOW - timedelta(days=days)),
    available=st.booleans(),
    excluded=st.frozensets(st.sampled_from(("case", "other")), max_size=1),
    declined=st.frozensets(st.sampled_from(("case", "other")), max_size=1),
)
crowds = st.lists(candidates, max_size=6, unique_by=lambda one: one.staff_id)
wishes = st.builds(
    Wish,
    case_id=st.just("case"),
    languages=st.lists(st.sampled_from(LANGUAGES), max_size=3, unique=True).map(tuple),
    gender=st.none() | genders,
    community=st.none() | st.sampled_from(COMMUNITIES),
    place_id=place_ids,
    region=st.sampled_from(("XX-N", "XX-S", None)),
    distance=st.sampled_from(("near", "region", "not_own_town", "any")),
    urgent=st.booleans(),
    topics=st.frozensets(st.sampled_from(TOPICS), max_size=2),
    known=st.frozensets(st.sampled_from(STAFF), max_size=2),
)


def confidant(staff_id: str = "staff0", **changes: object) -> Candidate:
    """A confidant from Bigtown who speaks Dutch and has room; profile fields and candidate fields by name."""
    profile = {"gender": "woman", "languages": frozenset(("nl",)), "place_id": "big"}
    standing: dict[str, object] = {}
    for name, value in changes.items():
        (profile if name in Profile.__dataclass_fields__ else standing)[name] = value
    return Candidate(staff_id, Profile(**profile), **standing)  # type: ignore[arg-type]


def wish(**changes: object) -> Wish:
    """A case of somebody who speaks Dutch and asks for nothing else."""
    asked = {"case_id": "case", "languages": ("nl",)} | changes
    return Wish(**asked)  # type: ignore[arg-type]
