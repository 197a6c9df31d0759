"""Whether a line is running: its processes hold a lock in its home for as long as they run."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MARK = "running"
"""The file in the home; there is nothing in it."""
OWNER_ONLY = 0o600


class StillRunning(Exception):
    """The line has to stand still for this."""

    def __init__(self) -> None:
        super().__init__("the line is running; stop it first (SIGTERM lets it finish what is in hand)")


@contextmanager
def present(home: Path) -> Iterator[None]:
    """Within this block the line runs, for `is_running` to see; the system lets go when the process dies.

    Several processes may hold it together. Raises OSError where the home cannot be written.
    """
    handle = os.open(home / MARK, os.O_RDWR | os.O_CREAT, OWNER_ONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_SH)
        yield
    finally:
        os.close(handle)


@contextmanager
def absent(home: Path) -> Iterator[None]:
    """Within this block no line of this home can start on this machine. Raises StillRunning, and OSError."""
    handle = os.open(home / MARK, os.O_RDWR | os.O_CREAT, OWNER_ONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise StillRunning from None
    finally:
        os.close(handle)


def is_running(home: Path) -> bool:
    """Whether a process on this machine runs the line of this home. Raises PermissionError."""
    try:
        handle = os.open(home / MARK, os.O_RDONLY)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False
