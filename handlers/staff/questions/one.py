"""One question in the editor: what it is, and every button that changes it."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Button, Buttons, Words
from handlers.actions import action
from handlers.intake import editing
from handlers.intake.questionnaire import CHOOSING, COUNTING, KINDS, WEIGHED, Question
from handlers.intake.roles import ROLES
from handlers.intake.texts import Texts
from handlers.phrases import join, phrase
from handlers.staff.questions import home
from handlers.staff.questions.turn import Screen, Shown, Turn, in_rows
from handlers.staff.questions.wording import condition, language, short
from locales.texts import common, questions as texts, recording, variants

QUOTED = 300
"""Characters of one text that the screen shows."""


def show(turn: Turn) -> Screen:
    """The question as it stands in the working copy."""
    return _words(turn), _buttons(turn)


def _words(turn: Turn) -> Words:
    say, one = turn.say, turn.question
    when = (
        phrase(say, texts.WHEN, condition=short(condition(say, turn.q, one.when), QUOTED))
        if one.when
        else phrase(say, texts.ALWAYS)
    )
    about = (
        phrase(say, texts.HEAD, number=turn.place + 1, total=len(turn.q.questions)),
        phrase(say, texts.KINDS[one.kind]),
        phrase(say, texts.REQUIRED if one.required else texts.OPTIONAL),
        phrase(say, texts.ROLE, role=one.role) if one.role else Words(),
        phrase(say, texts.WEIGHT, weight=one.weight) if one.kind in WEIGHED else Words(),
        when,
        phrase(say, variants.COUNT, number=len(one.variants)) if one.variants else Words(),
    )
    help_ = join((phrase(say, texts.HELP), in_languages(turn, one.help)), gap="\n") if one.help else Words()
    return join((join(about, gap="\n"), in_languages(turn, one.text), help_))


def in_languages(turn: Turn, what: Texts) -> Words:
    """A text in every language, a line each; a dash where it is missing."""
    say = turn.say
    shown = ((code, short(what.get(code, ""), QUOTED) or "–") for code in turn.q.languages)
    lines = (phrase(say, texts.LINE, language=language(say, code), words=words) for code, words in shown)
    return join(lines, gap="\n")


def _buttons(turn: Turn) -> Buttons:
    place, one = turn.place, turn.question
    codes = list(enumerate(turn.q.languages))
    words = [turn.button(f"✎ {language(turn.say, code)}", "text", place, nth) for nth, code in codes]
    helps = [turn.button(f"❓ {language(turn.say, code)}", "help", place, nth) for nth, code in codes]
    steps = [
        turn.button("⬆", "move", place, place - 1),
        turn.button("⬇", "move", place, place + 1),
        turn.button(texts.B_COPY, "copy", place),
        turn.button(texts.B_REMOVE, "gone?", place),
        turn.button(texts.B_ADD_AFTER, "kinds", place + 1),
        turn.button(texts.B_HOME, "home", place),
    ]
    return (*in_rows(words, 3), *in_rows(helps, 3), *_shape(turn, one), *in_rows(steps, 2))


def _shape(turn: Turn, one: Question) -> Buttons:
    place, low, high = turn.place, one.min, one.max
    made = [
        turn.button(texts.B_WHEN, "when", place),
        turn.button(texts.B_KIND, "kind", place),
        turn.button(texts.B_ROLE, "role", place),
        turn.button(variants.B_VARIANTS, "vars", place),
        Button(turn.say(recording.B_RECORD), action("vq", f"draft.{turn.draft.kind}", one.id)),
    ]
    if one.kind in CHOOSING:
        made.insert(0, turn.button(texts.OPTIONS, "opts", place))
    if one.kind in COUNTING:
        made.append(turn.button(texts.B_LOW, "low", place, number="–" if low is None else low))
        made.append(turn.button(texts.B_HIGH, "high", place, number="–" if high is None else high))
    if one.kind in WEIGHED:
        made.append(turn.button(texts.WEIGHT, "weight", place, weight=one.weight))
    if one.kind != "information":
        made.append(turn.button(texts.B_OPTIONAL if one.required else texts.B_REQUIRED, "must", place))
    return in_rows(made, 2)


def choose_kind(turn: Turn) -> Shown:
    """Which kind the new question, to stand at the turn's place, will be."""
    made = [turn.button(texts.KINDS[kind], "add", turn.place, nth) for nth, kind in enumerate(KINDS)]
    cancel = turn.button(common.CANCEL, "home", max(0, turn.place - 1))
    return phrase(turn.say, texts.CHOOSE_KIND), (*in_rows(made, 2), (cancel,))


def add(turn: Turn) -> Shown:
    """A new question of the chosen kind, opened."""
    place, kind = turn.args
    return show(turn.changed(editing.add(turn.q, place, KINDS[kind])).at(place))


def choose_other_kind(turn: Turn) -> Shown:
    """Which kind the question is to become."""
    made = [turn.button(texts.KINDS[kind], "tokind", turn.place, nth) for nth, kind in enumerate(KINDS)]
    cancel = turn.button(common.CANCEL, "one", turn.place)
    return phrase(turn.say, texts.CHOOSE_KIND), (*in_rows(made, 2), (cancel,))


def become(turn: Turn) -> Shown:
    """The question becomes another kind; what does not go with it falls away."""
    kind = KINDS[turn.args[1]]
    q = editing.change(turn.q, turn.place, lambda one: editing.fitted_to(one, kind))
    return show(turn.changed(q))


def choose_role(turn: Turn) -> Shown:
    """Which role the question is to carry: those that go with its kind."""
    kind = turn.question.kind
    fit = [(nth, name) for nth, (name, kinds) in enumerate(ROLES.items()) if kind in kinds]
    made = [turn.button(name, "torole", turn.place, nth) for nth, name in fit]
    none = turn.button(texts.B_NO_ROLE, "torole", turn.place, len(ROLES))
    cancel = turn.button(common.CANCEL, "one", turn.place)
    return phrase(turn.say, texts.CHOOSE_ROLE), (*in_rows(made, 2), (none, cancel))


def cast(turn: Turn) -> Shown:
    """The question carries the chosen role, or none."""
    role = [*ROLES, None][turn.args[1]]
    return show(turn.changed(editing.change(turn.q, turn.place, lambda one: replace(one, role=role))))


def require(turn: Turn) -> Shown:
    """Required becomes skippable, and the other way round."""
    q = editing.change(turn.q, turn.place, lambda one: replace(one, required=not one.required))
    return show(turn.changed(q))


def move(turn: Turn) -> Shown:
    """The question one place up or down."""
    place, to = turn.args[0], max(0, min(turn.args[1], len(turn.q.questions) - 1))
    return show(turn.changed(editing.move(turn.q, place, to)).at(to))


def copy(turn: Turn) -> Shown:
    """A copy right after the question, opened."""
    return show(turn.changed(editing.duplicate(turn.q, turn.place)).at(turn.place + 1))


def ask_to_remove(turn: Turn) -> Shown:
    """Removing is asked first."""
    yes = turn.button(texts.B_YES_REMOVE, "gone", turn.place)
    no = turn.button(common.CANCEL, "one", turn.place)
    words = join((phrase(turn.say, texts.REMOVE_SURE), in_languages(turn, turn.question.text)))
    return words, ((yes, no),)


def remove(turn: Turn) -> Shown:
    """The question is gone from the working copy; back to the list."""
    turn = turn.changed(editing.remove(turn.q, turn.place))
    return home.show(turn.at(max(0, turn.place - 1)))
