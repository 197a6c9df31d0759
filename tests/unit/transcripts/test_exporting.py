"""A transcript in a folder: whole, its owner's alone, and never over something else."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.transcripts.exporting import export
from bot.transcripts.sheet import File, Said, Sheet
from db.errors import MediaMissing
from db.letters import Words
from db.records import Case, Entry

AT = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
PHOTO, LOST = File("m", "photo", "0001-1.jpg", 5, None), File("n", "voice", "0001-2.ogg", 5, None)
SHEET = Sheet(
    Case("c" * 32, "blue heron", "s" * 32, "closed", AT, "nl", 1),
    (),
    (Said(Entry(1, AT, "seeker", Words("hallo")), "seeker", (PHOTO, LOST)),),
)


async def fetch(file: File) -> bytes:
    if file is LOST:
        raise MediaMissing
    return b"bytes"


async def test_it_is_all_there_and_what_is_lost_is_told(tmp_path):
    """Text, page and files; nobody else can look into it."""
    out = tmp_path / "heron"
    assert await export(SHEET, ZoneInfo("UTC"), out, fetch) == [LOST]
    found = {path.relative_to(out).as_posix(): path for path in out.rglob("*")}
    assert found.keys() == {"media", "media/0001-1.jpg", "transcript.txt", "transcript.html"}
    assert found["media/0001-1.jpg"].read_bytes() == b"bytes"
    assert "hallo" in found["transcript.txt"].read_text()
    assert "hallo" in found["transcript.html"].read_text()
    assert not [path for path in (out, *found.values()) if path.stat().st_mode & 0o077]


async def test_it_goes_over_nothing(tmp_path):
    """A folder that is there is left as it is."""
    (tmp_path / "heron").mkdir()
    with pytest.raises(FileExistsError):
        await export(SHEET, ZoneInfo("UTC"), tmp_path / "heron", fetch)
    assert list((tmp_path / "heron").iterdir()) == []


async def test_what_fails_leaves_nothing(tmp_path):
    """No half of a case lies about."""

    async def full(_: File) -> bytes:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="space"):
        await export(SHEET, ZoneInfo("UTC"), tmp_path / "heron", full)
    assert list(tmp_path.iterdir()) == []
