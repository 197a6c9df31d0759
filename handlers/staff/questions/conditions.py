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
from locales.text import Text
from locales.texts import common, questions as texts, variants

PAGE = 8
OF_VARIANT = "v"
"""What a step is called by when it is about a variant's condition, before its own name."""


def of_variant(step: Callable[[Turn], Shown]) -> Callable[[Turn], Shown]:
    """The same step about the condition of a variant: its place stands after the question's."""

    def about(turn: Turn) -> Shown:
        place, variant, *rest = turn.args
        turn = replace(turn, args=(place, *rest), variant=variant)
        _standing(turn)
        return step(turn)

    return about


def show(turn: Turn) -> Screen:
    """The condition, part by part."""
    say, place, when = turn.say, turn.place, _standing(turn)
    parts = combining.parts_of(when)
    lines = [
        Words(f"{nth + 1}. {short(condition(say, turn.q, part), 300)}") for nth, part in enumerate(parts)
    ]
    both = [
        (
            _button(turn, texts.B_TURN, "ifnot", nth, number=nth + 1),
            _button(turn, texts.B_DROP, "ifdrop", nth, number=nth + 1),
        )
        for nth in range(len(parts))
    ]
    if len(parts) > 1:
        either = texts.B_ALL if isinstance(when, Any) else texts.B_ANY
        clear_all = (_button(turn, texts.B_ALWAYS, "ifclr"),) if turn.variant is None else ()
        both.append((_button(turn, either, "ifany"), *clear_all))
    variant = () if turn.variant is None else (turn.variant,)
    back = turn.button(common.BACK, "var" if variant else "one", place, *variant)
    told = (phrase(say, texts.WHEN_TITLE), *lines, told_when(turn, when))
    return join(told, gap="\n"), (*both, (_button(turn, texts.B_ADD_CONDITION, "ifq", 0), back))


def told_when(turn: Turn, when: Condition | None, most: int = 600) -> Words:
    """A condition of the question, or of the variant the turn is about, as a sentence."""
    if not combining.parts_of(when) or when is None:
        return phrase(turn.say, texts.ALWAYS if turn.variant is None else variants.NO_CONDITION)
    said = short(condition(turn.say, turn.q, when), most)
    return phrase(turn.say, texts.WHEN if turn.variant is None else variants.USED, condition=said)


def _standing(turn: Turn) -> Condition | None:
    """The condition the turn is about. Raises IndexError when its variant is not there."""
    return turn.question.when if turn.variant is None else turn.question.variants[turn.variant].when


def _button(turn: Turn, label: Text | str, step: str, *args: int, **inserted: object) -> Button:
    """A button for another step about the same condition."""
    if turn.variant is None:
        return turn.button(label, step, turn.place, *args, **inserted)
    return turn.button(label, OF_VARIANT + step, turn.place, turn.variant, *args, **inserted)


def choose_question(turn: Turn) -> Shown:
    """Which earlier question a new part looks at."""
    place, first = turn.args
    earlier = [(nth, one) for nth, one in enumerate(turn.q.questions[:place]) if one.kind != "information"]
    if not earlier:
        return texts.NO_EARLIER
    shown = earlier[first : first + PAGE]
    rows = [
        (_button(turn, f"{nth + 1}. {short(title(turn.say, one), 30)}", "ifv", nth),) for nth, one in shown
    ]
    turning = [_button(turn, "⬅", "ifq", max(0, first - PAGE))] if first else []
    if first + PAGE < len(earlier):
        turning.append(_button(turn, "➡", "ifq", first + PAGE))
    turning.append(_button(turn, common.CANCEL, "when"))
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
    about = turn.args[1]
    asked = turn.q.questions[about]
    made = [_form(turn, asked, nth, one) for nth, one in enumerate(forms(asked))]
    if asked.kind in COUNTING:
        made.append(_button(turn, texts.B_ABOVE, "ifnum", about, 1))
        made.append(_button(turn, texts.B_EXACTLY, "ifnum", about, 0))
    words = join((Words(title(turn.say, asked)), phrase(turn.say, texts.WHICH_VALUE)), gap="\n")
    rows = in_rows(made[:90], 1 if len(made) <= asking.FEW else 2)
    return words, (*rows, (_button(turn, common.CANCEL, "when"),))


def _form(turn: Turn, asked: Question, nth: int, form: Condition) -> Button:
    about = turn.args[1]
    match form:
        case Has(_, option):
            label = short(value(turn.say, asked, option).strip("“”"), 30)
        case Is(_, given) if asked.kind == "choices":
            label = turn.say(texts.B_ONLY, value=short(value(turn.say, asked, given).strip("“”"), 24))
        case Is(_, given):
            label = value(turn.say, asked, given).strip("“”")
        case _:
            label = turn.say(texts.B_ANSWERED)
    return _button(turn, label, "ifadd", about, nth)


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
    return asking.ask(turn, Waiting(what, *asking.seen(turn), turn.question.id, other, variant=turn.variant))


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
    return show(turn.changed(editing.change_condition(turn.q, turn.place, turn.variant, how)))
