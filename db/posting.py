"""Putting letters in the outbox, and taking them out before they are sent."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import get_args

from sqlalchemy import bindparam, delete, func, insert, or_, select, update

from db import tables
from db.assignments import Assignments
from db.casebook import Casebook
from db.keychain import Keychain
from db.lanes import Lanes, LaneStatements
from db.letters import BOTS, FLEETING, Address, BotName, Edit, EntryRef, Outgoing, React, Send
from db.letterseal import seal_letter
from db.messages import Messages
from db.moment import AT_ONCE
from db.onscreen import Onscreen
from db.packing import pack_letter
from db.prepared import Statement, one_of
from db.scope import Row, Scope

_t = tables.outbox.c
LANES = LaneStatements(tables.outbox, urgent=True)
WITHHELD = "withheld"
"""The state of a letter that waits for somebody to open a lock, and not for the courier."""
SHOWN_ONCE = ("send", "open_topic")
"""Only these leave a second copy when they are done twice; the others converge."""

PRESS = ("send", "edit")
"""Only what somebody reads is ever urgent; what stands before it in its chat goes with it."""

UNFINISHED = ("waiting", "sending", "recalled")
_ADD = insert(tables.outbox)
_COLUMNS = select(_t.id, _t.lane, _t.state, _t.what, _t.repeat).where(
    one_of(_t.state, "waiting", "held", "sending", WITHHELD)
)
_SHOWING = _COLUMNS.where(_t.entry_case == bindparam("case"), _t.entry_seq == bindparam("nr"))
_STATE = select(_t.state).where(_t.id == bindparam("letter"))
_WAITING = select(func.count()).where(one_of(_t.bot, *BOTS), one_of(_t.state, *UNFINISHED))
_UNDER_KEY = select(func.count()).where(
    one_of(_t.state, *UNFINISHED, "held", WITHHELD), _t.case_id == bindparam("case"), _t.under_case
)
_GOING = select(_t.lane).where(one_of(_t.state, *UNFINISHED), _t.case_id == bindparam("case"))
_WITHHELD = (
    select(_t.id, _t.urgent).where(_t.lane == bindparam("aside"), one_of(_t.state, WITHHELD)).order_by(_t.id)
)
_RELEASE = (
    update(tables.outbox)
    .where(_t.id == bindparam("letter"))
    .values(state="waiting", lane=bindparam("real"), place=bindparam("at"), due_at=bindparam("now"))
)
_WAITING_THERE = select(_t.id, _t.what).where(
    _t.lane == bindparam("real"), _t.state == "waiting", _t.case_id.is_not(None)
)
_SET_BY = (
    update(tables.outbox)
    .where(_t.id == bindparam("letter"))
    .values(state=WITHHELD, lane=bindparam("aside"), place=tables.BEHIND)
)
_RECALL = update(tables.outbox).where(_t.id == bindparam("letter")).values(state="recalled")
_CANCEL = (
    update(tables.outbox)
    .where(_t.id == bindparam("letter"))
    .values(
        state="cancelled",
        lane=None,
        place=tables.BEHIND,
        payload=None,
        settled_at=bindparam("now"),
    )
)
_OF_CASE = or_(_t.case_id == bindparam("case"), _t.entry_case == bindparam("case"))
_BLANK = (
    update(tables.outbox)
    .where(_OF_CASE, one_of(_t.state, "sending", "recalled"))
    .values(state="recalled", case_id=None, entry_case=None, entry_seq=None, payload=None)
)
_LANES_OF_CASE = select(_t.lane).where(_OF_CASE).distinct()
_ERASE = delete(tables.outbox).where(_OF_CASE)
_FORGET = delete(tables.outbox).where(_t.settled_at < bindparam("before"))


@cache
def _chosen(by_case: bool, by_assignment: bool, lanes: int) -> Statement:  # noqa: FBT001
    """The letters to take back, by whichever conditions are given."""
    found = _COLUMNS
    if by_case:
        found = found.where(_t.case_id == bindparam("case"))
    if by_assignment:
        found = found.where(_t.assignment_id == bindparam("held"))
    if lanes:
        found = found.where(or_(*[_t.lane == bindparam(f"lane{nr}") for nr in range(lanes)]))
    return found


@dataclass(frozen=True, slots=True)
class Recalled:
    """What was taken back. `in_doubt`: a copy may stand in a chat, under a number that nobody knows."""

    in_doubt: bool = False
    on_its_way: bool = False


class Posting:
    """The side of the outbox that handlers use."""

    def __init__(
        self,
        scope: Scope,
        keychain: Keychain,
        messages: Messages,
        assignments: Assignments,
        casebook: Casebook,
    ) -> None:
        self._scope = scope
        self._keychain = keychain
        self._casebook = casebook
        self._messages = messages
        self._assignments = assignments
        self._onscreen = Onscreen(scope)
        self._lanes = Lanes(scope, LANES)

    def put(
        self,
        where: Address,
        letter: Outgoing,
        due: datetime | None = None,
        *,
        held: bool = False,
        withheld: bool = False,
        repeat: bool = False,
        urgent: bool = False,
    ) -> int:
        """Put a letter in the outbox; it goes out once this unit of work is committed, or when it is
        `due`; one that is `withheld` from the staff only after `let_through`.

        One that is `urgent`, or of a case that is or about it, goes before other chats' letters, and with
        it what stands before it in its own chat.

        It is sealed under its case's key; under the field key when it has no case, or when
        that case is sealed or erased already. A seeker's letter that is `held` back waits
        beside its chat's lane until `release`. With `repeat` it may have been sent before.
        """
        number = self._scope.next_number("outbox")
        key = self._keychain.maybe(where.case_id)
        fleeting = isinstance(letter, FLEETING)
        lane = None if fleeting else self._lane_of(where, held=held, withheld=withheld)
        if isinstance(letter, React):
            self._outdate(letter, lane)
        entry = letter.entry if isinstance(letter, Send | Edit | React) else None
        urgent = urgent or self._casebook.is_urgent(where.case_id or (entry.case_id if entry else None))
        urgent = urgent and letter.what in PRESS
        place = self._place(lane, held=held, urgent=urgent)
        values = {
            "id": number,
            "bot": where.bot,
            "lane": lane,
            "place": place,
            "urgent": urgent,
            "state": "held" if held else WITHHELD if withheld else "waiting",
            "what": letter.what,
            "made_at": self._scope.now,
            "due_at": due or AT_ONCE,
            "tries": 0,
            "repeat": repeat or (self._scope.repeating and letter.what in SHOWN_ONCE),
            "reason": "",
            "done": "",
            "stay": letter.stay if isinstance(letter, Send) else "",
            "case_id": where.case_id,
            "assignment_id": where.assignment_id,
            "in_topic": where.in_topic,
            "under_case": key is not None,
            "entry_case": entry.case_id if entry else None,
            "entry_seq": entry.seq if entry else None,
            "payload": seal_letter(key or self._scope.vault.field, number, where, pack_letter(letter)),
        }
        self._scope.do(_ADD, values)
        self._press(lane, place, urgent=urgent)
        self._scope.news.add("outbox")
        return number

    def _press(self, lane: bytes | None, place: int, *, urgent: bool) -> None:
        """Something urgent that joined a lane behind others makes them go first."""
        if urgent and place == tables.BEHIND:
            self._lanes.advance((lane,))

    def _outdate(self, letter: React, lane: bytes | None) -> None:
        """Only the newest reaction counts: one to the same thing that waits there still need not go."""
        found = self._scope.all(_SHOWING, {"case": letter.entry.case_id, "nr": letter.entry.seq})
        there = (row for row in found if row.what == letter.what and row.lane == lane)
        self._take_back([row for row in there if row.state != "sending"])

    def _lane_of(self, where: Address, *, held: bool, withheld: bool) -> bytes:
        lookup = self._scope.vault.lookup
        if withheld:
            return self._aside(where.bot, where.chat_id)
        return lookup.held(where.chat_id) if held else lookup.lane(where.bot, where.chat_id)

    def _place(self, lane: bytes | None, *, held: bool, urgent: bool) -> int:
        if lane is None:
            return tables.FLEETING
        return tables.BEHIND if held else self._lanes.place_at_end(lane, urgent=urgent)

    def withheld(self, bot: BotName, chat_id: int) -> int:
        """How many letters are withheld from a chat."""
        return len(self._scope.all(_WITHHELD, {"aside": self._aside(bot, chat_id)}))

    def withhold(self, bot: BotName, chat_id: int, but: Collection[str] = ()) -> int:
        """What waits of cases in a chat is withheld from now on, but for kinds named in `but`; how many."""
        lane = self._scope.vault.lookup.lane(bot, chat_id)
        aside = {"aside": self._aside(bot, chat_id)}
        found = [row for row in self._scope.all(_WAITING_THERE, {"real": lane}) if row.what not in but]
        self._scope.do_each(_SET_BY, [{**aside, "letter": row.id} for row in found])
        self._lanes.advance((lane,) if found else ())
        return len(found)

    def let_through(self, bot: BotName, chat_id: int) -> None:
        """What was withheld from a chat goes out, in its order, behind what waits there already."""
        lane = self._scope.vault.lookup.lane(bot, chat_id)
        moved = {"real": lane, "now": self._scope.now}
        for row in self._scope.all(_WITHHELD, {"aside": self._aside(bot, chat_id)}):
            place = self._lanes.place_at_end(lane, urgent=row.urgent)
            self._scope.do(_RELEASE, {**moved, "letter": row.id, "at": place})
            self._press(lane, place, urgent=row.urgent)

    def _aside(self, bot: BotName, chat_id: int) -> bytes:
        """A lane beside the chat's own, in which nothing moves."""
        return self._scope.vault.lookup.of("withheld", bot, chat_id)

    def cancel(
        self,
        case_id: str | None = None,
        assignment_id: str | None = None,
        chat_id: int | None = None,
        bot: BotName | None = None,
        but: Collection[str] = (),
    ) -> int:
        """Take back the waiting or held letters that fit every given condition; how many there were.

        Kinds of letter named in `but` stay. One that is on its way this moment is not repeated
        if it fails.
        """
        lanes = []
        if chat_id is not None:
            for each in (bot,) if bot else get_args(BotName):
                lanes += [self._scope.vault.lookup.lane(each, chat_id), self._aside(each, chat_id)]
        if case_id is None and assignment_id is None and not lanes:
            return 0
        statement = _chosen(case_id is not None, assignment_id is not None, len(lanes))
        named = {f"lane{nr}": lane for nr, lane in enumerate(lanes)}
        found = self._scope.all(statement, {**named, "case": case_id, "held": assignment_id})
        return self._take_back([row for row in found if row.what not in but])

    def recall(self, entry: EntryRef) -> Recalled:
        """Take back every letter that would show an entry or change what shows it, however it waits.

        One that is on its way this moment is not repeated if it fails; should it arrive, its messages
        are known, and what is put behind it can take them away.
        """
        found = self._scope.all(_SHOWING, {"case": entry.case_id, "nr": entry.seq})
        self._take_back(found)
        shows = [row for row in found if row.what == "send"]
        return Recalled(any(row.repeat for row in shows), any(row.state == "sending" for row in shows))

    def is_recalled(self, number: int) -> bool:
        """Whether a letter that is on its way was taken back meanwhile."""
        row = self._scope.one(_STATE, {"letter": number})
        return row is not None and row.state == "recalled"

    def waiting(self) -> int:
        """How many letters are not settled yet."""
        row = self._scope.one(_WAITING)
        return int(row[0]) if row else 0

    def under_key_of(self, case_id: str) -> int:
        """How many unsettled letters only this case's key opens."""
        row = self._scope.one(_UNDER_KEY, {"case": case_id})
        return int(row[0]) if row else 0

    def on_their_way(self, case_id: str, away: Collection[tuple[BotName, int]]) -> int:
        """How many letters of a case go out in their turn: not those for a chat that is `away`."""
        lanes = {self._scope.vault.lookup.lane(bot, chat_id) for bot, chat_id in away}
        return sum(row.lane not in lanes for row in self._scope.all(_GOING, {"case": case_id}))

    def erase(self, case_id: str) -> None:
        """Destroy every letter of a case, settled ones too."""
        lanes = [row.lane for row in self._scope.all(_LANES_OF_CASE, {"case": case_id})]
        self._scope.do(_BLANK, {"case": case_id})
        self._scope.do(_ERASE, {"case": case_id})
        self._lanes.advance(lanes)

    def forget_before(self, time: datetime) -> int:
        """Delete what is left of letters that were settled before `time`; how many."""
        return self._scope.do(_FORGET, {"before": time})

    def _take_back(self, rows: Sequence[Row]) -> int:
        waiting = [{"letter": row.id, "now": self._scope.now} for row in rows if row.state != "sending"]
        self._scope.do_each(_CANCEL, waiting)
        moving = [{"letter": row.id} for row in rows if row.state == "sending"]
        self._scope.do_each(_RECALL, moving)
        self._lanes.advance(row.lane for row in rows)
        return len(waiting)
