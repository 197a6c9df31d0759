from __future__ import annotations

import io

import av
import pytest

from handlers.media import tracks
from handlers.media.cleaning import clean
from handlers.media.errors import Broken, TooBig, Uncleanable
from tests.unit.media import samples
from tests.unit.media.samples import recording


def heard(data):
    """Seconds of sound that can be decoded, and how loud it is at most (of 1)."""
    with av.open(io.BytesIO(data)) as source:
        rate = source.streams.audio[0].rate
        frames = [frame.to_ndarray() for frame in source.decode(audio=0)]
    loud = max(abs(frame).max() for frame in frames)
    samples_heard = sum(frame.shape[-1] for frame in frames)
    return samples_heard / rate, float(loud) / (32_768 if frames[0].dtype.kind == "i" else 1)


def seen(data):
    """Pictures of a film that can be decoded."""
    with av.open(io.BytesIO(data)) as source:
        return sum(1 for _ in source.decode(video=0))


def codecs(data):
    """The codecs of a recording's tracks, and all tags in it."""
    with av.open(io.BytesIO(data)) as source:
        tags = [source.metadata, *(stream.metadata for stream in source.streams)]
        names = [stream.codec_context.codec.canonical_name for stream in source.streams]
        return names, {value for told in tags for value in told.values()}


SOUNDS = [
    ("voice", samples.opus, "voice.ogg", "audio/ogg", "opus"),
    ("voice", samples.browser_voice, "voice.ogg", "audio/ogg", "opus"),
    ("voice", lambda: recording("mp4", "aac"), "voice.ogg", "audio/ogg", "opus"),
    ("voice", samples.mp3, "voice.ogg", "audio/ogg", "opus"),
    ("voice", lambda: recording("wav", "pcm_s16le", rate=16_000), "voice.ogg", "audio/ogg", "opus"),
    ("voice", lambda: recording("amr", "libopencore_amrnb", rate=8_000), "voice.ogg", "audio/ogg", "opus"),
    ("audio", samples.mp3, "audio.mp3", "audio/mpeg", "mp3"),
    ("audio", samples.m4a, "audio.m4a", "audio/mp4", "aac"),
    ("audio", lambda: recording("adts", "aac"), "audio.m4a", "audio/mp4", "aac"),
    ("audio", samples.opus, "audio.ogg", "audio/ogg", "opus"),
    ("audio", lambda: recording("flac", "flac"), "audio.ogg", "audio/ogg", "opus"),
    ("audio", lambda: recording("aiff", "pcm_s16be"), "audio.ogg", "audio/ogg", "opus"),
    ("audio", lambda: recording("mp4", "aac", "libx264"), "audio.m4a", "audio/mp4", "aac"),
    ("document", samples.mp3, "document.mp3", "audio/mpeg", "mp3"),
]


@pytest.mark.parametrize(("kind", "make", "name", "mime", "codec"), SOUNDS)
def test_nothing_but_the_sound_is_left(kind, make, name, mime, codec):
    """Tags, covers, comments and what hangs behind are gone; the tone is heard as long and as loud."""
    sent = make()
    cleaned = clean(kind, sent, "audio/x-canary", samples.CANARY)
    assert samples.traces(cleaned.data) == 0
    assert b"52.09" not in cleaned.data
    assert (cleaned.name, cleaned.mime, cleaned.duration) == (name, mime, 2)
    assert codecs(cleaned.data)[0] == [codec]
    seconds, loud = heard(cleaned.data)
    assert seconds == pytest.approx(2, abs=0.1)
    assert loud == pytest.approx(0.49, abs=0.1)


@pytest.mark.parametrize("make", [samples.opus, samples.mp3, samples.m4a, samples.mp4, samples.browser_voice])
def test_the_samples_do_carry_canaries(make):
    """The recordings these tests clean are not clean to begin with."""
    assert samples.traces(make())


@pytest.mark.parametrize("make", [samples.opus, samples.browser_voice])
def test_speech_that_is_opus_already_is_not_encoded_again(make):
    """A voice message's own packets are passed on, so that nothing is lost by cleaning it."""

    def packets(data):
        with av.open(io.BytesIO(data)) as source:
            return [bytes(packet) for packet in source.demux(audio=0) if packet.size]

    sent = make()
    assert packets(clean("voice", sent, "", "").data) == packets(sent)


