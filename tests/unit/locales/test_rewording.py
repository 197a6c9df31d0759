"""What an admin's wording must hold to before it is said."""

from __future__ import annotations

import pytest

from locales import tongue
from locales.register import register
from locales.rewording import Refusal, refusal, room
from locales.text import Text
from locales.texts import pages, seeker
from locales.tongue import reworded

TOWN = Text("test.town", "You live in {town}.")
BUTTON = Text("test.button", "Go on", note="Button.")


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("U woont in {town}.", None),
        ("*{town}* is het.", None),
        ("U woont ergens.", Refusal("inserted", missing=("town",))),
        ("{town} {street}", Refusal("inserted", unknown=("street",))),
        ("{town} {", Refusal("brace")),
        ("*{town}", Refusal("bold")),
        (" ** ", Refusal("empty")),
        ("{town}" + "a" * 3800, Refusal("long", most=3800)),
    ],
)
def test_a_wording_inserts_what_the_source_does(template: str, why: Refusal | None) -> None:
    """The same names, closed braces and stars, and no more than Telegram takes."""
    assert refusal(TOWN, template) == why


def test_a_buttons_wording_is_short() -> None:
    """What stands on a button has no room for more than a phone shows of it."""
    assert refusal(BUTTON, "a" * 34) is None
    assert refusal(BUTTON, "a" * 35) == Refusal("long", most=34)


@pytest.mark.parametrize("code", ["en", "nl", "ar", "rif", "tr"])
def test_what_is_in_the_catalogs_would_be_taken(code: str) -> None:
    """Every text as it is worded now is one that an admin could have written."""
    say, many = tongue(code), 100  # the forms for one and two need not write the number
    worded = {key: (what, say.template(what, many)) for key, what in register().items()}
    assert not {key: wrong for key, pair in worded.items() if (wrong := refusal(*pair))}


def test_every_text_is_in_the_register() -> None:
    """Constants, and texts within mappings and tuples."""
    known = register()
    assert known[seeker.MENU.key] is seeker.MENU
    assert known[pages.PAGES["kept"][0].key] is pages.PAGES["kept"][0]


def test_a_popup_has_less_room_than_a_message() -> None:
    """The note of a text says where it stands."""
    assert room(seeker.MENU) > room(seeker.OLD_BUTTON) > room(BUTTON)


def test_own_words_are_said_within_their_block_only() -> None:
    """Within the block every tongue of that language says them, shaped as its script asks; not after."""
    usual = tongue("rif")(seeker.MENU)
    with reworded({"rif": {seeker.MENU.key: "*Azul*"}}):
        assert tongue("rif").words(seeker.MENU).bold == ((0, 4),)
        assert tongue("rif", "Tfng")(seeker.MENU) == "ⴰⵣⵓⵍ"
        assert tongue("nl")(seeker.MENU) != "Azul"
    assert tongue("rif")(seeker.MENU) == usual


def test_own_words_that_no_longer_fit_are_not_said() -> None:
    """When a text has changed since and a name in the wording is gone, the catalog is said."""
    with reworded({"en": {TOWN.key: "{street}"}}):
        assert tongue("en")(TOWN, town="Urk") == "You live in Urk."
