"""Why somebody fits, and why somebody does not: kinds and plain values, no words.

| kind | values | meaning |
|---|---|---|
| language | code | speaks a language that was asked for |
| gender_as_asked | gender | is the woman or man that was asked for |
| community | code | shares the community that was asked for |
| distance_band | 10, 25, 50 or None | lives closer than so many km; None: farther than all |
| same_region | region id | lives in the seeker's region |
| not_own_town | | lives elsewhere, as was asked |
| topic | code | has experience with it |
| known | | has talked with this seeker before |
| load | cases, limit | carries so many cases out of so many |
| no_shared_language | codes | speaks none of these |
| gender_not_as_asked | gender | is not the woman or man that was asked for |
| own_town | | lives in the seeker's own town, or may do |
| full | cases, limit | is at the limit they set |
| unavailable | | has a pause, a holiday, or is outside their hours |
| excluded | | must not hear of this case |
| declined | | has said no to this case |
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, cast, get_args

FitKind = Literal[
    "language",
    "gender_as_asked",
    "community",
    "distance_band",
    "same_region",
    "not_own_town",
    "topic",
    "known",
    "load",
]
RefusalKind = Literal[
    "no_shared_language", "gender_not_as_asked", "own_town", "full", "unavailable", "excluded", "declined"
]
Kind = FitKind | RefusalKind
Value = str | int | None

KINDS = frozenset((*get_args(FitKind), *get_args(RefusalKind)))

FOR_SEEKER: frozenset[Kind] = frozenset(("language", "gender_as_asked", "not_own_town", "known"))
"""What may be told to a seeker: kinds that say nothing they did not ask for themselves.
Communities are small, so community and distance stay with the staff."""


class ReasonUnreadable(ValueError):
    """This text holds no reasons: it was not made by `to_json`."""


@dataclass(frozen=True, slots=True, init=False)
class Reason:
    """One reason: `Reason("language", "rif")`, `Reason("load", 1, 3)`."""

    kind: Kind
    values: tuple[Value, ...]

    def __init__(self, kind: Kind, *values: Value) -> None:
        object.__setattr__(self, "kind", kind)
        object.__setattr__(self, "values", values)


def to_json(reasons: Iterable[Reason]) -> str:
    """Reasons as text, in their order."""
    return json.dumps([[reason.kind, *reason.values] for reason in reasons], ensure_ascii=False)


def from_json(text: str) -> tuple[Reason, ...]:
    """The reasons a text holds; an empty text holds none. Raises ReasonUnreadable."""
    try:
        return tuple(_reason(row) for row in json.loads(text or "[]"))
    except (ValueError, TypeError):
        raise ReasonUnreadable(type(text).__name__) from None


def _reason(row: list[Value]) -> Reason:
    kind, *values = row
    if kind not in KINDS or not all(value is None or isinstance(value, str | int) for value in values):
        raise ReasonUnreadable(len(row))
    return Reason(cast("Kind", kind), *values)
