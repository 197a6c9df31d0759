"""The voice in a cleaned note as plain numbers, and a note made of them."""

from __future__ import annotations

import io
from typing import cast

import av
import numpy as np
from av.audio import AudioStream
from av.codec.context import Flags
from numpy.typing import NDArray

from handlers.media.container import NO_NAMES, reading
from handlers.media.errors import TooLong
from handlers.media.recording import SPEECH

RATE = 24_000
"""Samples a second in between: all that a voice needs, and half the work of Opus's own 48,000."""

Samples = NDArray[np.float32]
"""One channel, from -1 to 1, RATE of them a second."""


def heard(data: bytes, most: float) -> Samples:
    """What is heard in a note that is Opus in Ogg, at most so many seconds. Raises TooLong."""
    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
    pieces: list[Samples] = []
    count = 0
    with reading(data, "ogg") as source:
        for frame in (*source.container.decode(audio=0), None):
            for piece in resampler.resample(frame):
                pieces.append(piece.to_ndarray().reshape(-1).astype(np.float32))
                count += piece.samples
            if count > most * RATE:
                raise TooLong
    return np.concatenate(pieces) if pieces else np.zeros(0, np.float32)


def note(samples: Samples) -> bytes:
    """A voice note of these samples: Opus in Ogg, 48,000 a second, and nothing beside the sound."""
    out = io.BytesIO()
    with av.open(out, "w", format="ogg", options=NO_NAMES) as container:
        stream = cast("AudioStream", container.add_stream(SPEECH.codec, rate=SPEECH.rate))
        stream.layout = "mono"
        stream.bit_rate = SPEECH.bit_rate
        stream.codec_context.flags |= Flags.bitexact.value  # no encoder's name among the sound
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1).astype(np.float32), "flt", "mono")
        frame.sample_rate = RATE
        resampler = av.AudioResampler(format="s16", layout="mono", rate=SPEECH.rate)
        for piece in (*resampler.resample(frame), *resampler.resample(None)):
            piece.pts = None
            container.mux(stream.encode(piece))
        container.mux(stream.encode(None))
    return out.getvalue()
