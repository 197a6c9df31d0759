"""Keeping catalogs: adding, changing and removing texts loses no work."""

from __future__ import annotations

from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from locales import manage
from locales.book import read_catalog
from locales.extraction import NotLiteral
from locales.languages import catalog_path, translated
from locales.review import former_english, reviewed_on
from locales.typed import Typed, read

HEAD = "from locales.text import plural, text\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    return tmp_path


def declare(home: Path, code: str) -> None:
    (home / "texts" / "screen.py").write_text(HEAD + code)


def get(home: Path, key: str) -> Message:
    catalog = manage.update("so", home / "catalogs", home)
    return next(message for message in catalog if message.context == key)


def translate(home: Path, key: str, words: str, comment: str = "draft") -> None:
    path = catalog_path("so", home / "catalogs")
    catalog: Catalog = read_catalog("so", path)
    message = next(message for message in catalog if message.context == key)
    message.string, message.user_comments = words, [comment]
    manage.write(catalog, path)


def test_a_note_reaches_the_translator(home):
    """The note of a text stands in the catalog as a comment for translators."""
    declare(home, 'A = text("a", "Hello", note="Said first.")')
    assert get(home, "a").auto_comments == ["Said first."]


def test_a_new_text_is_an_untranslated_draft(home):
    """A text that was added has no words yet and is a draft."""
    declare(home, 'A = text("a", "Hello")')
    assert (get(home, "a").string, get(home, "a").user_comments) == ("", ["draft"])


def test_a_translation_stays(home):
    """Updating again keeps translations and who reviewed them."""
    declare(home, 'A = text("a", "Hello")')
    get(home, "a")
    translate(home, "a", "Salaan", "reviewed 2026-11-20")
    assert (get(home, "a").string, str(reviewed_on(get(home, "a")))) == ("Salaan", "2026-11-20")


def test_changed_english_makes_a_draft_again(home):
    """When the English changes, the translation stays, is a draft, and remembers its source."""
    declare(home, 'A = text("a", "Hello")')
    get(home, "a")
    translate(home, "a", "Salaan", "reviewed 2026-11-20")
    declare(home, 'A = text("a", "Good day")')
    message = get(home, "a")
    assert (message.string, reviewed_on(message), former_english(message)) == ("Salaan", None, "Hello")


def test_changed_english_fails_the_check(home):
    """A translation of older English is told as a problem until somebody has looked at it."""
    declare(home, 'A = text("a", "Hello")')
    get(home, "a")
    translate(home, "a", "Salaan")
    declare(home, 'A = text("a", "Good day")')
    get(home, "a")
    assert manage.check(home / "catalogs", home) == ["so: a: the English has changed since it was translated"]


def test_long_english_is_remembered_word_for_word(home):
    """However long, with quotes, line breaks and spaces of every kind: no line of the file breaks it."""
    long = 'She said: "I  do\\n\\nnot --know\u00a0what to do" ' * 9 + "y" * 200
    declare(home, f"A = text('a', '{long}')")
    get(home, "a")
    translate(home, "a", "Salaan")
    declare(home, 'A = text("a", "Good day")')
    get(home, "a")
    assert former_english(get(home, "a")) == long.replace("\\n", "\n")
    assert manage.check(home / "catalogs", home) == ["so: a: the English has changed since it was translated"]


def test_english_that_changes_back_needs_no_look(home):
    """When the English becomes again what was translated, nothing is wrong any more."""
    declare(home, 'A = text("a", "Hello")')
    get(home, "a")
    translate(home, "a", "Salaan")
    for english in ("Good day", "Hello"):
        declare(home, f'A = text("a", "{english}")')
        message = get(home, "a")
    assert former_english(message) is None


def test_a_removed_text_leaves_the_catalog(home):
    """A text that is no longer declared goes."""
    declare(home, 'A = text("a", "Hello")\nB = text("b", "Bye")')
    get(home, "b")
    declare(home, 'A = text("a", "Hello")')
    get(home, "a")
    assert [one.context for one in read_catalog("so", catalog_path("so", home / "catalogs")) if one.id] == [
        "a"
    ]


def test_a_catalog_that_is_behind_fails_the_check(home):
    """A text that was declared but not brought into the catalog is told."""
    declare(home, 'A = text("a", "Hello")')
    get(home, "a")
    translate(home, "a", "Salaan")
    declare(home, 'A = text("a", "Hello")\nB = text("b", "Bye")')
    assert manage.check(home / "catalogs", home) == [
        "so: b: the catalog is behind the texts; run `make locales`"
    ]


