"""Another bot comes in the place of one: nothing that was said goes, but no message number means anything."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import bindparam, delete, select, update

from db import tables
from db.inbox import Inbox
from db.lanes import Lanes
from db.letters import BotName
from db.posting import LANES, UNFINISHED, WITHHELD
from db.prepared import one_of
from db.scope import Scope
from db.settings import LineSettings
from db.settling import REST

_o, _m = tables.outbox.c, tables.messages.c
_MESSAGES = delete(tables.messages).where(_m.bot == bindparam("of_bot"))
_ONSCREEN = delete(tables.onscreen)
_FILE_IDS = update(tables.prompts).values(file_id=None)
_ABOUT_OLD = select(_o.id, _o.lane).where(
    _o.bot == bindparam("of_bot"),
    one_of(_o.state, *UNFINISHED, "held", WITHHELD),
    (_o.what != "send") | (_o.state == "recalled"),
)
_CANCEL = (
    update(tables.outbox)
    .where(_o.id == bindparam("letter"))
    .values(state="cancelled", lane=None, place=tables.BEHIND, payload=None, settled_at=bindparam("now"))
)
_IN_DOUBT = (
    update(tables.outbox)
    .where(_o.bot == bindparam("of_bot"), _o.state == "sending")
    .values(state="waiting", repeat=True)
)
_REST = (
    update(tables.outbox)
    .where(_o.bot == bindparam("of_bot"), one_of(_o.state, "waiting", "held", WITHHELD))
    .values(reason="unreachable", due_at=bindparam("later"), done="")
)


class Replacing:
    """The line's bots, by the number that their tokens begin with, and what goes when one is replaced."""

    def __init__(self, scope: Scope, settings: LineSettings, inbox: Inbox) -> None:
        self._scope = scope
        self._settings = settings
        self._inbox = inbox

    def known(self, bot: BotName) -> str:
        """The number of the bot that the line has; empty before its first start."""
        return self._settings.get(f"bot.{bot}") or ""

    def learn(self, bot: BotName, number: str) -> None:
        """This is the line's bot from now on."""
        self._settings.put(f"bot.{bot}", number)

    def forget_numbers(self, bot: BotName, rewritten: Callable[[bytes], bytes]) -> None:
        """Nothing refers to a message of the old bot any more, so that nothing can meet one of the new one's.

        What changes, deletes or marks messages there is dropped. What was to be sent rests until its reader
        has come to the new bot; what was on its way may have come through, and is marked so. What came in and
        is not handled yet is, `rewritten` so that its numbers meet none of the new bot's.
        """
        self._scope.do(_MESSAGES, {"of_bot": bot})
        if bot == "seeker":
            self._scope.do(_ONSCREEN)
            self._scope.do(_FILE_IDS)
        rows = self._scope.all(_ABOUT_OLD, {"of_bot": bot})
        self._scope.do_each(_CANCEL, [{"letter": row.id, "now": self._scope.now} for row in rows])
        self._scope.do(_IN_DOUBT, {"of_bot": bot})
        self._scope.do(_REST, {"of_bot": bot, "later": self._scope.now + REST})
        Lanes(self._scope, LANES).advance(row.lane for row in rows)
        self._inbox.renumber(bot, rewritten)
