"""The line that marks a possible repeat."""

from __future__ import annotations

from bot.post.repeating import repeat_line
from db.store import Store
from locales import tongue
from locales.texts import common


async def test_the_line_is_said_as_it_is_worded_now(store: Store):
    """A rewording counts from the next letter on, in its language only; a reset too."""
    line, key = repeat_line(), common.MAYBE_REPEAT.key
    async with store.transaction() as work:
        assert line(work, "nl") == tongue("nl")(common.MAYBE_REPEAT)
        work.wordings.put(key, "nl", "somebody", "Misschien dubbel:")
        assert line(work, "nl") == "Misschien dubbel:"
        assert line(work, "tr") == tongue("tr")(common.MAYBE_REPEAT)
        work.wordings.put(key, "nl", "somebody", None)
        assert line(work, "nl") == tongue("nl")(common.MAYBE_REPEAT)
