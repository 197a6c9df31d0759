"""PINs: kept so that neither the database nor its file lets anybody try them out.

Scrypt (RFC 7914) makes each try slow, and the ring's pepper makes a try impossible without the keys:
four digits alone would be tried out in a moment.
"""

from __future__ import annotations

import hashlib
import hmac

from db.scope import Scope

COST, BLOCK, SIDE = 2**14, 8, 1
"""Scrypt's N, r and p: 16 MiB and some hundredths of a second."""
SALT = 16
"""Bytes of chance for each PIN."""


class Pins:
    """Makes what is kept of a PIN, and holds one against it."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def kept(self, staff_id: str, pin: str) -> str:
        """What to keep of somebody's PIN."""
        salt = self._scope.rng.randbytes(SALT)
        return f"{salt.hex()}:{self._hash(staff_id, pin, salt).hex()}"

    def fits(self, staff_id: str, pin: str, kept: str) -> bool:
        """Whether this is the PIN of which that was kept, for this person."""
        salt, _, expected = kept.partition(":")
        return hmac.compare_digest(self._hash(staff_id, pin, bytes.fromhex(salt)).hex(), expected)

    def _hash(self, staff_id: str, pin: str, salt: bytes) -> bytes:
        slow = hashlib.scrypt(pin.encode(), salt=salt, n=COST, r=BLOCK, p=SIDE)
        return self._scope.vault.lookup.of("pin", staff_id, slow.hex())
