"""Which message in which chat shows which entry, found both ways."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects.postgresql import insert  # SQLite says what is to be done on a conflict alike

from db import tables
from db.letters import BotName, EntryRef
from db.scope import Scope

_t = tables.messages.c
_MESSAGE = (
    _t.bot == bindparam("of_bot"),
    _t.lane == bindparam("in_lane"),
    _t.message_id == bindparam("message"),
)
_ENTRY = (_t.case_id == bindparam("case"), _t.seq == bindparam("nr"))
_CHAT = (_t.bot == bindparam("of_bot"), _t.lane == bindparam("in_lane"))
_ADD = insert(tables.messages).from_select(
    ("bot", "lane", "message_id", "case_id", "seq", "at"),
    select(
        bindparam("of_bot", type_=_t.bot.type),
        bindparam("in_lane", type_=_t.lane.type),
        bindparam("message", type_=_t.message_id.type),
        tables.cases.c.id,
        bindparam("nr", type_=_t.seq.type),
        bindparam("now", type_=_t.at.type),
    ).where(tables.cases.c.id == bindparam("case")),
)
_LINK = _ADD.on_conflict_do_update(
    index_elements=(_t.bot, _t.lane, _t.message_id),
    set_={"case_id": _ADD.excluded.case_id, "seq": _ADD.excluded.seq},
)
_AT = select(_t.case_id, _t.seq).where(*_MESSAGE)
_SHOWN = select(_t.message_id).where(*_ENTRY, *_CHAT).order_by(_t.message_id)
_LANES = select(_t.lane).where(*_ENTRY, _t.bot == bindparam("of_bot")).distinct()
_SHOWN_BEFORE = _SHOWN.where(_t.at < bindparam("before"))
_OF_CASE = select(_t.message_id).where(_t.case_id == bindparam("case"), *_CHAT).order_by(_t.message_id)
_CASES = select(_t.case_id).where(*_CHAT).distinct()
_SINCE = _OF_CASE.where(_t.at < bindparam("before"))
_NEWEST = select(_t.case_id, _t.seq, _t.at).where(*_CHAT).order_by(_t.message_id.desc()).limit(1)
_UNLINK = delete(tables.messages).where(*_MESSAGE)


@dataclass(frozen=True, slots=True)
class Newest:
    """The last message of a chat: what it shows, and when that was noted."""

    ref: EntryRef
    at: datetime


class Messages:
    """Message ids are unique only inside one bot's chat. An erased case takes its links along."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def link(self, bot: BotName, chat_id: int, message_id: int, entry: EntryRef) -> None:
        """Remember that this message shows this entry; nothing if the case is erased."""
        self.link_in_lane(bot, self._lane(bot, chat_id), message_id, entry)

    def link_in_lane(self, bot: BotName, lane: bytes, message_id: int, entry: EntryRef) -> None:
        """The same for a chat known by its lane only."""
        values = {
            "of_bot": bot,
            "in_lane": lane,
            "message": message_id,
            "case": entry.case_id,
            "nr": entry.seq,
            "now": self._scope.now,
        }
        self._scope.do(_LINK, values)

    def unlink(self, bot: BotName, chat_id: int, message_ids: Iterable[int]) -> None:
        """These messages are no longer there. Were they still known, what is shown anew under the same entry
        would be taken for one of them when it is changed.
        """
        where = {"of_bot": bot, "in_lane": self._lane(bot, chat_id)}
        self._scope.do_each(_UNLINK, [{**where, "message": one} for one in message_ids])

    def entry_at(self, bot: BotName, chat_id: int, message_id: int) -> EntryRef | None:
        """The entry that a message shows."""
        where = {"of_bot": bot, "in_lane": self._lane(bot, chat_id), "message": message_id}
        row = self._scope.one(_AT, where)
        return EntryRef(row.case_id, row.seq) if row else None

    def shown_at(self, bot: BotName, chat_id: int, entry: EntryRef) -> list[int]:
        """The messages in a chat that show an entry, oldest first."""
        where = {"of_bot": bot, "in_lane": self._lane(bot, chat_id), "case": entry.case_id, "nr": entry.seq}
        return [row.message_id for row in self._scope.all(_SHOWN, where)]

    def chats_showing(self, bot: BotName, chats: Iterable[int], entry: EntryRef) -> set[int]:
        """Those of these chats in which some message shows an entry."""
        found = self._scope.all(_LANES, {"of_bot": bot, "case": entry.case_id, "nr": entry.seq})
        lanes = {row.lane for row in found}
        return {chat_id for chat_id in chats if self._lane(bot, chat_id) in lanes} if lanes else set()

    def shown_before(self, bot: BotName, chat_id: int, entry: EntryRef, before: datetime) -> list[int]:
        """Those of them that stand there since before this moment."""
        where = {"of_bot": bot, "in_lane": self._lane(bot, chat_id), "case": entry.case_id, "nr": entry.seq}
        return [row.message_id for row in self._scope.all(_SHOWN_BEFORE, {**where, "before": before})]

    def of_case(self, bot: BotName, chat_id: int, case_id: str, before: datetime | None = None) -> list[int]:
        """The messages in a chat that show anything of a case, oldest first.

        With `before`, only those that were linked earlier than that.
        """
        where = {"of_bot": bot, "in_lane": self._lane(bot, chat_id), "case": case_id}
        rows = (
            self._scope.all(_SINCE, {**where, "before": before})
            if before
            else self._scope.all(_OF_CASE, where)
        )
        return [row.message_id for row in rows]

    def cases_in(self, bot: BotName, chat_id: int) -> list[str]:
        """The ids of the cases of which anything stands in a chat."""
        found = self._scope.all(_CASES, {"of_bot": bot, "in_lane": self._lane(bot, chat_id)})
        return [row.case_id for row in found]

    def newest_in(self, bot: BotName, chat_id: int) -> Newest | None:
        """The last message in a chat that shows anything of a case."""
        row = self._scope.one(_NEWEST, {"of_bot": bot, "in_lane": self._lane(bot, chat_id)})
        return Newest(EntryRef(row.case_id, row.seq), row.at) if row else None

    def _lane(self, bot: BotName, chat_id: int) -> bytes:
        return self._scope.vault.lookup.lane(bot, chat_id)
