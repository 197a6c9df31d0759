"""Saying things in a language."""

from __future__ import annotations

import pytest

from locales.book import Book, NoCatalog
from locales.text import Counted, plural, text
from locales.texts import common
from locales.tongue import BadWords, Tongue, tongue

TOWN = text("t.town", "You live in {town}.")
CASES = plural("t.cases", "{count} case", "{count} cases")
FSI, LRI, PDI = "\u2068", "\u2066", "\u2069"
SIX = ("صفر", "واحدة", "اثنتان", "{count} قضايا", "{count} قضية", "{count} أخرى")


def speaking(code: str, **forms: str | tuple[str, ...]) -> Tongue:
    words = {f"t.{key}": (form,) if isinstance(form, str) else form for key, form in forms.items()}
    return Tongue(code, book=Book(code, words))


def test_a_text_is_said_in_its_language():
    """The catalog's words are said, with what is inserted."""
    assert speaking("nl", town="Je woont in {town}.")(TOWN, town="Urk") == "Je woont in Urk."


def test_every_language_has_its_catalog():
    """The four languages of the line and English can be spoken."""
    assert [tongue(code)(common.YES) for code in ("nl", "ar", "rif", "tr", "en")] == [
        "Ja",
        "نعم",
        "Wah",
        "Evet",
        "Yes",
    ]


def test_inserted_text_is_isolated_in_arabic():
    """A Dutch town in an Arabic sentence does not move the words around it."""
    assert speaking("ar", town="تسكن في {town}.")(TOWN, town="Urk") == f"تسكن في {FSI}Urk{PDI}."


def test_inserted_numbers_are_isolated_left_to_right():
    """A number in Arabic has Latin digits and runs from left to right."""
    assert speaking("ar", town="مدينة {town}")(TOWN, town=1234) == f"مدينة {LRI}1234{PDI}"


def test_arabic_in_a_dutch_sentence_is_isolated():
    """What is written from right to left is isolated in a left-to-right sentence too."""
    assert tongue("en")(TOWN, town="لاهاي") == f"You live in {FSI}لاهاي{PDI}."


def test_control_characters_of_people_are_stripped():
    """Inserted text cannot carry an override into a sentence."""
    assert tongue("en")(TOWN, town="U\u202erk") == "You live in Urk."


def test_inserted_stars_and_braces_stay_as_they_are():
    """What somebody typed is never read as a template."""
    assert tongue("en").words(TOWN, town="*{town}*").bold == ()


def test_things_in_a_row_have_the_languages_own_comma():
    """And where they have commas of their own, its semicolon; a name from the other side is isolated."""
    assert tongue("ar").row_of(["اسم", "Urk"]) == f"اسم، {FSI}Urk{PDI}"
    assert tongue("ar").row_of(["أ، ب", "ج"], heavy=True) == "أ، ب؛ ج"
    assert tongue("tr").row_of(["a", "b"]) == "a, b"


def test_an_inserted_text_is_said_in_the_same_language():
    """A text given as a value is translated first."""
    assert speaking("nl", town="{town}!", yes="Ja")(TOWN, town=text("t.yes", "Yes")) == "Ja!"


def test_an_inserted_number_of_things_is_said_in_the_same_language():
    """With the plural form that it takes there: two of a thing have a form of their own in Arabic."""
    assert speaking("ar", town="بعد {town}.", cases=SIX)(TOWN, town=Counted(CASES, 2)) == "بعد اثنتان."
    assert tongue("en")(TOWN, town=Counted(CASES, 1)) == "You live in 1 case."


@pytest.mark.parametrize(
    ("count", "said"), [(0, "صفر"), (1, "واحدة"), (2, "اثنتان"), (3, "قضايا"), (11, "قضية"), (100, "أخرى")]
)
def test_arabic_has_six_plural_forms(count, said):
    """The plural form follows the CLDR categories zero, one, two, few, many and other."""
    assert said in speaking("ar", cases=SIX)(CASES, count=count)


def test_tamazight_has_one_plural_form():
    """CLDR knows no plural categories for Tarifit, so one form serves every count."""
    rif = speaking("rif", cases=("{count} n wawalen",))
    assert [rif(CASES, count=1), rif(CASES, count=5)] == ["1 n wawalen", "5 n wawalen"]


def test_english_counts():
    """English says one case and two cases."""
    assert [tongue("en")(CASES, count=n) for n in (1, 2)] == ["1 case", "2 cases"]


def test_a_missing_translation_is_said_in_english_with_a_warning():
    """A text without a translation falls back to English and names itself."""
    with pytest.warns(BadWords, match=r"t\.town: not translated into nl"):
        assert speaking("nl")(TOWN, town="Urk") == "You live in Urk."


def test_a_translation_that_inserts_something_else_falls_back():
    """A translation with a name that the English does not know is not used."""
    with pytest.warns(BadWords, match=r"t\.town"):
        assert speaking("nl", town="Je woont in {stad}.")(TOWN, town="Urk") == "You live in Urk."


def test_a_forgotten_value_is_warned_about():
    """Nothing breaks when a value was not given, but a warning names it."""
    with pytest.warns(BadWords, match="town"):
        assert tongue("en")(TOWN) == "You live in ."


def test_a_value_that_is_not_shown_is_warned_about():
    """A value that no template shows would be lost, so a warning names it."""
    with pytest.warns(BadWords, match="street"):
        assert tongue("en")(TOWN, town="Urk", street="X") == "You live in Urk."


def test_an_unknown_language_is_refused():
    """A language without a catalog is named in the error."""
    with pytest.raises(NoCatalog, match="xx"):
        tongue("xx")


def test_an_unknown_script_is_refused():
    """Only Tifinagh can be asked for beside the usual script."""
    with pytest.raises(NoCatalog, match="Cyrl"):
        tongue("rif", "Cyrl")


def test_tifinagh_is_the_same_catalog_in_other_letters():
    """Tamazight in Tifinagh says the same words, and leaves what is inserted alone."""
    rif = Tongue("rif", "Tfng", Book("rif", {"t.town": ("Tzeddɣed di {town}. Ari /start",)}))
    assert rif(TOWN, town="Urk") == "ⵜⵣⴻⴷⴷⵖⴻⴷ ⴷⵉ Urk. ⴰⵔⵉ /start"


def test_lists_have_the_languages_own_and():
    """A list is joined as the language does it."""
    assert tongue("nl").list_of(("a", "b", "c")) == "a, b en c"
    assert tongue("nl").list_of(()) == ""


def test_latin_names_in_an_arabic_list_are_isolated():
    """Names in Latin letters keep their place in an Arabic list."""
    assert tongue("ar").list_of(("Urk", "العربية")) == f"{FSI}Urk{PDI} والعربية"


def test_direction_belongs_to_the_language():
    """Arabic is written from right to left, Tamazight from left to right."""
    assert (tongue("ar").direction, tongue("rif").direction) == ("rtl", "ltr")
