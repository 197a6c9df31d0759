"""The seeker bot's edge: one update from the inbox goes through aiogram's routing to one handler."""

from __future__ import annotations

import random

from aiogram import Bot, Dispatcher
from aiogram.types import Update
from pydantic import TypeAdapter, ValidationError

from bot.post.luggage import mark_of
from bot.raw import UnreadableUpdate, more_of_album, readable
from bot.seeker.routes import seeker_router
from db.letters import Parcel
from db.records import Arrival
from db.work import Work
from handlers.desk import Desk, Line
from handlers.seeker.safety import timer
from handlers.wordings import Wordings

PARCELS = TypeAdapter(Parcel)


class SeekerEdge:
    """Gives updates to aiogram one by one. Between updates it holds wordings, and no person."""

    def __init__(self, bot: Bot, line: Line, rng: random.Random) -> None:
        self._bot = bot
        self._line = line
        self._rng = rng
        self._wordings = Wordings()
        self._dispatcher = Dispatcher(disable_fsm=True)
        self._dispatcher.include_router(seeker_router())

    async def handle(self, arrival: Arrival, work: Work) -> None:
        """Handle one update inside the open unit of work; what a handler raises comes out.

        Raises UnreadableUpdate, which says nothing of the content, when aiogram cannot read it.
        """
        raw = readable(arrival.payload, heard=(timer.KIND,))
        if raw is None:
            return
        try:
            update = Update.model_validate(raw, context={"bot": self._bot})
        except ValidationError:
            raise UnreadableUpdate from None
        parcel = PARCELS.validate_json(arrival.parcel) if arrival.parcel else None
        desk = Desk(work, self._line, self._rng, more_of_album(work, arrival, raw), present=arrival.chat_id)
        with self._wordings.in_force(work):
            await self._dispatcher.feed_update(
                self._bot, update, desk=desk, parcel=parcel, file=mark_of(raw.get("edited_message"))
            )
