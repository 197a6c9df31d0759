"""Sound and film: the packets of one picture track and one sound track go into a new container.

Titles, places, covers, subtitles, chapters, timed data and whatever else the old one carried stay
behind, because nothing but these packets is taken out of it. What cannot be copied safely is
heard and encoded anew.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from av.audio import AudioStream
from av.container import OutputContainer
from av.stream import Disposition
from av.video import VideoStream

from handlers.media.cleaned import Rebuilt
from handlers.media.container import Source, reading, seconds, size, written
from handlers.media.errors import Uncleanable
from handlers.media.tracks import Copied, Encoded, Encoding, Filtered, Track

READERS = {"ogg": "ogg", "matroska": "matroska", "mov": "mov", "mp3": "mp3", "aac": "aac"} | {
    sort: sort for sort in ("flac", "wav", "aiff", "amr")
}
FILMS = {"h264": "mp4", "hevc": "mp4", "vp8": "webm", "vp9": "webm", "av1": "webm"}
"""Picture codecs that can be copied, and the container each goes into."""

SPEECH = Encoding("libopus", 1, 32_000)
MUSIC = Encoding("libopus", 2, 96_000)
BESIDE = {"mp4": Encoding("aac", 2, 128_000), "webm": MUSIC}
"""Sound beside a picture, where it has to be encoded anew."""

COPIED_BESIDE = {"mp4": ("aac", "mp3"), "webm": ("opus",)}
"""Sound codecs copied beside a picture. Not Vorbis: in WebM it brings its comments along."""

SOUNDS = {"mp3": ("mp3", "audio/mpeg", "mp3"), "aac": ("ipod", "audio/mp4", "m4a")}
"""Sound codecs copied on their own: container, media type, extension. Opus goes into Ogg."""

OGG = ("ogg", "audio/ogg", "ogg")
"""What a voice message has to be (Bot API, sendVoice), and what other sound becomes."""

Make = Callable[[OutputContainer], Track]


def rebuild_recording(kind: str, data: bytes, sort: str) -> Rebuilt:
    """A sound or film file of `sort` rebuilt; a voice message becomes Opus in Ogg, whatever it was.

    Raises Uncleanable and TooBig, and whatever PyAV raises on damaged files.
    """
    with reading(data, READERS[sort]) as source:
        picture, sound = _picture(source), next(iter(source.container.streams.audio), None)
        if kind in ("voice", "audio") or picture is None:
            if sound is None or kind in ("video", "video_note", "animation", "sticker"):
                raise Uncleanable("kind")
            return _sound(kind, source, sound)
        return _film(source, picture, sound)


def _picture(source: Source) -> VideoStream | None:
    """The first track of moving pictures; a record's cover is none."""
    films = (one for one in source.container.streams.video if not one.disposition & Disposition.attached_pic)
    return next(films, None)


def _sound(kind: str, source: Source, sound: AudioStream) -> Rebuilt:
    make, (form, mime, extension) = _heard(kind, sound)
    data = written(source, form, {sound.index: make})
    return Rebuilt(data, mime, extension, duration=seconds(data, "mov" if form == "ipod" else form))


def _heard(kind: str, sound: AudioStream) -> tuple[Make, tuple[str, str, str]]:
    """How sound on its own is taken over, and into what."""
    codec = sound.codec_context.codec.canonical_name
    if codec == "opus":
        return partial(Copied, sound), OGG
    if kind == "voice":
        return partial(Encoded, sound, encoding=SPEECH), OGG
    if codec in SOUNDS:
        return partial(Copied, sound), SOUNDS[codec]
    return partial(Encoded, sound, encoding=MUSIC), OGG


def _film(source: Source, picture: VideoStream, sound: AudioStream | None) -> Rebuilt:
    codec = picture.codec_context.codec.canonical_name
    if codec not in FILMS:
        raise Uncleanable("format")
    form = FILMS[codec]
    plan: dict[int, Make] = {picture.index: partial(Filtered if form == "mp4" else Copied, picture)}
    if sound is not None:
        plan[sound.index] = _beside(form, sound)
    data = written(source, form, plan)
    reader = "mov" if form == "mp4" else "matroska"
    return Rebuilt(data, f"video/{form}", form, *size(data, reader), seconds(data, reader))


def _beside(form: str, sound: AudioStream) -> Make:
    if sound.codec_context.codec.canonical_name in COPIED_BESIDE[form]:
        return partial(Copied, sound)
    return partial(Encoded, sound, encoding=BESIDE[form])
