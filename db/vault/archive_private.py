"""The archive's private key: made anywhere, kept away from the server, behind a passphrase.

The hybrid key has no serializer of its own, so the file keeps its two seeds: 64 bytes of
ML-KEM and 32 of X25519. With a passphrase they are wrapped under Argon2id (RFC 9106, the
second recommended option: 64 MiB, 3 passes, 4 lanes).
"""

from __future__ import annotations

import itertools
import json
import secrets
from base64 import b64decode, b64encode
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hpke import MLKEM768X25519PrivateKey

from db.errors import KeyMalformed, KeyMissing, SealBroken, WrongPassphrase
from db.vault.archive import ArchivePublicKey, open_for_two, open_sealed_case
from db.vault.envelope import SecretKey
from db.vault.files import write_new
from db.vault.passphrase import SALT, key_of

_KIND = "amana archive private key"
_VERSION = 1
_SEED = 64
_X25519 = 32
_BOUND = (_KIND, _VERSION)


class ArchivePrivateKey:
    """Opens what was sealed to its public half."""

    __slots__ = ("_mlkem", "_seeds", "_x25519")

    def __init__(self, seeds: bytes) -> None:
        if len(seeds) != _SEED + _X25519:
            raise KeyMalformed("the archive's private key")
        self._seeds = seeds
        self._mlkem = MLKEM768PrivateKey.from_seed_bytes(seeds[:_SEED])
        self._x25519 = X25519PrivateKey.from_private_bytes(seeds[_SEED:])

    @classmethod
    def make(cls) -> ArchivePrivateKey:
        """A fresh key pair."""
        return cls(secrets.token_bytes(_SEED + _X25519))

    @classmethod
    def from_file(cls, path: Path, passphrase: str = "") -> ArchivePrivateKey:
        """Read a private key file. Raises KeyMissing, KeyMalformed or WrongPassphrase."""
        if not path.is_file():
            raise KeyMissing(path)
        try:
            stored = json.loads(path.read_bytes())
            if (stored["kind"], stored["version"]) != _BOUND:
                raise KeyMalformed(path)
            seeds, salt = b64decode(stored["seeds"]), stored["salt"]
        except (ValueError, KeyError, TypeError):
            raise KeyMalformed(path) from None
        return cls(_unlocked(seeds, passphrase, b64decode(salt)) if salt else seeds)

    def save(self, path: Path, passphrase: str = "") -> None:
        """Write it where there is none yet; without a passphrase whoever has the file has the key."""
        salt = secrets.token_bytes(SALT) if passphrase else b""
        seeds = key_of(passphrase, salt).seal(self._seeds, _BOUND) if passphrase else self._seeds
        body = {
            "kind": _KIND,
            "version": _VERSION,
            "salt": b64encode(salt).decode(),
            "seeds": b64encode(seeds).decode(),
        }
        write_new(path, json.dumps(body).encode() + b"\n")

    @property
    def public(self) -> ArchivePublicKey:
        """The half that the server may have."""
        mlkem = self._mlkem.public_key().public_bytes_raw()
        return ArchivePublicKey(mlkem + self._x25519.public_key().public_bytes_raw())

    def open_case(self, case_id: str, sealed: bytes) -> SecretKey:
        """The key of a sealed case, or SealBroken."""
        return open_sealed_case(self.hybrid, case_id, sealed)

    @property
    def hybrid(self) -> MLKEM768X25519PrivateKey:
        """The key as HPKE takes it."""
        return MLKEM768X25519PrivateKey(self._mlkem, self._x25519)


class ArchiveKeys:
    """Whichever of an archive's private keys are at hand: one that opens alone, or two that open together."""

    def __init__(self, keys: Iterable[ArchivePrivateKey]) -> None:
        self._keys = tuple(keys)

    def open_case(self, case_id: str, sealed: bytes) -> SecretKey:
        """The key of a sealed case, or SealBroken when these do not open it."""
        for key in self._keys:
            with suppress(SealBroken):
                return key.open_case(case_id, sealed)
        for inner, outer in itertools.permutations(self._keys, 2):
            with suppress(SealBroken):
                return open_for_two(inner.hybrid, outer.hybrid, case_id, sealed)
        raise SealBroken("cases.sealed_key")


class Opens(Protocol):
    """What gives a sealed case's key back."""

    def open_case(self, case_id: str, sealed: bytes) -> SecretKey:
        """The key of a sealed case, or SealBroken."""
        ...


def is_private_key_file(path: Path) -> bool:
    """Whether a file looks like an archive's private key."""
    with path.open("rb") as file:
        return _KIND.encode() in file.read(256)


def _unlocked(seeds: bytes, passphrase: str, salt: bytes) -> bytes:
    try:
        return key_of(passphrase, salt).unseal(seeds, _BOUND)
    except SealBroken:
        raise WrongPassphrase from None
