"""The options of a question: a list, and one of them."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Words
from handlers.intake import editing
from handlers.intake.questionnaire import Option
from handlers.phrases import join, phrase, worded
from handlers.staff.questions import asking
from handlers.staff.questions.one import in_languages
from handlers.staff.questions.turn import Screen, Shown, Turn, in_rows
from handlers.staff.questions.waiting import Waiting
from handlers.staff.questions.wording import language, short, title
from locales.organisation import ours
from locales.texts import common, questions as texts


def show(turn: Turn) -> Screen:
    """All options of the question."""
    made = [
        turn.button(f"{nth + 1}. {short(worded(turn.say, one.text), 28) or one.id}", "opt", turn.place, nth)
        for nth, one in enumerate(turn.question.options)
    ]
    steps = (
        turn.button(texts.B_ADD_OPTION, "newopt", turn.place),
        turn.button(common.BACK, "one", turn.place),
    )
    words = join((Words(title(turn.say, turn.question)), phrase(turn.say, texts.OPTIONS)), gap="\n")
    return words, (*in_rows(made[:80], 1 if len(made) <= asking.FEW else 2), steps)


def open_one(turn: Turn) -> Screen:
    """One option: its words in every language, its weight, and what changes them."""
    place, nth = turn.args[0], turn.args[1]
    say, question, option = turn.say, turn.question, turn.question.options[nth]
    parts = (
        phrase(say, texts.OPTION_HEAD, number=nth + 1, total=len(question.options)),
        phrase(say, texts.WEIGHT, weight=option.weight),
        phrase(say, texts.EXCLUDES) if question.none == option.id else Words(),
        in_languages(turn, option.text),
    )
    codes = enumerate(turn.q.languages)
    words = [turn.button(f"✎ {language(say, code)}", "opttext", place, nth, at) for at, code in codes]
    steps = [
        turn.button(f"{say(texts.WEIGHT, weight=option.weight - 1)}", "optw", place, nth, -1),
        turn.button(f"{say(texts.WEIGHT, weight=option.weight + 1)}", "optw", place, nth, 1),
        turn.button("⬆", "optmv", place, nth, nth - 1),
        turn.button("⬇", "optmv", place, nth, nth + 1),
        turn.button(texts.B_REMOVE, "optgone", place, nth),
        turn.button(common.BACK, "opts", place),
    ]
    alone = (turn.button(texts.B_EXCLUDES, "optnone", place, nth),) if question.kind == "choices" else ()
    rows = (*in_rows(words, 3), *((alone,) if alone else ()), *in_rows(steps, 2))
    return join(parts, gap="\n"), rows


def add(turn: Turn) -> Shown:
    """Ask for the words of a new option, in the admin's language or the first one there is."""
    codes = turn.q.languages
    code = turn.say.language if turn.say.language in codes else next(iter(codes), ours().local)
    return asking.ask(turn, Waiting("option", *asking.seen(turn), turn.question.id, "", code))


def ask_text(turn: Turn) -> Shown:
    """Ask for an option's words in one language."""
    option, code = turn.question.options[turn.args[1]], turn.q.languages[turn.args[2]]
    return asking.ask(turn, Waiting("option", *asking.seen(turn), turn.question.id, option.id, code))


def weigh(turn: Turn) -> Shown:
    """An option counts one more or one less."""
    by = 1 if turn.args[2] > 0 else -1
    return _with(turn, lambda one: replace(one, weight=one.weight + by))


def move(turn: Turn) -> Shown:
    """An option one place up or down."""
    place, nth, to = turn.args
    to = max(0, min(to, len(turn.question.options) - 1))
    q = editing.change(turn.q, place, lambda one: editing.move_option(one, nth, to))
    return open_one(turn.changed(q).at(place, to))


def remove(turn: Turn) -> Shown:
    """An option less."""
    q = editing.change(turn.q, turn.place, lambda one: editing.remove_option(one, turn.args[1]))
    return show(turn.changed(q))


def exclude(turn: Turn) -> Shown:
    """The option excludes the others from now on, or no longer."""
    chosen = turn.question.options[turn.args[1]].id
    none = None if turn.question.none == chosen else chosen
    q = editing.change(turn.q, turn.place, lambda one: replace(one, none=none))
    return open_one(turn.changed(q))


def _with(turn: Turn, how: asking.Rework[Option]) -> Shown:
    place, nth = turn.args[0], turn.args[1]
    q = editing.change(turn.q, place, lambda one: editing.change_option(one, nth, how))
    return open_one(turn.changed(q))
