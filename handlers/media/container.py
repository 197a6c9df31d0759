"""Reading an old container and writing a new one, in memory and nowhere else."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import av
from av import Packet
from av.container import InputContainer, OutputContainer
from av.stream import Stream

from handlers.media.boxes import media_data
from handlers.media.errors import Broken
from handlers.media.tracks import Track

Plan = Mapping[int, Callable[[OutputContainer], Track]]
"""For the index of each old track that is taken: what makes its new one."""

_OPTIONS = {
    "mp4": {"movflags": "+faststart"},  # can be played before it is here as a whole
    "mp3": {"id3v2_version": "0"},
}
NO_NAMES = {"fflags": "+bitexact"}
"""FFmpeg then writes neither its version nor the time of day."""


class _Refused(OSError):
    """A file wanted to open another one."""


class _SecondLook(io.RawIOBase):
    """Lets the muxer read what it has written, when it moves the index of a film to the front."""

    def __init__(self, written: io.BytesIO) -> None:
        super().__init__()
        self._written = written
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        end = None if size < 0 else self._at + size
        data = bytes(self._written.getbuffer()[self._at : end])
        self._at += len(data)
        return data

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: len(self._written.getbuffer())}
        self._at = start[whence] + offset
        return self._at

    def tell(self) -> int:
        return self._at


@dataclass(frozen=True, slots=True)
class Source:
    """An open recording, and where in the file its packets may lie; None where any place will do."""

    container: InputContainer
    stretches: list[range] | None

    def packets(self, tracks: Iterable[int]) -> Iterator[Packet[Stream]]:
        """The packets of these tracks as they come, each track's end as an empty one. Raises Broken."""
        for packet in self.container.demux([self.container.streams[index] for index in tracks]):
            if packet.size and not self._may_lie(packet):
                raise Broken
            yield packet

    def _may_lie(self, packet: Packet[Stream]) -> bool:
        if self.stretches is None:
            return True
        at = packet.pos
        return at is not None and any(at in one and at + packet.size <= one.stop for one in self.stretches)


@contextmanager
def reading(data: bytes, form: str) -> Iterator[Source]:
    """The tracks of a recording. The form is given, because some forms that FFmpeg would guess
    are lists of other files to open.
    """
    with av.open(io.BytesIO(data), "r", format=form, metadata_errors="replace", io_open=_refuse) as container:
        yield Source(container, media_data(data) if form == "mov" else None)


def _refuse(url: str, flags: int, options: object) -> object:
    raise _Refused


def written(source: Source, form: str, plan: Plan) -> bytes:
    """A new container with the planned tracks and nothing else."""
    out = io.BytesIO()
    options = NO_NAMES | _OPTIONS.get(form, {})
    with av.open(out, "w", format=form, options=options, io_open=lambda *_: _SecondLook(out)) as target:
        tracks = {index: make(target) for index, make in plan.items()}
        for packet in source.packets(plan):
            for made in tracks[packet.stream.index].take(packet):
                target.mux(made)
    return out.getvalue()


def seconds(data: bytes, form: str) -> float | None:
    """How long a recording is."""
    with reading(data, form) as source:
        length = source.container.duration
        return length / av.time_base if length else None


def size(data: bytes, form: str) -> tuple[int, int]:
    """Width and height of a film as it is shown, turned the way it is meant; reads its first picture."""
    with reading(data, form) as source:
        frame = next(source.container.decode(video=0))
        turned = frame.rotation % 180 != 0
        return (frame.height, frame.width) if turned else (frame.width, frame.height)
