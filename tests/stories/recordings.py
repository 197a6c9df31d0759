"""Sounds for stories, made on the spot."""

from __future__ import annotations

import io

import av
import numpy as np

from handlers.media.sound import note
from tests.unit.media.vowels import vowel


def voice_note(title: str, seconds: float = 0.5) -> bytes:
    """A short tone as OGG/Opus, as phones record it, with `title` in its tags."""
    out = io.BytesIO()
    with av.open(out, "w", format="ogg") as container:
        container.metadata["title"] = title
        stream = container.add_stream("libopus", rate=48_000, layout="mono")
        times = np.arange(int(48_000 * seconds)) / 48_000
        samples = (np.sin(times * 2 * np.pi * 220) * 8_000).astype(np.int16).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(samples, format="s16", layout="mono")
        frame.sample_rate = 48_000
        for packet in (*stream.encode(frame), *stream.encode(None)):
            container.mux(packet)
    return out.getvalue()


def spoken(tone: float = 210.0, seconds: float = 2.0) -> bytes:
    """A sung vowel as OGG/Opus: a voice whose pitch and formants are known."""
    return note(vowel(tone, seconds))
