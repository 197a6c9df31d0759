"""Sending and fetching files."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from bot.sandbox.calls import Upload
from bot.sandbox.files import PHOTO_LIMIT
from bot.sandbox.refusals import (
    AlbumMixed,
    AlbumSize,
    CaptionTooLong,
    FileEmpty,
    FileIdWrong,
    FileKindWrong,
    FileMissing,
    FileTooBig,
    LinkNotFetched,
    PictureBroken,
    PictureShapeWrong,
    VoiceForbidden,
)
from tests.unit.sandbox.tools import OGG


def png(width=40, height=30):
    out = io.BytesIO()
    Image.new("RGB", (width, height), "green").save(out, "PNG")
    return out.getvalue()


def upload(data=b"words", name="a.bin", mime=""):
    return Upload(name, mime, data)


def sent(room, method, field, data, name="a.bin", **values):
    answer = room.ask(method, uploads={field: upload(data, name)}, **values)
    assert isinstance(answer, dict)
    return answer


@pytest.mark.parametrize(
    ("method", "field", "data"),
    [
        ("sendDocument", "document", b"x"),
        ("sendVoice", "voice", OGG),
        ("sendAudio", "audio", b"x"),
        ("sendVideo", "video", b"x"),
        ("sendVideoNote", "video_note", b"x"),
        ("sendAnimation", "animation", b"x"),
        ("sendSticker", "sticker", b"x"),
    ],
)
def test_a_file_comes_back_with_an_id_that_can_be_fetched(room, method, field, data):
    """What was sent can be fetched by its id."""
    message = sent(room, method, field, data)
    file = room.asked("getFile", file_id=message[field]["file_id"])
    assert file["file_size"] == len(data)
    assert room.world.files.at_path(111, file["file_path"]).blob.data == data


def test_a_photo_comes_back_in_sizes(room):
    """A photo is a list of sizes, the largest last."""
    photo = sent(room, "sendPhoto", "photo", png(400, 200))["photo"]
    assert [(size["width"], size["height"]) for size in photo] == [(90, 45), (320, 160), (400, 200)]
    assert len({size["file_id"] for size in photo}) == 3


def test_a_file_can_be_sent_again_by_its_id(room):
    """A file id of one's own needs no new upload."""
    first = sent(room, "sendPhoto", "photo", png())
    again = room.asked("sendPhoto", photo=first["photo"][-1]["file_id"])
    assert again["photo"] == first["photo"]


def test_a_file_named_by_attach_is_found(room):
    """attach:// names another part of the request."""
    answer = room.ask("sendDocument", uploads={"file1": upload()}, document="attach://file1")
    assert answer["document"]["file_name"] == "a.bin"


@pytest.mark.parametrize(
    ("value", "refusal", "words"),
    [
        ("", FileMissing, "there is no document in the request"),
        ("attach://nothing", FileMissing, "there is no document in the request"),
        ("http://127.0.0.1/a.pdf", LinkNotFetched, "failed to get HTTP URL content"),
        ("AgACAgQ", FileIdWrong, "wrong file identifier/HTTP URL specified"),
        ("a/b", FileIdWrong, "wrong file identifier/HTTP URL specified"),
    ],
)
def test_a_file_has_to_be_given(room, value, refusal, words):
    """No file, a link and a wrong id are refused."""
    with pytest.raises(refusal) as seen:
        room.ask("sendDocument", document=value)
    assert seen.value.description == f"Bad Request: {words}"


def test_another_bots_file_is_refused(room):
    """A file id is good for one bot."""
    file_id = sent(room, "sendDocument", "document", b"x")["document"]["file_id"]
    with pytest.raises(FileIdWrong):
        room.ask("sendDocument", room.topical, document=file_id)


def test_a_file_of_another_kind_is_refused(room):
    """A document's id does not make a photo."""
    file_id = sent(room, "sendDocument", "document", b"x")["document"]["file_id"]
    with pytest.raises(FileKindWrong):
        room.ask("sendPhoto", photo=file_id)


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", FileEmpty),
        (b"hello", PictureBroken),
        (png(3000, 100), PictureShapeWrong),
        (bytes(PHOTO_LIMIT + 1), FileTooBig),
    ],
)
def test_a_photo_has_to_be_a_picture(room, data, refusal):
    """Empty, broken, oddly shaped and too large photos are refused."""
    with pytest.raises(refusal):
        sent(room, "sendPhoto", "photo", data)


