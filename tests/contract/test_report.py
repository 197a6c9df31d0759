"""`amana report` and `amana demo --figures`, as somebody types them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from tests.contract.test_commands import NOBODY, Shell


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path, {"API_URL": NOBODY})


async def test_a_new_line_has_nothing_to_report(shell: Shell) -> None:
    """It says so, and ends well."""
    await shell.amana("init")
    code, out, _ = await shell.amana("report", "--lang", "en")
    assert (code, out.startswith("There is nothing to show yet.")) == (0, True)


@pytest.mark.parametrize(
    "time", [("--from", "2026"), ("--from", "2026-05", "--to", "2026-04"), ("--to", "x")]
)
async def test_a_time_that_is_none_is_one_line(shell: Shell, time: tuple[str, ...]) -> None:
    """What is wrong with it, exit code 1, and no traceback."""
    await shell.amana("init")
    code, out, err = await shell.amana("report", *time)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert err.startswith("amana: ")


async def test_the_made_up_year_in_every_form(shell: Shell) -> None:
    """558 requests, 160 of them serious, in the terminal; files for everything else, without any home."""
    _, out, _ = await shell.amana("demo", "--figures", "--lang", "en")
    assert "Requests: 558\nOf these serious: 160\n" in out
    assert "Made-up numbers" in out
    for shape in ("csv", "xlsx"):
        code, _, _ = await shell.amana("demo", "--figures", "--format", shape, "--out", f"year.{shape}")
        assert (code, (shell.folder / f"year.{shape}").stat().st_size > 1000) == (0, True)
    await shell.amana("demo", "--figures", "--lang", "ar", "--format", "png", "--out", "year.png")
    pictures = sorted(shell.folder.glob("year-*.png"))
    assert len(pictures) > 8
    assert Image.open(io.BytesIO(pictures[0].read_bytes())).width == 1080
    assert not shell.home.exists()
