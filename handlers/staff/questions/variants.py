"""Other words for a question in some cases: which, when, and every button that changes them."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Words
from handlers.intake import editing
from handlers.phrases import join, phrase, worded
from handlers.staff.questions import asking, conditions
from handlers.staff.questions.one import in_languages
from handlers.staff.questions.turn import Screen, Shown, Turn, in_rows
from handlers.staff.questions.waiting import Waiting
from handlers.staff.questions.wording import language, short, title
from locales.texts import common, questions as texts, variants


def show(turn: Turn) -> Screen:
    """All other words of the question, each with when it is asked so."""
    place, question = turn.place, turn.question
    made = [
        (turn.button(f"{nth + 1}. {short(worded(turn.say, one.text), 30) or '–'}", "var", place, nth),)
        for nth, one in enumerate(question.variants[:80])
    ]
    none = Words() if made else phrase(turn.say, variants.NONE)
    words = join((Words(title(turn.say, question)), phrase(turn.say, variants.TITLE), none))
    steps = (turn.button(variants.B_ADD, "newvar", place), turn.button(common.BACK, "one", place))
    return words, (*made, steps)


def open_one(turn: Turn) -> Screen:
    """One wording: when it is asked, in every language, and what changes it."""
    place, nth = turn.args[0], turn.args[1]
    say, one, total = turn.say, turn.question.variants[nth], len(turn.question.variants)
    parts = (
        phrase(say, variants.HEAD, number=nth + 1, total=total),
        conditions.told_when(replace(turn, variant=nth), one.when),
        in_languages(turn, one.text),
        join((phrase(say, texts.HELP), in_languages(turn, one.help)), gap="\n") if one.help else Words(),
    )
    codes = list(enumerate(turn.q.languages))
    words = [turn.button(f"✎ {language(say, code)}", "vartext", place, nth, at) for at, code in codes]
    helps = [turn.button(f"❓ {language(say, code)}", "varhelp", place, nth, at) for at, code in codes]
    steps = [
        turn.button(variants.B_USED, "vwhen", place, nth),
        turn.button(texts.B_REMOVE, "vargone", place, nth),
        turn.button("⬆", "varmv", place, nth, nth - 1),
        turn.button("⬇", "varmv", place, nth, nth + 1),
    ]
    back = (turn.button(common.BACK, "vars", place),)
    return join(parts), (*in_rows(words, 3), *in_rows(helps, 3), *in_rows(steps, 2), back)


def add(turn: Turn) -> Shown:
    """One wording more, opened; it needs an earlier question to look at."""
    if all(one.kind == "information" for one in turn.q.questions[: turn.place]):
        return texts.NO_EARLIER
    nth = len(turn.question.variants)
    return open_one(turn.changed(editing.change(turn.q, turn.place, editing.add_variant)).at(turn.place, nth))


def remove(turn: Turn) -> Shown:
    """A wording less."""
    nth = turn.args[1]
    turn.question.variants[nth]  # one that is not there is an old button
    q = editing.change(turn.q, turn.place, lambda one: editing.remove_variant(one, nth))
    return show(turn.changed(q))


def move(turn: Turn) -> Shown:
    """A wording one place up or down: the first one that holds is asked."""
    place, nth, to = turn.args
    to = max(0, min(to, len(turn.question.variants) - 1))
    q = editing.change(turn.q, place, lambda one: editing.move_variant(one, nth, to))
    return open_one(turn.changed(q).at(place, to))


def ask_text(turn: Turn) -> Shown:
    """Ask for the wording in one language."""
    return _ask(turn, "text")


def ask_help(turn: Turn) -> Shown:
    """Ask for the wording's help in one language; without any it keeps the question's own."""
    return _ask(turn, "help")


def _ask(turn: Turn, what: str) -> Shown:
    _, nth, at = turn.args
    turn.question.variants[nth]  # one that is not there is an old button
    code = turn.q.languages[at]
    waiting = Waiting(what, *asking.seen(turn), turn.question.id, language=code, variant=nth)
    return asking.ask(turn, waiting)
