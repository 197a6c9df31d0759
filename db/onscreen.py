"""What stands in a seeker's chat: the numbers of its messages and when they came, nothing of what people say.

Of what the line says it is kept, sealed, which of its own texts that was; see `unsay`.

So that both sides' messages can be taken off the phone. Bots may delete messages of a private
chat for 48 hours (Bot API deleteMessages); what is older is out of reach and is forgotten here.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, or_, select, update
from sqlalchemy.dialects.postgresql import insert  # SQLite says what is to be done on a conflict alike

from db import tables
from db.letters import Stay, Sweep
from db.scope import Row, Scope
from db.vault import fields

REACH = timedelta(hours=47, minutes=45)
"""How old a message is taken away at most. A little under 48 hours, since a letter waits its turn and
Telegram refuses a whole call for one message that is too old.
"""

_t = tables.onscreen.c
_ONE = (_t.lane == bindparam("in_lane"), _t.message_id == bindparam("message"))
_ADD = insert(tables.onscreen)
_NOTE = _ADD.on_conflict_do_update(index_elements=(_t.lane, _t.message_id), set_={"stay": _ADD.excluded.stay})
_SAY = update(tables.onscreen).where(*_ONE).values(texts=bindparam("sealed"))
_SAID = (
    select(_t.message_id, _t.texts)
    .where(_t.lane == bindparam("in_lane"), _t.texts.is_not(None))
    .order_by(_t.message_id.desc())
    .limit(bindparam("most"))
)
_UNSAY = update(tables.onscreen).where(_t.lane == bindparam("in_lane")).values(texts=None)
_MARK = update(tables.onscreen).where(*_ONE).values(stay=bindparam("how_long"))
_THERE = (
    select(_t.message_id)
    .where(
        _t.lane == bindparam("in_lane"),
        _t.at > bindparam("since"),
        _t.at <= bindparam("until"),
        or_(_t.stay == bindparam("one"), _t.stay == bindparam("two"), _t.stay == bindparam("three")),
    )
    .order_by(_t.message_id)
)
_FORGET_ONE = delete(tables.onscreen).where(*_ONE)
_FORGET_CHAT = delete(tables.onscreen).where(_t.lane == bindparam("in_lane"))
_FORGET = delete(tables.onscreen).where(_t.at < bindparam("before"))

SWEPT: dict[Sweep, tuple[Stay, Stay, Stay]] = {
    "": ("brief", "brief", "brief"),
    "brief": ("brief", "brief", "brief"),
    "rest": ("", "brief", "brief"),
    "all": ("", "brief", "news"),
}
"""What each sweep takes, by how long it was meant to stay."""


class Onscreen:
    """Found by the keyed hash of the seeker bot's chat. Message numbers count only within one chat."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def note(self, chat_id: int, message_id: int, at: datetime, stay: Stay = "") -> None:
        """Remember that this message stands in this chat since `at`."""
        self._note(self._lane(chat_id), message_id, at, stay)

    def note_in_lane(self, lane: bytes, message_ids: Iterable[int], stay: Stay) -> None:
        """The same, from this moment, for messages of a chat known by its lane only."""
        for message_id in message_ids:
            self._note(lane, message_id, self._scope.now, stay)

    def say(self, lane: bytes, message_id: int, texts: Collection[str]) -> None:
        """This message, which is known, is made of these texts of the line now."""
        packed = json.dumps(list(texts)).encode()
        sealed = fields.ONSCREEN_TEXTS.seal(self._scope.vault.field, packed, _row(lane, message_id))
        self._scope.do(_SAY, {"in_lane": lane, "message": message_id, "sealed": sealed if texts else None})

    def said(self, chat_id: int, most: int) -> list[tuple[str, ...]]:
        """Which of the line's texts the last messages of a chat are made of, the newest first."""
        lane = self._lane(chat_id)
        return [self._opened(lane, row) for row in self._scope.all(_SAID, {"in_lane": lane, "most": most})]

    def unsay(self, chat_id: int) -> None:
        """Forget which texts they were: how far a case had come could be read from that, and it is over."""
        self._scope.do(_UNSAY, {"in_lane": self._lane(chat_id)})

    def mark(self, chat_id: int, message_id: int, stay: Stay) -> None:
        """Another time to stay for a message that is known."""
        where = {"in_lane": self._lane(chat_id), "message": message_id}
        self._scope.do(_MARK, {**where, "how_long": stay})

    def there(self, chat_id: int, sweep: Sweep, until: datetime | None = None) -> list[int]:
        """The messages that a sweep can take away now, oldest first; with `until` none that came later."""
        one, two, three = SWEPT[sweep]
        values = {
            "in_lane": self._lane(chat_id),
            "since": self._scope.now - REACH,
            "until": until or self._scope.now,
            "one": one,
            "two": two,
            "three": three,
        }
        return [row.message_id for row in self._scope.all(_THERE, values)]

    def take(self, chat_id: int, sweep: Sweep, until: datetime) -> list[int]:
        """The same, and they are forgotten: whoever takes them sees to it that they are deleted."""
        found, lane = self.there(chat_id, sweep, until), self._lane(chat_id)
        self._scope.do_each(_FORGET_ONE, [{"in_lane": lane, "message": one} for one in found])
        return found

    def forget(self, chat_id: int) -> None:
        """Forget everything of a chat."""
        self._scope.do(_FORGET_CHAT, {"in_lane": self._lane(chat_id)})

    def forget_before(self, time: datetime) -> int:
        """Forget what is older than `time`; how many that were."""
        return self._scope.do(_FORGET, {"before": time})

    def _note(self, lane: bytes, message_id: int, at: datetime, stay: Stay) -> None:
        self._scope.do(_NOTE, {"lane": lane, "message_id": message_id, "at": at, "stay": stay})

    def _opened(self, lane: bytes, row: Row) -> tuple[str, ...]:
        where = _row(lane, row.message_id)
        return tuple(json.loads(fields.ONSCREEN_TEXTS.unseal(self._scope.vault.field, row.texts, where)))

    def _lane(self, chat_id: int) -> bytes:
        return self._scope.vault.lookup.lane("seeker", chat_id)


def _row(lane: bytes, message_id: int) -> str:
    return f"{lane.hex()}:{message_id}"
