"""What is never bent: language, gender as asked, nobody from my own town, limits, exclusions."""

from __future__ import annotations

from collections.abc import Iterator

from matching.candidate import Candidate
from matching.places.distance import same_town
from matching.places.gazetteer import Gazetteer
from matching.profile import Profile
from matching.reasons import Reason
from matching.wish import Wish


def refusals(wish: Wish, candidate: Candidate, places: Gazetteer) -> tuple[Reason, ...]:
    """Every reason why this confidant must not be offered this case; none means they may."""
    return tuple(_refusals(wish, candidate, places))


def fits(wish: Wish, candidate: Candidate, places: Gazetteer) -> bool:
    """Whether no hard rule stands between this case and this confidant."""
    return not refusals(wish, candidate, places)


def _refusals(wish: Wish, candidate: Candidate, places: Gazetteer) -> Iterator[Reason]:
    profile = candidate.profile
    if wish.languages and profile.languages.isdisjoint(wish.languages):
        yield Reason("no_shared_language", *wish.languages)
    if wish.gender and profile.gender != wish.gender:
        yield Reason("gender_not_as_asked", wish.gender)
    if wish.distance == "not_own_town" and may_share_town(wish, profile, places):
        yield Reason("own_town")
    if not candidate.has_room:
        yield Reason("full", candidate.load, profile.limit)
    if not candidate.available:
        yield Reason("unavailable")
    if wish.case_id in candidate.excluded:
        yield Reason("excluded")
    if wish.case_id in candidate.declined:
        yield Reason("declined")


def may_share_town(wish: Wish, profile: Profile, places: Gazetteer) -> bool:
    """Whether a confidant lives, or for all we know may live, in the seeker's own town.

    Who lives we know not where may live there. A seeker who told only their region is kept
    from the whole of it. A seeker who told neither cannot be kept from anybody.
    """
    if not (wish.place_id or wish.region):
        return False
    theirs = places.place(profile.place_id)
    if theirs is None:
        return True
    own = places.place(wish.place_id)
    if own is not None:
        return same_town(own, theirs)
    return wish.region is None or theirs.province == wish.region
