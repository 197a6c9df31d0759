"""The envelope every sealed value lies in.

`version (1 byte) · generation of the key (1) · nonce (12) · ciphertext and tag`, AES-256-GCM.
What the value is bound to goes in as associated data: it opens only in its own place. Nonces
are random, which NIST SP 800-38D allows for 2^32 messages a key: a ring key that seals a
thousand values a minute gets there in eight thousand years.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from db.errors import SealBroken

VERSION = 1
KEY_BYTES = 32
NONCE_BYTES = 12
_HEADER = 2
_SHORTEST = _HEADER + NONCE_BYTES + 16

Bound = Sequence[str | int]
"""What a sealed value is bound to: table, column, row, case, place in order."""


class Sealer(Protocol):
    """A key, or several generations of one."""

    def seal(self, plain: bytes, bound: Bound) -> bytes:
        """Put `plain` in an envelope that opens only with the same `bound`."""
        ...

    def unseal(self, sealed: bytes, bound: Bound) -> bytes:
        """Take it out again, or raise SealBroken."""
        ...


class SecretKey:
    """One AES-256 key. It never shows itself."""

    __slots__ = ("_aead", "_raw", "generation")

    def __init__(self, raw: bytes, generation: int = 0) -> None:
        if len(raw) != KEY_BYTES:
            raise SealBroken("a key is 32 bytes")
        self._raw = raw
        self._aead = AESGCM(raw)
        self.generation = generation

    @classmethod
    def make(cls, generation: int = 0) -> SecretKey:
        """A fresh key from the system's own randomness."""
        return cls(secrets.token_bytes(KEY_BYTES), generation)

    @property
    def raw(self) -> bytes:
        """The key itself, for wrapping it and for keyed hashes."""
        return self._raw

    def seal(self, plain: bytes, bound: Bound) -> bytes:
        """Put `plain` in an envelope that opens only with this key and the same `bound`."""
        header = bytes((VERSION, self.generation))
        nonce = secrets.token_bytes(NONCE_BYTES)
        return header + nonce + self._aead.encrypt(nonce, plain, header + _associated(bound))

    def unseal(self, sealed: bytes, bound: Bound) -> bytes:
        """Take the value out, or raise SealBroken when anything about it is not as it was."""
        header = sealed[:_HEADER]
        if len(sealed) < _SHORTEST or header != bytes((VERSION, self.generation)):
            raise SealBroken(bound[0])
        nonce = sealed[_HEADER : _HEADER + NONCE_BYTES]
        try:
            return self._aead.decrypt(nonce, sealed[_HEADER + NONCE_BYTES :], header + _associated(bound))
        except InvalidTag:
            raise SealBroken(bound[0]) from None

    def __repr__(self) -> str:
        return f"SecretKey(generation={self.generation})"


def generation_of(sealed: bytes) -> int:
    """Which generation of its key sealed this."""
    return sealed[1] if len(sealed) >= _SHORTEST else 0


def _associated(bound: Bound) -> bytes:
    parts = [str(part).encode() for part in bound]
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)
