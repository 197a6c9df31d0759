"""One track on its way from an old container into a new one: copied as it is, or encoded anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, cast

from av import Packet
from av.audio import AudioStream
from av.codec.context import Flags
from av.container import OutputContainer
from av.stream import Stream
from av.video import VideoStream

from handlers.media import nal
from handlers.media.errors import TooBig

MAX_SECONDS = 3 * 60 * 60
"""Of sound that is encoded anew."""

_HEAD, _HEAD_WITH_MAP, _CHANNELS_AT, _MAP_FAMILY_AT = 19, 21, 9, 18
"""Lengths and offsets in an Opus identification header (RFC 7845, section 5.1)."""


class Track(Protocol):
    """Turns the packets of an old track into those of a new one."""

    def take(self, packet: Packet[Stream]) -> Iterator[Packet[Stream]]:
        """What becomes of one packet. An empty packet means that the old track has ended."""
        ...


@dataclass(frozen=True, slots=True)
class Encoding:
    """How sound is encoded anew: at most so many channels, `bit_rate` bits per second."""

    codec: str
    channels: int
    bit_rate: int
    rate: int = 48_000


class Copied:
    """A track whose packets are passed on as they are."""

    def __init__(self, old: Stream, target: OutputContainer) -> None:
        self._new = target.add_stream_from_template(old)
        self._order = Order()
        if old.codec_context.codec.canonical_name == "opus":
            self._new.codec_context.extradata = opus_head(old.codec_context.extradata or b"")

    def take(self, packet: Packet[Stream]) -> Iterator[Packet[Stream]]:
        """The packet, now of the new track."""
        for one in self._order.put(packet):
            one.stream = self._new
            yield one


class Filtered:
    """An H.264 or HEVC track whose packets are passed on without supplemental information."""

    def __init__(self, old: VideoStream, target: OutputContainer) -> None:
        self._codec = old.codec_context.codec.canonical_name
        config = old.codec_context.extradata or b""
        self._size = nal.length_size(self._codec, config)
        self._new = target.add_stream_from_template(old)
        self._new.codec_context.extradata = nal.config_without_side_words(self._codec, config)
        if self._codec == "hevc":
            self._new.codec_context.codec_tag = "hvc1"  # the only tag that Apple's players know
        self._order = Order()

    def take(self, packet: Packet[Stream]) -> Iterator[Packet[Stream]]:
        """A new packet with the same times."""
        for one in self._order.put(packet):
            units = nal.without_side_words(bytes(one), self._codec, self._size)
            if units:
                yield self._renewed(one, units)

    def _renewed(self, old: Packet[Stream], units: bytes) -> Packet[Stream]:
        packet: Packet[Stream] = Packet(units)
        packet.pts, packet.dts, packet.duration = old.pts, old.dts, old.duration
        packet.time_base, packet.is_keyframe = old.time_base, old.is_keyframe
        packet.stream = self._new
        return packet


class Encoded:
    """A sound track that is decoded and encoded anew."""

    def __init__(self, old: AudioStream, target: OutputContainer, encoding: Encoding) -> None:
        self._new = cast("AudioStream", target.add_stream(encoding.codec, rate=encoding.rate))
        self._new.layout = "mono" if min(old.channels, encoding.channels) == 1 else "stereo"
        self._new.bit_rate = encoding.bit_rate
        self._new.codec_context.flags |= Flags.bitexact.value  # no encoder's name among the sound
        self._seconds = 0.0

    def take(self, packet: Packet[Stream]) -> Iterator[Packet[Stream]]:
        """What the encoder has ready."""
        for frame in cast("Packet[AudioStream]", packet).decode():
            self._seconds += frame.samples / frame.sample_rate
            if self._seconds > MAX_SECONDS:
                raise TooBig
            frame.pts = None
            yield from self._new.encode(frame)
        if not packet.size:
            yield from self._new.encode(None)


class Order:
    """Gives every packet of a track a decoding time, and every one a later time than the last."""

    def __init__(self) -> None:
        self._untimed: list[Packet[Stream]] = []
        self._last: int | None = None

    def put(self, packet: Packet[Stream]) -> Iterator[Packet[Stream]]:
        """Packets that are ready, in order. Matroska gives the first ones of a film no decoding
        time: they wait for the first that has one and are put just before it.
        """
        if packet.size and packet.dts is None:
            self._untimed.append(packet)
            return
        ready = self._untimed
        self._untimed = []
        first = packet.dts if packet.dts is not None else (self._last or 0) + len(ready) + 1
        for before, one in zip(range(len(ready), 0, -1), ready, strict=True):
            one.dts = first - before
        yield from map(self._after_last, (*ready, packet) if packet.size else ready)

    def _after_last(self, packet: Packet[Stream]) -> Packet[Stream]:
        if packet.dts is not None and self._last is not None:
            packet.dts = max(packet.dts, self._last + 1)
        if packet.dts is not None and packet.pts is not None:
            packet.pts = max(packet.pts, packet.dts)
        self._last = packet.dts
        return packet


def opus_head(head: bytes) -> bytes:
    """An Opus identification header without anything behind it."""
    if len(head) <= _MAP_FAMILY_AT or head[_MAP_FAMILY_AT] == 0:
        return head[:_HEAD]
    return head[: _HEAD_WITH_MAP + head[_CHANNELS_AT]]
