"""The status says honestly what no native speaker has read."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from locales import status
from locales.languages import catalog_path
from locales.manage import write
from locales.shelf import Shelf

TEXTS = {"common.call": "Danger? 112", "seeker.hello": "Hello", "people.list": "Everybody"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A line with three texts."""
    (tmp_path / "texts").mkdir()
    lines = [f'T{nr} = text("{key}", "{words}")' for nr, (key, words) in enumerate(TEXTS.items())]
    (tmp_path / "texts" / "all.py").write_text("\n".join(["from locales.text import text", *lines]))
    return tmp_path


def translate(home: Path, **comments: list[str]) -> Path:
    """Somali, with these comments by the last part of the key; the others are drafts."""
    catalog = Catalog("so")
    for key, words in TEXTS.items():
        noted = comments.get(key.partition(".")[2], ["draft"])
        catalog.add(words, f"{words}!", context=key, user_comments=noted)
    path = catalog_path("so", home / "catalogs")
    path.parent.mkdir(parents=True)
    write(catalog, path)
    return home / "catalogs"


def unread_row(catalogs: Path, home: Path) -> list[str]:
    table = status.lines(Shelf(catalogs, home))
    head = next(nr for nr, line in enumerate(table) if "doubted" in line and line.startswith("language"))
    return table[head + 1].split()


def test_what_nobody_has_read_is_told_by_whom_it_is_for(home):
    """Danger, seekers and staff have numbers of their own."""
    assert unread_row(translate(home), home) == ["so", "1", "1", "1", "0", "0"]


def test_what_was_read_counts_no_more(home):
    """With its date the text is gone from the drafts."""
    assert unread_row(translate(home, hello=["reviewed 2026-11-27 by M.K."]), home)[2] == "0"


def test_doubt_and_changed_english_are_counted(home):
    """A reviewer's remark and a former English stand in the table until somebody has looked."""
    catalogs = translate(home, hello=["draft", 'remark 1: "odd"'], list=["draft", 'was 1: "All"'])
    assert unread_row(catalogs, home) == ["so", "1", "1", "1", "1", "1"]


def test_a_line_is_safe_to_open_when_danger_was_read(home):
    """Only what is about danger and safety decides that."""
    assert status.unread_safety(Shelf(translate(home, hello=["reviewed 2026-11-27"]), home))
    catalog = home / "catalogs" / "so" / "LC_MESSAGES" / "amana.po"
    catalog.write_text(catalog.read_text().replace("# draft", "# reviewed 2026-11-27", 1))
    assert not status.unread_safety(Shelf(home / "catalogs", home))


def asked(home: Path) -> None:
    """One question in English and Somali, one in English alone, and words that people type."""
    (home / "default").mkdir()
    (home / "default" / "questionnaire.yaml").write_text(
        "questions:\n  - {id: a, text: {en: Danger?, so: Khatar?}}\n  - {id: b, text: {en: Why?}}\n"
    )
    (home / "words").mkdir()
    (home / "words" / "so.yaml").write_text("name: Somali\nyes: haa\nno: maya\n")


def test_questionnaires_and_typed_words_are_counted(home):
    """By what they are, of how many; a question that is not translated was read by nobody."""
    asked(home)
    table = status.lines(Shelf(translate(home, hello=["reviewed 2026-11-27"]), home))
    head = next(
        nr for nr, line in enumerate(table) if "typed" in line.split() and line.startswith("language")
    )
    assert table[head + 1].split() == ["so", "0/0", "0/0", "2/3", "2/2", "0/0", "2/2"]


def test_a_question_about_danger_decides_too(home):
    """A line is not safe to open while nobody has read what its intake asks about danger."""
    texts = translate(home, call=["reviewed 2026-11-27"])
    assert not status.unread_safety(Shelf(texts, home))
    asked(home)
    assert status.unread_safety(Shelf(texts, home))


def test_the_last_day_of_reading_is_told(home):
    """A draft has no day; of what was read the last one stands in the table."""
    texts = translate(home, hello=["reviewed 2026-11-25"], call=["reviewed 2026-11-27"])
    assert status.lines(Shelf(texts, home))[1].split()[-1] == "2026-11-27"
    assert status.lines(Shelf(translate(home / "other"), home))[1].split()[-1] == "never"
