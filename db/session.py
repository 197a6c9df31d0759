"""One connection to a line's database. What SQLite and PostgreSQL do differently is asked of it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import ClassVar, Literal

from sqlalchemy.engine import Connection, RootTransaction
from sqlalchemy.exc import DBAPIError

from db.errors import StoreError

PATIENCE = 20_000
"""Milliseconds that a unit of work waits for another process to finish its own."""
News = Literal["inbox", "outbox"]
"""Where something new lies."""
Fence = Callable[[], None]
"""Asked at the beginning of each unit of work, when nobody else can begin one any more: raises a StoreError
where the line does not live in this database (any more)."""


def no_fence() -> None:
    """For a database that is nobody's home, such as a backup's."""


class Session(ABC):
    """Units of work go through it one after another, whatever other processes do at the same time.

    A unit of work has the database to itself from its beginning to its end: that is what order within a
    chat, the numbers of rows and the audit log's chain rest upon, on SQLite and on PostgreSQL alike.
    """

    shared: ClassVar[bool]
    """Whether several processes may run one line over it, each with a session of its own."""

    connection: Connection

    @abstractmethod
    def begin(self) -> RootTransaction:
        """Begin a unit of work now. Raises DatabaseBusy while another is open, and never waits for it."""

    @abstractmethod
    def begin_patiently(self) -> RootTransaction:
        """Begin one, waiting PATIENCE for others to end, and for a lost connection to come back.

        Raises DatabaseBusy and DatabaseAway. It may block for long: for threads that may.
        """

    @abstractmethod
    def undo(self, transaction: RootTransaction) -> None:
        """Roll back whatever is left of a unit of work; nothing where it has ended well."""

    @abstractmethod
    def translated(self, error: Exception) -> StoreError:
        """One of our own errors for one of the driver's, without a word of what was being stored."""

    @abstractmethod
    def number_after(self, table: str, last: int | None) -> int:
        """The next number of a table that counts its rows, given the last one taken in this transaction.

        No number comes twice, and none that was taken is missing: an undone one comes again.
        """

    @abstractmethod
    def clean(self) -> bool:
        """Overwrite what was deleted as far as this database can; False while others are in the way."""

    @abstractmethod
    def weakness(self) -> str:
        """Why what was committed here could be lost all the same, for whoever set it up; "" for no reason."""

    @abstractmethod
    def claim(self, what: str) -> bool:
        """Claim something for this session until it ends or lets go; False when another has it."""

    @abstractmethod
    def others(self) -> bool:
        """Whether another process runs the line over it, as far as the database can tell."""

    @abstractmethod
    def let_go(self, what: str) -> None:
        """Give up a claim."""

    @abstractmethod
    def holds(self, what: str) -> bool:
        """Whether a claim still stands, as far as is known here: it went when the connection was lost."""

    @abstractmethod
    def announce(self, news: Collection[News]) -> None:
        """Let other processes hear of this, once the open unit of work is committed."""

    @abstractmethod
    async def hear(self, heard: Callable[[News], None]) -> None:
        """Call `heard` for whatever other processes announce, until cancelled. Raises DatabaseAway.

        What was announced before, or while the connection was lost, is not heard.
        """

    @abstractmethod
    def close(self) -> None:
        """Close it."""

    @contextmanager
    def alone(self) -> Iterator[Connection]:
        """A unit of work of the house itself, committed at the end; it waits for its turn."""
        transaction = self.begin_patiently()
        try:
            yield self.connection
            transaction.commit()
        except DBAPIError as error:
            raise self.translated(error) from error
        finally:
            self.undo(transaction)
