"""What a confidant brings, as far as matching reads it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Literal

Gender = Literal["woman", "man"]

DEFAULT_LIMIT = 3
"""Cases a confidant carries at once unless they say otherwise (a default, not anyone's practice)."""


_GENDERS: dict[str, Gender] = {"woman": "woman", "man": "man"}


class ProfileUnreadable(ValueError):
    """This text is no profile: it was not made by `Profile.to_json`."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A confidant's own answers.

    `languages` are codes as the intake uses them ("nl", "ar", "ary", "rif", "tr", "en" ...),
    `place_id` is a gazetteer id, `limit` the most cases they want at once, `topics` what they
    have experience with.
    """

    gender: Gender
    languages: frozenset[str]
    communities: frozenset[str] = frozenset()
    place_id: str | None = None
    limit: int = DEFAULT_LIMIT
    topics: frozenset[str] = frozenset()

    def to_json(self) -> str:
        """The profile as text; the same profile always gives the same text."""
        return json.dumps(asdict(self), default=sorted, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Profile:
        """The profile a text holds; fields it lacks get their defaults. Raises ProfileUnreadable."""
        try:
            held = json.loads(text)
            return cls(
                gender=_GENDERS[held["gender"]],
                languages=frozenset(map(str, held["languages"])),
                communities=frozenset(map(str, held.get("communities", ()))),
                place_id=held.get("place_id"),
                limit=int(held.get("limit", DEFAULT_LIMIT)),
                topics=frozenset(map(str, held.get("topics", ()))),
            )
        except (ValueError, TypeError, KeyError, AttributeError):
            raise ProfileUnreadable(type(text).__name__) from None
