"""Take from a file everything but what is to be seen, heard or read in it."""

from __future__ import annotations

from typing import get_args

from db.letters import FileKind
from handlers.media.cleaned import Cleaned, Rebuilt
from handlers.media.errors import Broken, NotCleaned, TooBig, Uncleanable
from handlers.media.sniff import Picture, Recording, Sort, sniff

MAX_BYTES = 20 * 1024 * 1024
"""What a bot can fetch (Bot API, getFile)."""

MAX_SENT = 50 * 1024 * 1024
"""What a bot can send (Bot API, sending files)."""

PICTURES: tuple[Sort, ...] = get_args(Picture)
RECORDINGS: tuple[Sort, ...] = get_args(Recording)
FILMS: tuple[FileKind, ...] = ("video", "video_note", "animation")
SOUNDS: tuple[FileKind, ...] = ("voice", "audio")
_GZIP = b"\x1f\x8b"


def clean(kind: FileKind, data: bytes, mime: str, name: str) -> Cleaned:
    """Rebuild a file sent as `kind`; `mime` and `name` are the sender's and are not passed on.

    Raises Uncleanable, Broken or TooBig, and nothing else. Slow and hungry: give it to a process
    of its own, with a time limit kept by the caller.
    """
    del mime, name  # known by the file's own bytes; what the phone says may be wrong or telling
    if len(data) > MAX_BYTES:
        raise TooBig
    try:
        rebuilt = _rebuild(kind, data)
    except NotCleaned:
        raise
    except MemoryError:
        raise TooBig from None
    except Exception:  # noqa: BLE001 (a parser of broken files may raise anything; its words may quote them)
        raise Broken from None
    if len(rebuilt.data) > MAX_SENT:
        raise TooBig
    return _named(kind, rebuilt)


def _rebuild(kind: FileKind, data: bytes) -> Rebuilt:
    """Choose the cleaner. They are imported here because each brings a heavy library."""
    if kind == "sticker" and data.startswith(_GZIP):
        raise Uncleanable("animated_sticker")
    sort = sniff(data)
    if sort in PICTURES:
        from handlers.media.picture import rebuild_picture

        return rebuild_picture(_fitting(kind, "photo", "sticker", "animation"), data, sort)
    if sort in RECORDINGS:
        from handlers.media.recording import rebuild_recording

        return rebuild_recording(_fitting(kind, *SOUNDS, *FILMS, "sticker"), data, sort)
    _fitting(kind)
    if sort == "pdf":
        from handlers.media.pdf import rebuild_pdf

        return rebuild_pdf(data)
    from handlers.media.writing import rebuild_text

    return rebuild_text(data)


def _fitting(kind: FileKind, *kinds: FileKind) -> FileKind:
    """The kind, when a file of this sort can be sent as it; everything can be sent as a document."""
    if kind not in (*kinds, "document"):
        raise Uncleanable("kind")
    return kind


def _named(kind: FileKind, rebuilt: Rebuilt) -> Cleaned:
    seconds = None if rebuilt.duration is None else max(1, round(rebuilt.duration))
    return Cleaned(
        data=rebuilt.data,
        mime=rebuilt.mime,
        name=f"{kind}.{rebuilt.extension}",
        width=rebuilt.width,
        height=rebuilt.height,
        duration=seconds,
    )
