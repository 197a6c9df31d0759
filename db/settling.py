"""What came of a letter. A letter that is gone already, because its case was erased, is no error."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import bindparam, exists, select, update

from db import tables
from db.holding import Holding
from db.letters import BOTS, BotName, EntryRef, beside
from db.posting import SHOWN_ONCE, UNFINISHED, WITHHELD
from db.prepared import one_of
from db.scope import Row
from db.whose import bots, of_bots

REST = timedelta(hours=6)
"""How long a letter to somebody unreachable rests, unless they are heard of before."""

_t = tables.outbox.c
_there = tables.outbox.alias("there")
_FOLLOWED = exists().where(_there.c.lane == _t.lane, _there.c.id != _t.id).label("followed")
_FIND = select(tables.outbox, _FOLLOWED).where(_t.id == bindparam("letter"))
_MOVING = (
    select(tables.outbox).where(one_of(_t.state, "sending", "recalled"), of_bots(_t.bot)).order_by(_t.id)
)
_SETTLE = (
    update(tables.outbox)
    .where(_t.id == bindparam("letter"))
    .values(
        state=bindparam("outcome"),
        reason=bindparam("why"),
        lane=None,
        place=tables.BEHIND,
        payload=None,
        settled_at=bindparam("now"),
    )
)
_AGAIN = (
    update(tables.outbox)
    .where(_t.id == bindparam("letter"))
    .values(
        state="waiting",
        due_at=bindparam("when"),
        reason=bindparam("why"),
        repeat=bindparam("maybe_twice"),
        done=bindparam("sent_already"),
        tries=_t.tries + bindparam("tried"),
    )
)
_REVIVE = (
    update(tables.outbox)
    .where(_t.lane == bindparam("in_lane"), _t.state == "waiting", _t.reason == "unreachable")
    .values(due_at=bindparam("now"))
)

_DOUBT = (
    update(tables.outbox)
    .where(
        one_of(_t.bot, *BOTS), one_of(_t.state, *UNFINISHED, "held", WITHHELD), one_of(_t.what, *SHOWN_ONCE)
    )
    .values(repeat=True)
)


class Settling(Holding):
    """The side of the outbox that the courier reports to."""

    def sent(
        self,
        number: int,
        message_ids: Sequence[int] = (),
        thread_id: int | None = None,
        shows: Sequence[EntryRef] = (),
        texts: Collection[str] = (),
        edited: int | None = None,
    ) -> None:
        """It is there. Its messages show its entry from now on; a new topic is the assignment's.

        Of an album the first messages show the entries in `shows`, one each; the others stand beside it.
        `texts` are those of the line's own that its messages, or the message it `edited`, are made of.
        """
        row = self._found(number)
        if row is None:
            return
        self._note(row, message_ids, shows)
        if row.bot == "seeker":
            self._say(row, message_ids, texts, edited)
        self._note_topic(row, thread_id)
        self._settle(row, "sent", alone=not row.followed)

    def _say(self, row: Row, message_ids: Sequence[int], texts: Collection[str], edited: int | None) -> None:
        """An edit may take texts away, too; a new message without any has nothing to remember."""
        if row.what == "edit" and edited is not None:
            self._onscreen.say(row.lane, edited, texts)
        elif row.what == "send" and texts:
            for message_id in message_ids:
                self._onscreen.say(row.lane, message_id, texts)

    def _note(self, row: Row, message_ids: Sequence[int], shows: Sequence[EntryRef]) -> None:
        """Remember what these messages of a letter show, and where they stand."""
        if row.what != "send":
            return
        if row.entry_case is not None:
            entry = EntryRef(row.entry_case, row.entry_seq)
            for at, message_id in enumerate(message_ids):
                shown = (*shows, beside(entry))[min(at, len(shows))] if shows else entry
                self._messages.link_in_lane(row.bot, row.lane, message_id, shown)
        if row.bot == "seeker":
            self._onscreen.note_in_lane(row.lane, message_ids, row.stay)

    def again(self, number: int, due: datetime) -> None:
        """It was surely not sent: try it at `due`; what comes after it in its chat waits too."""
        self._repeat(self._found(number), due)

    def halfway(
        self, number: int, message_ids: Sequence[int], due: datetime, shows: Sequence[EntryRef] = ()
    ) -> None:
        """These messages of it are there for certain, the rest is to follow at `due`.

        They are known from now on, so that they can be taken away should the rest never follow.
        """
        row = self._found(number)
        if row is not None:
            self._note(row, message_ids, shows)
        self._repeat(row, due, done=" ".join(map(str, message_ids)))

    def unknown(self, number: int) -> None:
        """Nobody knows whether it was sent: it goes out once more, marked as a possible repeat."""
        self._repeat(self._found(number), self._scope.now, in_doubt=True)

    def refused(self, number: int, reason: str) -> None:
        """Telegram will never take it. `reason` is one of the courier's own short words."""
        row = self._found(number)
        if row is not None:
            self._settle(row, "refused", reason)

    def unreachable(self, number: int) -> None:
        """The person cannot be reached: it rests, with all that comes after it, until `revive`."""
        self._repeat(self._found(number), self._scope.now + REST, why="unreachable")

    def revive(self, bot: BotName, chat_id: int) -> None:
        """The person is back: what rested for them is due now."""
        lane = self._scope.vault.lookup.lane(bot, chat_id)
        self._scope.do(_REVIVE, {"in_lane": lane, "now": self._scope.now})

    def recover(self, served: Collection[BotName] = BOTS) -> int:
        """After a crash: what was on its way by these bots is unknown; how many letters that were.

        It counts as no try: a letter that rests after several would else rest longer each time that the
        process ends meanwhile, and in a line that ends again and again never go.
        """
        rows = self._scope.all(_MOVING, bots(served))
        for row in rows:
            self._repeat(row, self._scope.now, in_doubt=True, tried=False)
        return len(rows)

    def doubt_all(self) -> None:
        """Whatever has not gone out may have: it goes out marked as a possible repeat."""
        self._scope.do(_DOUBT)

    def _repeat(
        self,
        row: Row | None,
        due: datetime,
        *,
        why: str = "",
        in_doubt: bool = False,
        tried: bool = True,
        done: str | None = None,
    ) -> None:
        if row is None:
            return
        if row.state == "recalled":
            self._settle(row, "cancelled")
        elif row.place == tables.FLEETING:
            self._settle(row, "dropped", "fleeting")
        else:
            values = {
                "letter": row.id,
                "when": due,
                "why": why,
                "maybe_twice": row.repeat or (in_doubt and row.what in SHOWN_ONCE),
                "sent_already": row.done if done is None else done,
                "tried": int(tried),
            }
            self._scope.do(_AGAIN, values)

    def _settle(self, row: Row, outcome: str, why: str = "", *, alone: bool = False) -> None:
        """`alone`: nothing else waits in its lane."""
        values = {"letter": row.id, "outcome": outcome, "why": why, "now": self._scope.now}
        self._scope.do(_SETTLE, values, was=row)
        if not alone:
            self._lanes.advance((row.lane,))

    def _note_topic(self, row: Row, thread_id: int | None) -> None:
        if row.assignment_id is None or row.what not in ("open_topic", "delete_topic"):
            return
        held = self._assignments.get(row.assignment_id)
        if held:
            opened = thread_id if row.what == "open_topic" else None
            plain = held.plain or (row.what == "open_topic" and opened is None)
            self._assignments.save(replace(held, thread_id=opened, plain=plain))

    def _found(self, number: int) -> Row | None:
        row = self._scope.one(_FIND, {"letter": number})
        return row if row is not None and row.state in ("sending", "recalled") else None
