"""The line and a Telegram that does not answer as it should, seen by people."""

from __future__ import annotations

from bot.sandbox.calls import Call
from bot.sandbox.faults import FalseAnswer, Rule
from tests.stories.line import STAFF_BOT, StoryLine
from tests.stories.test_talking import matched


async def test_a_line_opens_although_telegram_answers_badly(line: StoryLine) -> None:
    """A gateway's page in answer to the second question who the staff bot is: it is asked again."""
    seeker, confidant, thread = await matched(line)
    await line.closes()
    asked: list[Call] = []

    async def second(call: Call) -> FalseAnswer | None:
        asked.append(call)
        return FalseAnswer() if len(asked) == 2 else None

    line.sandbox.faults.add(Rule(second, bot=STAFF_BOT, method="getMe", times=None))
    await line.opens()
    assert len(asked) == 3
    await seeker.writes("ben je er weer?")
    await confidant.sees("ben je er weer?", thread=thread)
