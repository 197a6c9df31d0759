"""How a voice is changed in one case, drawn by chance."""

from __future__ import annotations

import random

from db.disguise import Disguise

PITCH = (1.25, 1.42)
"""Four to six semitones: clearly another voice, and every word still understood."""

FORMANTS = (1.10, 1.18)
"""From one grown-up's vocal tract to another's: women's formants lie about 15% above men's."""

SPREAD = (0.8, 1.2)
"""A fifth more or less melody; what a voice does with its tones is part of how it is known."""


def drawn(rng: random.Random) -> Disguise:
    """A disguise for a new case; whether it goes up or down is decided by the voice itself."""
    return Disguise(rng.uniform(*PITCH), rng.uniform(*FORMANTS), rng.uniform(*SPREAD), rng.getrandbits(31))
