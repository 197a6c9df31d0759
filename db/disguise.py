"""How a voice is changed, so that who knows it does not recognise it at once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Disguise:
    """What is done to one voice; the same throughout a case, another in the next.

    `pitch` and `formants` are ratios over 1: how far both are moved, up for `up` and down otherwise.
    `up` is None until the voice has been heard for the first time. `spread` is by how much the
    distance of every tone from the middle one grows or shrinks; `seed` is for what Praat leaves to chance.
    """

    pitch: float
    formants: float
    spread: float
    seed: int
    up: bool | None = None
