"""The archive: closed cases are sealed to a public key whose private half is not on the server.

HPKE (RFC 9180) with the hybrid KEM of ML-KEM-768 and X25519, HKDF-SHA256 and AES-256-GCM.
The case is bound through `info`, so that one case's sealed key opens as no other's.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as BadBase64
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)

from db.errors import ArchiveMissing, KeyMalformed, SealBroken
from db.vault.envelope import SecretKey
from db.vault.files import write_new

_PREFIX = "amana-archive-public-1:"
_MLKEM_PUBLIC = 1184
_X25519 = 32
_VERSION = b"\x01"
_SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


@dataclass(frozen=True, slots=True)
class ArchivePublicKey:
    """Seals; opens nothing. `raw` is the ML-KEM-768 public key and then the X25519 one."""

    raw: bytes

    @classmethod
    def from_text(cls, text: str) -> ArchivePublicKey:
        """Read the one line of a public key file; KeyMalformed when it is something else."""
        kind, _, body = text.strip().partition(":")
        try:
            raw = urlsafe_b64decode(body)
        except (BadBase64, ValueError):
            raise KeyMalformed("the archive's public key") from None
        if kind + ":" != _PREFIX or len(raw) != _MLKEM_PUBLIC + _X25519:
            raise KeyMalformed("the archive's public key")
        return cls(raw)

    @classmethod
    def from_file(cls, path: Path) -> ArchivePublicKey:
        """Read a public key file. Raises ArchiveMissing or KeyMalformed."""
        if not path.is_file():
            raise ArchiveMissing(path)
        return cls.from_text(path.read_text("ascii", errors="replace"))

    def to_text(self) -> str:
        """The one line that `from_text` reads."""
        return _PREFIX + urlsafe_b64encode(self.raw).decode()

    def save(self, path: Path) -> None:
        """Write it where there is none yet."""
        write_new(path, self.to_text().encode() + b"\n")

    @property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal characters to compare by eye."""
        return hashlib.sha256(self.raw).hexdigest()[:16]

    def seal_case(self, case_id: str, key: SecretKey) -> bytes:
        """Seal a case's key so that only the archive's private key gives it back."""
        return _VERSION + _SUITE.encrypt(key.raw, self._hybrid(), info=_case_info(case_id))

    def _hybrid(self) -> MLKEM768X25519PublicKey:
        return MLKEM768X25519PublicKey(
            MLKEM768PublicKey.from_public_bytes(self.raw[:_MLKEM_PUBLIC]),
            X25519PublicKey.from_public_bytes(self.raw[_MLKEM_PUBLIC:]),
        )


def open_sealed_case(private: MLKEM768X25519PrivateKey, case_id: str, sealed: bytes) -> SecretKey:
    """The case's key back from what `seal_case` made of it, or SealBroken."""
    if sealed[:1] != _VERSION:
        raise SealBroken("cases.sealed_key")
    try:
        return SecretKey(_SUITE.decrypt(sealed[1:], private, info=_case_info(case_id)))
    except (InvalidTag, ValueError):
        raise SealBroken("cases.sealed_key") from None


def _case_info(case_id: str) -> bytes:
    return b"amana case " + case_id.encode()
