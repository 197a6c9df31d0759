"""Key files: written whole or not at all, readable by their owner only, destroyed on purpose."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

OWNER_ONLY = 0o600
OWNER_ONLY_FOLDER = 0o700


def make_folder(path: Path) -> None:
    """Make a folder that nobody else may enter; one that is there already is left as it is."""
    path.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)


def write_new(path: Path, data: bytes, mode: int = OWNER_ONLY) -> None:
    """Write a file that must not be there yet; FileExistsError when it is."""
    draft = _draft(path, data, mode)
    try:
        os.link(draft, path)
    finally:
        draft.unlink()
    settle(path.parent)


def replace(path: Path, data: bytes, mode: int = OWNER_ONLY) -> None:
    """Write a file in place of the one there: after a crash it is the old one or the new one."""
    _draft(path, data, mode).replace(path)
    settle(path.parent)


def put_in_place(draft: Path, path: Path) -> None:
    """Give a finished file its name; FileExistsError when something has it.

    Made without a link, which not every disk that is carried away knows.
    """
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY))
    draft.replace(path)
    settle(path.parent)


def destroy(path: Path) -> None:
    """Overwrite, then remove. What an SSD or a snapshot still keeps is beyond a program's reach."""
    with path.open("r+b", buffering=0) as file:
        file.write(secrets.token_bytes(path.stat().st_size))
        os.fsync(file.fileno())
    path.unlink()
    settle(path.parent)


def is_private(path: Path) -> bool:
    """Whether nobody but the owner can read or change it."""
    return path.stat().st_mode & 0o077 == 0


def _draft(path: Path, data: bytes, mode: int) -> Path:
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        draft.unlink()
        raise
    return draft


def settle(folder: Path) -> None:
    """Have the disk keep which files a folder has."""
    sync(folder)


def sync(path: Path) -> None:
    """Have the disk keep what was written here."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
