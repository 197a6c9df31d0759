from __future__ import annotations

import io
import random
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context

import av
import numpy as np
import pytest
from mutagen.oggopus import OggOpus

from db.disguise import Disguise
from handlers.disguises import drawn
from handlers.media.cleaned import Cleaned
from handlers.media.cleaning import clean
from handlers.media.disguise import LONGEST, changed, disguised
from handlers.media.errors import Broken, NoVoice, TooLong, TooShort
from handlers.media.sound import RATE, heard, note
from handlers.media.worker import clean_in_time, prepare
from tests.stories.recordings import voice_note
from tests.unit.media.vowels import listen, vowel

HOW = Disguise(pitch=1.3, formants=1.14, spread=1.0, seed=7)
MAN, WOMAN = 110.0, 210.0


def cleaned(samples) -> Cleaned:
    return clean("voice", note(samples), "", "")


@pytest.mark.parametrize("tone", [MAN, WOMAN])
@pytest.mark.parametrize("up", [True, False])
@pytest.mark.parametrize(("pitch", "formants"), [(1.25, 1.10), (1.42, 1.18)])
def test_pitch_and_formants_move_by_what_was_asked(tone, up, pitch, formants):
    """Both ways, at both ends of what is drawn, in what is sent: within a twentieth of what was asked."""
    how = Disguise(pitch, formants, 1.0, 7, up)
    tones, shift = (pitch, formants) if up else (1 / pitch, 1 / formants)
    before = listen(vowel(tone))
    after = listen(heard(disguised(cleaned(vowel(tone)), how).data, LONGEST), shift)
    assert after.tone / before.tone == pytest.approx(tones, rel=0.05)
    for now, then in zip(after.formants, before.formants, strict=True):
        # A formant is heard only where a harmonic is: no ear is surer than a fifth of their distance.
        assert now == pytest.approx(then * shift, rel=0.05, abs=after.tone / 5)


@pytest.mark.parametrize("seconds", [0.3, 1.0, 7.77])
def test_a_note_stays_as_long_as_it_was(seconds):
    """To one frame of Opus, which is 20 milliseconds."""
    before, after = cleaned(vowel(WOMAN, seconds)), disguised(cleaned(vowel(WOMAN, seconds)), HOW)
    assert len(heard(after.data, LONGEST)) == pytest.approx(len(heard(before.data, LONGEST)), abs=RATE / 50)
    assert after.duration == before.duration


def test_a_note_stays_about_as_loud():
    """Nobody is made louder or softer than they spoke by more than a tenth, and nothing is overdriven."""
    loud = vowel(WOMAN) * 0.2
    made, _ = changed(loud, HOW)
    assert np.sqrt(np.mean(made**2)) == pytest.approx(np.sqrt(np.mean(loud**2)), rel=0.1)
    assert np.abs(changed(vowel(WOMAN) * 2, HOW)[0]).max() < 1.0


def test_low_voices_go_up_and_high_ones_down():
    """So that a changed voice is still one that somebody might have; then it is settled for the case."""
    assert [changed(vowel(tone), HOW)[1].up for tone in (MAN, WOMAN)] == [True, False]
    assert changed(vowel(MAN), replace(HOW, up=False))[1].up is False


def test_the_same_disguise_makes_the_same_sound():
    """Nothing in it is left to chance, so a voice sounds the same throughout a case."""
    one, other = (disguised(cleaned(vowel(MAN)), HOW).data for _ in range(2))
    assert one == other


def test_another_disguise_makes_another_sound():
    """What is drawn for another case differs, in pitch and in formants."""
    first, second = drawn(random.Random(1)), drawn(random.Random(2))
    assert abs(first.pitch - second.pitch) > 0.01
    assert disguised(cleaned(vowel(MAN)), first).data != disguised(cleaned(vowel(MAN)), second).data


def test_what_is_drawn_always_changes_a_voice():
    """Never near one, where nothing would change, and never so far that words are lost."""
    made = [drawn(random.Random(seed)) for seed in range(500)]
    assert all(1.25 <= one.pitch <= 1.42 and 1.10 <= one.formants <= 1.18 for one in made)
    assert all(one.up is None for one in made)


def test_what_comes_out_is_clean_opus_in_ogg():
    """One track of 48,000 a second in one channel, without a tag, not even the encoder's name."""
    sent = clean("voice", voice_note("a canary's name", 1.0), "", "")
    made = disguised(sent, HOW)
    tags = OggOpus(io.BytesIO(made.data))
    with av.open(io.BytesIO(made.data)) as container:
        (stream,) = container.streams
        assert (stream.codec_context.name, stream.rate, stream.layout.name) == ("opus", 48_000, "mono")
    assert not tags.tags
    assert b"canary" not in made.data
    assert b"Lavc" not in made.data
    assert (made.mime, made.name) == (sent.mime, sent.name)


@pytest.mark.parametrize(
    ("samples", "why"),
    [
        (np.zeros(2 * RATE, np.float32), NoVoice),
        (np.random.default_rng(1).standard_normal(2 * RATE).astype(np.float32) * 0.1, NoVoice),
        (vowel(MAN, 0.1), TooShort),
        (np.zeros(0, np.float32), TooShort),
    ],
    ids=["silence", "whispering", "a click", "nothing"],
)
def test_what_has_no_voice_to_change_is_refused(samples, why):
    """Silence, noise without a pitch and clicks are not passed off as changed."""
    with pytest.raises(why):
        changed(samples, HOW)


def test_a_very_long_note_is_refused():
    """Before it takes all the time there is."""
    with pytest.raises(TooLong):
        disguised(cleaned(np.zeros(int((LONGEST + 1) * RATE), np.float32)), HOW)


@pytest.mark.parametrize("keep", [0, 40, 200])
def test_a_damaged_note_is_refused(keep):
    """Whatever the libraries say of it, all that comes out is that it is broken, or too short."""
    data = cleaned(vowel(MAN)).data[:keep]
    with pytest.raises((Broken, TooShort)):
        disguised(Cleaned(data, "audio/ogg", "voice.ogg"), HOW)


def test_the_process_that_cleans_changes_voices_too():
    """Within its limits of memory, and a refusal comes back as itself."""
    with ProcessPoolExecutor(1, get_context("spawn"), prepare) as pool:
        given = ("voice", note(vowel(MAN)), "", "")
        made = pool.submit(clean_in_time, *given, disguise=HOW).result()
        assert made.disguise == replace(HOW, up=True)
        assert made.data == disguised(clean(*given), HOW).data
        silent = pool.submit(clean_in_time, "voice", note(np.zeros(RATE, np.float32)), "", "", disguise=HOW)
        assert isinstance(silent.exception(), NoVoice)
