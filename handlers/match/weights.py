"""How much each soft wish counts in this line, as its admins have set it."""

from __future__ import annotations

import json
from dataclasses import asdict

from handlers.desk import Desk
from matching.weights import Weights

SETTING = "matching.weights"


def in_use(desk: Desk) -> Weights:
    """The weights that matching counts with: the defaults until an admin has set others."""
    stored = desk.work.settings.get(SETTING)
    return Weights(**json.loads(stored)) if stored else Weights()


def put(desk: Desk, chosen: Weights) -> None:
    """Count with these from now on; offers that are open already stay."""
    desk.work.settings.put(SETTING, json.dumps(asdict(chosen)))
