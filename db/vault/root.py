"""The root key: the one secret that lies outside everything it protects."""

from __future__ import annotations

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as BadBase64
from collections.abc import Callable
from pathlib import Path

from db.errors import KeyExposed, KeyLocked, KeyMalformed, KeyMissing, SealBroken, WrongPassphrase
from db.vault.envelope import KEY_BYTES, SecretKey
from db.vault.files import is_private, replace, write_new
from db.vault.passphrase import SALT, key_of

_PREFIX = "amana-root-1:"
_LOCKED = "amana-root-locked-1:"
_BOUND = ("root key", 1)

Asked = Callable[[Path], str]
"""Gives the passphrase of a key file; may raise KeyLocked."""


def nobody(path: Path) -> str:
    """Nobody is there to be asked."""
    raise KeyLocked(path)


def is_locked(path: Path) -> bool:
    """Whether a root key file needs a passphrase."""
    return path.is_file() and path.read_text("ascii", errors="replace").startswith(_LOCKED)


class RootKey(SecretKey):
    """Wraps the key ring and nothing else."""

    __slots__ = ()

    @classmethod
    def from_text(cls, text: str) -> RootKey:
        """Read the key from an environment variable's value or a file's content."""
        kind, raw = text.strip()[: len(_PREFIX)], text.strip()[len(_PREFIX) :]
        try:
            key = urlsafe_b64decode(raw)
        except (BadBase64, ValueError):
            raise KeyMalformed("the root key") from None
        if kind != _PREFIX or len(key) != KEY_BYTES:
            raise KeyMalformed("the root key")
        return cls(key)

    @classmethod
    def from_file(cls, path: Path, ask: Asked = nobody) -> RootKey:
        """Read the key from a file that only its owner may read; `ask` gives the passphrase of a locked one.

        Raises KeyMissing, KeyExposed, KeyMalformed, KeyLocked or WrongPassphrase. A systemd credential is
        such a file.
        """
        if not path.is_file():
            raise KeyMissing(path)
        if not is_private(path):
            raise KeyExposed(path)
        text = path.read_text("ascii", errors="replace").strip()
        return cls._unlocked(text, path, ask) if text.startswith(_LOCKED) else cls.from_text(text)

    @classmethod
    def _unlocked(cls, text: str, path: Path, ask: Asked) -> RootKey:
        try:
            salt, sealed = (urlsafe_b64decode(part) for part in text.removeprefix(_LOCKED).split(":"))
        except (BadBase64, ValueError):
            raise KeyMalformed("the root key") from None
        try:
            return cls(key_of(ask(path), salt).unseal(sealed, _BOUND))
        except SealBroken:
            raise WrongPassphrase(path) from None

    def to_text(self) -> str:
        """The one line that `from_text` reads."""
        return _PREFIX + urlsafe_b64encode(self.raw).decode()

    def locked(self, passphrase: str) -> str:
        """The line that opens only with this passphrase; without one, `to_text`."""
        if not passphrase:
            return self.to_text()
        salt = secrets.token_bytes(SALT)
        sealed = key_of(passphrase, salt).seal(self.raw, _BOUND)
        return _LOCKED + ":".join(urlsafe_b64encode(part).decode() for part in (salt, sealed))

    def save(self, path: Path, passphrase: str = "") -> None:
        """Write it where there is none yet."""
        write_new(path, self.locked(passphrase).encode() + b"\n")

    def relock(self, path: Path, passphrase: str) -> None:
        """Write it in its own place under another passphrase, or under none."""
        replace(path, self.locked(passphrase).encode() + b"\n")


def new_root() -> RootKey:
    """A fresh root key."""
    return RootKey(SecretKey.make().raw)
