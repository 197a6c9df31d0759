"""What is in the repository: the files that are tracked, or would be."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent


@cache
def files() -> tuple[Path, ...]:
    """Every file that git keeps or has not been told to ignore, relative to the top."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=TOP,
        capture_output=True,
        text=True,
        check=True,
    )
    named = {Path(name) for name in listed.stdout.split("\0") if name}
    return tuple(sorted(path for path in named if (TOP / path).is_file()))


def text_files() -> list[tuple[Path, str]]:
    """Those of them that are text, with what they say."""
    found = []
    for path in files():
        try:
            found.append((path, (TOP / path).read_text("utf-8")))
        except UnicodeDecodeError:
            continue
    return found