def test_updating_twice_writes_the_same_file(home):
    """The same texts always make the same file."""
    declare(home, 'A = text("a", "Hello")\nB = plural("b", "{count} a", "{count} b", note="N.")')
    get(home, "a")
    first = catalog_path("so", home / "catalogs").read_bytes()
    get(home, "a")
    assert catalog_path("so", home / "catalogs").read_bytes() == first


def test_a_new_language_is_only_a_folder(home):
    """A language that nobody thought of is there as soon as it has a catalog."""
    declare(home, 'A = text("a", "Hello")')
    get(home, "a")
    assert translated(home / "catalogs") == ("so",)


def test_plurals_have_the_languages_own_forms(home):
    """A catalog's plural forms follow CLDR: six in Arabic, one in Tamazight."""
    declare(home, 'B = plural("b", "{count} a", "{count} b")')
    plurals = {code: manage.update(code, home / "catalogs", home).num_plurals for code in ("ar", "rif", "tr")}
    assert plurals == {"ar": 6, "rif": 1, "tr": 2}


def test_two_texts_with_one_key_are_refused(home):
    """A key stands for one text."""
    declare(home, 'A = text("a", "Hello")\nB = text("a", "Bye")')
    with pytest.raises(manage.SameKey, match="a"):
        manage.extract(home)


def test_words_that_are_computed_are_refused(home):
    """A text put together by the program could not be translated."""
    declare(home, 'A = text("a", "Hello" + name)')
    with pytest.raises(NotLiteral, match="line 2"):
        manage.extract(home)


def test_compiled_catalogs_serve_other_tools(home, monkeypatch):
    """A .mo file can be written beside the .po."""
    compiled = manage.compile_all
    monkeypatch.setattr(manage, "compile_all", lambda: compiled(home / "catalogs"))
    declare(home, 'A = text("a", "Hello")')
    get(home, "a")
    translate(home, "a", "Salaan")
    assert manage.main("compile") == 0
    with catalog_path("so", home / "catalogs").with_suffix(".mo").open("rb") as mo:
        assert GNUTranslations(mo).pgettext("a", "Hello") == "Salaan"


def test_an_unknown_command_says_what_there_is(capsys):
    """A mistyped command gets the list and exit code 2."""
    assert manage.main("chekc") == 2
    assert "extract|update|check|status" in capsys.readouterr().out


def test_check_and_status_run_from_the_terminal(capsys):
    """The check says that all is well, and the status lists the languages."""
    assert (manage.main("check"), manage.main("status")) == (0, 0)
    assert "the catalogs are complete" in capsys.readouterr().out


def test_a_language_begins_with_a_catalog_and_a_file_of_words(home):
    """Its name is a text for every other language to translate."""
    declare(home, 'A = text("a", "Hello")')
    (home / "words").mkdir()
    manage.add("so", "Somali", home / "catalogs", home)
    catalog = read_catalog("so", catalog_path("so", home / "catalogs"))
    assert {message.context: message.id for message in catalog if message.context} == {
        "a": "Hello",
        "common.language_so": "Somali",
    }
    assert read(home / "words" / "so.yaml") == Typed("so", "Somali")


def test_beginning_a_language_again_loses_nothing(home):
    """Words and translations that are there stay."""
    declare(home, 'A = text("a", "Hello")')
    (home / "words").mkdir()
    manage.add("so", "Somali", home / "catalogs", home)
    translate(home, "a", "Salaan")
    (home / "words" / "so.yaml").write_text("name: Somali\nyes: haa\n")
    manage.add("so", "Somali", home / "catalogs", home)
    assert get(home, "a").string == "Salaan"
    assert read(home / "words" / "so.yaml").yes == ("haa",)


@pytest.mark.parametrize("code", ["", "SO", "../so", "somali", "so-SO"])
def test_no_code_of_a_language(home, code):
    """Only an ISO 639 code begins one."""
    with pytest.raises(manage.BadCode, match="ISO 639"):
        manage.add(code, "Somali", home / "catalogs", home)


def test_a_catalog_without_a_file_of_words_fails_the_check(home):
    """Without one nobody could say what the language is called."""
    declare(home, 'A = text("a", "Hello")')
    (home / "words").mkdir()
    manage.update("so", home / "catalogs", home)
    translate(home, "a", "Salaan")
    assert manage.check(home / "catalogs", home) == ["so: there is no locales/words/so.yaml"]


def test_a_language_that_nobody_knows_has_one_plural_form(home):
    """CLDR's root has one form, and the catalog is read back with as many."""
    declare(home, 'A = plural("a", "{count} day", "{count} days")')
    manage.update("qaa", home / "catalogs", home)
    path = catalog_path("qaa", home / "catalogs")
    catalog = read_catalog("qaa", path)
    next(message for message in catalog if message.context == "a").string = ("{count} qday",)
    manage.write(catalog, path)
    assert manage.check(home / "catalogs", home) == []
