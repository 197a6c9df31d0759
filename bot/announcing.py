"""What the porter lets the other side see while it fetches a file."""

from __future__ import annotations

from bot.post.luggage import Luggage
from bot.post.porter import Announcing
from db.letters import BotName
from db.work import Work
from handlers import coming
from handlers.desk import Desk, Line
from handlers.incoming import Letter


def announced(line: Line) -> Announcing:
    """Whoever is to get it sees that something is coming; of a voice that waits to be heard, nobody."""

    def announce(work: Work, bot: BotName, chat_id: int, luggage: Luggage) -> None:
        if luggage.disguise is None:
            desk = Desk(work, line, work.rng)
            letter = Letter(chat_id, 0, luggage.kind, reply_to=luggage.reply_to, thread=luggage.thread)
            coming.show(desk, bot, letter, luggage.kind)

    return announce
