"""Photos, files and voice notes, out of the page and into it."""

from __future__ import annotations

import io
import re
import wave
from pathlib import Path

import mutagen
import pytest
from playwright.async_api import expect

from tests.stories.page.conftest import Stage
from tests.stories.page.window import Window

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

FATIMA = 101


def content(path: Path) -> bytes:
    return path.read_bytes()


def tone(seconds: int) -> bytes:
    """A WAV file of this length, 8,000 samples a second."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setparams((1, 1, 8000, 0, "NONE", ""))
        sound.writeframes(bytes(range(0, 256, 16)) * (500 * seconds))
    return file.getvalue()


def seconds_in(ogg: bytes) -> float:
    """How long an Ogg file with Opus in it lasts."""
    return float(mutagen.File(io.BytesIO(ogg)).info.length)


async def test_a_photo_with_a_caption_reaches_the_bot(stage: Stage, window: Window, picture: Path) -> None:
    """A picked photo asks for a caption, arrives as a photo, and is shown in its bubble."""
    phone = await window.one(FATIMA)
    await phone.start()
    await stage.seeker_bot.next("message")
    await phone.pick("media", str(picture))
    await phone.root.get_by_label("Caption").fill("De tuin")
    await phone.root.get_by_role("dialog").get_by_role("button", name="Send").click()
    message = await stage.seeker_bot.next("message")
    assert message["caption"] == "De tuin"
    assert message["photo"]
    await expect(phone.bubble("De tuin").locator("img")).to_have_js_property("naturalWidth", 320)


async def test_several_photos_go_as_one_album(stage: Stage, window: Window, picture: Path) -> None:
    """Photos picked together share one media group and one bubble."""
    other = picture.with_name("other.png")
    other.write_bytes(content(picture))
    phone = await window.one(FATIMA)
    await phone.start()
    await stage.seeker_bot.next("message")
    await phone.pick("media", str(picture), str(other))
    await phone.root.get_by_role("dialog").get_by_role("button", name="Send").click()
    first, second = await stage.seeker_bot.next("message"), await stage.seeker_bot.next("message")
    assert first["media_group_id"] == second["media_group_id"]
    await expect(phone.root.locator(".mosaic img")).to_have_count(2)
    await expect(phone.root.locator(".row.out")).to_have_count(2)


async def test_a_file_keeps_its_name_and_bytes(stage: Stage, window: Window, tmp_path: Path) -> None:
    """A picked file arrives as a document with the name it had and the same bytes."""
    letter = tmp_path / "رسالة.txt"
    letter.write_bytes(b"Salaam & <b>hallo</b>")
    phone = await window.one(FATIMA)
    await phone.start()
    await stage.seeker_bot.next("message")
    await phone.pick("file", str(letter))
    await phone.root.get_by_role("dialog").get_by_role("button", name="Send").click()
    document = (await stage.seeker_bot.next("message"))["document"]
    assert document["file_name"] == "رسالة.txt"
    assert await stage.seeker_bot.download(document["file_id"]) == letter.read_bytes()
    await expect(phone.root.get_by_role("link", name="Save رسالة.txt")).to_be_visible()


async def test_a_recorded_voice_note_arrives_as_ogg_and_plays(stage: Stage, window: Window) -> None:
    """What the microphone records is sent as Ogg with Opus in it, as Telegram's are, and plays here."""
    phone = await window.one(FATIMA)
    await phone.start()
    await stage.seeker_bot.next("message")
    await phone.button("Record a voice note").click()
    await expect(phone.root.get_by_role("timer")).to_have_text("0:01")
    await phone.button("Send voice note").click()
    voice = (await stage.seeker_bot.next("message"))["voice"]
    data = await stage.seeker_bot.download(voice["file_id"])
    assert data.startswith(b"OggS")
    assert b"OpusHead" in data[:64]
    assert abs(seconds_in(data) - voice["duration"]) <= 1
    await phone.button("Play voice note").click()
    await expect(phone.root.get_by_text(re.compile(r"0:0\d / 0:0\d"))).to_be_visible()


async def test_a_voice_note_from_disk_is_sent_with_its_length(
    stage: Stage, window: Window, tmp_path: Path
) -> None:
    """A sound file picked as a voice note goes out at once, with the seconds it lasts."""
    phone = await window.one(FATIMA)
    await phone.start()
    await stage.seeker_bot.next("message")
    await phone.button("Record a voice note").click()
    await expect(phone.root.get_by_role("timer")).to_have_text("0:01")
    await phone.button("Send voice note").click()
    first = (await stage.seeker_bot.next("message"))["voice"]
    note = tmp_path / "note.ogg"
    note.write_bytes(await stage.seeker_bot.download(first["file_id"]))
    await phone.pick("voice", str(note))
    second = (await stage.seeker_bot.next("message"))["voice"]
    assert second["duration"] == first["duration"]
    assert await stage.seeker_bot.download(second["file_id"]) == note.read_bytes()


async def test_a_voice_note_can_be_sought(stage: Stage, window: Window) -> None:
    """Moving the position plays on from there."""
    phone = await window.one(FATIMA)
    await phone.start()
    await stage.seeker_bot.upload("sendAudio", {"audio": ("tone.wav", tone(40))}, chat_id=FATIMA)
    await phone.button("Play audio").click()
    await phone.root.get_by_label("Position").fill("30")
    await expect(phone.root.get_by_text(re.compile(r"0:3\d / 0:40"))).to_be_visible()


async def test_a_photo_under_a_spoiler_is_covered_until_pressed(
    stage: Stage, window: Window, picture: Path
) -> None:
    """A photo the bot marks as a spoiler shows only after a press."""
    phone = await window.one(FATIMA)
    await phone.start()
    await stage.seeker_bot.upload(
        "sendPhoto", {"photo": ("p.png", content(picture))}, chat_id=FATIMA, has_spoiler=True
    )
    cover = phone.button("Photo hidden as a spoiler, press to show")
    await cover.click()
    await expect(cover).to_have_count(0)


async def test_a_document_from_the_bot_can_be_saved(stage: Stage, window: Window) -> None:
    """A document is a link that saves the very bytes the bot sent."""
    phone = await window.one(FATIMA)
    await phone.start()
    await stage.seeker_bot.upload("sendDocument", {"document": ("plan.pdf", b"%PDF-1.4 x")}, chat_id=FATIMA)
    async with window.page.expect_download() as saving:
        await phone.root.get_by_role("link", name="Save plan.pdf").click()
    download = await saving.value
    assert download.suggested_filename == "plan.pdf"
    assert content(await download.path()) == b"%PDF-1.4 x"
