"""A process in which other people's libraries are imported already: each run of pytest is a copy of it.

Most of what a run of one small test costs is the frameworks' import. None of the line's own modules is
imported here, so that each run reads the program as it is then. A line that is read names a run's words, as
JSON; a line that is written is how it ended.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from importlib import import_module

HEAVY = ("aiogram", "telegram.ext", "sqlmodel", "sqlalchemy.dialects.sqlite", "pydantic", "PIL.Image")
"""What takes long, and changes nothing by being there."""

PATIENCE = 900
"""Seconds after which tests that hang are ended; that is no failure."""


def main() -> None:
    """Until there is nothing more to read."""
    for name in HEAVY:
        import_module(name)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _run(json.loads(line))
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _run(words: list[str]) -> None:
    signal.alarm(PATIENCE)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    import pytest

    os._exit(int(pytest.main(words)))


if __name__ == "__main__":
    main()
