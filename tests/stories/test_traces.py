"""What is left behind: no word, name or number of anybody in any file, and none in a log."""

from __future__ import annotations

import base64
import logging
from pathlib import Path

import pytest

from tests.stories.line import StoryLine
from tests.stories.test_talking import matched


def encodings(secret: str) -> list[bytes]:
    """A secret as it could stand in a file."""
    raw = secret.encode()
    return [
        raw,
        secret.encode("utf-16-le"),
        base64.b64encode(raw).rstrip(b"="),
        raw.hex().encode(),
        ascii(secret).encode(),
    ]


def files_with(folder: Path, secrets: list[str]) -> list[str]:
    """The files that hold one of these."""
    needles = [needle for secret in secrets for needle in encodings(secret)]
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert any(path.name.startswith("amana.db") for path in files)
    return [path.name for path in files if any(needle in path.read_bytes() for needle in needles)]


async def test_a_played_case_leaves_no_trace_in_files_or_logs(
    line: StoryLine, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Words, names, usernames and numbers of both sides are nowhere in the home, the log or the output."""
    caplog.set_level(logging.DEBUG)
    seeker, confidant, thread = await matched(line, name="Karima Kanarie")
    await seeker.writes("ik ben bang voor woensdagnacht")
    await confidant.sees("woensdagnacht", thread=thread)
    await confidant.writes("ik luister, paddenstoel", thread=thread)
    await seeker.sees("paddenstoel")
    await line.closes()
    secrets = [
        *("woensdagnacht", "paddenstoel", "Yamina", "yamina_secret", "Karima Kanarie", "Utrecht"),
        *(str(one.phone.person_id) for one in (seeker, confidant)),
    ]
    assert files_with(line.home, secrets) == []
    out, err = capfd.readouterr()
    logged = caplog.text + out + err
    assert [
        secret for secret in (*secrets, "2000001:story-seeker", "2000002:story-staff") if secret in logged
    ] == []
