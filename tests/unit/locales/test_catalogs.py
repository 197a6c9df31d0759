"""What is in the catalogs, and the checks that guard it."""

from __future__ import annotations

import pytest
from babel.messages.catalog import Message

from locales import checks, manage, status
from locales.direction import direction
from locales.languages import translated
from locales.shelf import Shelf


def wrong(code: str, english: str | tuple[str, str], here: str | tuple[str, ...], note: str = "") -> str:
    message = Message(english, here, auto_comments=[note], context="k", user_comments=["draft"])
    return "\n".join(checks.problems(message, code))


def test_the_catalogs_are_complete():
    """Nothing is missing, differs in marks, is too long, or runs in the wrong direction."""
    assert manage.check() == []


def test_the_lines_own_languages_are_there():
    """Dutch, Arabic, Tamazight and Turkish, in this order."""
    assert translated()[:4] == ("nl", "ar", "rif", "tr")


def test_tamazight_is_draft():
    """No Tamazight counts as reviewed until a native speaker has read it."""
    rif = next(count for count in manage.status() if count.code == "rif")
    assert (rif.reviewed, rif.draft) == (0, rif.translated)


def test_every_text_has_its_english():
    """English is the source, so nothing is missing in it."""
    english = manage.status()[-1]
    assert (english.code, english.missing) == ("en", 0)


def test_the_status_is_a_table():
    """The status has a line for each language under a heading."""
    first = [line.split()[0] for line in status.lines(Shelf())[:6]]
    assert first == ["language", "nl", "ar", "rif", "tr", "en"]


def test_a_good_translation_passes():
    """A translation with the same marks, commands and numbers is fine."""
    assert not wrong("nl", "*Call* {name}: 112 /start", "*Bel* {name}: 112 /start")


@pytest.mark.parametrize(
    ("code", "english", "here", "said"),
    [
        ("nl", "Hello", "", "not translated"),
        ("nl", "Hello {name}", "Hallo {naam}", "inserted words or bold marks differ"),
        ("nl", "*Hello* you", "Hallo jij", "inserted words or bold marks differ"),
        ("nl", "Hello {name}", "Hallo {name} {", "a brace that names nothing"),
        ("nl", "Write /start", "Schrijf", "commands and numbers differ: /start"),
        ("nl", "Call 0800-0113", "Bel 0800-0133", "commands and numbers differ"),
        ("nl", "Hello", "a" * 4000, "longer than"),
        ("nl", "Hello", "Hallo\u200f", "a bidi control character"),
        ("nl", "Hello", "سلام", "from right to left"),
        ("ar", "Hello", "Hello سلام", "does not begin with a letter of this language"),
        ("ar", "Call 0800-0113", "اتصل 0800-0113", "not on a line of its own"),
        ("ar", "Hello", "Hallo", "no word of it is in this language's script"),
        ("nl", "This was forgotten", "This was forgotten", "the same as the English"),
    ],
)
def test_a_bad_translation_is_found(code, english, here, said):
    """Each kind of mistake is named."""
    assert said in wrong(code, english, here)


def test_a_long_button_is_found():
    """A label that a phone would cut off is named."""
    assert "a button of 40 characters" in wrong("nl", "Go on", "x" * 40, "Button.")


def test_a_long_popup_is_found():
    """A pop-up that Telegram would refuse is named."""
    assert "a pop-up of 201 characters" in wrong("nl", "No", "x" * 201, "Pop-up.")


def test_missing_plural_forms_are_found():
    """Arabic needs six forms."""
    assert "needs the plural forms zero, one, two" in wrong(
        "ar", ("{count} a", "{count} b"), ("أ", "ب {count}")
    )


@pytest.mark.parametrize(
    ("code", "way"), [("ar", "rtl"), ("nl", "ltr"), ("rif", "ltr"), ("xx", "ltr"), ("fa", "rtl")]
)
def test_direction(code, way):
    """The direction comes from CLDR; an unknown language is taken to run from left to right."""
    assert direction(code) == way
