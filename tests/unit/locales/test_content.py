"""Questionnaires, practice and typed words are read by native speakers too, in the sheet of the catalogs."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from hypothesis import given, settings, strategies as st

from bot import reviewing
from bot.commands.failing import Refused
from bot.reviewing import faults
from locales import checks, reader
from locales.content.pieces import pieces, read
from locales.content.records import is_read, known_once
from locales.content.rewriting import CannotBeWritten, rewritten
from locales.content.writings import Writing, writings
from locales.languages import HOME, LANGUAGES, catalog_path
from locales.manage import write
from locales.reviewing import desk
from locales.reviewing.judging import Judged
from locales.shelf import Shelf
from locales.text import Text
from locales.texts import reviewing as texts
from locales.weight import PARTS
from tests.unit.locales.reviewer import filled

DAY = date(2026, 11, 28)
QUESTION, OPTION, LINE = (
    "seekers/under_18",
    "seekers/about_whom/options/child",
    "practice/tr_cami/good/seeker",
)
TYPED = "words/yes"
GOOD = {texts.VERDICT: "good"}


FILES = ("default/questionnaire.yaml", "default/practice/tr_cami.yaml", "words/tr.yaml", "words/en.yaml")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Some of the program's own files of words, to write in, and catalogs in which nothing stands."""
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(HOME / name, tmp_path / name)
    for code in LANGUAGES:
        path = catalog_path(code, tmp_path / "catalogs")
        path.parent.mkdir(parents=True)
        write(Catalog(), path)
    return tmp_path


def shelf(home: Path, own: Path | None = None) -> Shelf:
    return Shelf(home / "catalogs", home, own)


def reviewed(home: Path, *, own: Path | None = None, **answers: dict[Text, str]) -> Judged:
    """A Turkish sheet goes out and comes back with these answers, by the names of keys above."""
    named = {(globals()[name], 0): said for name, said in answers.items()}
    sent = desk.export("tr", PARTS, DAY, every=True, shelf=shelf(home, own))[0]
    return desk.take_in(
        "tr", filled(sent, named, "M.K."), DAY, good_rows=False, faults=faults, shelf=shelf(home, own)
    )


def message(home: Path, key: str, code: str = "tr", own: Path | None = None) -> Message:
    return next(one for one in shelf(home, own).others(code) if one.context == key)


def comments(home: Path, key: str, code: str = "tr") -> list[str]:
    return message(home, key, code).user_comments


@pytest.mark.parametrize("code", ["nl", "rif"])
def test_every_sort_is_in_the_sheet(code: str) -> None:
    """With the English and the Dutch beside it where there are any."""
    rows = {row.key: row for row in desk.shown(code, PARTS, every=True, shelf=Shelf())}
    asked = rows[QUESTION]
    assert (asked.part, asked.english) == ("seekers", "Are you younger than 18?")
    assert asked.dutch == ("" if code == "nl" else "Ben je zelf jonger dan 18?")
    assert {row.part for key, row in rows.items() if key.startswith("seekers/danger")} == {"safety"}
    assert {row.part for key, row in rows.items() if key.startswith("practice/")} == {"staff"}
    assert rows[TYPED].english.startswith("yes")
    own = [row for key, row in rows.items() if key.startswith(f"practice/{code}_")]
    assert own
    assert {(row.english, row.dutch) for row in own} == {("", "")}


def test_good_is_written_beside_the_files(home: Path) -> None:
    """Nothing in the files themselves changes, and the day and the initials are kept."""
    before = {path: path.read_bytes() for path in home.rglob("*.yaml")}
    assert not reviewed(home, QUESTION=GOOD, LINE=GOOD, TYPED=GOOD).faults
    for key in (QUESTION, LINE, TYPED):
        assert comments(home, key) == ["reviewed 2026-11-28 by M.K."]
    assert comments(home, OPTION) == ["draft"]
    assert comments(home, QUESTION, "rif") == ["draft"]
    assert before == {path: path.read_bytes() for path in home.rglob("*.yaml")}


