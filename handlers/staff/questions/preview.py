"""An admin walks through the working copy as a seeker would; no case is made, nothing is kept.

The questions look as they do for seekers, with the same buttons; each button's action is the
seeker's own behind `ep:`, so that none of it can end in an intake.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from db.letters import Buttons, Edit, Send, Words
from db.records import Staff
from handlers import places
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.intake import walk as steps
from handlers.intake.answers import Answer, Chosen, Counted, Located, YesNo
from handlers.intake.fitting import Refused
from handlers.intake.questionnaire import Question, Questionnaire
from handlers.intake.storing import read_walk, write_walk
from handlers.intake.understand import Misunderstood, understand
from handlers.intake.walk import Outcome, Stale, Walk
from handlers.phrases import join, phrase
from handlers.seeker import question
from handlers.staff.questions import draft as drafts
from handlers.staff.questions.turn import Screen, Shown, Turn, in_rows
from handlers.staff.questions.waiting import Waiting, wait_for, waiting_for
from handlers.staff.questions.wording import language
from locales import tongue
from locales.texts import common, questions as texts, seeker as seeker_texts

Step = Outcome | Stale | Refused

PLAIN: dict[str, Callable[[Questionnaire, Walk, str], Step]] = {
    "qd": steps.done,
    "qs": steps.skip,
    "qb": steps.back,
}


def choose_language(turn: Turn) -> Shown:
    """In which language to walk."""
    codes = [(nth, code) for nth, code in enumerate(turn.q.languages) if code in common.LANGUAGES]
    made = [turn.button(language(turn.say, code), "walk", nth) for nth, code in codes]
    return phrase(turn.say, texts.PREVIEW_LANGUAGE), (
        *in_rows(made, 2),
        (turn.button(texts.B_HOME, "home"),),
    )


def begin(turn: Turn) -> Shown:
    """The first question."""
    waiting = Waiting("preview", turn.draft.kind, turn.draft.revision)
    waiting = replace(waiting, language=turn.q.languages[turn.args[0]])
    words, buttons = _at(turn, waiting, steps.begin(turn.draft.base))
    return join((phrase(turn.say, texts.PREVIEW_BEGINS), words)), buttons


def _at(turn: Turn, waiting: Waiting, walk: Walk) -> Screen:
    """Remember where the walk is, and show that."""
    asked = steps.current(turn.q, walk)
    if asked is None:
        wait_for(turn.desk, turn.member, None)
        return phrase(turn.say, texts.PREVIEW_ENDS), ((turn.button(texts.B_HOME, "home"),),)
    wait_for(turn.desk, turn.member, replace(waiting, walk=write_walk(walk)))
    say = tongue(waiting.language)
    return question.words(say, turn.q, walk, asked), _own(question.buttons(say, turn.q, walk, asked))


def _own(buttons: Buttons) -> Buttons:
    return tuple(tuple(replace(one, action=f"ep:{one.action}") for one in row) for row in buttons)


def pressed(desk: Desk, member: Staff, press: Press) -> None:
    """A button of a preview: the seeker's own step, on the preview's walk."""
    waiting = waiting_for(desk, member)
    if waiting is None or waiting.what != "preview":
        desk.answer_staff(press, voice_of(member)(texts.PREVIEW_STOPPED), alert=True)
        return
    turn = Turn(desk, member, drafts.load(desk, waiting.kind))
    if turn.draft.revision != waiting.revision:
        desk.answer_staff(press, turn.say(texts.PREVIEW_AGAIN), alert=True)
        return
    verb, *args = press.args or ("",)
    if verb == "stop":
        _stop(turn, press)
    else:
        _step(turn, waiting, press, _taken(turn, read_walk(waiting.walk), verb, args))


def _stop(turn: Turn, press: Press) -> None:
    wait_for(turn.desk, turn.member, None)
    turn.desk.answer_staff(press)
    home = ((turn.button(texts.B_HOME, "home"),),)
    shown = Edit(phrase(turn.say, texts.PREVIEW_STOPPED), press.message_id, buttons=home)
    turn.desk.tell_staff(turn.member, shown)


def _taken(turn: Turn, walk: Walk, verb: str, args: list[str]) -> Step | None:
    """The step a button means; None for what a preview does not have."""
    question_id, chosen, tick = (*args, "", "", "")[:3]
    plain: dict[str, Callable[[Questionnaire, Walk, str], Step]] = {
        "qd": steps.done,
        "qs": steps.skip,
        "qb": steps.back,
    }
    if verb in plain:
        return plain[verb](turn.q, walk, question_id)
    if verb != "q":
        return None
    if tick:
        return steps.toggle(turn.q, walk, question_id, chosen, on=tick == "on")
    if chosen == "next":
        return steps.go_on(turn.q, walk, question_id)
    return steps.answer(turn.q, walk, question_id, _given(turn.q.question(question_id), chosen))


def _given(asked: Question | None, chosen: str) -> Answer:
    match asked.kind if asked else None:
        case "yes_no":
            return YesNo(chosen == "yes")
        case "scale" if chosen.lstrip("-").isdigit():
            return Counted(int(chosen))
        case _:
            return Chosen((chosen,))


def _step(turn: Turn, waiting: Waiting, press: Press, step: Step | None) -> None:
    say = tongue(waiting.language)
    if isinstance(step, Outcome):
        turn.desk.answer_staff(press)
        words, buttons = _at(turn, waiting, step.walk)
        dropped = phrase(say, seeker_texts.DROPPED) if step.dropped else Words()
        shown = Edit(join((dropped, words)), press.message_id, buttons=buttons)
        turn.desk.tell_staff(turn.member, shown)
    elif step is None:
        turn.desk.answer_staff(press, turn.say(texts.PREVIEW_NOT_HERE))
    else:
        late = isinstance(step, Stale)
        why = seeker_texts.ALREADY_ANSWERED if late else seeker_texts.REQUIRED
        turn.desk.answer_staff(press, say(why), alert=not late)


def written(turn: Turn, waiting: Waiting, text: str) -> None:
    """An answer was typed in a preview."""
    if turn.draft.revision != waiting.revision:
        wait_for(turn.desk, turn.member, None)
        again = ((turn.button(texts.B_PREVIEW, "look"),),)
        turn.desk.tell_staff(turn.member, Send(phrase(turn.say, texts.PREVIEW_AGAIN), buttons=again))
        return
    walk, say = read_walk(waiting.walk), tongue(waiting.language)
    asked = steps.current(turn.q, walk)
    answer = _understood(asked, text, waiting.language) if asked else None
    step = steps.answer(turn.q, walk, asked.id, answer) if asked and answer else None
    fits = isinstance(step, Outcome)
    words, buttons = _at(turn, waiting, step.walk if isinstance(step, Outcome) else walk)
    hint = Words() if fits else phrase(say, seeker_texts.CHOOSE_BUTTON)
    turn.desk.tell_staff(turn.member, Send(join((hint, words)), buttons=buttons))


def _understood(asked: Question, text: str, code: str) -> Answer | None:
    if asked.kind == "place":
        sure = places.sure(places.find(text))
        return (places.located(sure.id) if sure else None) or Located(text[:100])
    understood = understand(asked, text, code)
    return None if isinstance(understood, Misunderstood) else understood
