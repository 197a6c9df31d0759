"""A passphrase made into a key: Argon2id, as RFC 9106 recommends second (64 MiB, 3 passes, 4 lanes)."""

from __future__ import annotations

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from db.vault.envelope import KEY_BYTES, SecretKey

SALT = 16
"""Bytes of salt, as RFC 9106 recommends."""


def key_of(passphrase: str, salt: bytes) -> SecretKey:
    """The key that locks something; takes a noticeable time and 64 MiB on purpose."""
    kdf = Argon2id(salt=salt, length=KEY_BYTES, iterations=3, lanes=4, memory_cost=64 * 1024)
    return SecretKey(kdf.derive(passphrase.encode()))