@pytest.mark.parametrize(
    ("key", "better"), [("QUESTION", "18 yaşından: küçük müsün?"), ("LINE", "Saat 3’te yazarım # “yarın”.")]
)
def test_a_better_wording_is_the_only_thing_that_changes(home: Path, key: str, better: str) -> None:
    """Layout and comments stay; the one scalar is another one, and counts as read."""
    place = next(one for one in shelf(home).pieces if one.key == globals()[key]).places["tr"]
    before = place.path.read_text(encoding="utf-8")
    assert not reviewed(home, **{key: {texts.VERDICT: "changed", texts.BETTER: better}}).faults
    after = place.path.read_text(encoding="utf-8")
    assert after[: place.start] == before[: place.start]
    assert after.endswith(before[place.end :])
    assert (message(home, globals()[key]).string, comments(home, globals()[key])) == (
        better,
        ["reviewed 2026-11-28 by M.K."],
    )


def test_a_file_keeps_its_kind_of_line_break(home: Path) -> None:
    """An organisation's questionnaire may have been written on Windows."""
    file = home / "default" / "questionnaire.yaml"
    before = file.read_bytes().replace(b"\n", b"\r\n")
    file.write_bytes(before)
    assert not reviewed(
        home, QUESTION={texts.VERDICT: "changed", texts.BETTER: "18 yaşından küçük mü?"}
    ).faults
    after = file.read_bytes()
    assert (after.count(b"\r\n"), after.count(b"\n")) == (before.count(b"\n"), before.count(b"\n"))
    assert message(home, QUESTION).string == "18 yaşından küçük mü?"


def test_the_same_review_makes_the_same_file(home: Path) -> None:
    """So that what one more reviewer did can be seen in it."""
    reviewed(home, QUESTION=GOOD)
    record = home / "default" / "reviews" / "tr.po"
    before = record.read_bytes()
    reviewed(home, QUESTION=GOOD)
    assert record.read_bytes() == before
    reviewed(home, OPTION=GOOD)
    assert set(before.splitlines()) < set(record.read_bytes().splitlines())


def test_doubt_is_remembered_beside_the_files(home: Path) -> None:
    """Not sure stays a draft with its remark."""
    reviewed(home, QUESTION={texts.VERDICT: "not sure", texts.REMARK: "sen?"})
    assert comments(home, QUESTION) == ["draft", 'remark 1: "sen?"']


@pytest.mark.parametrize(
    ("key", "better", "said"),
    [
        ("OPTION", "Oğlum ya da kızım, belki de torunum", "a button of 35 characters"),
        ("QUESTION", "Sen küçük müsün?", "commands and numbers differ: 18"),
        ("QUESTION", "Sen 18 yaşından {x} küçük müsün?", "inserted words or bold marks differ"),
        ("LINE", "Çarşamba 113’ü ararım.", "numbers to call differ: 113"),
        ("LINE", "a" * 601, "601 characters; at most 600"),
        ("LINE", "Я", "letters that this language does not have"),
    ],
)
def test_what_would_do_harm_is_not_taken(home: Path, key: str, better: str, said: str) -> None:
    """The row is refused and says why; nothing is written."""
    judged = reviewed(home, **{key: {texts.VERDICT: "changed", texts.BETTER: better}, "TYPED": GOOD})
    assert [said in str(one) for one in judged.faults] == [True]
    assert judged.faults[0].nr > 1
    assert not (home / "default" / "reviews").exists()


@pytest.mark.parametrize("changed", ["Sen 18 yaşından küçük müsün?", "Are you younger than 18?"])
def test_another_wording_is_a_draft_again(home: Path, changed: str) -> None:
    """Whether the translation was changed or its English."""
    reviewed(home, QUESTION=GOOD)
    file = home / "default" / "questionnaire.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(changed) == 1
    file.write_text(text.replace(changed, f"{changed[:-1]} now?"), encoding="utf-8")
    assert comments(home, QUESTION)[0] == "draft"


