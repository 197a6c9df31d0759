"""/weights: an admin says how much each soft wish counts in matching."""

from __future__ import annotations

from dataclasses import asdict, replace

from db.letters import Button, Buttons, Edit, Send, Words
from db.records import Staff
from handlers import matchmaking, weights
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import join, phrase
from handlers.staff import strays
from locales.texts import matching as texts
from matching.weights import Weights

STEP, MOST = 0.5, 10.0
"""How much one press changes, and the most that anything counts, in points."""


def command(desk: Desk, member: Staff, _: Letter) -> None:
    """/weights shows them, with buttons for less and more."""
    desk.tell_staff(member, Send(_words(desk, member), buttons=_buttons(desk, member)))


def pressed(desk: Desk, member: Staff, press: Press) -> None:
    """Less or more of one weight, or the defaults again; the queue is looked through with it at once."""
    chosen = _chosen(weights.in_use(desk), press.args)
    if chosen is None:
        strays.old_button(desk, member, press)
        return
    desk.answer_staff(press)
    if chosen == weights.in_use(desk):
        return
    weights.put(desk, chosen)
    desk.work.audit.note("weights", member.id, about=press.args[0] if len(press.args) > 1 else "")
    desk.tell_staff(member, Edit(_words(desk, member), press.message_id, buttons=_buttons(desk, member)))
    matchmaking.solve(desk)


def _chosen(now: Weights, args: tuple[str, ...]) -> Weights | None:
    match args:
        case ("reset",):
            return Weights()
        case (name, ("less" | "more") as way) if name in texts.WEIGHT_NAMES:
            step = STEP if way == "more" else -STEP
            return replace(now, **{name: min(MOST, max(0.0, asdict(now)[name] + step))})
        case _:
            return None


def _words(desk: Desk, member: Staff) -> Words:
    say, now = voice_of(member), asdict(weights.in_use(desk))
    lines = [
        phrase(say, texts.WEIGHT_LINE, name=name, points=float(now[key]))
        for key, name in texts.WEIGHT_NAMES.items()
    ]
    return join((phrase(say, texts.WEIGHTS), join(lines, gap="\n")))


def _buttons(desk: Desk, member: Staff) -> Buttons:
    say = voice_of(member)
    rows = [
        (
            Button(f"➖ {say(name)}", action("we", key, "less")),
            Button(f"➕ {say(name)}", action("we", key, "more")),
        )
        for key, name in texts.WEIGHT_NAMES.items()
    ]
    return (*rows, (Button(say(texts.WEIGHTS_RESET), action("we", "reset")),))
