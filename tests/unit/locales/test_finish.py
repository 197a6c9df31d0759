"""What a careful reader would circle is found before anybody reads it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

import pytest
from hypothesis import given, strategies as st

from locales.checks import BUTTON
from locales.finish import finish
from locales.text import Text
from tests.tree import TOP


def wrong(english: str, form: str, code: str = "nl") -> list[str]:
    return list(finish(english, form, code))


@pytest.mark.parametrize(
    ("english", "form", "code", "said"),
    [
        ("Go on.", "Ga  verder.", "nl", "two spaces in a row"),
        ("Go on.", "Ga verder. ", "nl", "a space at the edge of a line"),
        ("Go on.\nNow.", "Ga verder.\t\nNu.", "nl", "a space at the edge of a line"),
        ("Go on, now.", "Ga verder , nu.", "nl", "a space before a full stop, comma or other mark"),
        ("*Go* on.", "* Ga* verder.", "nl", "a space inside the stars, at the edge of what is bold"),
        ("Say “go on”.", "Zeg “verder.", "nl", "“ and ” are not in pairs"),
        ("Go (on).", "Ga (verder.", "nl", "( and ) are not in pairs"),
        ("Say “go on”.", 'Zeg "verder.', "nl", "a straight quotation mark without its partner"),
        ("Go on.", "Ga verder", "nl", "no mark at the end, and the English has one"),
        ("Go on", "Ga verder.", "nl", ". at the end, and the English has none"),
        ("✔ Go on", "Ga verder", "nl", "signs differ from the English: ✔"),
        ("• Go on", "Ga verder", "nl", "signs differ from the English: •"),
        ("Go on", "Ga ileğri", "nl", "letters that this language does not have: ğ"),
        ("Go on", "Kemmel ɣaγ", "rif", "letters that this language does not have: γ"),
        ("Go on", "Devam еt", "tr", "letters that this language does not have: е"),
        ("Go on", "تابع дальше", "ar", "letters that this language does not have: д а л ь ш е"),
        ("Go on", "Sii wad дальше", "so", "letters that this language does not have: д а л ь ш е"),
        ("Go on", "Ga door with it", "nl", "words of another language (en): with"),
        ("Go on", "Devam het", "tr", "words of another language (nl): het"),
        ("Go on", "تابع please", "ar", "words of another language (en): please"),
    ],
)
def test_each_slip_is_named(english, form, code, said):
    """One slip, one sentence that says what it is."""
    assert wrong(english, form, code) == [said]


@pytest.mark.parametrize(
    ("english", "form", "code"),
    [
        ("Write /start.", "للمتابعة تكفي كتابة /start", "ar"),
        ("Call 113.", "Siwel ɣar\n113", "rif"),
        ("Kept: {case}.", "محفوظ: {case}", "ar"),
        ("Say “go on”!", "قل «تابع»!", "ar"),
        ("{name} is from Zürich.", "{name} komt uit Zürich.", "nl"),
        ("See https://www.hulplijn.nl/the.", "Bak: https://www.hulplijn.nl/the.", "tr"),
        ("• One\n   two", "• Een\n   twee", "nl"),
        ("Is it open?", "هل هو مفتوح؟", "ar"),
        ("İ and ı", "İ ve ı", "tr"),
    ],
)
def test_what_is_meant_passes(english, form, code):
    """A command or number at the end, borrowed names, links and each language's own marks are fine."""
    assert not wrong(english, form, code)


@given(st.sampled_from(("tr", "rif", "so")), st.characters(categories=("Lu", "Ll", "Lo")))
def test_a_letter_of_another_script_never_gets_through(code, letter):
    """Whatever looks alike: in a language written in Latin letters every other letter is told."""
    import unicodedata

    latin = unicodedata.name(letter, "").startswith("LATIN")
    told = any("letters that" in one for one in wrong("a", f"a{letter}", code))
    assert told or latin


def _said_in(call: ast.Call, known: dict[str, ModuleType]) -> Iterator[Text]:
    for node in ast.walk(call):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in known:
            what = getattr(known[node.value.id], node.attr, None)
            if isinstance(what, Text):
                yield what


def _modules(tree: ast.Module) -> dict[str, ModuleType]:
    """The modules of texts that a file knows, by the names it gives them."""
    return {
        name.asname or name.name: import_module(f"locales.texts.{name.name}")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "locales.texts"
        for name in node.names
    }


def _calls(*names: str) -> Iterator[tuple[str, Text]]:
    """The texts that handlers name within calls of these names, with where."""
    for path in sorted((TOP / "handlers").rglob("*.py")):
        tree = ast.parse(path.read_text())
        known = _modules(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in names:
                yield from ((path.name, what) for what in _said_in(node, known))


def test_every_pop_up_is_noted_as_one():
    """Telegram cuts a pop-up at 200 characters: the check knows by the note, so each has to say it."""
    found = list(_calls("answer_seeker", "answer_staff", "answered"))
    assert len(found) > 30
    assert {(where, what.key) for where, what in found if "pop-up" not in what.note.lower()} == set()


def test_every_button_is_noted_as_one():
    """A phone cuts a long button: the check knows by the note, so each has to say it."""
    found = list(_calls("Button"))
    assert len(found) > 150
    assert {(where, what.key) for where, what in found if not BUTTON.search(what.note.lower())} == set()
