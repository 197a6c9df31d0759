"""When a question is asked, put together with buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from db.letters import Button, Words
from handlers.intake import combining, editing
from handlers.intake.conditions import Answered, Any, Condition, Has, Is
from handlers.intake.questionnaire import CHOOSING, COUNTING, Question
from handlers.phrases import join, phrase
from handlers.staff.questions import asking
from handlers.staff.questions.turn import Screen, Shown, Turn, in_rows
from handlers.staff.questions.waiting import Waiting
from handlers.staff.questions.wording import condition, short, title, value
from locales.texts import common, questions as texts

PAGE = 8


def show(turn: Turn) -> Screen:
    """The condition, part by part."""
    say, place, when = turn.say, turn.place, turn.question.when
    parts = combining.parts_of(when)
    lines = [
        Words(f"{nth + 1}. {short(condition(say, turn.q, part), 300)}") for nth, part in enumerate(parts)
    ]
    both = [
        (
            turn.button(texts.B_TURN, "ifnot", place, nth, number=nth + 1),
            turn.button(texts.B_DROP, "ifdrop", place, nth, number=nth + 1),
        )
        for nth in range(len(parts))
    ]
    if len(parts) > 1:
        either = texts.B_ALL if isinstance(when, Any) else texts.B_ANY
        both.append((turn.button(either, "ifany", place), turn.button(texts.B_ALWAYS, "ifclr", place)))
    steps = (turn.button(texts.B_ADD_CONDITION, "ifq", place, 0), turn.button(common.BACK, "one", place))
    whole = phrase(say, texts.WHEN, condition=short(condition(say, turn.q, when), 600)) if when else Words()
    told = (phrase(say, texts.WHEN_TITLE), *lines, whole if when else phrase(say, texts.ALWAYS))
    return join(told, gap="\n"), (*both, steps)


def choose_question(turn: Turn) -> Shown:
    """Which earlier question a new part looks at."""
    place, first = turn.args
    earlier = [(nth, one) for nth, one in enumerate(turn.q.questions[:place]) if one.kind != "information"]
    if not earlier:
        return texts.NO_EARLIER
    shown = earlier[first : first + PAGE]
    rows = [
        (turn.button(f"{nth + 1}. {short(title(turn.say, one), 30)}", "ifv", place, nth),)
        for nth, one in shown
    ]
    turning = [turn.button("⬅", "ifq", place, max(0, first - PAGE))] if first else []
    if first + PAGE < len(earlier):
        turning.append(turn.button("➡", "ifq", place, first + PAGE))
    turning.append(turn.button(common.CANCEL, "when", place))
    return phrase(turn.say, texts.WHICH_EARLIER), (*rows, tuple(turning))


def forms(asked: Question) -> Sequence[Condition]:
    """Everything that can be asked about a question's answer by a button alone."""
    made: list[Condition] = [Answered(asked.id)]
    if asked.kind == "yes_no":
        made += [Is(asked.id, "yes"), Is(asked.id, "no")]
    if asked.kind in CHOOSING:
        made += [Has(asked.id, one.id) for one in asked.options]
    if asked.kind == "choices":
        made += [Is(asked.id, one.id) for one in asked.options]
    return made


def choose_value(turn: Turn) -> Shown:
    """What the answer to that earlier question must be."""
    place, about = turn.args
    asked = turn.q.questions[about]
    made = [_form(turn, asked, nth, one) for nth, one in enumerate(forms(asked))]
    if asked.kind in COUNTING:
        made.append(turn.button(texts.B_ABOVE, "ifnum", place, about, 1))
        made.append(turn.button(texts.B_EXACTLY, "ifnum", place, about, 0))
    words = join((Words(title(turn.say, asked)), phrase(turn.say, texts.WHICH_VALUE)), gap="\n")
    rows = in_rows(made[:90], 1 if len(made) <= asking.FEW else 2)
    return words, (*rows, (turn.button(common.CANCEL, "when", place),))


def _form(turn: Turn, asked: Question, nth: int, form: Condition) -> Button:
    place, about = turn.args
    match form:
        case Has(_, option):
            label = short(value(turn.say, asked, option).strip("“”"), 30)
        case Is(_, given) if asked.kind == "choices":
            label = turn.say(texts.B_ONLY, value=short(value(turn.say, asked, given).strip("“”"), 24))
        case Is(_, given):
            label = value(turn.say, asked, given).strip("“”")
        case _:
            label = turn.say(texts.B_ANSWERED)
    return turn.button(label, "ifadd", place, about, nth)


def add(turn: Turn) -> Shown:
    """One part more."""
    _, about, nth = turn.args
    part = forms(turn.q.questions[about])[nth]
    return _become(turn, lambda when: combining.with_part(when, part))


def ask_number(turn: Turn) -> Shown:
    """Ask for the number that the answer is compared with."""
    _, about, above = turn.args
    other = turn.q.questions[about].id
    what = "above" if above else "exactly"
    return asking.ask(turn, Waiting(what, *asking.seen(turn), turn.question.id, other))


def turn_part(turn: Turn) -> Shown:
    """A part becomes its opposite."""
    return _become(turn, lambda when: combining.turned(when, turn.args[1]))


def drop_part(turn: Turn) -> Shown:
    """A part less."""
    return _become(turn, lambda when: combining.without_part(when, turn.args[1]))


def switch(turn: Turn) -> Shown:
    """All of them, or any of them."""
    return _become(turn, combining.switched)


def clear(turn: Turn) -> Shown:
    """No condition."""
    return _become(turn, lambda _: None)


def _become(turn: Turn, how: Callable[[Condition | None], Condition | None]) -> Shown:
    q = editing.change(turn.q, turn.place, lambda one: replace(one, when=how(one.when)))
    return show(turn.changed(q))
