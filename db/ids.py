"""Random names for rows."""

from __future__ import annotations

import random
from base64 import urlsafe_b64encode


def new_id(rng: random.Random) -> str:
    """A fresh id: 128 random bits as 32 hexadecimal characters."""
    return f"{rng.getrandbits(128):032x}"


def new_code(rng: random.Random) -> str:
    """A fresh one-time code: 128 random bits, 22 characters that fit a Telegram deep link."""
    return urlsafe_b64encode(rng.getrandbits(128).to_bytes(16, "big")).decode().rstrip("=")
