"""What a file is called when it is sent: its own neutral name, or one by its kind."""

from __future__ import annotations

from db.letters import Attachment, FileKind

NAMES: dict[FileKind, str] = {
    "photo": "photo.jpg",
    "voice": "voice.ogg",
    "audio": "audio.mp3",
    "video": "video.mp4",
    "video_note": "note.mp4",
    "animation": "animation.mp4",
    "document": "document",
    "sticker": "sticker.webp",
}
"""A name for each kind that tells nothing; the extension is what Telegram's server goes by."""


def file_name(what: Attachment) -> str:
    """The name a file is uploaded under."""
    return what.name or NAMES[what.kind]
