"""/rules: an admin says what confidants may send."""

from __future__ import annotations

from db.letters import Button, Buttons, Edit, Send
from db.records import Staff
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.personal.found import KINDS
from handlers.personal.rules import RULES, rules, set_rule
from handlers.phrases import phrase
from handlers.staff import strays
from locales.texts import common, personal as texts


def command(desk: Desk, member: Staff, _: Letter) -> None:
    """Every kind, with the rule in force."""
    say = voice_of(member)
    desk.tell_staff(member, Send(phrase(say, texts.RULES), buttons=_kinds(desk, member)))


def pressed(desk: Desk, member: Staff, press: Press) -> None:
    """The list, one kind of it, or a rule for that kind."""
    named, chosen = (*press.args, "", "")[:2]
    kind = next((kind for kind in KINDS if kind == named), None)
    rule = next((rule for rule in RULES if rule == chosen), None)
    if (named and not kind) or (chosen and not rule):
        strays.old_button(desk, member, press)
        return
    if kind and rule and rules(desk)[kind] != rule:
        set_rule(desk, kind, rule, member.id)
    desk.answer_staff(press)
    say = voice_of(member)
    if kind and not rule:
        words, buttons = phrase(say, texts.RULE, things=say(texts.KINDS[kind])), _choices(desk, member, kind)
    else:
        words, buttons = phrase(say, texts.RULES), _kinds(desk, member)
    desk.tell_staff(member, Edit(words, press.message_id, buttons=buttons))


def _kinds(desk: Desk, member: Staff) -> Buttons:
    say = voice_of(member)
    now = rules(desk)
    return tuple(
        (Button(f"{texts.SIGNS[now[kind]]} {say(texts.KINDS[kind])}", action("ru", kind)),) for kind in KINDS
    )


def _choices(desk: Desk, member: Staff, kind: str) -> Buttons:
    say = voice_of(member)
    rows = tuple((Button(say(texts.STATES[rule]), action("ru", kind, rule)),) for rule in RULES)
    return (*rows, (Button(say(common.BACK), action("ru")),))
