"""A transcript in a folder of its own: as text, as a page, and its files beside them."""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.transcripts.page import page
from bot.transcripts.plain import plain
from bot.transcripts.sheet import File, Sheet
from db.errors import MediaMissing, SealBroken
from db.vault.files import OWNER_ONLY_FOLDER, write_new

Fetch = Callable[[File], Awaitable[bytes]]
"""Gives a file's content, or raises MediaMissing or SealBroken."""


async def export(sheet: Sheet, zone: ZoneInfo, folder: Path, fetch: Fetch) -> list[File]:
    """Write everything to a folder that must not be there yet; the files that could not be had.

    Its owner alone may look into it. Raises FileExistsError and OSError; nothing is left then.
    """
    media = _new_folders(folder)
    try:
        lost = [file for file in sheet.files if not await _written(file, media, fetch)]
        write_new(folder / "transcript.txt", plain(sheet, zone).encode())
        write_new(folder / "transcript.html", page(sheet, zone).encode())
    except BaseException:
        shutil.rmtree(folder)
        raise
    return lost


def _new_folders(folder: Path) -> Path:
    folder.mkdir(OWNER_ONLY_FOLDER)
    media = folder / "media"
    media.mkdir(OWNER_ONLY_FOLDER)
    return media


async def _written(file: File, folder: Path, fetch: Fetch) -> bool:
    try:
        content = await fetch(file)
    except (MediaMissing, SealBroken):
        return False
    write_new(folder / file.name, content)
    return True
