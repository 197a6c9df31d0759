"""The short form of the mill in `make faults`: a few thousand spoiled updates."""

from __future__ import annotations

import logging
import random

from tests.faults.fuzzing import Findings, Listener, mill
from tests.faults.mutating import CANARY


async def test_spoiled_updates_break_nothing(tmp_path):
    """No handler fails, no log has a word of anybody's, and nothing is left waiting."""
    async with mill(tmp_path, random.Random(20161201)) as line:
        found = await line.grind(2_000)
    assert found.sound, found
    assert found.taken > 1_000


def test_a_leak_and_a_fault_are_found():
    """What the mill listens for, it hears."""
    found = Findings()
    listener = Listener(found)
    for words in (f"somebody wrote {CANARY}", "an update of the seeker bot failed at try 1: KeyError"):
        listener.emit(logging.LogRecord("bot.post.clerk", logging.WARNING, "x", 1, words, None, None))
    assert len(found.leaks) == 1
    assert found.faults == {"KeyError": 1}
    assert not found.sound
