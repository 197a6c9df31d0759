"""/meetings: what is planned, in a language or in all, and near a town for who types one."""

from __future__ import annotations

from datetime import datetime

from db.letters import Button, Buttons, Edit, Send, Words
from db.meetings import Meeting
from db.records import Seeker
from handlers import places
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.meetings import seating
from handlers.meetings.shown import announced
from handlers.phrases import join, labelled
from handlers.seeker import arriving, tongues
from locales import Tongue
from locales.dates import day_short, hour
from locales.naming import own_name
from locales.organisation import ours
from locales.texts import common, meetings as texts, seeker as seeker_texts
from matching.places.distance import BANDS, band, kilometres
from matching.places.place import Place

SCREEN = "meetings"
"""The name that its buttons carry."""

MOST = 20
"""Meetings that are listed."""

LONGEST = 24
"""Characters of a title in a button."""

ANY = "any"
"""In place of a language: all of them."""


def command(desk: Desk, seeker: Seeker) -> None:
    """/meetings. Who has chosen no language yet is asked for it first."""
    if seeker.language is None:
        arriving.show_languages(desk, seeker)
        return
    words, buttons = drawn(desk, seeker)
    desk.tell_seeker(seeker, Send(words, buttons=buttons))


def pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """The list, for a language and a town that the button carries; nothing of them is kept."""
    language, town = press.given(2)
    words, buttons = drawn(desk, seeker, language, town)
    desk.answer_seeker(press)
    desk.tell_seeker(seeker, Edit(words, press.message_id, buttons=buttons))


def drawn(desk: Desk, seeker: Seeker, language: str = "", town: str = "") -> tuple[Words, Buttons]:
    """The list and its buttons."""
    near, every = places.town(town), seating.ahead(desk)
    language = language if language in common.LANGUAGES else ANY
    there = [one for one in every if language == ANY or language in one.languages]
    if near:
        there.sort(key=lambda one: _distance(one, near))
    rows = [(_button(desk, seeker, one, near),) for one in there[:MOST]]
    words = join((tongues.said(seeker, texts.LIST), _below(seeker, every, there, near)))
    return words, (*rows, *_ways(seeker, every, language, near), *_back(seeker), tongues.row(seeker, SCREEN))


def _below(seeker: Seeker, every: list[Meeting], there: list[Meeting], near: Place | None) -> Words:
    if not there:
        return tongues.said(seeker, texts.NONE_SO if every else texts.NONE)
    return tongues.said(seeker, texts.SORTED, town=places.name_of(near.id)) if near else Words()


def _distance(meeting: Meeting, near: Place) -> float:
    there = places.town(meeting.town)
    return kilometres(near, there) if there else float("inf")


def _button(desk: Desk, seeker: Seeker, meeting: Meeting, near: Place | None) -> Button:
    say, title = voice_of(seeker), announced(meeting, voice_of(seeker)).title
    parts = [title if len(title) <= LONGEST else f"{title[:LONGEST]}…", _moment(desk, say, meeting.starts_at)]
    parts += [places.name_of(meeting.town)]
    parts += [_how_far(say, _distance(meeting, near))] if near else []
    mine = "✔ " if seating.seat_of(desk, meeting.id, seeker) else ""
    return Button(mine + " · ".join(parts), action("meeting", meeting.id))


def _moment(desk: Desk, say: Tongue, moment: datetime | None) -> str:
    zone = desk.line.zone
    return f"{day_short(moment.astimezone(zone), say.code)} {hour(moment, zone)}" if moment else ""


def _how_far(say: Tongue, distance: float) -> str:
    within = band(distance)
    return say(texts.AWAY, distance=within) if within else say(texts.FAR, distance=BANDS[-1])


def _ways(seeker: Seeker, every: list[Meeting], language: str, near: Place | None) -> Buttons:
    """Other languages, where meetings differ in that, and another town."""
    say, town = voice_of(seeker), (near.id,) if near else ()
    spoken = sorted({one for meeting in every for one in meeting.languages if one in common.LANGUAGES})
    others = [one for one in spoken if one != language] if len(spoken) > 1 else []
    each = [Button(_called(say, one), action(SCREEN, one, *town)) for one in others]
    whatever = [labelled(say, texts.B_ANY, action(SCREEN, ANY, *town))] if language != ANY else []
    ask = [labelled(say, texts.B_NEAR, action("near", language))] if len(every) > 1 else []
    chosen = [*each, *whatever]
    pairs = tuple(tuple(chosen[i : i + 2]) for i in range(0, len(chosen), 2))
    return (*pairs, *((one,) for one in ask))


def _called(say: Tongue, language: str) -> str:
    """A language as its readers call it; English, which nobody reads here, in the seeker's own."""
    return own_name(language) if language in ours().languages else say(common.LANGUAGES[language])


def _back(seeker: Seeker) -> Buttons:
    """To the menu, for who is in it."""
    back = labelled(voice_of(seeker), seeker_texts.BACK_TO_MENU, action("menu"))
    return ((back,),) if seeker.stage == "menu" else ()
