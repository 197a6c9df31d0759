"""/practice: choosing a made-up seeker, talking, and looking back."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Button, Buttons, Edit, Send, Words
from db.practices import Practice, PracticeState, Turn
from db.records import Staff
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import phrase
from handlers.practice import library, screens, showing
from handlers.practice.scenario import POINTS, Answer
from handlers.staff import listing, strays
from locales import Tongue
from locales.naming import own_name
from locales.organisation import ours
from locales.texts import common, practice as texts


def command(desk: Desk, member: Staff, _: Letter) -> None:
    """/practice: what there is."""
    words, buttons = _home(desk, member)
    desk.tell_staff(member, Send(words, buttons=buttons))


def home_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """Back to what there is."""
    listing.turn(desk, member, press, *_home(desk, member))


def _home(desk: Desk, member: Staff) -> tuple[Words, Buttons]:
    say = voice_of(member)
    spoken = dict.fromkeys(one.language for one in library.scenarios().values())
    rows = [(Button(own_name(code), action("zl", code)),) for code in spoken]
    going_on = desk.work.practices.get(member.practising) if member.practising else None
    if going_on:
        title = screens.title_of(say, library.scenario(going_on.scenario), going_on)
        rows.insert(0, (Button(say(texts.B_GO_ON, title=title), action("zr", going_on.id)),))
    rows.append((Button(say(texts.B_MINE), action("zm")),))
    if "coordinator" in member.roles:
        rows.append((Button(say(texts.B_TRAINEES), action("zc")),))
    return screens.marked(say, phrase(say, texts.HOME)), tuple(rows)


def language_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """The made-up seekers of one language."""
    (code,) = press.given(1)
    if code not in ours().languages:
        strays.old_button(desk, member, press)
        return
    say = voice_of(member)
    there = [one for one in library.scenarios().values() if one.language == code]
    rows = tuple((Button(screens.own(say, one, one.title), action("zs", one.id)),) for one in there)
    words = screens.marked(say, phrase(say, texts.CHOOSE))
    listing.turn(desk, member, press, words, (*rows, _back(say, "zh")))


def started(desk: Desk, member: Staff, press: Press) -> None:
    """A made-up seeker was chosen: this message becomes the practice screen; another one is put aside."""
    scenario = library.scenario(press.given(1)[0])
    if scenario is None:
        strays.old_button(desk, member, press)
        return
    if member.stage != "ready":
        desk.answer_staff(press, voice_of(member)(texts.NOT_READY), alert=True)
        return
    _put_others_aside(desk, member)
    desk.answer_staff(press)
    made = desk.work.practices.new(member.id, scenario.id, scenario.opening.id, press.message_id)
    showing.keep(desk, member, made)


def _put_others_aside(desk: Desk, member: Staff, but: str = "") -> None:
    open_one = desk.work.practices.get(member.practising) if member.practising else None
    if open_one and open_one.id != but:
        showing.keep(desk, member, replace(open_one, state="aside"))


def answered(desk: Desk, member: Staff, press: Press) -> None:
    """One of the answers was chosen."""
    if found := _answer(desk, member, press):
        practice, answer = found
        _go_on(desk, member, replace(practice, words=""), answer)


def classified(desk: Desk, member: Staff, press: Press) -> None:
    """The trainee says what they did with their own words; that decides how the seeker reacts."""
    found = _answer(desk, member, press)
    if found and found[0].words:
        _go_on(desk, member, *found)
    elif found:
        strays.old_button(desk, member, press)


def _answer(desk: Desk, member: Staff, press: Press) -> tuple[Practice, Answer] | None:
    """The answer that a button stands for; None, and answered, when the button is not of this moment."""
    practice_id, turn, number = press.given(3)
    practice = _mine(desk, member, practice_id, "talking")
    scenario = library.scenario(practice.scenario) if practice else None
    step = scenario.step(practice.step) if scenario and practice else None
    there = dict(zip(map(str, range(99)), step.answers if step else (), strict=False))
    if practice and turn == str(len(practice.turns)) and number in there:
        desk.answer_staff(press)
        return replace(practice, screen=press.message_id), there[number]
    strays.old_button(desk, member, press)
    return None


def _go_on(desk: Desk, member: Staff, practice: Practice, answer: Answer) -> None:
    turn = Turn(practice.step, answer.did, practice.words)
    scenario = library.scenario(practice.scenario)
    reached = scenario.step(answer.next) if scenario else None
    state: PracticeState = "looking" if reached and reached.outcome else "talking"
    turns = (*practice.turns, turn)
    showing.keep(desk, member, replace(practice, turns=turns, step=answer.next, words="", state=state))


def put_aside(desk: Desk, member: Staff, press: Press) -> None:
    """What is typed is for cases again; the practice waits."""
    if practice := _pressed(desk, member, press, "talking", "interrupted"):
        showing.keep(desk, member, replace(practice, state="aside"))


def resumed(desk: Desk, member: Staff, press: Press) -> None:
    """It goes on in the message whose button was pressed; the one it stood in says so."""
    practice = _pressed(desk, member, press, "talking", "interrupted", "aside", "looking", screen=False)
    if practice is None:
        return
    say = voice_of(member)
    if practice.screen != press.message_id:
        desk.tell_staff(member, Edit(screens.marked(say, phrase(say, texts.MOVED)), practice.screen))
    _put_others_aside(desk, member, but=practice.id)
    state: PracticeState = "looking" if practice.state == "looking" else "talking"
    showing.keep(desk, member, replace(practice, state=state, screen=press.message_id))


def ticked(desk: Desk, member: Staff, press: Press) -> None:
    """A point of the checklist is ticked, or no longer."""
    practice_id, number = press.given(2)
    points = dict(zip(map(str, range(len(POINTS))), POINTS, strict=True))
    if number not in points:
        strays.old_button(desk, member, press)
    elif practice := _pressed(desk, member, press, "looking", id_=practice_id):
        ticks = set(practice.ticks) ^ {points[number]}
        showing.keep(desk, member, replace(practice, ticks=tuple(one for one in POINTS if one in ticks)))


def compared(desk: Desk, member: Staff, press: Press) -> None:
    """The trainee's own ticks beside what the conversation showed."""
    if practice := _pressed(desk, member, press, "looking"):
        showing.keep(desk, member, replace(practice, state="done"))


def _pressed(
    desk: Desk,
    member: Staff,
    press: Press,
    *states: PracticeState,
    id_: str = "",
    screen: bool = True,
) -> Practice | None:
    """The member's practice in one of these states; None, and answered, when the button is old."""
    practice = _mine(desk, member, id_ or press.given(1)[0], *states)
    if practice is None:
        strays.old_button(desk, member, press)
        return None
    desk.answer_staff(press)
    return replace(practice, screen=press.message_id) if screen else practice


def _mine(desk: Desk, member: Staff, practice_id: str, *states: PracticeState) -> Practice | None:
    practice = desk.work.practices.get(practice_id)
    return practice if practice and practice.staff_id == member.id and practice.state in states else None


def _back(say: Tongue, *where: str) -> tuple[Button, ...]:
    return (Button(say(common.BACK), action(*where)),)
