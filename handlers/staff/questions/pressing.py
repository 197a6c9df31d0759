"""The way in: /questions, and every button of the editor."""

from __future__ import annotations

from collections.abc import Callable

from db.errors import NoSuchRecord
from db.letters import Edit, Send
from db.records import Staff
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import phrase
from handlers.staff import strays
from handlers.staff.questions import (
    asking,
    conditions,
    draft as drafts,
    files,
    history,
    home,
    one,
    options,
    preview,
    publishing,
    variants,
    writing,
)
from handlers.staff.questions.turn import KINDS, Shown, Turn
from handlers.staff.questions.waiting import wait_for
from locales.texts import questions as texts

CONDITIONS: dict[str, Callable[[Turn], Shown]] = {
    "when": conditions.show,
    "ifq": conditions.choose_question,
    "ifv": conditions.choose_value,
    "ifadd": conditions.add,
    "ifnum": conditions.ask_number,
    "ifnot": conditions.turn_part,
    "ifdrop": conditions.drop_part,
    "ifany": conditions.switch,
    "ifclr": conditions.clear,
}
"""What each button about a condition does."""

STEPS: dict[str, Callable[[Turn], Shown]] = {
    "home": home.show,
    "over?": home.ask_to_start_over,
    "over": home.start_over,
    "one": one.show,
    "kinds": one.choose_kind,
    "add": one.add,
    "kind": one.choose_other_kind,
    "tokind": one.become,
    "role": one.choose_role,
    "torole": one.cast,
    "must": one.require,
    "move": one.move,
    "copy": one.copy,
    "gone?": one.ask_to_remove,
    "gone": one.remove,
    "text": asking.ask_text,
    "help": asking.ask_help,
    "low": asking.ask_low,
    "high": asking.ask_high,
    "weight": asking.ask_weight,
    "opts": options.show,
    "opt": options.open_one,
    "newopt": options.add,
    "opttext": options.ask_text,
    "optw": options.weigh,
    "optmv": options.move,
    "optgone": options.remove,
    "optnone": options.exclude,
    **CONDITIONS,
    **{conditions.OF_VARIANT + name: conditions.of_variant(step) for name, step in CONDITIONS.items()},
    "vars": variants.show,
    "var": variants.open_one,
    "newvar": variants.add,
    "vartext": variants.ask_text,
    "varhelp": variants.ask_help,
    "varmv": variants.move,
    "vargone": variants.remove,
    "look": preview.choose_language,
    "walk": preview.begin,
    "check": publishing.check,
    "publish": publishing.ask,
    "nonote": publishing.without_note,
    "past": history.show,
    "ver": history.open_one,
    "cmp": history.compare_two,
    "cmpcopy": history.compare_with_copy,
    "back?": history.ask_to_roll_back,
    "back": history.roll_back,
    "file": files.export,
    "take": files.take,
}
"""What each button does."""


def command(desk: Desk, member: Staff, letter: Letter) -> None:
    """/questions; with `professionals` or `short` those, with `export` the file at once."""
    asked = letter.words.text.split()[1:]
    kind = KINDS["p" if "professionals" in asked else "q" if "short" in asked else "s"]
    wait_for(desk, member, None)
    turn = Turn(desk, member, drafts.load(desk, kind))
    if "export" in asked:
        files.send(turn)
        return
    words, buttons = home.show(turn)
    desk.tell_staff(member, Send(words, buttons=buttons))


def pressed(desk: Desk, member: Staff, press: Press) -> None:
    """A button: a step on the working copy its maker was looking at, and on no other."""
    head, step, *numbers = (*press.args, "", "")
    turn = _turn(desk, member, head, [one for one in numbers if one])
    if turn is None:
        strays.old_button(desk, member, press)
    elif f"{turn.draft.kind[0]}{turn.draft.revision}" != head:
        desk.answer_staff(press, turn.say(texts.STALE), alert=True)
        _redraw(turn, press, home.show(turn.at()))
    elif step == "cancel":
        wait_for(desk, member, None)
        desk.answer_staff(press, turn.say(texts.NOTHING_CHANGED))
        _redraw(turn, press, one.show(turn) if turn.args else home.show(turn))
    elif step == "mine":
        refused = writing.use_mine(turn)
        desk.answer_staff(press, turn.say(refused) if refused else "")
    else:
        _take(turn, press, step)


def _turn(desk: Desk, member: Staff, head: str, numbers: list[str]) -> Turn | None:
    kind = KINDS.get(head[:1])
    if kind is None or not head[1:].isdigit() or not all(one.lstrip("-").isdigit() for one in numbers):
        return None
    return Turn(desk, member, drafts.load(desk, kind), tuple(int(one) for one in numbers))


def _take(turn: Turn, press: Press, step: str) -> None:
    handler = STEPS.get(step)
    try:
        shown = handler(turn) if handler else None
    except (IndexError, ValueError, NoSuchRecord):
        # A button that this program never made: its numbers lead nowhere.
        shown = None
    if shown is None:
        strays.old_button(turn.desk, turn.member, press)
    elif isinstance(shown, tuple):
        turn.desk.answer_staff(press)
        _redraw(turn, press, shown)
    else:
        turn.desk.answer_staff(press, voice_of(turn.member)(shown), alert=True)


def _redraw(turn: Turn, press: Press, shown: Shown) -> None:
    words, buttons = shown if isinstance(shown, tuple) else (phrase(turn.say, shown), ())
    turn.desk.tell_staff(turn.member, Edit(words, press.message_id, buttons=buttons))
