from __future__ import annotations

import pickle
import subprocess
import sys
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from handlers.media import cleaning
from handlers.media.cleaning import MAX_BYTES, clean
from handlers.media.errors import Broken, NotCleaned, TooBig, Uncleanable
from tests.unit.media import samples

KINDS = ("photo", "voice", "audio", "video", "video_note", "animation", "document", "sticker")
MAKERS = {
    "jpeg": samples.jpeg,
    "png": samples.png,
    "webp": samples.webp,
    "gif": lambda: samples.moving("GIF"),
    "tiff": samples.tiff,
    "avif": samples.avif,
    "opus": samples.opus,
    "browser voice": samples.browser_voice,
    "mp3": samples.mp3,
    "m4a": samples.m4a,
    "flac": lambda: samples.recording("flac", "flac"),
    "mp4": samples.mp4,
    "hevc": lambda: samples.mp4(None, "libx265"),
    "webm": lambda: samples.recording("webm", "libopus", "libvpx"),
    "pdf": samples.pdf,
    "zip": lambda: samples.zipped("a", "b"),
}


@cache
def sample(name: str) -> bytes:
    """A sample, made once."""
    return MAKERS[name]()


def cleaned_or_refused(kind, data):
    """Clean, and swallow our own errors: anything else fails the test."""
    try:
        return clean(kind, data, "", "")
    except NotCleaned as problem:
        assert problem.problem in ("uncleanable", "broken", "too_big")
        return None


broken_files = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@broken_files
@given(st.sampled_from(sorted(MAKERS)), st.sampled_from(KINDS), st.floats(0, 1))
def test_a_file_cut_short_gives_only_our_errors(name, kind, share):
    """However much of a file arrives, the answer is a file or one of our own errors."""
    data = sample(name)
    cleaned_or_refused(kind, data[: int(len(data) * share)])


@broken_files
@given(st.sampled_from(sorted(MAKERS)), st.sampled_from(KINDS), st.data())
def test_a_damaged_file_gives_only_our_errors_and_no_canary(name, kind, data):
    """Bytes changed anywhere lead to a clean file or one of our own errors."""
    damaged = bytearray(sample(name))
    for at in data.draw(st.lists(st.integers(0, len(damaged) - 1), min_size=1, max_size=6)):
        damaged[at] = data.draw(st.integers(0, 255))
    passed = cleaned_or_refused(kind, bytes(damaged))
    assert passed is None or passed.mime == "text/plain" or samples.CANARY.encode() not in passed.data


@broken_files
@given(st.sampled_from(sorted(MAKERS)), st.sampled_from(KINDS), st.binary(max_size=300))
def test_garbage_behind_a_good_beginning_gives_only_our_errors(name, kind, garbage):
    """A file that begins like one and goes on like none is broken, not a crash."""
    cleaned_or_refused(kind, sample(name)[:40] + garbage)


@given(st.sampled_from(KINDS), st.binary(max_size=400))
def test_garbage_gives_only_our_errors(kind, data):
    """Any bytes of any kind get an answer."""
    cleaned_or_refused(kind, data)


def test_the_senders_name_and_type_go_nowhere():
    """Whatever the phone calls a file, its new name and type come from what it is."""
    cleaned = clean("document", samples.jpeg(), "application/x-msdownload", "Fatima_paspoort.exe")
    assert (cleaned.name, cleaned.mime) == ("document.jpg", "image/jpeg")


@pytest.mark.parametrize("kind", ["photo", "voice", "video", "animation", "sticker", "audio", "video_note"])
@pytest.mark.parametrize("data", [b"%PDF-1.7", b"just words"])
def test_papers_are_sent_as_documents_only(kind, data):
    """A PDF or a text that calls itself a photo is refused."""
    with pytest.raises(Uncleanable) as refused:
        clean(kind, data, "", "")
    assert refused.value.reason == "kind"


def test_a_drawn_sticker_is_told_apart_from_an_archive():
    """Telegram's animated stickers are packed drawings that cannot be rebuilt."""
    with pytest.raises(Uncleanable) as refused:
        clean("sticker", b"\x1f\x8b\x08", "", "")
    assert refused.value.reason == "animated_sticker"


def test_more_than_a_bot_can_fetch_is_too_big():
    """The limit is Telegram's own."""
    with pytest.raises(TooBig):
        clean("document", bytes(MAX_BYTES + 1), "", "")


def test_more_than_a_bot_can_send_is_too_big(monkeypatch):
    """A rebuilt file may have grown."""
    monkeypatch.setattr(cleaning, "MAX_SENT", 10)
    with pytest.raises(TooBig):
        clean("photo", samples.jpeg(), "", "")


def test_running_out_of_memory_is_too_big(monkeypatch):
    """A file that needs more memory than there is counts as too big."""

    def hungry(kind, data):
        raise MemoryError

    monkeypatch.setattr(cleaning, "_rebuild", hungry)
    with pytest.raises(TooBig):
        clean("photo", b"", "", "")


def test_an_error_carries_no_word_of_the_file(monkeypatch):
    """What a library says of a broken file does not travel on with our error."""

    def chatty(kind, data):
        raise ValueError(samples.CANARY)

    monkeypatch.setattr(cleaning, "_rebuild", chatty)
    with pytest.raises(Broken) as broken:
        clean("photo", b"", "", "")
    assert broken.value.__cause__ is None
    assert broken.value.__suppress_context__
    assert samples.CANARY not in str(broken.value)


@pytest.mark.parametrize("error", [Uncleanable("office"), Broken(), TooBig()])
def test_errors_travel_between_processes(error):
    """Kind and reason survive the way back from the cleaning process."""
    back = pickle.loads(pickle.dumps(error))
    assert (type(back), back.problem, vars(back)) == (type(error), error.problem, vars(error))


def test_nothing_heavy_is_loaded_before_it_is_needed():
    """The bots' own process can import the cleaner without the libraries that clean."""
    heavy = "av, PIL, pikepdf, numpy"
    code = f"import sys, handlers.media.cleaning; print(set({heavy.split(', ')}) & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
