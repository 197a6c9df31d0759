"""The named points at which a process is killed: right before or right after one call of one of its methods.

The production code knows nothing of them. A method is wrapped in the process that is to die, after its start.
"""

from __future__ import annotations

import os
import random
import signal
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import wraps
from importlib import import_module
from inspect import iscoroutinefunction
from itertools import count

DIES_AT = "killed at: "
"""What a process says as its last word, when it dies at a point."""


@dataclass(frozen=True, slots=True)
class Point:
    """Before or after a call of `where`: a module, a colon, and the name of what is called there.

    `occasion` is what has to happen for anybody to come by here, see `tests.faults.stage`. `only` is the kind
    of database over which it is come by at all; "" for both.
    """

    name: str
    where: str
    after: bool
    occasion: str = "talk"
    only: str = ""

    def arm(self, hit: int) -> None:
        """Have this process die here, the `hit`th time that it comes by."""
        owner, name = self._place()
        setattr(owner, name, self._wrapped(self.found(), hit))

    def found(self) -> Callable:
        """What is called there."""
        return getattr(*self._place())

    def _place(self) -> tuple[object, str]:
        module, _, path = self.where.partition(":")
        *owners, name = path.split(".")
        owner = import_module(module)
        for one in owners:
            owner = getattr(owner, one)
        return owner, name

    def _wrapped(self, method: Callable, hit: int) -> Callable:
        passing = count(1)

        def dies(after: bool) -> None:
            if after is self.after and next(passing) == hit:
                os.write(2, f"{DIES_AT}{self.name}\n".encode())
                os.kill(os.getpid(), signal.SIGKILL)

        @wraps(method)
        async def waiting(*args, **more):
            dies(after=False)
            answer = await method(*args, **more)
            dies(after=True)
            return answer

        @wraps(method)
        def calling(*args, **more):
            dies(after=False)
            answer = method(*args, **more)
            dies(after=True)
            return answer

        return waiting if iscoroutinefunction(method) else calling


@dataclass(slots=True)
class Aims:
    """How often a process was to die at a point, and how often one did."""

    tried: Counter[str] = field(default_factory=Counter)
    hit: Counter[str] = field(default_factory=Counter)

    def choose(self, rng: random.Random, among: Sequence[Point]) -> Point:
        """One of those where the fewest have died; what was missed a few times lets others go first."""
        least = min(map(self._had, among))
        point = rng.choice([one for one in among if self._had(one) == least])
        self.tried[point.name] += 1
        return point

    def _had(self, point: Point) -> int:
        missed = max(0, self.tried[point.name] - self.hit[point.name])
        return self.hit[point.name] + missed // MISSES

    def are_open(self, among: Sequence[Point]) -> bool:
        """Whether nobody has died yet at one of these."""
        return any(not self.hit[one.name] for one in among)


MISSES = 3
"""As often as this a point may be missed before it counts as much as a hit elsewhere."""


def _both(what: str, where: str, occasion: str = "talk", only: str = "") -> tuple[Point, Point]:
    return (
        Point(f"before {what}", where, after=False, occasion=occasion, only=only),
        Point(f"after {what}", where, after=True, occasion=occasion, only=only),
    )


LINE = (
    *_both("fetched updates are stored", "bot.post.fetcher:Fetcher._keep"),
    *_both("a file is fetched and cleaned", "bot.post.pickup:Pickup.get", "picture"),
    *_both("a file is stored", "bot.post.porter:Porter._stored", "picture"),
    *_both("an update is handled", "bot.post.clerk:Clerk._handle"),
    *_both("an update is done", "db.inbox:Inbox.done"),
    *_both("a batch is handled", "bot.post.clerk:Clerk.handle_batch"),
    *_both("a commit", "db.store:Store._keep"),
    *_both("a letter is put", "db.outbox:Outbox.put"),
    *_both("letters are claimed", "db.outbox:Outbox.claim"),
    *_both("letters are settled and claimed", "bot.post.courier:Courier._settle_and_claim"),
    *_both("letters are claimed as they are put", "bot.post.courier:Courier.board", only="sqlite"),
    *_both("what was claimed goes", "bot.post.courier:Courier.depart"),
    *_both("a letter is driven", "bot.post.driver:Driver.drive"),
    *_both("a call to Telegram", "bot.post.carriage:Carriage.carry"),
    *_both("a letter is sent", "db.outbox:Outbox.sent"),
    *_both("a letter waits again", "db.outbox:Outbox.again", "flood"),
    *_both("a letter is in doubt", "db.outbox:Outbox.unknown", "lost"),
    *_both("a letter is refused", "db.outbox:Outbox.refused", "refusal"),
    *_both("a letter stops halfway", "db.outbox:Outbox.halfway", "halfway"),
    *_both("somebody is unreachable", "db.outbox:Outbox.unreachable", "away"),
    *_both("what rested is due", "db.outbox:Outbox.revive", "away"),
    *_both("letters are recovered", "db.outbox:Outbox.recover", "once"),
    *_both("a letter is cancelled", "db.outbox:Outbox.cancel", "cut off"),
    *_both("a case is closed", "handlers.closing:close", "end"),
    *_both("a case is sealed", "db.cases:Cases.seal", "end"),
    *_both("deleted rows are overwritten", "db.store:Store.clean_up", "once"),
    *_both("a day's key is made", "db.vault.day:DayKeys._make", "day"),
    *_both("cases are wrapped anew", "db.work:Work.rewrap_cases", "day"),
    *_both("a day's key is destroyed", "db.vault.day:DayKeys.destroy", "day"),
    *_both("the anchor is put", "db.anchor:Anchor.put", "once"),
    *_both("the line ends its work", "bot.post.office:Office.__aexit__", "once"),
)
"""Points of `amana run`."""

ENDING = ("before the line ends its work", "after the line ends its work")
"""These are come by only when the process is asked to end."""

ROTATION = (
    *_both("the ring is wrapped", "db.vault.ring:KeyRing.save"),
    *_both("the root keys change places", "db.rotation:_exchange"),
    *_both("the new root key is settled", "db.rotation:settle"),
    *_both("the old root key is destroyed", "db.rotation:_finish"),
    *_both("the rotation is noted", "bot.rotating:_noted"),
)
"""Points of `amana keys rotate`."""

BACKUP = (
    *_both("the database is copied", "db.backup.writing:copy_database", only="sqlite"),
    *_both("the server's database is copied", "db.backup.writing:copy_from_server", only="postgres"),
    *_both("the backup is sealed", "db.backup.writing:_seal"),
    *_both("the backup is put in place", "db.backup.writing:put_in_place"),
)
"""Points of `amana backup`."""

MIGRATION = (
    *_both("a migration's step is noted", "alembic.runtime.migration:HeadMaintainer.update_to_step"),
    *_both("the database is migrated", "db.schema:_run"),
)
"""Points of `amana upgrade`, forward and back."""

ALL = {one.name: one for one in (*LINE, *ROTATION, *BACKUP, *MIGRATION)}


def over(database: str, among: Sequence[Point] = tuple(ALL.values())) -> list[Point]:
    """Those that can be come by over this kind of database."""
    return [one for one in among if one.only in ("", database)]
