"""Who reads Tifinagh is shown nothing else: screens, buttons, menus, pop-ups, the file of /export."""

from __future__ import annotations

import re
import unicodedata

import pytest

from db.letters import AnswerPress, Edit, Outgoing, Send, ShowCommands
from handlers import exports, relaying
from handlers.seeker import arriving, strays
from locales import tongue
from locales.languages import READINGS
from locales.texts import common, seeker as texts
from locales.tifinagh import KEPT
from tests.unit.handlers.room import Room, of_kind
from tests.unit.handlers.seeker.test_second import SCREENS, Way

CODE = "rif-Tfng"
BESIDE = [tongue("nl").words(what).text for what in (common.EMERGENCY, texts.DANGER_NOW)]
WROTE = "Illi tebdel aṭṭas"


def shown(what: Outgoing) -> list[str]:
    """Everything of it that somebody reads."""
    match what:
        case Send() | Edit():
            return [what.words.text, *(one.label for row in what.buttons for one in row)]
        case AnswerPress():
            return [what.text]
        case ShowCommands():
            return [describes for _, describes in what.commands]
        case _:
            return []


def latin(text: str) -> str:
    """The Latin letters in it, but for what stays Latin and the Dutch beside an emergency."""
    for words in BESIDE:
        text = text.replace(words, "")
    return "".join(one for one in KEPT.sub("", text) if unicodedata.name(one, "").startswith("LATIN"))


@pytest.mark.parametrize("way", [way for way, _ in SCREENS], ids=lambda way: way.__name__)
def test_every_screen(room: Room, way: Way):
    """No Latin letter is left in what the line says, nor on a button."""
    seeker = room.seeker(language=CODE)
    way(room, seeker)
    said = [text for one in room.post("seeker") for text in shown(one)]
    assert any(re.search("[ⴰ-ⵥ]", text) for text in said)
    assert [text for text in said if latin(text)] == []


def test_the_command_menu(room: Room):
    """Choosing it with its button gives the commands' descriptions in it."""
    seeker = room.seeker(stage="language", language=None)
    arriving.language_pressed(room.desk, seeker, room.press(seeker, f"lang:{CODE}"))
    (menu,) = of_kind(ShowCommands, room.post("seeker"))
    assert room.again(seeker).language == CODE
    assert [text for text in shown(menu) if latin(text)] == []


def test_a_pop_up(room: Room):
    """An old button is answered in it."""
    seeker = room.seeker(language=CODE)
    strays.old_button(room.desk, seeker, room.press(seeker, "gone"))
    (told,) = of_kind(AnswerPress, room.post("seeker"))
    assert told.text == tongue(CODE)(texts.OLD_BUTTON)
    assert not latin(told.text)


def test_the_file_of_export_keeps_what_people_wrote(room: Room):
    """Headings, dates and what was agreed to are in Tifinagh; the words of people are as written."""
    seeker = room.seeker(language=CODE)
    room.work.consents.log(seeker.id, "use", "v1", CODE)
    case = room.case(seeker)
    relaying.keep(room.desk, case, "seeker", room.letter(seeker, WROTE))
    whole = exports.page(room.desk, room.again(seeker), case).decode()
    assert f'lang="{CODE}"' in whole
    assert WROTE in whole
    body = whole.partition("<body>")[2].replace(WROTE, "")
    assert latin(re.sub(r"<[^>]+>", " ", body)) == ""


def test_the_second_language_in_it(room: Room):
    """Under Dutch stands Tifinagh, and the button that offers it is in its own letters."""
    seeker = room.seeker(second_language=CODE)
    strays.show_help(room.desk, seeker)
    (told,) = of_kind(Send, room.post("seeker"))
    assert told.words.text == f"{tongue('nl')(texts.HELP)}\n\n· · ·\n\n{tongue(CODE)(texts.HELP)}"


def test_a_press_on_a_script_that_is_not_offered_is_an_old_button(room: Room):
    """Nobody can choose Dutch in Tifinagh."""
    assert "nl-Tfng" not in READINGS
    seeker = room.seeker()
    arriving.language_pressed(room.desk, seeker, room.press(seeker, "lang:nl-Tfng"))
    assert room.again(seeker).language == "nl"
