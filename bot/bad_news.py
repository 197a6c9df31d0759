"""What the post office tells the handlers when something does not arrive or cannot be handled."""

from __future__ import annotations

import random
from collections.abc import Callable

from bot.post.settling import Hooks
from db.letters import Address, Remove
from db.packing import unpack_letter
from db.records import Arrival, Consignment
from db.work import Work
from handlers import copies, left_behind, undelivered
from handlers.desk import Desk, Line
from handlers.wordings import Wordings


def hooks(line: Line, rng: random.Random) -> Hooks:
    """Who hears of a letter that did not arrive."""
    wordings = Wordings()

    def on_unreachable(work: Work, letter: Consignment) -> None:
        with wordings.in_force(work):
            undelivered.unreachable(Desk(work, line, rng), letter.bot, letter.chat_id)

    def on_refused(work: Work, letter: Consignment, reason: str) -> None:
        desk, what = Desk(work, line, rng), unpack_letter(letter.payload)
        with wordings.in_force(work):
            if isinstance(what, Remove) and letter.bot == "staff" and not what.entries:
                _not_taken_away(desk, letter.chat_id, reason)
            elif isinstance(what, Remove):
                copies.out_of_reach(desk, letter.bot, letter.chat_id, letter.case_id, what)
            else:
                where = Address(letter.bot, letter.chat_id, letter.case_id, letter.assignment_id)
                undelivered.refused(desk, where, what, reason)

    def topic_gone(work: Work, letter: Consignment) -> None:
        with wordings.in_force(work):
            undelivered.topic_gone(Desk(work, line, rng), letter.assignment_id)

    def topic_twice(work: Work, letter: Consignment) -> None:
        with wordings.in_force(work):
            undelivered.topic_twice(Desk(work, line, rng), letter.assignment_id)

    return Hooks(on_unreachable, on_refused, topic_gone, topic_twice)


def _not_taken_away(desk: Desk, chat_id: int, reason: str) -> None:
    if reason == "too_old":
        left_behind.tell(desk, chat_id)


def set_aside(line: Line, rng: random.Random) -> Callable[[Work, Arrival], None]:
    """Who hears of an update that could not be handled."""
    wordings = Wordings()

    def tell(work: Work, arrival: Arrival) -> None:
        with wordings.in_force(work):
            undelivered.set_aside(Desk(work, line, rng), arrival.bot, arrival.chat_id)

    return tell