FILMS = [
    ("video", samples.mp4, "video.mp4", ["h264", "aac"]),
    ("video", lambda: samples.mp4(None, "libx265"), "video.mp4", ["hevc"]),
    ("video", lambda: recording("mov", "pcm_s16le", "libx264"), "video.mp4", ["h264", "aac"]),
    ("video", lambda: recording("matroska", "libopus", "libx264"), "video.mp4", ["h264", "aac"]),
    ("video", lambda: recording("matroska", "aac", "libx265"), "video.mp4", ["hevc", "aac"]),
    ("video", lambda: recording("webm", "libopus", "libvpx"), "video.webm", ["vp8", "opus"]),
    ("video", lambda: recording("webm", "libopus", "libvpx-vp9"), "video.webm", ["vp9", "opus"]),
    ("video", lambda: recording("matroska", "flac", "libvpx"), "video.webm", ["vp8", "opus"]),
    ("video_note", samples.mp4, "video_note.mp4", ["h264", "aac"]),
    ("animation", lambda: samples.mp4(None), "animation.mp4", ["h264"]),
    ("document", samples.mp4, "document.mp4", ["h264", "aac"]),
    ("sticker", lambda: recording("webm", None, "libvpx-vp9"), "sticker.webm", ["vp9"]),
]


@pytest.mark.parametrize(("kind", "make", "name", "tracks_left"), FILMS)
def test_nothing_but_the_film_is_left(kind, make, name, tracks_left):
    """Tags, places, chapters, encoder settings and unknown atoms are gone; every picture is still there."""
    sent = make()
    assert samples.traces(sent)
    cleaned = clean(kind, sent, "video/x-canary", samples.CANARY)
    names, tags = codecs(cleaned.data)
    assert samples.traces(cleaned.data) == 0
    assert not any(told in cleaned.data for told in (b"52.09", b"x264", b"x265"))
    assert not any(samples.CANARY in tag for tag in tags)
    assert (cleaned.name, cleaned.width, cleaned.height, cleaned.duration) == (name, 64, 48, 2)
    assert names == tracks_left
    assert seen(cleaned.data) == 20
    if len(names) > 1:
        assert heard(cleaned.data)[0] == pytest.approx(2, abs=0.1)


def test_a_film_stays_turned_the_way_it_was_held():
    """A film made upright stays upright, and its size is told as it is shown."""
    cleaned = clean("video", samples.mp4(turned=True), "", "")
    assert (cleaned.width, cleaned.height) == (48, 64)
    with av.open(io.BytesIO(cleaned.data)) as source:
        assert next(source.decode(video=0)).rotation == -90


def test_a_film_can_be_shown_before_it_is_here_as_a_whole():
    """The index of an MP4 comes before its pictures."""
    data = clean("video", samples.mp4(), "", "").data
    assert data.index(b"moov") < data.index(b"mdat")


def test_apples_players_know_the_hevc_tag():
    """HEVC is marked hvc1, whatever it was marked before."""
    data = clean("video", recording("matroska", None, "libx265"), "", "").data
    assert b"hvc1" in data
    assert b"hev1" not in data


@pytest.mark.parametrize(
    ("kind", "make", "reason"),
    [
        ("video", lambda: recording("avi", None, "mpeg4"), "format"),
        ("video", lambda: recording("matroska", None, "mpeg4"), "format"),
        ("video", samples.mp3, "kind"),
        ("animation", samples.opus, "kind"),
        ("voice", lambda: samples.mp4(None), "kind"),
        ("photo", samples.mp3, "kind"),
    ],
)
def test_what_cannot_be_taken_over_is_refused(kind, make, reason):
    """Old film formats, and sounds sent as films and the other way round, are told apart."""
    with pytest.raises(Uncleanable) as refused:
        clean(kind, make(), "", "")
    assert refused.value.reason == reason


def test_a_cover_is_no_film():
    """A song with a cover is a song."""
    assert clean("document", samples.m4a(), "", "").name == "document.m4a"


def test_sound_without_end_is_too_big(monkeypatch):
    """What would be encoded for hours is not begun with."""
    monkeypatch.setattr(tracks, "MAX_SECONDS", 1)
    with pytest.raises(TooBig):
        clean("audio", recording("flac", "flac"), "", "")


def test_a_list_of_other_files_is_not_followed():
    """A file that names other files cannot make the cleaner open them."""
    playlist = b"#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n"
    assert clean("document", playlist, "", "").mime == "text/plain"
    with pytest.raises(Uncleanable):
        clean("audio", playlist, "audio/mpeg", "song.mp3")


def test_a_container_without_tracks_is_broken():
    """The beginning of a file is not a recording."""
    with pytest.raises(Broken):
        clean("voice", samples.opus()[:60], "", "")
