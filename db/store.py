"""The store: one home's vault and database, opened; units of work come from it."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Collection
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy.engine import Connection, Engine, RootTransaction
from sqlalchemy.exc import DBAPIError

from db import damage, schema
from db.anchor import Anchor
from db.clock import Clock, SystemClock
from db.engine import abandon, open_engine, patient, rows_written, translated, truncate_log
from db.errors import DatabaseBehind, DatabaseBusy, DatabaseUnknown, DayKeyMissing, StoreError
from db.home import Home
from db.ledger import Ledger
from db.prepared import Statements
from db.scope import Scope
from db.settings import CLEAN_UP
from db.threads import in_thread
from db.vault.fields import SEALED
from db.vault.vault import Vault
from db.work import Work


class Store:
    """One connection, one writer at a time; another process beside it is waited for."""

    def __init__(
        self,
        engine: Engine,
        vault: Vault,
        ledger: Ledger,
        anchor: Anchor,
        clock: Clock,
        rng: random.Random,
    ) -> None:
        self._engine = engine
        self._vault = vault
        self._ledger = ledger
        self._anchor = anchor
        self._clock = clock
        self._rng = rng
        self._lock = asyncio.Lock()
        self._statements = Statements(engine.dialect)
        # A thread of its own, so that no other slow work stands between a commit and the disk.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="amana-store")
        self._connection = _connect(engine)

    @classmethod
    def open(
        cls,
        home: Home | Path,
        database_url: str | None = None,
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
        DatabaseUnreadable, DatabaseBehind, DatabaseAhead, or DayKeyMissing; touches nothing then.
        """
        if database_url:
            raise DatabaseUnknown(database_url.partition(":")[0])
        home = home if isinstance(home, Home) else Home(home, root_key_file, root_key)
        vault = home.vault()
        engine = open_engine(home.database, vault.database)
        clock, rng = clock or SystemClock(), rng or random.SystemRandom()
        store = cls(engine, vault, home.ledger, home.anchor, clock, rng)
        if check:
            store._check_or_close()
        return store

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Work]:
        """A unit of work, committed when the block ends well and undone when it does not.

        Raises DatabaseBusy when another process does not let go of the database, and
        DiskFull or DatabaseFault when committing fails. A commit that has begun is finished
        before a cancellation takes effect.
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
        before = rows_written(self._connection)
        try:
            work = Work(scope)
            yield work
            work.tally.keep()
            scope.end()
            await self._committed(transaction, scope, wrote=rows_written(self._connection) > before)
        except DBAPIError as error:
            raise translated(error) from error
        finally:
            scope.end()
            if transaction.is_active:
                transaction.rollback()
            abandon(self._connection)

    async def _note_alone(self, met: Collection[damage.Broken]) -> None:
        """What did not open in a unit of work that failed; when not even that can be written, so be it."""
        if met:
            with suppress(StoreError):
                async with self._ending(await self._begun()) as work:
                    work.audit.note_damage(met)

    async def roll_day_keys(self) -> None:
        """Wrap all open cases' keys under today's day key and destroy the older ones.

        Safe to interrupt anywhere and to repeat, also after days of standstill: a day key is
        destroyed only in a later unit of work, which finds nothing left that it opens.
        """
        async with self.transaction() as work:
            work.rewrap_cases()
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
                work.tally.accept()
                work.tally.move(self._anchor)
            else:
                work.tally.anchor(self._anchor)
        async with self.transaction() as work:
            self._anchor.put(work.tally.mark)

    async def accept(self, reason: str) -> None:
        """Take what is there for what the line put there, after an incident; why stands in the audit log."""
        async with self.transaction() as work:
            work.tally.accept(reason)
            work.tally.move(self._anchor)
        await self.anchor()

    async def look_over(self) -> None:
        """Count each sealed column; the audit log names those that do not hold what the line put there."""
        for field in SEALED:
            async with self.transaction() as work:
                await in_thread(self._thread, partial(work.tally.look_over, field))

    async def unlike(self) -> list[str]:
        """What is not as the line left it: sealed columns by their names, or everything."""
        async with self.transaction() as work:
            return await in_thread(self._thread, partial(work.tally.unlike, self._anchor))

    async def clean_up(self) -> bool:
        """Empty the write-ahead log into the database; False while another process reads on.

        Until that has been done once after a case was sealed or erased, its clean-up is pending: that is
        kept, tried again, and shown by `amana doctor`.
        """
        async with self.transaction() as work:
            pending = work.settings.get(CLEAN_UP)
        async with self._lock:
            done = await in_thread(self._thread, lambda: truncate_log(self._connection))
        if done and pending:
            async with self.transaction() as work:
                if work.settings.get(CLEAN_UP) == pending:
                    work.settings.put(CLEAN_UP, "")
        return done

    def upgrade(self) -> None:
        """Bring the database to the newest migration."""
        schema.upgrade(self._connection)

    def bring_up_to_date(self) -> None:
        """Upgrade where that is needed. Raises DatabaseAhead or DayKeyMissing."""
        if self.behind():
            self.upgrade()
        self._check_days()

    def behind(self) -> bool:
        """Whether the database needs an upgrade."""
        try:
            schema.check(self._connection)
        except DatabaseBehind:
            return True
        return False

    def close(self) -> None:
        """Close the database."""
        self._thread.shutdown()
        self._connection.close()
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _check_or_close(self) -> None:
        try:
            schema.check(self._connection)
            self._check_days()
        except BaseException:
            self.close()
            raise

    def _check_days(self) -> None:
        with patient(self._connection), self._connection.begin():
            work = Work(self._scope())
            lost = work.days_in_use() - set(self._vault.days.days())
        if lost:
            raise DayKeyMissing(min(lost))

    def _scope(self) -> Scope:
        return Scope(
            self._connection, self._statements, self._vault, self._ledger, self._clock.now(), self._rng
        )

    async def _committed(self, transaction: RootTransaction, scope: Scope, *, wrote: bool) -> None:
        """Only what was written has to wait for the disk, and for a thread to wait in."""
        if wrote:
            await in_thread(self._thread, lambda: self._keep(transaction, scope))
        else:
            transaction.commit()

    def _keep(self, transaction: RootTransaction, scope: Scope) -> None:
        """What is erased stands in the ledger first: nothing that was erased may come back from a backup."""
        if scope.erased:
            self._ledger.add(scope.erased, scope.now)
        transaction.commit()

    async def _begun(self) -> RootTransaction:
        try:
            return self._connection.begin()
        except DBAPIError as error:
            if not isinstance(translated(error), DatabaseBusy):
                raise translated(error) from error
        return await in_thread(self._thread, self._begun_patiently)

    def _begun_patiently(self) -> RootTransaction:
        with patient(self._connection):
            return self._connection.begin()


def _connect(engine: Engine) -> Connection:
    try:
        return engine.connect()
    except DBAPIError as error:
        engine.dispose()
        raise translated(error) from error
