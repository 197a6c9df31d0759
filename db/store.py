"""The store: one home's vault and database, opened; units of work come from it."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy.engine import Connection, RootTransaction
from sqlalchemy.exc import DBAPIError

from db import damage, schema
from db.anchor import Anchor
from db.clock import Clock, SystemClock
from db.errors import (
    DatabaseAway,
    DatabaseBehind,
    DatabaseBusy,
    DayKeyMissing,
    StoreError,
)
from db.home import Home
from db.ledger import Ledger
from db.prepared import Statements
from db.roll import Roll
from db.scope import Scope
from db.session import News, Session
from db.settings import CLEAN_UP, OURS, check_ours, sealed_in
from db.standing import Standing
from db.threads import in_thread
from db.vault.fields import SEALED
from db.vault.vault import Vault
from db.work import Work

A_TURN = 200
"""Keys that are wrapped anew in one unit of work: longer nobody waits for."""


class Store:
    """One session, one writer at a time; another process beside it is waited for."""

    def __init__(
        self,
        session: Session,
        vault: Vault,
        ledger: Ledger,
        anchor: Anchor,
        roll: Path,
        clock: Clock,
        rng: random.Random,
    ) -> None:
        self._session = session
        self._vault = vault
        self._ledger = ledger
        self._anchor = anchor
        self._standing = Standing(Roll(roll, vault.lookup.of("roll")))
        self._clock = clock
        self._rng = rng
        self._lock = asyncio.Lock()
        self._combed = False
        self._statements = Statements(session.connection.dialect)
        # A thread of its own, so that no other slow work stands between a commit and the disk.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="amana-store")

    @property
    def _connection(self) -> Connection:
        return self._session.connection

    @property
    def shared(self) -> bool:
        """Whether other processes may run the same line over this database."""
        return self._session.shared

    @classmethod
    def open(
        cls,
        home: Home | Path,
        *,
        root_key_file: Path | None = None,
        root_key: str | None = None,
        clock: Clock | None = None,
        rng: random.Random | None = None,
        check: bool = True,
    ) -> Store:
        """Open a home, given as itself or as its folder and where its root key is.

        Without `check` a database that is behind can be opened, to upgrade it.

        Raises HomeMissing, KeyMissing, KeyExposed, KeyMalformed, WrongKey, DatabaseUnknown,
        DatabaseUnreadable, DatabaseAway, DatabaseBehind, DatabaseAhead, LivesOnServer, LivesInFile,
        AnotherCopy, or DayKeyMissing; touches nothing then.
        """
        home = home if isinstance(home, Home) else Home(home, root_key_file, root_key)
        vault = home.vault()
        session = home.session(vault)
        clock, rng = clock or SystemClock(), rng or random.SystemRandom()
        store = cls(session, vault, home.ledger, home.anchor, home.roll, clock, rng)
        store._check_or_close(home.ours, up_to_date=check)
        return store

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Work]:
        """A unit of work, committed when the block ends well and undone when it does not.

        Raises DatabaseBusy when another process does not let go of the database, DatabaseAway when its
        server is gone, and DiskFull or DatabaseFault when committing fails. A commit that has begun is
        finished before a cancellation takes effect.
        """
        async with self._lock:
            transaction = await self._begun()
            with damage.watched() as met:
                try:
                    async with self._ending(transaction) as work:
                        yield work
                        work.audit.note_damage(met)
                except BaseException:
                    await self._note_alone(met)
                    raise

    @asynccontextmanager
    async def _ending(self, transaction: RootTransaction) -> AsyncIterator[Work]:
        scope = self._scope()
        try:
            self._standing.follow()
            work = Work(scope)
            with damage.held_against(partial(work.sums.stands, self._anchor)):
                yield work
            work.sums.keep()
            scope.end()
            await self._committed(transaction, scope)
        except DBAPIError as error:
            raise self._session.translated(error) from error
        finally:
            scope.end()
            scope.changes.undo()
            self._session.undo(transaction)

    async def _note_alone(self, met: Collection[damage.Broken]) -> None:
        """What did not open in a unit of work that failed; when not even that can be written, so be it."""
        if met:
            with suppress(StoreError):
                async with self._ending(await self._begun()) as work:
                    work.audit.note_damage(met)

    async def roll_day_keys(self) -> None:
        """Wrap all open cases' keys under today's day key and destroy the older ones.

        Safe to interrupt anywhere and to repeat, also after days of standstill: a day key is
        destroyed only in a later unit of work, which finds nothing left that it opens. Between one
        part of the cases and the next others have their turn.
        """
        wrapped = A_TURN
        while wrapped == A_TURN:
            async with self.transaction() as work:
                wrapped = work.rewrap_cases(A_TURN)
        async with self.transaction() as work:
            today = work.now.date().isoformat()
            needed = work.days_in_use() | {today}
            for day in self._vault.days.days():
                if day < today and day not in needed:
                    self._vault.days.destroy(day)

    async def anchor(self, *, anew: bool = False) -> None:
        """Have the anchor know this state of the database; one from before is named in the audit log first.

        With `anew` it is the first one, and whatever the anchor knew is forgotten. Safe to interrupt
        anywhere. Raises OSError where the home cannot be written.
        """
        async with self.transaction() as work:
            if anew:
                work.sums.accept()
                work.sums.move(self._anchor)
            else:
                work.sums.anchor(self._anchor)
        async with self.transaction() as work:
            self._anchor.put(work.sums.mark)
            self._standing.settle()

    async def accept(self, reason: str) -> None:
        """Take what is there for what the line put there, after an incident; why stands in the audit log."""
        async with self.transaction() as work:
            work.sums.accept(reason)
            work.sums.move(self._anchor)
        await self.anchor()

    async def look_over(self) -> None:
        """Count each sealed column; the audit log names those that do not hold what the line put there.

        The first time, the roll is held against what was found as well.
        """
        async with self.transaction():
            missing = set() if self._combed else set(self._standing.all())
        for field in SEALED:
            async with self.transaction() as work:
                missing.difference_update(await in_thread(self._thread, partial(work.sums.look_over, field)))
        async with self.transaction():
            self._standing.comb(missing)
        self._combed = True
        if not self._standing.complete:
            async with self.transaction() as work:
                await in_thread(self._thread, partial(work.sums.call_the_roll, self._anchor))

    async def unlike(self) -> list[str]:
        """What is not as the line left it: sealed columns by their names, or everything."""
        async with self.transaction() as work:
            return await in_thread(self._thread, partial(work.sums.unlike, self._anchor))

    async def clean_up(self) -> bool:
        """Overwrite what was deleted, as far as the database can; False while others are in the way.

        Until that has been done once after a case was sealed or erased, its clean-up is pending: that is
        kept, tried again, and shown by `amana doctor`.
        """
        async with self.transaction() as work:
            pending = work.settings.get(CLEAN_UP)
        async with self._lock:
            done = await in_thread(self._thread, self._session.clean)
        if done and pending:
            async with self.transaction() as work:
                if work.settings.get(CLEAN_UP) == pending:
                    work.settings.put(CLEAN_UP, "")
        return done

    async def takes_over(self, duties: Sequence[str]) -> bool:
        """Whether this process has these duties from now on: all of them, or none.

        No other process has one of them until this one ends, loses the database or lays them down.
        """
        async with self._lock:
            try:
                fresh = [duty for duty in duties if not self._session.holds(duty)]
                taken = all(self._session.claim(duty) for duty in fresh)
                if not taken:
                    self._lay_down(fresh)
            except StoreError:
                return False  # the next unit of work finds the database again, or says that it is away
        return taken

    def has(self, duties: Sequence[str]) -> bool:
        """Whether it still has them."""
        return all(self._session.holds(duty) for duty in duties)

    async def lays_down(self, duties: Sequence[str]) -> None:
        """Leave these duties to whoever asks next."""
        async with self._lock:
            with suppress(StoreError):
                self._lay_down(duties)

    async def hear(self, heard: Callable[[News], None]) -> None:
        """Call `heard` for what other processes put into inbox and outbox, until cancelled.

        Nothing rests on it: whoever hears nothing looks by itself. Raises DatabaseAway.
        """
        await self._session.hear(heard)

    def _lay_down(self, duties: Sequence[str]) -> None:
        for duty in duties:
            self._session.let_go(duty)

    async def weakness(self) -> str:
        """Why what was committed could be lost all the same; "" for no reason."""
        async with self._lock:
            return await in_thread(self._thread, self._session.weakness)

    def upgrade(self) -> None:
        """Bring the database to the newest migration."""
        schema.upgrade(self._session)

    def downgrade(self, to: str) -> None:
        """Bring it back to an older migration; what only later ones know is dropped."""
        schema.downgrade(self._session, to)

    def revision(self) -> str | None:
        """The migration it is at; None for an empty database."""
        return schema.revision(self._session)

    def bring_up_to_date(self) -> None:
        """Upgrade where that is needed. Raises DatabaseAhead or DayKeyMissing."""
        if self.behind():
            self.upgrade()
        self._check_days()

    def behind(self) -> bool:
        """Whether the database needs an upgrade."""
        try:
            schema.check(self._session)
        except DatabaseBehind:
            return True
        return False

    def close(self) -> None:
        """Close the database."""
        self._thread.shutdown()
        self._standing.close()
        self._session.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _check_or_close(self, ours: str, *, up_to_date: bool) -> None:
        try:
            if self.shared:
                self._check_is_ours(ours)
            if up_to_date:
                schema.check(self._session)
                self._check_days()
        except BaseException:
            self.close()
            raise

    def _check_is_ours(self, ours: str) -> None:
        with self._session.alone() as connection:
            check_ours(sealed_in(connection, self._vault, OURS), ours)

    def _check_days(self) -> None:
        with self._session.alone():
            work = Work(self._scope())
            lost = work.days_in_use() - set(self._vault.days.days())
        if lost:
            raise DayKeyMissing(min(lost))

    def _scope(self) -> Scope:
        return Scope(
            self._session,
            self._statements,
            self._vault,
            self._ledger,
            self._clock.now(),
            self._rng,
            self._standing,
        )

    async def _committed(self, transaction: RootTransaction, scope: Scope) -> None:
        """Only what was written has to wait for the disk, and for a thread to wait in."""
        if scope.wrote:
            await in_thread(self._thread, lambda: self._keep(transaction, scope))
        else:
            transaction.commit()
            scope.changes.committed()

    def _keep(self, transaction: RootTransaction, scope: Scope) -> None:
        """What is erased stands in the ledger first: nothing that was erased may come back from a backup."""
        if scope.erased:
            self._ledger.add(scope.erased, scope.now)
        self._session.announce(scope.news)
        scope.changes.committing()
        transaction.commit()
        scope.changes.committed()

    async def _begun(self) -> RootTransaction:
        try:
            return self._session.begin()
        except (DatabaseBusy, DatabaseAway):
            return await self._begun_patiently()

    async def _begun_patiently(self) -> RootTransaction:
        """Whoever is cancelled meanwhile leaves nothing begun behind."""
        begun: list[RootTransaction] = []
        try:
            await in_thread(self._thread, lambda: begun.append(self._session.begin_patiently()))
        except asyncio.CancelledError:
            for transaction in begun:
                self._session.undo(transaction)
            raise
        return begun[0]
