"""A seeker sends a place: it says where somebody is, so the seeker is asked first.

The button itself carries the place, so nothing of it is kept before it is agreed to.
"""

from __future__ import annotations

from dataclasses import replace

from db.letters import Edit, Send, Words
from db.records import Seeker
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.kinds import PLACES
from handlers.phrases import labelled, phrase
from handlers.seeker import strays, talking
from locales.text import Text
from locales.texts import kinds as texts

LATITUDES, LONGITUDES = 90.0, 180.0


def asked(desk: Desk, seeker: Seeker, letter: Letter) -> bool:
    """Ask about a place; False when the letter is something else."""
    if letter.kind not in PLACES or letter.point is None:
        return False
    say = voice_of(seeker)
    latitude, longitude = letter.point
    carried = f"{latitude:.5f}", f"{longitude:.5f}", str(letter.message_id)
    row = (
        labelled(say, texts.PLACE_SEND, action("place", *carried)),
        labelled(say, texts.PLACE_KEEP_BACK, action("noplace")),
    )
    desk.tell_seeker(seeker, Send(phrase(say, texts.PLACE_ASK), buttons=(row,)))
    return True


def agreed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """Send it all the same, as words; a second press finds it sent."""
    case = desk.work.cases.get(seeker.case_id) if seeker.case_id else None
    letter = _carried(press)
    if not case or not letter or seeker.stage not in ("waiting", "talking"):
        strays.old_button(desk, seeker, press)
        return
    desk.answer_seeker(press)
    _answered(desk, seeker, press, texts.PLACE_SENT)
    if desk.work.messages.entry_at("seeker", press.chat_id, letter.message_id) is None:
        talking.written(desk, seeker, case, letter)


def kept_back(desk: Desk, seeker: Seeker, press: Press) -> None:
    """Do not send it."""
    desk.answer_seeker(press)
    _answered(desk, seeker, press, texts.PLACE_KEPT_BACK)


def _answered(desk: Desk, seeker: Seeker, press: Press, what: Text) -> None:
    desk.tell_seeker(seeker, Edit(phrase(voice_of(seeker), what), press.message_id))


def _carried(press: Press) -> Letter | None:
    """The place that a button carries, as a letter in words."""
    try:
        latitude, longitude, message_id = press.args
        point, number = (float(latitude), float(longitude)), int(message_id)
    except ValueError:
        return None
    if not (abs(point[0]) <= LATITUDES and abs(point[1]) <= LONGITUDES):
        return None
    blank = Letter(press.chat_id, number, "text")
    return replace(blank, words=Words(_written(latitude, longitude)))


def _written(latitude: str, longitude: str) -> str:
    page = f"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}"
    return f"📍 {latitude}, {longitude}\n{page}"