def test_an_organisation_keeps_its_own(home: Path, tmp_path: Path) -> None:
    """What is read of its questionnaire stands in its folder, and the program's files stay as they are."""
    own = tmp_path / "theirs"
    shutil.copytree(Path(__file__).parents[2] / "organisations" / "emanet", own)
    assert not reviewed(home, own=own, QUESTION=GOOD).faults
    assert not (home / "default" / "reviews").exists()
    written = (own / "questions" / "seekers.yaml").read_text(encoding="utf-8")
    (piece,) = (one for one in pieces(writings(own, home)) if one.key == QUESTION)
    assert is_read(piece, "tr", known_once(own / "reviews", "tr"))
    assert not reader.questions_read("tr", "seekers", written, own / "reviews")


@pytest.mark.parametrize(
    ("name", "says"), [("questions/seekers.yaml", "questions: ["), ("reviews/tr.po", 'msgid "a')]
)
def test_what_cannot_be_read_is_said_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, says: str
) -> None:
    """The command names the file; to a line that runs, nobody has read what it should tell."""
    own = tmp_path / "theirs"
    shutil.copytree(Path(__file__).parents[2] / "organisations" / "emanet", own)
    (own / name).parent.mkdir(exist_ok=True)
    (own / name).write_text(says)
    monkeypatch.setenv("AMANA_ORGANISATION", str(own))
    with pytest.raises(Refused, match=name) as refused:
        reviewing.status()
    assert "\n" not in str(refused.value)
    assert known_once(own / "reviews", "tr") == {}


def test_a_questionnaire_is_read_when_all_of_it_is(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One more question, one that is worded anew or one that is not translated, and it is not."""
    monkeypatch.setattr(reader, "DEFAULT", home / "default")
    written = (
        "questions:\n- {id: under_18, text: {en: Are you younger than 18?, tr: Sen 18 yaşından küçük müsün?}}"
    )
    assert not reader.questions_read("tr", "seekers", written, home / "none")
    reviewed(home, QUESTION=GOOD)
    known_once.cache_clear()
    reader.questions_read.cache_clear()
    assert reader.questions_read("tr", "seekers", written)
    assert not reader.questions_read("tr", "seekers", written.replace("Sen", "Siz"))
    assert not reader.questions_read("tr", "seekers", written + "\n- {id: b, text: {en: Why?}}\n")
    assert not reader.questions_read("rif", "seekers", written)


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")) | st.just("\n"), min_size=1
).filter(
    lambda words: words.strip() and words == "\n".join(one.rstrip() for one in words.split("\n")).strip()
)
PAGE = """\
# A comment above.
questions:
  - id: a
    text:
      nl: Zonder haken   # beside it
      tr: 'Tırnak içinde'
      en: |-
        Two
        lines

      # A comment between.
      ar: >-
        كلمات
        كثيرة
    options:
      - {id: b, text: {nl: "Dubbel", en: Plain}}
# A comment below.
"""


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, min_size=6, max_size=6))
def test_whatever_is_written_is_read_again(said: list[str]) -> None:
    """Any words in any place, however they stood there; all else in the file is the same."""
    page = Writing("questions", "seekers", Path("page.yaml"), Path())
    places = [place for piece in read(page, PAGE) for place in piece.places.values()]
    made = rewritten(PAGE, dict(zip(places, said, strict=True)))
    assert [place.words for piece in read(page, made) for place in piece.places.values()] == said
    for kept in (
        "# A comment above.",
        "   # beside it\n",
        "      # A comment between.\n",
        "# A comment below.\n",
    ):
        assert kept in made


def test_what_yaml_cannot_say_is_refused() -> None:
    """Half a letter, which no file can hold."""
    page = Writing("questions", "seekers", Path("page.yaml"), Path())
    place = next(iter(read(page, PAGE))).places["nl"]
    with pytest.raises(CannotBeWritten):
        rewritten(PAGE, {place: "\ud800"})


def test_typed_words_are_looked_at_alone() -> None:
    """They are no sentences: only that they can be read is asked of them."""
    typed = [one for one in Shelf().others("rif") if (one.context or "").startswith("words/")]
    assert typed
    assert {problem for one in typed for problem in checks.problems(one, "rif")} == set()
