"""The files of what people type: a mistake in one is named, and nothing in it is passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from locales.languages import WRITTEN
from locales.typed import BadWordFile, Typed, read, read_all, typed

WHOLE = """\
name: Somali
names: af soomaali, soomaali، somalisch
yes: >-
  haa,
  haa haa
no: "maya"
numbers: {1: kow, 2: "laba, labo"}
commands: {stop: jooji}
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "so.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_whole_file(tmp_path: Path):
    """Words stand between commas, Arabic ones too, on one line or several; what is left out is empty."""
    assert read(written(tmp_path, WHOLE)) == Typed(
        "so",
        "Somali",
        names=("af soomaali", "soomaali", "somalisch"),
        yes=("haa", "haa haa"),
        no=("maya",),
        numbers={1: ("kow",), 2: ("laba", "labo")},
        commands={"stop": ("jooji",)},
    )


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("yes: haa", "name"),
        ("- haa", "name"),
        ("name: [", "so.yaml"),
        ("name: Somali\njess: haa", "jess"),
        ("name: Somali\nyes: true", "yes"),
        ("name: Somali\nyes: [haa]", "yes"),
        ("name: Somali\nnumbers: {11: x}", "numbers"),
        ("name: Somali\nnumbers: kow", "numbers"),
        ("name: Somali\ncommands: {halt: x}", "commands"),
        ("name: Somali\ncommands: {stop: 1}", "stop"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, named: str):
    """Whoever wrote the file hears which line is wrong."""
    with pytest.raises(BadWordFile, match=named):
        read(written(tmp_path, text))


def test_every_language_of_the_line_has_a_file():
    """A language can be read, or spoken, only with the words that people use for it."""
    assert set(WRITTEN) <= {one.code for one in typed()}


@pytest.mark.parametrize("one", typed(), ids=lambda one: one.code)
def test_no_file_is_half_filled(one: Typed):
    """Each has words for yes and no, its own name, every number and every command."""
    assert one.names
    assert one.yes
    assert one.no
    assert len(one.numbers) == 10


def test_a_folder_without_files_has_no_languages(tmp_path: Path):
    """Nothing is made up."""
    assert read_all(tmp_path / "none") == ()
