"""The staff bot's edge: one update goes through python-telegram-bot's routing to one handler."""

from __future__ import annotations

import random

from pydantic import TypeAdapter
from telegram import Update
from telegram.ext import Application, ContextTypes, ExtBot

from bot.post.luggage import mark_of
from bot.raw import UnreadableUpdate, more_of_album, readable
from bot.staff.context import HANDLING, Handling, StaffApplication, StaffContext
from bot.staff.faults import sorting
from bot.staff.reading import check
from bot.staff.routes import staff_handlers
from db.letters import Parcel
from db.records import Arrival
from db.work import Work
from handlers.desk import Desk, Line
from handlers.staff.knocking import Knocks
from handlers.wordings import Wordings

PARCELS = TypeAdapter(Parcel)


class StaffEdge:
    """Gives updates to python-telegram-bot one by one, and brings back what a handler raised."""

    def __init__(self, bot: ExtBot[None], line: Line, rng: random.Random) -> None:
        self._line = line
        self._rng = rng
        self._wordings = Wordings()
        self._knocks = Knocks(rng)
        self._bot = bot
        self._application: StaffApplication = (
            Application.builder()
            .bot(bot)
            .updater(None)
            .job_queue(None)
            .context_types(ContextTypes(context=StaffContext))
            .build()
        )
        self._application.add_handlers(staff_handlers())
        self._application.add_error_handler(_remember)

    async def start(self) -> None:
        """Let python-telegram-bot learn who its bot is (one getMe).

        Raises a `bot.post.outcomes.PostError` when it does not; then it can be tried again.
        """
        with sorting():
            await self._application.initialize()

    async def stop(self) -> None:
        """Close the bot's connections."""
        await self._application.shutdown()

    async def handle(self, arrival: Arrival, work: Work) -> None:
        """Handle one update inside the open unit of work; what a handler raises comes out.

        Raises UnreadableUpdate, which says nothing of the content, when the update has not the
        shape that python-telegram-bot knows.
        """
        raw = readable(arrival.payload)
        if raw is None:
            return
        try:
            update = Update.de_json(raw, self._bot)
            check(update)
        except Exception:  # noqa: BLE001 - whatever a strange update makes de_json raise, its words stay here
            raise UnreadableUpdate from None
        parcel = PARCELS.validate_json(arrival.parcel) if arrival.parcel else None
        desk = Desk(work, self._line, self._rng, more_of_album(work, arrival, raw))
        handling = Handling(desk, parcel, self._knocks, mark_of(raw.get("edited_message")))
        token = HANDLING.set(handling)
        try:
            with self._wordings.in_force(work):
                await self._application.process_update(update)
        finally:
            HANDLING.reset(token)
        if handling.failures:
            raise handling.failures[0]


async def _remember(_: object, context: StaffContext) -> None:
    if isinstance(context.error, Exception):
        HANDLING.get().failures.append(context.error)
