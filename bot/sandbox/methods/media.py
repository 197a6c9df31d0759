"""Reading files out of a call, and sending them."""

from __future__ import annotations

import mimetypes
from dataclasses import replace

from bot.sandbox.calls import Call, Upload
from bot.sandbox.contents import CAPTIONED, MEDIA_KINDS, NAMED, Blob, MediaContent, MediaKind, Picture
from bot.sandbox.files import PHOTO_LIMIT, UPLOAD_LIMIT
from bot.sandbox.jsonvalues import Json, as_flag, as_list, as_number, as_object, as_text
from bot.sandbox.messages import Draft
from bot.sandbox.methods.asked import caption, given_entities, reachable_chat, the_caption, the_draft
from bot.sandbox.methods.registry import Desk, method
from bot.sandbox.methods.sending import send
from bot.sandbox.pictures import sizes_of
from bot.sandbox.refusals import (
    AlbumMixed,
    AlbumSize,
    FileEmpty,
    FileIdWrong,
    FileKindWrong,
    FileMissing,
    FileTooBig,
    LinkNotFetched,
    PictureBroken,
    PictureShapeWrong,
)
from bot.sandbox.world import World

_VOICE_STARTS = (b"OggS", b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")
_DEFAULT_MIME = {"voice": "audio/ogg", "audio": "audio/mpeg", "video": "video/mp4", "animation": "video/mp4"}
_ALONE = frozenset({"document", "audio"})
_IN_ALBUMS = frozenset({"photo", "video", "document", "audio"})


def new_media(world: World, kind: MediaKind, name: str, mime: str, data: bytes) -> MediaContent:
    """Return a file somebody just sent, with what Telegram finds out about it by itself."""
    if mime in {"", "application/octet-stream"}:
        mime = mimetypes.guess_type(name)[0] or _DEFAULT_MIME.get(kind, mime)
    if kind not in NAMED:
        name = ""
    if kind == "photo":
        sizes = sizes_of(world.files, data) or (Picture("y", world.files.keep(data), 90, 90),)
        largest = sizes[-1]
        whole = MediaContent(kind, largest.blob, mime="image/jpeg", sizes=sizes)
        return replace(whole, width=largest.width, height=largest.height)
    media = MediaContent(kind, world.files.keep(data), name=name, mime=mime)
    return replace(media, width=512, height=512) if kind == "sticker" else media


def is_voice(data: bytes) -> bool:
    """Return whether Telegram would take this for a voice note (OGG, MP3 or M4A)."""
    return data.startswith(_VOICE_STARTS) or data[4:8] == b"ftyp"


def from_bot(desk: Desk, call: Call, kind: MediaKind, value: str, upload: Upload | None) -> MediaContent:
    """Return the file a bot means: an upload, one named by `attach://`, or a file id of its own."""
    if upload is None and value.startswith("attach://"):
        upload = call.uploads.get(value.removeprefix("attach://"))
        if upload is None:
            raise FileMissing(kind=kind.replace("_", " "))
    if upload:
        return _uploaded(desk, kind, upload)
    if not value:
        raise FileMissing(kind=kind.replace("_", " "))
    if value.startswith(("http://", "https://")):
        raise LinkNotFetched
    if "/" in value or " " in value:
        raise FileIdWrong
    filed = desk.world.files.by_id(call.bot.id, value)
    if filed.kind != kind:
        raise FileKindWrong
    return filed.media


def _uploaded(desk: Desk, kind: MediaKind, upload: Upload) -> MediaContent:
    if not upload.data:
        raise FileEmpty
    if len(upload.data) > (PHOTO_LIMIT if kind == "photo" else UPLOAD_LIMIT):
        raise FileTooBig
    if kind == "voice" and not is_voice(upload.data):
        kind = "document"
    media = new_media(desk.world, kind, upload.name, upload.mime, upload.data)
    if kind == "photo":
        _check_photo(media)
    return media


def _check_photo(media: MediaContent) -> None:
    """Refuse what is no picture, or one of impossible shape (Bot API: sendPhoto)."""
    longest, shortest = max(media.width, media.height), max(1, min(media.width, media.height))
    if len(media.sizes) == 1 and not _is_picture(media.blob):
        raise PictureBroken
    if media.width + media.height > 10_000 or longest / shortest > 20:
        raise PictureShapeWrong


def _is_picture(blob: Blob) -> bool:
    starts = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"RIFF", b"BM", b"II*", b"MM\x00*")
    return blob.data.startswith(starts)


def described(media: MediaContent, fields: Json) -> MediaContent:
    """Add what the bot says of a file: its length, size on screen, names, spoiler."""
    return replace(
        media,
        duration=as_number(fields.get("duration")) or media.duration,
        width=as_number(fields.get("width") or fields.get("length")) or media.width,
        height=as_number(fields.get("height")) or media.height,
        title=as_text(fields.get("title")) or media.title,
        performer=as_text(fields.get("performer")) or media.performer,
        emoji=as_text(fields.get("emoji")) or media.emoji,
        spoiler=as_flag(fields.get("has_spoiler")) and media.kind in {"photo", "video", "animation"},
    )


def _sender(kind: MediaKind) -> None:
    """Enter the method that sends one kind of file."""

    @method("send" + "".join(part.capitalize() for part in kind.split("_")))
    def send_media(desk: Desk, call: Call) -> object:
        """Send one file."""
        reachable_chat(desk, call)
        media = from_bot(desk, call, kind, call.text(kind), call.uploads.get(kind))
        media = described(media, dict(call.values))
        if kind in CAPTIONED:
            media = replace(media, caption=the_caption(call))
        return send(desk, call, media)


for _kind in MEDIA_KINDS:
    _sender(_kind)


def input_media(desk: Desk, call: Call, value: object) -> MediaContent:
    """Return what an InputMedia object means. Raises a `Refusal` for what it cannot be."""
    fields = as_object(value)
    kind = next((kind for kind in MEDIA_KINDS if kind == as_text(fields.get("type"))), None)
    if kind is None:
        raise FileMissing(kind="media")
    media = described(from_bot(desk, call, kind, as_text(fields.get("media")), None), fields)
    entities = given_entities(fields.get("caption_entities"))
    words = caption(as_text(fields.get("caption")), as_text(fields.get("parse_mode")), entities)
    return replace(media, caption=words)


@method("sendMediaGroup")
def send_media_group(desk: Desk, call: Call) -> object:
    """Send an album: 2 to 10 files that belong together."""
    chat = reachable_chat(desk, call)
    items = [input_media(desk, call, item) for item in as_list(call.json("media"))]
    if not 2 <= len(items) <= 10:
        raise AlbumSize(how="few" if len(items) < 2 else "many")
    kinds = {item.kind for item in items}
    if not kinds <= _IN_ALBUMS or (kinds & _ALONE and len(kinds) > 1):
        raise AlbumMixed
    album = desk.world.fresh_id()
    drafts = [replace(the_draft(chat, call, Draft(item)), album=album, markup=None) for item in items]
    sent = [desk.world.send(chat, "bot", draft) for draft in drafts]
    return [desk.view.message(chat, message) for message in sent]


@method("getFile")
def get_file(desk: Desk, call: Call) -> object:
    """Say where a file can be fetched from."""
    if not call.has("file_id"):
        raise FileMissing(kind="file_id")
    filed = desk.world.files.to_download(call.bot.id, call.text("file_id"))
    return {
        "file_id": filed.file_id,
        "file_unique_id": filed.blob.unique,
        "file_size": len(filed.blob.data),
        "file_path": filed.path,
    }
