"""A few words that admins choose for this line, kept sealed under ids of their own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from handlers.desk import Desk
from handlers.staff.naming import tidy


@dataclass(frozen=True, slots=True)
class WordList:
    """One list: the setting it lies in, at most how many there are, and of how many characters each."""

    setting: str
    most: int
    longest: int

    def every(self, desk: Desk) -> Mapping[str, str]:
        """The words by their ids, in the order in which they were made."""
        stored = desk.work.settings.get(self.setting)
        found: dict[str, str] = json.loads(stored) if stored else {}
        return found

    def add(self, desk: Desk, words: str) -> bool:
        """Add one; False when it is empty, too long, there already, or there are enough."""
        words, there = tidy(words), dict(self.every(desk))
        taken = {one.casefold() for one in there.values()}
        if not 0 < len(words) <= self.longest or words.casefold() in taken or len(there) >= self.most:
            return False
        there[f"{desk.rng.getrandbits(32):08x}"] = words
        desk.work.settings.put(self.setting, json.dumps(there))
        return True

    def drop(self, desk: Desk, one: str) -> bool:
        """Take one away; False when there is none."""
        there = dict(self.every(desk))
        if there.pop(one, None) is None:
            return False
        desk.work.settings.put(self.setting, json.dumps(there))
        return True
