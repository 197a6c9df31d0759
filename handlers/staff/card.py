"""A confidant's card: what the profile questions have gathered so far."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from db.records import Staff
from matching.profile import Profile


@dataclass(frozen=True, slots=True)
class Card:
    """Answers to the profile questions; `gender` and `place` are None until they are given.

    `topics` are what they have experience with, `hours` the parts of the week in which they take
    new cases, such as "mon.evening"; none means always.
    """

    gender: str | None = None
    languages: tuple[str, ...] = ()
    communities: tuple[str, ...] = ()
    place: str | None = None
    limit: int = 3
    topics: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()

    def profile(self) -> Profile | None:
        """What matching reads, or None while something it needs is missing."""
        if self.gender not in ("woman", "man") or not self.languages or self.place is None:
            return None
        return Profile(
            gender="woman" if self.gender == "woman" else "man",
            languages=frozenset(self.languages),
            communities=frozenset(self.communities),
            place_id=self.place,
            limit=self.limit,
            topics=frozenset(self.topics),
        )


_CARDS = TypeAdapter(Card)


def card_of(member: Staff) -> Card:
    """The member's card; an empty one before the first profile question."""
    return _CARDS.validate_json(member.profile) if member.profile else Card()


def with_card(member: Staff, card: Card) -> Staff:
    """The member with this card."""
    return replace(member, profile=_CARDS.dump_json(card).decode())


def toggled(chosen: tuple[str, ...], one: str) -> tuple[str, ...]:
    """`chosen` with `one` added, or taken away when it was there."""
    return tuple(c for c in chosen if c != one) if one in chosen else (*chosen, one)
