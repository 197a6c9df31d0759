"""The key ring: independent random keys, kept in one file that the root key wraps.

Every key has generations: the newest seals, all open. The file may hold the ring wrapped
under more than one root key, which is how a root key is exchanged without a moment in which
neither the old nor the new one opens it.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from enum import StrEnum
from pathlib import Path
from typing import cast

from db.errors import HomeMissing, KeyMalformed, SealBroken, WrongKey
from db.ids import new_id
from db.vault.envelope import Bound, SecretKey, generation_of
from db.vault.files import replace, write_new
from db.vault.root import RootKey
from db.vault.system import SYSTEM_RANDOM

_VERSION = 1


class Name(StrEnum):
    """The ring's keys."""

    PEPPER = "pepper"
    DATABASE = "database"
    FIELD = "field"
    INBOX = "inbox"
    DAY = "day"


class Generations:
    """One key of the ring in all its generations, oldest first."""

    def __init__(self, keys: list[SecretKey]) -> None:
        self._keys = keys

    @property
    def newest(self) -> SecretKey:
        """The generation that seals."""
        return self._keys[-1]

    @property
    def raws(self) -> list[bytes]:
        """All of them, for wrapping."""
        return [key.raw for key in self._keys]

    def seal(self, plain: bytes, bound: Bound) -> bytes:
        """Seal under the newest generation."""
        return self.newest.seal(plain, bound)

    def unseal(self, sealed: bytes, bound: Bound) -> bytes:
        """Open with whichever generation sealed it, or raise SealBroken."""
        generation = generation_of(sealed)
        if not 0 < generation <= len(self._keys):
            raise SealBroken(bound[0])
        return self._keys[generation - 1].unseal(sealed, bound)

    def renewed(self) -> Generations:
        """The same with one more generation, which seals from then on."""
        return Generations([*self._keys, SecretKey.make(len(self._keys) + 1)])


class KeyRing:
    """All ring keys of one home."""

    def __init__(self, ring_id: str, keys: dict[Name, Generations]) -> None:
        self.id = ring_id
        self._keys = keys

    @classmethod
    def make(cls) -> KeyRing:
        """A ring of fresh keys."""
        return cls(new_id(SYSTEM_RANDOM), {name: Generations([SecretKey.make(1)]) for name in Name})

    def __getitem__(self, name: Name) -> Generations:
        return self._keys[name]

    def renewed(self, name: Name) -> KeyRing:
        """The same ring with a new generation of one key."""
        return KeyRing(self.id, {**self._keys, name: self._keys[name].renewed()})

    def save_new(self, path: Path, root: RootKey) -> None:
        """Write the ring where there is none yet."""
        write_new(path, self._wrapped(root))

    def save(self, path: Path, *roots: RootKey) -> None:
        """Write the ring so that each of these root keys opens it, and no other."""
        replace(path, self._wrapped(*roots))

    @staticmethod
    def copies(path: Path) -> int:
        """Under how many root keys the file holds the ring: two while a root key is being exchanged."""
        return len(_read(path)[1])

    @classmethod
    def load(cls, path: Path, root: RootKey) -> KeyRing:
        """Open the ring. Raises HomeMissing, KeyMalformed, or WrongKey; touches nothing."""
        ring_id, copies = _read(path)
        for copy in copies:
            try:
                return cls.of_content(ring_id, root.unseal(copy, _bound(ring_id)))
            except SealBroken:
                continue
        raise WrongKey(path.name)

    @classmethod
    def of_content(cls, ring_id: str, plain: bytes) -> KeyRing:
        """The ring whose `content` this is."""
        stored = cast("dict[str, list[str]]", json.loads(plain))
        keys = {
            Name(name): Generations([SecretKey(b64decode(raw), at) for at, raw in enumerate(raws, 1)])
            for name, raws in stored.items()
        }
        return cls(ring_id, keys)

    @property
    def content(self) -> bytes:
        """All keys in the open, for whoever seals them at once."""
        keys = {name.value: [b64encode(raw).decode() for raw in key.raws] for name, key in self._keys.items()}
        return json.dumps(keys).encode()

    def _wrapped(self, *roots: RootKey) -> bytes:
        copies = [b64encode(root.seal(self.content, _bound(self.id))).decode() for root in roots]
        return json.dumps({"version": _VERSION, "ring": self.id, "wrapped": copies}).encode() + b"\n"


def _read(path: Path) -> tuple[str, list[bytes]]:
    if not path.is_file():
        raise HomeMissing(path)
    try:
        stored = json.loads(path.read_bytes())
        if stored["version"] != _VERSION:
            raise KeyMalformed(path.name)
        return str(stored["ring"]), [b64decode(copy) for copy in stored["wrapped"]]
    except (ValueError, KeyError, TypeError):
        raise KeyMalformed(path.name) from None


def _bound(ring_id: str) -> Bound:
    return ("key ring", _VERSION, ring_id)
