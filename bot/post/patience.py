"""When to stop trying a letter that alone keeps failing while everything else goes through."""

from __future__ import annotations

from collections import Counter

from db.letters import BotName

MOST = 10
"""Failures of one letter, each with a success of its bot since the one before."""


class Patience:
    """Counts a letter's lost answers, but only while its bot is well.

    In an outage everything fails and nothing is ever given up; a letter that breaks Telegram
    each time while others pass would hold up its chat for ever.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._well: Counter[BotName] = Counter()
        self._strikes: dict[int, tuple[int, int]] = {}

    def arrived(self, bot: BotName, letter_id: int) -> None:
        """A letter got an answer."""
        self._well[bot] += 1
        self._strikes.pop(letter_id, None)

    def lost(self, bot: BotName, letter_id: int) -> bool:
        """A letter's answer was lost; True when it is time to give this letter up."""
        seen, strikes = self._strikes.get(letter_id, (-1, 0))
        well = self._well[bot]
        strikes += well != seen
        if strikes > self._most:
            del self._strikes[letter_id]
            return True
        self._strikes[letter_id] = (well, strikes)
        return False
