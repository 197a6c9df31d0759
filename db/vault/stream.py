"""A sealed stream: gigabytes under one fresh key, of which never more than a chunk lies in memory.

The STREAM construction (Hoang, Reyhanitabar, Rogaway and Vizár, CRYPTO 2015) over AES-256-GCM, as
the age format uses it: every chunk's nonce is its place, counted in eleven bytes, and a byte that is
1 on the last chunk only. Chunks that are altered, swapped, repeated or left out do not open, nor does
a stream that was cut off or added to. A key is good for one stream.
"""

from __future__ import annotations

from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from db.errors import BackupBroken
from db.vault.envelope import SecretKey

CHUNK = 64 * 1024
"""Bytes of content in every chunk but the last."""

_TAG = 16
_COUNTER = 11


class Sink(Protocol):
    """Somewhere that bytes go."""

    def write(self, data: bytes, /) -> object:
        """Take these bytes."""
        ...


class Source(Protocol):
    """Somewhere that bytes come from; fewer than asked for means that there are no more."""

    def read(self, size: int, /) -> bytes:
        """The next bytes."""
        ...


class StreamSealer:
    """Seals what is written to it; without `finish` what it made opens nowhere.

    `bound` is what the stream belongs to, such as the lines before it: another one opens nothing.
    """

    def __init__(self, sink: Sink, key: SecretKey, bound: bytes) -> None:
        self._sink = sink
        self._aead = AESGCM(key.raw)
        self._bound = bound
        self._held = bytearray()
        self._chunks = 0

    def write(self, data: bytes) -> int:
        """Take some content. A chunk goes out once it is known not to be the last."""
        self._held += data
        while len(self._held) > CHUNK:
            self._out(bytes(self._held[:CHUNK]), last=False)
            del self._held[:CHUNK]
        return len(data)

    def finish(self) -> None:
        """There is no more."""
        self._out(bytes(self._held), last=True)
        self._held.clear()

    def _out(self, chunk: bytes, *, last: bool) -> None:
        self._sink.write(self._aead.encrypt(_nonce(self._chunks, last=last), chunk, self._bound))
        self._chunks += 1


class StreamOpener:
    """Reads a sealed stream again. Raises BackupBroken where it is not as it was written."""

    def __init__(self, source: Source, key: SecretKey, bound: bytes) -> None:
        self._source = source
        self._aead = AESGCM(key.raw)
        self._bound = bound
        self._ready = bytearray()
        self._chunks = 0
        self._ahead = source.read(CHUNK + _TAG)

    def read(self, size: int) -> bytes:
        """The next bytes of the content; fewer than asked for only at its end."""
        while len(self._ready) < size and self._more():
            pass
        taken = bytes(self._ready[:size])
        del self._ready[:size]
        return taken

    def drain(self) -> None:
        """Read to the end: only then is it sure that nothing is missing there."""
        while self.read(CHUNK):
            pass

    def _more(self) -> bool:
        """Open one more chunk; False when the last one is open already."""
        if self._chunks and not self._ahead:
            return False
        sealed, self._ahead = self._ahead, self._source.read(CHUNK + _TAG)
        nonce = _nonce(self._chunks, last=not self._ahead)
        try:
            self._ready += self._aead.decrypt(nonce, sealed, self._bound)
        except InvalidTag:
            raise BackupBroken from None
        self._chunks += 1
        return True


def _nonce(place: int, *, last: bool) -> bytes:
    return place.to_bytes(_COUNTER, "big") + bytes((last,))
