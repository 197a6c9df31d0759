"""The archive: closed cases are sealed to a public key whose private half is not on the server.

HPKE (RFC 9180) with the hybrid KEM of ML-KEM-768 and X25519, HKDF-SHA256 and AES-256-GCM.
The case is bound through `info`, so that one case's sealed key opens as no other's.

An archive can have three keys, of which any two open a case: the case's key is sealed to each pair, to
one of them inside what is sealed to the other. Nothing is shared out that one alone could use, and there
is no arithmetic of our own in it.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as BadBase64
from dataclasses import dataclass
from pathlib import Path
from typing import Self

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
_ANY_TWO = "amana-archive-any-two-1:"
_LENGTH = 4
PAIRS = ((0, 1), (0, 2), (1, 2))
"""Which two of three: the first one's seal lies inside the second one's."""
_MLKEM_PUBLIC = 1184
_X25519 = 32
_HYBRID = _MLKEM_PUBLIC + _X25519
_VERSION, _TWO = b"\x01", b"\x02"
_SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


@dataclass(frozen=True, slots=True)
class ArchivePublicKey:
    """Seals; opens nothing. `raw` is the ML-KEM-768 public key, then the X25519 one; once or three times."""

    raw: bytes

    @classmethod
    def from_text(cls, text: str) -> ArchivePublicKey:
        """Read the one line of a public key file; KeyMalformed when it is something else."""
        kind, _, body = text.strip().partition(":")
        try:
            raw = urlsafe_b64decode(body)
        except (BadBase64, ValueError):
            raise KeyMalformed("the archive's public key") from None
        if len(raw) != {_PREFIX: 1, _ANY_TWO: len(PAIRS)}.get(f"{kind}:", 0) * _HYBRID or not raw:
            raise KeyMalformed("the archive's public key")
        return cls(raw)

    @classmethod
    def any_two_of(cls, first: ArchivePublicKey, second: ArchivePublicKey, third: ArchivePublicKey) -> Self:
        """The archive that any two of these open. Raises KeyMalformed unless they are three single ones."""
        raws = [one.raw for one in (first, second, third)]
        if len(set(raws)) != len(PAIRS) or any(len(raw) != _HYBRID for raw in raws):
            raise KeyMalformed("three different public keys are needed")
        return cls(b"".join(raws))

    @property
    def takes_two(self) -> bool:
        """Whether any two of three keys open what is sealed to this."""
        return len(self.raw) > _HYBRID

    @classmethod
    def from_file(cls, path: Path) -> ArchivePublicKey:
        """Read a public key file. Raises ArchiveMissing or KeyMalformed."""
        if not path.is_file():
            raise ArchiveMissing(path)
        return cls.from_text(path.read_text("ascii", errors="replace"))

    def to_text(self) -> str:
        """The one line that `from_text` reads."""
        return (_ANY_TWO if self.takes_two else _PREFIX) + urlsafe_b64encode(self.raw).decode()

    def save(self, path: Path) -> None:
        """Write it where there is none yet."""
        write_new(path, self.to_text().encode() + b"\n")

    @property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal characters to compare by eye."""
        return hashlib.sha256(self.raw).hexdigest()[:16]

    def seal_case(self, case_id: str, key: SecretKey) -> bytes:
        """Seal a case's key so that only the archive's private key, or two of its three, give it back."""
        if not self.takes_two:
            return _VERSION + _SUITE.encrypt(key.raw, self._hybrid(0), info=_case_info(case_id))
        return _TWO + b"".join(self._sealed_to(pair, case_id, key) for pair in PAIRS)

    def _sealed_to(self, pair: tuple[int, int], case_id: str, key: SecretKey) -> bytes:
        info = pair_info(case_id, pair)
        inner = _SUITE.encrypt(key.raw, self._hybrid(pair[0]), info=info)
        outer = _SUITE.encrypt(inner, self._hybrid(pair[1]), info=info)
        return len(outer).to_bytes(_LENGTH, "big") + outer

    def _hybrid(self, which: int) -> MLKEM768X25519PublicKey:
        raw = self.raw[which * _HYBRID : (which + 1) * _HYBRID]
        return MLKEM768X25519PublicKey(
            MLKEM768PublicKey.from_public_bytes(raw[:_MLKEM_PUBLIC]),
            X25519PublicKey.from_public_bytes(raw[_MLKEM_PUBLIC:]),
        )


def open_sealed_case(private: MLKEM768X25519PrivateKey, case_id: str, sealed: bytes) -> SecretKey:
    """The case's key back from what `seal_case` made of it, or SealBroken."""
    if sealed[:1] != _VERSION:
        raise SealBroken("cases.sealed_key")
    try:
        return SecretKey(_SUITE.decrypt(sealed[1:], private, info=_case_info(case_id)))
    except (InvalidTag, ValueError):
        raise SealBroken("cases.sealed_key") from None


def open_for_two(
    inner: MLKEM768X25519PrivateKey, outer: MLKEM768X25519PrivateKey, case_id: str, sealed: bytes
) -> SecretKey:
    """The case's key back with the two halves of one pair, or SealBroken."""
    for pair, part in zip(PAIRS, _parts(sealed), strict=True):
        info = pair_info(case_id, pair)
        try:
            return SecretKey(_SUITE.decrypt(_SUITE.decrypt(part, outer, info=info), inner, info=info))
        except (InvalidTag, ValueError):
            continue
    raise SealBroken("cases.sealed_key")


def _parts(sealed: bytes) -> list[bytes]:
    """What is sealed to each pair, or SealBroken."""
    parts: list[bytes] = []
    rest = sealed.removeprefix(_TWO)
    while sealed[:1] == _TWO and len(rest) >= _LENGTH and len(parts) < len(PAIRS):
        length = int.from_bytes(rest[:_LENGTH], "big")
        if len(rest) < _LENGTH + length:
            break
        parts.append(rest[_LENGTH : _LENGTH + length])
        rest = rest[_LENGTH + length :]
    if len(parts) != len(PAIRS) or rest:
        raise SealBroken("cases.sealed_key")
    return parts


def pair_info(case_id: str, pair: tuple[int, int]) -> bytes:
    """What a pair's seal is bound to: the case, and which pair it is."""
    return _case_info(case_id) + b" pair %d%d" % pair


def _case_info(case_id: str) -> bytes:
    return b"amana case " + case_id.encode()
