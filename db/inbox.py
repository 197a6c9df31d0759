"""The inbox: every update that came, stored before Telegram is told that it arrived.

A row's life: carrying (the porter fetches its file) → ready → done. One that fails is ready
again later, and after TRIES tries set aside. A chat's rows are handled strictly in order, so
one that is being carried or waits for its next try holds back what came after it. A row that
is done or set aside keeps its number, for 72 hours, and nothing of its content.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import datetime, timedelta
from functools import cached_property
from typing import cast

from sqlalchemy import bindparam, delete, exists, func, insert, select, update

from db import tables
from db.errors import SealBroken
from db.lanes import Lanes, LaneStatements
from db.letters import BOTS, BotName
from db.letterseal import frame, unframe
from db.media import Media
from db.moment import AT_ONCE
from db.prepared import Statement, Values, one_of
from db.records import Arrival
from db.scope import Row, Scope
from db.settings import LineSettings
from db.vault import fields
from db.whose import bots, of_bots

TRIES = 5
"""How often an update is handled before it is set aside."""

FIRST_PAUSE = timedelta(seconds=2)
"""The pause after the first failure; each next one is four times as long."""

DOUBTED = "inbox.doubted"
"""The setting that holds the number of the last update that may have been handled before."""

_t = tables.inbox.c
_LANES = LaneStatements(tables.inbox)
_m = tables.media.c
_there = tables.inbox.alias("there")
_ASKED = [
    exists()
    .where(_there.c.bot == bindparam("of_bot"), _there.c.update_id == bindparam("update"))
    .label("known"),
    exists().where(_there.c.lane == bindparam("in_lane")).label("taken"),
]
_KNOWN = cast("Statement", select(*_ASKED))
_ADD = insert(tables.inbox)
_READY = (
    select(tables.inbox)
    .where(_t.state == "ready", _t.place == tables.NEXT, _t.due_at <= bindparam("now"), of_bots(_t.bot))
    .order_by(_t.id)
    .limit(bindparam("most"))
)
_CARRYING = (
    select(tables.inbox)
    .where(
        _t.state == "carrying",
        _t.place == tables.NEXT,
        _t.due_at <= bindparam("now"),
        of_bots(_t.bot),
    )
    .order_by(_t.id)
    .limit(bindparam("most"))
)
_BEHIND = (
    select(tables.inbox)
    .where(_t.lane == bindparam("in_lane"), _t.place == tables.BEHIND)
    .order_by(_t.id)
    .limit(bindparam("most"))
)
_FIND = select(
    tables.inbox,
    exists().where(_m.case_id.is_(None), _m.arrival_id == _t.id).label("parked"),
    exists().where(_there.c.lane == _t.lane, _there.c.id != _t.id).label("followed"),
).where(_t.id == bindparam("arrival"))
_CARRIED = (
    update(tables.inbox)
    .where(_t.id == bindparam("arrival"), _t.state == "carrying")
    .values(state="ready", parcel=bindparam("sealed"))
)
_ANY_CARRYING = select(_t.id).where(_t.state == "carrying").limit(1)
_STILL = select(_t.id).where(_t.id == bindparam("arrival"), _t.state == "carrying")
_DONE = (
    update(tables.inbox)
    .where(_t.id == bindparam("arrival"))
    .values(state="done", lane=None, place=tables.BEHIND, payload=None, parcel=None)
)
_LATER = (
    update(tables.inbox)
    .where(_t.id == bindparam("arrival"))
    .values(tries=_t.tries + 1, error=bindparam("why"), due_at=bindparam("when"))
)
_ASIDE = (
    update(tables.inbox)
    .where(_t.id == bindparam("arrival"))
    .values(
        state="aside",
        lane=None,
        place=tables.BEHIND,
        payload=None,
        parcel=None,
        tries=_t.tries + 1,
        error=bindparam("why"),
    )
)
_OF_LANE = select(_t.id).where(_t.lane == bindparam("in_lane"))
_LAST = select(_t.id).order_by(_t.id.desc()).limit(1)
_WAITING = select(func.count()).where(one_of(_t.state, "carrying", "ready"))
_SET_ASIDE = select(func.count()).where(_t.state == "aside")
_FORGET = delete(tables.inbox).where(_t.received_at < bindparam("before"), one_of(_t.state, "done", "aside"))
_FORGET_ALL = delete(tables.inbox).where(_t.bot == bindparam("of_bot"), one_of(_t.state, "done", "aside"))
_ALL_OF = select(tables.inbox).where(_t.bot == bindparam("of_bot")).order_by(_t.id)
_RENUMBER = (
    update(tables.inbox)
    .where(_t.id == bindparam("arrival"))
    .values(update_id=bindparam("update"), payload=bindparam("sealed"))
)


class Inbox:
    """Its rows lie under the inbox key, which has nothing to do with any case's."""

    def __init__(self, scope: Scope, media: Media, settings: LineSettings) -> None:
        self._scope = scope
        self._media = media
        self._settings = settings
        self._lanes = Lanes(scope, _LANES)

    def add(self, bot: BotName, update_id: int, chat_id: int, payload: bytes, *, carries: bool) -> bool:
        """Store an update; False when it is there already. With `carries` the porter has it first."""
        lane = self._scope.vault.lookup.lane(bot, chat_id)
        there = {"of_bot": bot, "update": update_id, "in_lane": lane}
        known, taken = self._scope.one(_KNOWN, there) or (False, False)
        if known:
            return False
        number = self._scope.next_number("inbox")
        values = {
            "id": number,
            "bot": bot,
            "update_id": update_id,
            "lane": lane,
            "place": tables.BEHIND if taken else tables.NEXT,
            "state": "carrying" if carries else "ready",
            "due_at": AT_ONCE,
            "received_at": self._scope.now,
            "tries": 0,
            "error": "",
            "payload": self._sealed(number, bot, update_id, frame(chat_id, payload)),
        }
        self._scope.do(_ADD, values)
        self._scope.news.add("inbox")
        return True

    def ready(self, limit: int, served: Collection[BotName] = BOTS) -> list[Arrival]:
        """Updates to handle now, at most one of each chat, oldest first.

        After `done` the next of that chat is ready, in the same unit of work too. A row that
        does not open is set aside, and the line goes on.
        """
        return self._every(_READY, {"now": self._scope.now, "most": limit, **bots(served)})

    def carrying(self, limit: int, served: Collection[BotName] = BOTS) -> list[Arrival]:
        """Updates that wait for the porter, oldest first."""
        return self._every(_CARRYING, {"now": self._scope.now, "most": limit, **bots(served)})

    def carries_any(self) -> bool:
        """Whether a file of any chat is still to be fetched."""
        return self._scope.one(_ANY_CARRYING) is not None

    def drop(self, bot: BotName, chat_id: int) -> None:
        """Destroy what came in a chat and is not handled yet, with its files."""
        for row in self._scope.all(_OF_LANE, {"in_lane": self._scope.vault.lookup.lane(bot, chat_id)}):
            self._media.unpark(row.id)
            self._scope.do(_DONE, {"arrival": row.id})

    def doubt_all(self) -> None:
        """Whatever is not handled yet may have been: what follows from it may go out a second time."""
        row = self._scope.one(_LAST)
        self._settings.put(DOUBTED, str(row.id if row else 0))

    def behind(self, bot: BotName, chat_id: int, limit: int) -> list[Arrival]:
        """What came in a chat after the update whose turn it is, oldest first."""
        lane = self._scope.vault.lookup.lane(bot, chat_id)
        return self._every(_BEHIND, {"in_lane": lane, "most": limit})

    def carry(self, arrival_id: int) -> bool:
        """Have its file fetched by this process; False when another one is at it, or it is settled already.

        It is free again when it is `carried`, or when its process ends.
        """
        if self._scope.one(_STILL, {"arrival": arrival_id}):
            return self._scope.claim(_carrying(arrival_id))
        self._scope.let_go(_carrying(arrival_id))
        return False

    def carried(self, arrival_id: int, parcel_json: str) -> None:
        """The porter is through with it: `parcel_json` is what the reader of the update gets."""
        sealed = fields.ARRIVAL_PARCEL.seal(self._scope.vault.inbox, parcel_json.encode(), arrival_id)
        self._scope.do(_CARRIED, {"arrival": arrival_id, "sealed": sealed})
        self._scope.news.add("inbox")
        self._scope.let_go(_carrying(arrival_id))

    def done(self, arrival_id: int) -> None:
        """It is handled: its content goes now, its number stays so that a repeat is known."""
        row = self._scope.one(_FIND, {"arrival": arrival_id})
        if row is None:
            return
        self._scope.do(_DONE, {"arrival": arrival_id}, was=row)
        if row.parked:
            self._media.unpark(arrival_id)
        if row.followed:
            self._lanes.advance((row.lane,))

    def failed(self, arrival_id: int, error_class: str, *, hopeless: bool = False) -> bool:
        """Handling raised an exception of this class: try again later, or set it aside (True).

        One that is `hopeless`, whatever comes later, holds its chat up no longer.
        """
        row = self._scope.one(_FIND, {"arrival": arrival_id})
        if row is None:
            return False
        if hopeless or row.tries + 1 >= TRIES:
            self._set_aside(arrival_id, row.lane, error_class)
            return True
        due = self._scope.now + FIRST_PAUSE * 4**row.tries
        self._scope.do(_LATER, {"arrival": arrival_id, "why": error_class, "when": due})
        return False

    def holds(self, bot: BotName, chat_id: int) -> bool:
        """Whether something that came in a chat is not handled yet."""
        return self._scope.one(_OF_LANE, {"in_lane": self._scope.vault.lookup.lane(bot, chat_id)}) is not None

    def waiting(self) -> int:
        """How many updates are not handled yet."""
        return self._count(_WAITING)

    def set_aside(self) -> int:
        """How many updates nobody could handle."""
        return self._count(_SET_ASIDE)

    def renumber(self, bot: BotName, rewritten: Callable[[bytes], bytes]) -> None:
        """Another bot counts its updates anew: none of them may be taken for one of the old bot's.

        What was handled is forgotten; what was not is kept under a number below zero, which Telegram has none
        of, and as `rewritten`.
        """
        self._scope.do(_FORGET_ALL, {"of_bot": bot})
        for row in self._scope.all(_ALL_OF, {"of_bot": bot}):
            arrival = self._opened(row)
            if arrival:
                framed = frame(arrival.chat_id, rewritten(arrival.payload))
                sealed = self._sealed(row.id, bot, -row.id, framed)
                self._scope.do(_RENUMBER, {"arrival": row.id, "update": -row.id, "sealed": sealed})

    def forget_before(self, time: datetime) -> int:
        """Delete updates received before `time` that were handled or set aside; how many."""
        return self._scope.do(_FORGET, {"before": time})

    def _count(self, statement: Statement) -> int:
        row = self._scope.one(statement)
        return int(row[0]) if row else 0

    def _set_aside(self, arrival_id: int, lane: bytes | None, why: str) -> None:
        self._scope.do(_ASIDE, {"arrival": arrival_id, "why": why})
        self._media.unpark(arrival_id)
        self._lanes.advance((lane,))

    def _every(self, statement: Statement, values: Values) -> list[Arrival]:
        found = [self._opened(row) for row in self._scope.all(statement, values)]
        return [arrival for arrival in found if arrival]

    def _parcel(self, row: Row) -> str:
        return fields.ARRIVAL_PARCEL.unseal(self._scope.vault.inbox, row.parcel, row.id).decode()

    def _sealed(self, number: int, bot: str, update_id: int, framed: bytes) -> bytes:
        return fields.ARRIVAL.seal(self._scope.vault.inbox, framed, f"{number}:{bot}:{update_id}")

    def _opened(self, row: Row) -> Arrival | None:
        inbox = self._scope.vault.inbox
        try:
            framed = fields.ARRIVAL.unseal(inbox, row.payload, f"{row.id}:{row.bot}:{row.update_id}")
            chat_id, payload = unframe(framed)
            parcel = "" if row.parcel is None else self._parcel(row)
        except SealBroken as error:
            self._set_aside(row.id, row.lane, type(error).__name__)
            return None
        repeat = row.id <= self._last_in_doubt
        return Arrival(
            row.id, row.bot, row.update_id, chat_id, payload, row.received_at, row.tries, parcel, repeat
        )

    @cached_property
    def _last_in_doubt(self) -> int:
        """None where the setting does not open: the line goes on, and that is in the audit log."""
        with suppress(SealBroken):
            return int(self._settings.get(DOUBTED) or 0)
        return 0


def _carrying(arrival_id: int) -> str:
    return f"carry the file of arrival {arrival_id}"
