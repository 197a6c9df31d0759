"""Files as Telegram keeps them: one set of bytes, and for every bot its own ids of it."""

from __future__ import annotations

import base64
import mimetypes
import random
from dataclasses import dataclass

from bot.sandbox.contents import Blob, MediaContent
from bot.sandbox.refusals import FileIdWrong, FileNotThere, FileTooBig

DOWNLOAD_LIMIT = 20 * 1024 * 1024
"""Bytes a bot can fetch (Bot API: getFile)."""
UPLOAD_LIMIT = 50 * 1024 * 1024
"""Bytes a bot can send (Bot API: sending files)."""
PHOTO_LIMIT = 10 * 1024 * 1024
"""Bytes a bot can send as a photo."""

_PREFIXES = {
    "photo": "AgACAgQAAx",
    "voice": "AwACAgQAAx",
    "video": "BAACAgQAAx",
    "document": "BQACAgQAAx",
    "sticker": "CAACAgQAAx",
    "audio": "CQACAgQAAx",
    "animation": "CgACAgQAAx",
    "video_note": "DQACAgQAAx",
    "thumbnail": "AAMCBAADGQ",
}
_FOLDERS = {"photo": "photos", "voice": "voice", "audio": "music"}


@dataclass(frozen=True, slots=True)
class Filed:
    """A file as one bot knows it. `media` is what it was sent as."""

    file_id: str
    bot_id: int
    kind: str
    blob: Blob
    media: MediaContent
    path: str


class Files:
    """All files. An id is good for the one bot that got it."""

    def __init__(self, rng: random.Random) -> None:
        """Begin empty."""
        self._rng = rng
        self._blobs: dict[str, Blob] = {}
        self._ids: dict[tuple[int, str, str], Filed] = {}
        self._by_id: dict[str, Filed] = {}
        self._by_path: dict[tuple[int, str], Filed] = {}

    def keep(self, data: bytes) -> Blob:
        """Keep bytes that somebody sent."""
        blob = Blob(self._letters(12), data)
        self._blobs[blob.unique] = blob
        return blob

    def blob(self, unique: str) -> Blob | None:
        """Return the bytes with this file_unique_id."""
        return self._blobs.get(unique)

    def known_to(self, bot_id: int, kind: str, blob: Blob, media: MediaContent) -> Filed:
        """Return the file as this bot knows it, with the id and path that are its own."""
        key = (bot_id, blob.unique, kind)
        if key not in self._ids:
            file_id = _PREFIXES[kind] + self._letters(45)
            path = f"{_FOLDERS.get(kind, kind + 's')}/file_{len(self._ids)}{_extension(kind, media)}"
            filed = Filed(file_id, bot_id, kind, blob, media, path)
            self._ids[key] = self._by_id[file_id] = self._by_path[bot_id, path] = filed
        return self._ids[key]

    def by_id(self, bot_id: int, file_id: str) -> Filed:
        """Return what this bot means by `file_id`. Raises `FileIdWrong`, also for another bot's id."""
        filed = self._by_id.get(file_id)
        if filed is None or filed.bot_id != bot_id:
            raise FileIdWrong
        return filed

    def to_download(self, bot_id: int, file_id: str) -> Filed:
        """Return a file this bot may fetch. Raises `FileTooBig` over 20 MiB."""
        filed = self.by_id(bot_id, file_id)
        if len(filed.blob.data) > DOWNLOAD_LIMIT:
            raise FileTooBig
        return filed

    def at_path(self, bot_id: int, path: str) -> Filed:
        """Return the file at a path that getFile gave to this bot. Raises `FileNotThere`."""
        try:
            return self._by_path[bot_id, path]
        except KeyError:
            raise FileNotThere from None

    def _letters(self, size: int) -> str:
        return base64.urlsafe_b64encode(self._rng.randbytes(size)).decode().rstrip("=")


def _extension(kind: str, media: MediaContent) -> str:
    if kind in {"photo", "thumbnail"}:
        return ".jpg"
    if kind == "voice":
        return ".oga"
    if "." in media.name:
        return "." + media.name.rpartition(".")[2]
    return mimetypes.guess_extension(media.mime) or ""
