"""A voice that is harder to recognise: pitch and formants are moved, words and their timing are not.

This is Praat's "Change gender". It hides a voice from who knows it by ear, not from an expert: the
words, the accent and the rhythm stay, and what was done can largely be undone.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import parselmouth
from parselmouth.praat import call, run

from db.disguise import Disguise
from handlers.media.cleaned import Cleaned
from handlers.media.errors import Broken, NotCleaned, NoVoice, TooBig, TooShort
from handlers.media.sound import RATE, Samples, heard, note

SHORTEST, LONGEST = 0.2, 5 * 60 + 10
"""Seconds of a note that can be changed; the longest takes about a third of the worker's time."""

LOWEST, HIGHEST, STEP = 75.0, 600.0, 0.01
"""Hz between which a voice's pitch is looked for, as Praat suggests, and seconds between two looks."""

LEAST_VOICE = 0.1
"""Seconds of a note in which a pitch must be heard."""

LOW_VOICE = 165.0
"""Hz. Voices below are moved up and others down, so that what comes out is still somebody's voice:
between the usual pitch of men, about 120 Hz, and of women, about 210 Hz."""

LOUDEST = 0.99


def disguised(cleaned: Cleaned, how: Disguise) -> Cleaned:
    """The note with its voice changed, and its disguise with `up` decided.

    Raises TooShort, TooLong, NoVoice, TooBig and Broken, and nothing else; the voice as it was
    never comes back.
    """
    try:
        samples, used = changed(heard(cleaned.data, LONGEST), how)
        return replace(cleaned, data=note(samples), disguise=used)
    except NotCleaned:
        raise
    except MemoryError:
        raise TooBig from None
    except Exception:  # noqa: BLE001 (whatever Praat or PyAV stumbles over: its words stay here)
        raise Broken from None


def changed(samples: Samples, how: Disguise) -> tuple[Samples, Disguise]:
    """The samples with pitch and formants moved, as many and about as loud as before.

    Raises TooShort and NoVoice.
    """
    if len(samples) < SHORTEST * RATE:
        raise TooShort
    sound = parselmouth.Sound(samples.astype(np.float64), RATE)
    pitch = sound.to_pitch(STEP, LOWEST, HIGHEST)
    if call(pitch, "Count voiced frames") * STEP < LEAST_VOICE:
        raise NoVoice
    middle = call(pitch, "Get quantile", 0, 0, 0.5, "Hertz")
    used = how if how.up is not None else replace(how, up=middle < LOW_VOICE)
    formants, tones = (used.formants, used.pitch) if used.up else (1 / used.formants, 1 / used.pitch)
    run(f"random_initializeWithSeedUnsafelyButPredictably ({how.seed})")  # else no two runs are alike
    made = call([sound, pitch], "Change gender", formants, middle * tones, used.spread, 1.0)
    return _as_loud(made.values[0].astype(np.float32), samples), used


def _as_loud(made: Samples, before: Samples) -> Samples:
    """As many samples as before, and as loud as before where that does not overdrive them."""
    made = np.pad(made, (0, max(0, len(before) - len(made))))[: len(before)]
    wanted, there, peak = _loudness(before), _loudness(made), float(np.abs(made).max())
    if not there:
        raise NoVoice
    return made * np.float32(min(wanted / there, LOUDEST / peak))


def _loudness(samples: Samples) -> float:
    return float(np.sqrt(np.mean(np.square(samples, dtype=np.float64))))
