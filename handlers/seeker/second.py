"""A screen in a second language: chosen under any message of the menu or the intake, kept as a habit."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Buttons, Edit, Words
from db.records import Case, Seeker
from handlers import closing
from handlers.desk import Desk
from handlers.incoming import Press
from handlers.intake.walk import current
from handlers.questionnaires import of_case, walk_of
from handlers.seeker import (
    agreeing,
    aloud,
    arriving,
    asking,
    conversation,
    ending,
    erasing,
    menu,
    other,
    passing,
    rating,
    returning,
    screen,
    strays,
    talking,
    tongues,
    waiting,
    widening,
)
from handlers.seeker.meetings import listing, one
from handlers.seeker.safety import page
from locales.organisation import ours
from locales.texts import rating as rating_texts, seeker as texts

Screen = tuple[Words, Buttons]
Drawn = tuple[Words, Buttons, Case | None]

NOTES = {
    what.key: what
    for what in (
        *(texts.HELP, texts.PAUSED, texts.GOING_ON, texts.KEPT, texts.LOOKING_AGAIN),
        *(texts.KEPT_FOR_CONFIDANT, texts.EDIT_NOT_TAKEN, texts.ENDED_BY_YOU, texts.ENDED_BY_CONFIDANT),
        *(rating_texts.THANKS, rating_texts.WORD_KEPT),
    )
}
"""Texts that stand alone in a message, by their key."""


def two_pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """Which language? The same message offers the others."""
    _redraw(desk, seeker, press, press.args, tongues.choices(seeker, *press.args))


def with_pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """A second language was chosen: this message shows it, and all that come after."""
    code, where = press.given(1)[0], press.args[1:]
    if code not in ours().readings or code == seeker.language:
        strays.old_button(desk, seeker, press)
        return
    seeker = replace(seeker, second_language=code)
    desk.work.seekers.save(seeker)
    _redraw(desk, seeker, press, where)


def one_pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """One language again, here and from now on."""
    seeker = replace(seeker, second_language=None)
    desk.work.seekers.save(seeker)
    _redraw(desk, seeker, press, press.args)


def _redraw(
    desk: Desk, seeker: Seeker, press: Press, where: tuple[str, ...], instead: Buttons | None = None
) -> None:
    drawn = _drawn(desk, seeker, where)
    if drawn is None:
        strays.old_button(desk, seeker, press)
        return
    words, buttons, case = drawn
    desk.answer_seeker(press)
    shown = buttons if instead is None else instead
    desk.tell_seeker(seeker, Edit(words, press.message_id, buttons=shown), case)


def _drawn(desk: Desk, seeker: Seeker, where: tuple[str, ...]) -> Drawn | None:
    match where:
        case ("q", asked):
            return _question(desk, seeker, asked)
        case ("t", key) if key in {*NOTES, texts.HELP.key}:
            return (*_note(seeker, key), None)
        case (listing.SCREEN | one.SCREEN, *_):
            return (*_meetings(desk, seeker, where), None)
        case (name,) if name in menu.SCREENS:
            return (*menu.drawn(seeker, name), None)
        case (name,):
            case = desk.work.cases.get(seeker.case_id) if seeker.case_id else None
            drawn = _of_case(desk, seeker, case, name) if case else _outside(desk, seeker, name)
            return (*drawn, case) if drawn else None
        case _:
            return None


def _note(seeker: Seeker, key: str) -> Screen:
    """A text that stands alone, or the list of commands."""
    return strays.help_drawn(seeker) if key == texts.HELP.key else tongues.note(seeker, NOTES[key])


def _meetings(desk: Desk, seeker: Seeker, where: tuple[str, ...]) -> Screen:
    """The list of meetings, or the one that is named."""
    if len(where) == 1:
        return listing.drawn(desk, seeker)
    return one.drawn(desk, seeker, desk.work.meetings.get(where[1]))


def _outside(desk: Desk, seeker: Seeker, name: str) -> Screen | None:
    """What is asked of somebody who has no case, or whatever the case is."""
    match seeker.stage, name:
        case _, "erasesure":
            return erasing.drawn(seeker)
        case _, page.SCREEN:
            return page.drawn(seeker)
        case "reading", "consent":
            return arriving.about_drawn(desk, seeker)
        case "reading", "read":
            return arriving.privacy_drawn(seeker)
        case "farewell", _:
            return _after(desk, seeker, name)
        case _:
            return None


def _after(desk: Desk, seeker: Seeker, name: str) -> Screen | None:
    if name == rating.SCREEN and seeker.rates:
        return rating.again(desk, seeker)
    return closing.drawn(desk, seeker) if name == "farewell" else None


def _of_case(desk: Desk, seeker: Seeker, case: Case, name: str) -> Screen | None:
    """What is shown while there is a case, each where it can still be answered."""
    match seeker.stage, name:
        case "intake" | "agreeing", _:
            return _asking(desk, seeker, case, name)
        case "waiting", widening.SCREEN:
            return widening.drawn(desk, seeker, case)
        case "waiting", _ if name in waiting.SCREENS:
            return waiting.drawn(desk, seeker, case, name)
        case "talking", _:
            return _talking(desk, seeker, case, name)
        case _:
            return _outside(desk, seeker, name)


def _asking(desk: Desk, seeker: Seeker, case: Case, name: str) -> Screen | None:
    match name:
        case "intro" if seeker.stage == "intake":
            return aloud.drawn(desk, seeker, case)
        case "match" if seeker.stage == "agreeing":
            return agreeing.drawn(seeker, case)
        case "stopsure":
            return asking.stop_drawn(desk, seeker)
        case "safe":
            return returning.drawn(seeker)
        case _:
            return _outside(desk, seeker, name)


def _talking(desk: Desk, seeker: Seeker, case: Case, name: str) -> Screen | None:
    held = desk.work.assignments.current(case.id)
    member = desk.work.staff.get(held.staff_id) if held else None
    match name:
        case "matched" if member:
            return conversation.drawn(desk, seeker, case, member)
        case "chat":
            return talking.drawn(seeker)
        case "endsure":
            return ending.drawn(seeker)
        case "othersure":
            return other.drawn(seeker)
        case "passsure" if case.handover and not case.handover.agreed:
            return passing.drawn(seeker, case.handover)
        case _:
            return _outside(desk, seeker, name)


def _question(desk: Desk, seeker: Seeker, question_id: str) -> Drawn | None:
    case = desk.work.cases.get(seeker.case_id) if seeker.case_id and seeker.stage == "intake" else None
    if case is None:
        return None
    questionnaire, walk = of_case(desk, case), walk_of(case)
    asked = current(questionnaire, walk)
    if asked is None or asked.id != question_id:
        return None
    words = screen.words(seeker, questionnaire, walk, asked)
    return words, screen.buttons(seeker, questionnaire, walk, asked), case
