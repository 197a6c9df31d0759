"""Keys are made from the system's own randomness, whatever else a test passes in."""

from __future__ import annotations

import random

SYSTEM_RANDOM = random.SystemRandom()
