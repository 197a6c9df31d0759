"""A voice that is made and not recorded, so that its pitch and formants are known; and an ear for both."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import parselmouth

from handlers.media.sound import RATE, Samples

WIDTHS = (70, 90, 130, 180, 220)
"""Hz of each formant's bandwidth."""

FORMANTS = (500, 1500, 2500, 3500, 4500)
"""Hz: the neutral vowel of a vocal tract of 17 cm."""

WIDEST = 600.0
"""Hz. What the ear finds wider than this is a tilt of the whole sound and no formant."""


def vowel(tone: float, seconds: float = 1.5, formants: tuple[float, ...] = FORMANTS) -> Samples:
    """A sung vowel by source and filter: harmonics of a tone that sways a little, shaped by formants."""
    times = np.arange(int(RATE * seconds)) / RATE
    tones = tone * (1 + 0.03 * np.sin(2 * np.pi * 0.7 * times))
    phase = 2 * np.pi * np.cumsum(tones) / RATE
    sung = np.zeros_like(times)
    for number in range(1, int(0.45 * RATE / tone)):
        here = number * tones
        shaped = np.ones_like(times) / number
        for centre, width in zip(formants, WIDTHS, strict=False):
            half = width * width / 4
            shaped *= (centre**2 + half) / np.sqrt(
                ((here - centre) ** 2 + half) * ((here + centre) ** 2 + half)
            )
        sung += shaped * np.sin(number * phase)
    return (sung / np.abs(sung).max() * 0.5).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Heard:
    """What is heard of a voice, in Hz: its middle tone, and its first three formants."""

    tone: float
    formants: tuple[float, float, float]


def listen(samples: Samples, scale: float = 1.0) -> Heard:
    """Measure a voice. `scale` is how far its formants may have moved, for where to look for five."""
    sound = parselmouth.Sound(samples.astype(np.float64), RATE)
    tones = sound.to_pitch(pitch_floor=60, pitch_ceiling=500).selected_array["frequency"]
    found = sound.to_formant_burg(max_number_of_formants=5, maximum_formant=5000 * scale)
    times = np.linspace(0.2, sound.duration - 0.2, 50)
    frames = [_narrow(found, time) for time in times]
    middle = np.median([frame[:3] for frame in frames if len(frame) > 2], axis=0)
    return Heard(float(np.median(tones[tones > 0])), (float(middle[0]), float(middle[1]), float(middle[2])))


def _narrow(found: parselmouth.Formant, time: float) -> list[float]:
    return [
        found.get_value_at_time(number, time)
        for number in range(1, 6)
        if found.get_bandwidth_at_time(number, time) < WIDEST
    ]