def test_a_voice_note_that_is_no_ogg_becomes_a_document(room):
    """Telegram takes OGG, MP3 and M4A for voice, and sends anything else as a file."""
    message = sent(room, "sendVoice", "voice", b"\x1aE\xdf\xa3webm", name="a.webm")
    assert "voice" not in message
    assert message["document"]["file_name"] == "a.webm"


def test_a_person_can_refuse_voice(room):
    """Voice and video notes do not reach whoever forbids them, not as copies either."""
    message = sent(room, "sendVoice", "voice", OGG)
    room.fatima.forbids_voice = True
    for method, values in (
        ("sendVoice", {"voice": message["voice"]["file_id"]}),
        ("copyMessage", {"from_chat_id": 101, "message_id": message["message_id"]}),
    ):
        with pytest.raises(VoiceForbidden) as refusal:
            room.ask(method, **values)
        assert refusal.value.description == "Bad Request: VOICE_MESSAGES_FORBIDDEN"


@pytest.mark.parametrize(("caption", "fine"), [("a" * 1024, True), ("a" * 1025, False)])
def test_a_caption_has_a_length(room, caption, fine):
    """A caption has at most 1024 characters."""
    if fine:
        assert sent(room, "sendDocument", "document", b"x", caption=caption)["caption"] == caption
    else:
        with pytest.raises(CaptionTooLong) as refusal:
            sent(room, "sendDocument", "document", b"x", caption=caption)
        assert refusal.value.description == "Bad Request: message caption is too long"


def test_a_caption_can_be_formatted(room):
    """Captions have markup and entities of their own."""
    message = sent(room, "sendDocument", "document", b"x", caption="<b>a</b>", parse_mode="HTML")
    assert message["caption_entities"] == [{"offset": 0, "length": 1, "type": "bold"}]


def test_what_the_bot_says_of_a_file_is_kept(room):
    """Length, size, title, performer and spoiler are told back."""
    video = sent(room, "sendVideo", "video", b"x", duration=3, width=8, height=6, has_spoiler=True)
    assert (video["video"]["duration"], video["video"]["width"], video["has_media_spoiler"]) == (3, 8, True)
    audio = sent(room, "sendAudio", "audio", b"x", name="a.mp3", title="Song", performer="Who")["audio"]
    assert (audio["title"], audio["performer"], audio["mime_type"]) == ("Song", "Who", "audio/mpeg")
    assert sent(room, "sendVideoNote", "video_note", b"x", length=240)["video_note"]["length"] == 240


def test_an_animation_is_a_document_too(room):
    """A message with an animation carries it as document as well."""
    message = sent(room, "sendAnimation", "animation", b"x")
    assert message["document"]["file_id"] == message["animation"]["file_id"]


def album(*kinds, **values):
    items = [{"type": kind, "media": f"attach://f{n}", **values} for n, kind in enumerate(kinds)]
    data = {"photo": png(), "voice": OGG}
    return items, {f"f{n}": upload(data.get(kind, b"x")) for n, kind in enumerate(kinds)}


def test_an_album_shares_an_id(room):
    """The messages of an album carry one media_group_id, and each its caption."""
    items, files = album("photo", "video", caption="<i>x</i>", parse_mode="HTML")
    messages = room.ask("sendMediaGroup", uploads=files, media=items)
    assert len({message["media_group_id"] for message in messages}) == 1
    assert [message["caption"] for message in messages] == ["x", "x"]


@pytest.mark.parametrize(
    ("kinds", "refusal"),
    [
        (("photo", "document"), AlbumMixed),
        (("audio", "video"), AlbumMixed),
        (("voice", "voice"), AlbumMixed),
        (("photo",), AlbumSize),
        ((), AlbumSize),
        (("document",) * 11, AlbumSize),
        (("text", "text"), FileMissing),
    ],
)
def test_an_album_has_its_rules(room, kinds, refusal):
    """An album is 2 to 10 files of kinds that go together; a refused one leaves nothing behind."""
    items, files = album(*kinds)
    with pytest.raises(refusal):
        room.ask("sendMediaGroup", uploads=files, media=items)
    assert not room.chat().messages


def test_a_file_id_has_to_be_given(room):
    """A call of getFile needs an id."""
    with pytest.raises(FileMissing):
        room.ask("getFile")
