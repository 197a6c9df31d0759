"""The root key: the one secret that lies outside everything it protects."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as BadBase64
from pathlib import Path

from db.errors import KeyExposed, KeyMalformed, KeyMissing
from db.vault.envelope import KEY_BYTES, SecretKey
from db.vault.files import is_private, write_new

_PREFIX = "amana-root-1:"


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
    def from_file(cls, path: Path) -> RootKey:
        """Read the key from a file that only its owner may read.

        Raises KeyMissing, KeyExposed or KeyMalformed. A systemd credential is such a file.
        """
        if not path.is_file():
            raise KeyMissing(path)
        if not is_private(path):
            raise KeyExposed(path)
        return cls.from_text(path.read_text("ascii", errors="replace"))

    def to_text(self) -> str:
        """The one line that `from_text` reads."""
        return _PREFIX + urlsafe_b64encode(self.raw).decode()

    def save(self, path: Path) -> None:
        """Write it where there is none yet."""
        write_new(path, self.to_text().encode() + b"\n")


def new_root() -> RootKey:
    """A fresh root key."""
    return RootKey(SecretKey.make().raw)
