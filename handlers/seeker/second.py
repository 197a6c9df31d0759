"""A screen in a second language: chosen under any message of the menu or the intake, kept as a habit."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Buttons, Edit, Words
from db.records import Case, Seeker
from handlers.desk import Desk
from handlers.incoming import Press
from handlers.intake.walk import current
from handlers.questionnaires import of_case, walk_of
from handlers.seeker import agreeing, menu, screen, strays, tongues

Drawn = tuple[Words, Buttons, Case | None]


def two_pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """Which language? The same message offers the others."""
    _redraw(desk, seeker, press, press.args, tongues.choices(seeker, *press.args))


def with_pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """A second language was chosen: this message shows it, and all that come after."""
    code, where = press.given(1)[0], press.args[1:]
    if code not in tongues.LANGUAGES or code == seeker.language:
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
        case ("match",):
            case = desk.work.cases.get(seeker.case_id) if seeker.case_id else None
            fits = case and seeker.stage == "agreeing"
            return (*agreeing.drawn(seeker, case), case) if case and fits else None
        case (name,) if name in menu.SCREENS:
            return (*menu.drawn(seeker, name), None)
        case _:
            return None


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
