"""/weights: an admin says how much each soft wish counts in matching."""

from __future__ import annotations

from dataclasses import asdict, replace

from db.letters import Button, Buttons, Edit, Send, Words
from db.records import Staff
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.match import matchmaking, weights
from handlers.phrases import phrase
from handlers.staff import strays
from locales.texts import common, matching as texts
from matching.weights import Weights

STEP, MOST = 0.5, 10.0
"""How much one press changes, and the most that anything counts, in points."""
SET = (("less",), ("more",), ("reset",))
"""How a press ends that sets something: at the end of the scale it leaves the screen as it is."""


def command(desk: Desk, member: Staff, _: Letter) -> None:
    """/weights shows them, with a button for each."""
    words, buttons = _listed(desk, member)
    desk.tell_staff(member, Send(words, buttons=buttons))


def pressed(desk: Desk, member: Staff, press: Press) -> None:
    """The list, one weight of it, less or more of that, or the defaults again."""
    name = press.given(1)[0] if press.args and press.given(1)[0] in texts.WEIGHT_NAMES else ""
    chosen = _chosen(weights.in_use(desk), press.args)
    if chosen is None:
        strays.old_button(desk, member, press)
        return
    desk.answer_staff(press)
    changes = chosen != weights.in_use(desk)
    if not changes and press.args[-1:] in SET:
        return
    if changes:
        weights.put(desk, chosen)
        desk.work.audit.note("weights", member.id, about=name)
    words, buttons = _one(desk, member, name) if name else _listed(desk, member)
    desk.tell_staff(member, Edit(words, press.message_id, buttons=buttons))
    if changes:
        matchmaking.solve(desk)


def _chosen(now: Weights, args: tuple[str, ...]) -> Weights | None:
    match args:
        case ():
            return now
        case ("reset",):
            return Weights()
        case (name,) if name in texts.WEIGHT_NAMES:
            return now
        case (name, ("less" | "more") as way) if name in texts.WEIGHT_NAMES:
            step = STEP if way == "more" else -STEP
            return replace(now, **{name: min(MOST, max(0.0, asdict(now)[name] + step))})
        case _:
            return None


def _listed(desk: Desk, member: Staff) -> tuple[Words, Buttons]:
    say = voice_of(member)
    rows = [(Button(_line(desk, member, name).text, action("we", name)),) for name in texts.WEIGHT_NAMES]
    reset = Button(say(texts.WEIGHTS_RESET), action("we", "reset"))
    return phrase(say, texts.WEIGHTS), (*rows, (reset,))


def _one(desk: Desk, member: Staff, name: str) -> tuple[Words, Buttons]:
    """One weight alone: there is room for its whole name, and for big buttons."""
    steps = (Button("➖", action("we", name, "less")), Button("➕", action("we", name, "more")))
    back = Button(voice_of(member)(common.BACK), action("we"))
    return _line(desk, member, name), (steps, (back,))


def _line(desk: Desk, member: Staff, name: str) -> Words:
    points = float(asdict(weights.in_use(desk))[name])
    return phrase(voice_of(member), texts.WEIGHT_LINE, name=texts.WEIGHT_NAMES[name], points=points)
