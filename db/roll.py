"""The roll: a file beside the database in which stands which sealed values the line put there and took away.

A sealed value is known by eight bytes of its nonce, its tag: whoever reads the file learns how many there are
and nothing else. It grows by what each unit of work changes, and is begun anew when it has grown too long.
Several processes write it and follow each other's part of it: what comes is written before its commit, while
its unit of work has the database to itself, so that whoever can see a value finds it on the roll; what goes
is written after it, so that nothing is struck off that a commit which failed has left where it was.

Each batch bears a keyed BLAKE2b (RFC 7693): nobody without the ring puts a tag on it. Nothing waits for the
disk: a roll whose end a power cut took is told from an attack by the sums (`db/sums.py`), which have no such
gap.
"""

from __future__ import annotations

import os
import secrets
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from db.vault.files import OWNER_ONLY, replace

_MAGIC = b"amana roll 1\n\0\0\0"
_EPOCH = 16
_START = len(_MAGIC) + _EPOCH
_COUNT = 4
_MAC = 16
_TAG = 8
_WENT = 1 << 63
"""The highest bit of what is written for a tag that went; a tag itself has 63 bits."""

MOST = 1 << 20
"""Tags in one batch."""


def tag_of(sealed: bytes) -> int:
    """What a sealed value is known by. In an envelope these bytes lie in the nonce; no two share one."""
    return int.from_bytes(sealed[2 : 2 + _TAG]) >> 1


@dataclass(frozen=True, slots=True)
class Batch:
    """Tags that came or went together; `whole` when they are all there were."""

    tags: Sequence[int]
    went: bool = False
    whole: bool = False


class Roll:
    """The file at `path`, followed from where it was last read."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._key = key
        self._handle = -1
        self._epoch = b""
        self._read = 0

    def news(self) -> Iterator[Batch]:
        """What was written since this was last asked, by whomever; nothing where there is no roll.

        Only while the database is held: whatever does not bear out its MAC, and all behind it, is cut off.
        """
        if not self._followed():
            return
        size = os.fstat(self._handle).st_size
        while self._read < size:
            batch = self._batch()
            if batch is None:
                os.truncate(self._handle, self._read)
                return
            yield batch

    def note(self, tags: Iterable[int], *, went: bool = False) -> None:
        """Write what came or went. A disk that has no room is no reason to lose the commit over it."""
        with suppress(OSError):
            if self._handle >= 0 or self._followed():
                marked = [tag | _WENT for tag in tags] if went else list(tags)
                written = b"".join(
                    self._sealed(self._epoch, marked[at : at + MOST]) for at in range(0, len(marked), MOST)
                )
                self._append(written)

    def begin_anew(self, tags: Iterable[int]) -> None:
        """Write these and nothing else, to be read first by whoever follows. Raises OSError."""
        epoch, ordered = secrets.token_bytes(_EPOCH), sorted(tags)
        parts = [ordered[at : at + MOST] for at in range(0, len(ordered), MOST)] or [[]]
        replace(self._path, _MAGIC + epoch + b"".join(self._sealed(epoch, part) for part in parts))
        self.close()
        if self._followed():
            self._read = os.fstat(self._handle).st_size

    @property
    def there(self) -> bool:
        """Whether there is one."""
        return self._path.exists()

    @property
    def length(self) -> int:
        """How many tags stand on it, those that went counted as well."""
        return self._read // _TAG

    def close(self) -> None:
        """Let go of the file."""
        if self._handle >= 0:
            os.close(self._handle)
        self._handle, self._read = -1, 0

    def _followed(self) -> bool:
        """Have the file open that has the name now; what was open until then was begun anew."""
        try:
            there = self._path.stat()
        except FileNotFoundError:
            self.close()
            return False
        if self._handle < 0 or os.fstat(self._handle).st_ino != there.st_ino:
            self.close()
            self._handle = os.open(self._path, os.O_RDWR | os.O_APPEND, OWNER_ONLY)
            head = os.pread(self._handle, _START, 0)
            if not head.startswith(_MAGIC) or len(head) < _START:
                self.close()
                return False
            self._epoch, self._read = head[len(_MAGIC) :], _START
        return True

    def _append(self, written: bytes) -> None:
        os.write(self._handle, written)
        if os.fstat(self._handle).st_size == self._read + len(written):
            self._read += len(written)  # nobody else has written in between: what is our own is no news

    def _batch(self) -> Batch | None:
        count = int.from_bytes(os.pread(self._handle, _COUNT, self._read))
        length = _COUNT + count * _TAG + _MAC
        raw = os.pread(self._handle, length, self._read)
        body, mac = raw[:-_MAC], raw[-_MAC:]
        if count > MOST or len(raw) < length or not secrets.compare_digest(mac, self._mac(self._epoch, body)):
            return None
        first = self._read == _START
        self._read += length
        tags = array("Q", body[_COUNT:])
        went = bool(tags) and tags[0] >= _WENT
        return Batch([tag & ~_WENT for tag in tags] if went else tags, went, first)

    def _sealed(self, epoch: bytes, tags: Sequence[int]) -> bytes:
        body = len(tags).to_bytes(_COUNT) + array("Q", tags).tobytes()
        return body + self._mac(epoch, body)

    def _mac(self, epoch: bytes, body: bytes) -> bytes:
        return blake2b(epoch + body, key=self._key, digest_size=_MAC).digest()
