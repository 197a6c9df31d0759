"""What confidants may send: for each kind, as the organisation has set it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Literal

from handlers.desk import Desk
from handlers.personal.found import KINDS, Found, Kind

Rule = Literal["allowed", "ask", "refuse"]

RULES: tuple[Rule, ...] = ("allowed", "ask", "refuse")
SETTING = "personal.rules"
STRICTEST: Rule = "refuse"
"""What holds for a kind until an admin has said otherwise."""


def rules(desk: Desk) -> dict[Kind, Rule]:
    """The rule in force for every kind."""
    stored = json.loads(desk.work.settings.get(SETTING) or "{}")
    return {kind: next((rule for rule in RULES if rule == stored.get(kind)), STRICTEST) for kind in KINDS}


def set_rule(desk: Desk, kind: Kind, rule: Rule, by: str) -> None:
    """From now on this holds for a kind; the audit log says who said so."""
    desk.work.settings.put(SETTING, json.dumps({**rules(desk), kind: rule}))
    desk.work.audit.note("rule", by, about=f"{kind}:{rule}")


def ruled(desk: Desk, found: Iterable[Found], rule: Rule) -> tuple[Found, ...]:
    """What was found for whose kind this rule is in force."""
    now = rules(desk)
    return tuple(one for one in found if now[one.kind] == rule)
